//! The threads beside the main one: each waits for one source and forwards it.

use std::{
    fs::File,
    io::{self, Read},
    sync::{
        Arc,
        mpsc::{Sender, SyncSender, channel},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use crossterm::terminal::disable_raw_mode;
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH, SIGXCPU},
    iterator::Signals,
    low_level,
};

use super::{
    event::Event,
    failure::may_fail,
    gate::Gate,
    tty::{Terminal, is_foreground},
};

/// Time that a program asked to end may still be busy.
const LAST_CHANCE: Duration = Duration::from_secs(2);

/// Time between two looks at a terminal that another job has.
const BACKGROUND: Duration = Duration::from_millis(20);

/// Size of the read buffer in bytes.
const READ: usize = 4096;

/// Sends an event when dropped, thus also after an error or a panic.
struct AtEnd(SyncSender<Event>, fn() -> Event);

impl Drop for AtEnd {
    fn drop(&mut self) {
        let _ = self.0.send(self.1());
    }
}

/// Starts a thread of the session. The session ends with it: without the thread the terminal is as good as gone.
fn start(
    name: &str,
    send: SyncSender<Event>,
    run: impl FnOnce(&SyncSender<Event>) + Send + 'static,
) -> io::Result<JoinHandle<()>> {
    let run = move || {
        let gone = AtEnd(send, || Event::Gone);
        run(&gone.0);
    };
    thread::Builder::new().name(name.to_owned()).spawn(run)
}

/// Starts the thread that reads from the terminal.
pub(super) fn start_input(mut input: File, send: SyncSender<Event>, gate: Arc<Gate>) -> io::Result<()> {
    let run = move |send: &SyncSender<Event>| {
        let mut buffer = [0; READ];
        loop {
            let is_ready = wait_for_input(&input);
            let turn = gate.pass();
            if is_ready && !has_input(&input) {
                // A command of the user took it.
                continue;
            }
            // Whoever closes the gate waits for a reading that ends at once, not for one that waits for a key.
            let turn = is_ready.then_some(turn);
            let read = input.read(&mut buffer);
            drop(turn);
            match read {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // A terminal in raw mode has no end of file: it is gone.
                Ok(0) | Err(_) => return,
                Ok(count) => {
                    may_fail("reader");
                    let bytes = buffer.get(..count).unwrap_or_default().to_vec();
                    if send.send(Event::Bytes(bytes)).is_err() {
                        return;
                    }
                }
            }
        }
    };
    start("reader", send, run).map(drop)
}

/// Waits until there is something to read and the terminal is ours. Returns `false` where a terminal cannot be polled:
/// there reading waits. In the background the system would stop the program
/// for reading, even one that is about to end by a signal.
fn wait_for_input(input: &File) -> bool {
    let is_ready = polled(input, None);
    while !is_foreground(input) {
        // The main thread stops or ends the program soon.
        thread::sleep(BACKGROUND);
    }
    is_ready
}

/// Returns `true` if there is something to read.
fn has_input(input: &File) -> bool {
    polled(input, Some(&Timespec { tv_sec: 0, tv_nsec: 0 }))
}

fn polled(input: &File, wait: Option<&Timespec>) -> bool {
    loop {
        let mut polled = [PollFd::new(input, PollFlags::IN)];
        match poll(&mut polled, wait) {
            Err(Errno::INTR) => {}
            Err(_) => return false,
            Ok(_) => {
                return polled.iter().any(|one| !one.revents().is_empty() && !one.revents().contains(PollFlags::NVAL));
            }
        }
    }
}

/// The thread that writes frames, as seen by the main thread.
pub(super) struct Writer {
    frames: Sender<Vec<u8>>,
    thread: JoinHandle<()>,
    /// Frames sent and not confirmed as written.
    unwritten: usize,
}

impl Writer {
    /// Starts the thread.
    pub(super) fn start(terminal: Arc<Terminal>, send: SyncSender<Event>) -> io::Result<Self> {
        let (frames, queue) = channel::<Vec<u8>>();
        let thread = start("writer", send, move |send| {
            for frame in queue {
                let _written = AtEnd(send.clone(), || Event::Written);
                if terminal.write(&frame).is_err() {
                    return;
                }
                may_fail("writer");
            }
        })?;
        Ok(Self { frames, thread, unwritten: 0 })
    }

    /// Sends a frame to be written. Never blocks.
    pub(super) fn write(&mut self, frame: Vec<u8>) -> io::Result<()> {
        self.frames.send(frame).map_err(io::Error::other)?;
        self.unwritten += 1;
        Ok(())
    }

    /// Counts [`Event::Written`].
    pub(super) fn confirm(&mut self, written: usize) {
        self.unwritten = self.unwritten.saturating_sub(written);
    }

    /// Returns `true` while a frame is being written.
    pub(super) fn is_busy(&self) -> bool {
        self.unwritten > 0 && !self.thread.is_finished()
    }
}

/// Catches signals from now on, and starts the thread that forwards them.
pub(super) fn watch_signals(send: SyncSender<Event>, gate: Arc<Gate>) -> io::Result<()> {
    let mut signals = Signals::new([SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGXCPU, SIGTSTP, SIGCONT])?;
    let run = move |send: &SyncSender<Event>| {
        for signal in signals.forever() {
            if signal == SIGINT && gate.was_just_closed() {
                // Ctrl-C in a command of the user.
                continue;
            }
            if matches!(signal, SIGHUP | SIGTERM | SIGINT | SIGXCPU) {
                end_soon(128 + signal);
            }
            may_fail("signals");
            if send.send(Event::Signal(signal)).is_err() {
                return;
            }
        }
    };
    start("signals", send, run).map(drop)
}

/// Forces the process to end with that exit code if it has not ended after [`LAST_CHANCE`]. The screen is then left
/// alone, because a thread may be blocked writing to it.
pub(super) fn end_soon(code: i32) {
    thread::spawn(move || {
        thread::sleep(LAST_CHANCE);
        let _ = disable_raw_mode();
        low_level::exit(code);
    });
}
