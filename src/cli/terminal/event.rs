//! Messages from the threads to the main one, and the ends of a session.

use std::{process::ExitStatus, sync::mpsc::SyncSender};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXCPU};

use crate::{app::message::Message, cli::loading::Opened, corpus::load::LoadEvent};

/// Reason for the end of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The user quit.
    Quit,
    /// A signal asked the program to end.
    Signal(i32),
    /// The terminal is gone.
    Gone,
    /// No key was pressed for long.
    Idle,
    /// A thread panicked.
    Panicked {
        /// `true` if the user had typed something before. Without input the session would fail again where it stood.
        after_input: bool,
    },
}

/// Words to the user once the corpus is read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing: the user saved a batch.
    Nothing,
    /// That it has changed.
    Changed,
    /// That it was read, as the user asked.
    Read,
}

/// A message to the main thread.
pub(super) enum Event {
    /// Input from the terminal.
    Bytes(Vec<u8>),
    /// Signal from the system.
    Signal(i32),
    /// Result of a worker.
    Worker(Message),
    /// The corpus, read again, with what is said then.
    Reloaded(Box<Opened>, Said),
    /// Progress of loading.
    Load(LoadEvent),
    /// A command of the user ended; `None` if the system does not tell how.
    CommandEnded(Option<ExitStatus>),
    /// A frame is written.
    Written,
    /// The terminal is gone.
    Gone,
    /// A thread panicked.
    Failed,
}

/// Sender of messages to the session, for other threads.
#[derive(Clone)]
pub struct Mailbox(pub(super) SyncSender<Event>);

impl Mailbox {
    /// Sends a message, which may wait until others are handled. Returns `false` once the session has ended.
    pub fn send(&self, message: Message) -> bool {
        self.0.send(Event::Worker(message)).is_ok()
    }
}

impl Event {
    /// Returns the end of the session that the event brings about, if it does.
    pub(super) fn end(&self) -> Option<End> {
        match self {
            Self::Signal(signal @ (SIGHUP | SIGTERM | SIGINT | SIGXCPU)) => Some(End::Signal(*signal)),
            Self::Gone => Some(End::Gone),
            _ => None,
        }
    }
}
