//! The driver for the local terminal.
//!
//! ```text
//! reader thread ── bytes, end of file ──┐
//! signal thread ── resize, end, stop ───┼─► channel ─► main: drain, update, one frame ─► writer thread
//! writer thread ── written ─────────────┘
//! ```
//!
//! All threads wait in the kernel: nothing runs while nothing happens. A timer runs only while keys are pending that may begin a
//! sequence, for a page of a presentation that plays by itself, for the next moment of a script, and where an administrator
//! ends idle sessions.
//! A terminal that is gone ends the program in whichever way it is noticed first: end of file or an error when reading
//! (crossterm #793 spins there), a hang-up signal, an error when writing.
//!
//! A line that takes nothing blocks the writer only: the main thread still receives signals, and the session's state is
//! kept.

mod command_run;
mod corpus_watch;
mod desk_worker;
mod driver;
mod effects;
mod event;
mod failure;
mod gate;
mod idle;
mod job_control;
mod lending;
mod load_events;
mod read_worker;
mod reload;
mod reloading;
mod search_worker;
mod show;
mod threads;
mod tty;
mod watcher;

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, mpsc::sync_channel},
    time::{Duration, Instant},
};

pub(super) use corpus_watch::CorpusWatch;
pub(super) use desk_worker::DeskFile;
pub use event::{End, Mailbox};
pub(super) use reloading::ReadCorpus;
pub use tty::size;
pub(super) use tty::wait_for_foreground;
pub(super) use watcher::{ARGUMENT as WATCH, watch};

use self::{
    desk_worker::DeskWorker,
    driver::Driver,
    failure::{Failure, end_on_panic},
    gate::Gate,
    idle::Idle,
    lending::Lending,
    read_worker::read_runner,
    reloading::Reloading,
    search_worker::SearchWorker,
    threads::{Writer, end_soon, start_input, watch_signals},
    tty::{Restore, Terminal},
};
use crate::{
    app::message::Message,
    cli::{loading::BackgroundLoad, player::Player},
    error::Fault,
    ui::{SearchRunner, Session},
};

/// Period after the start during which a session that ends waits for the answer to its width question, because an
/// answer that arrives later would be typed into the shell.
const ANSWER_DUE: Duration = Duration::from_secs(2);

/// Exit code of a program that panicked, as Rust's own handler has it.
pub(super) const FAILED: u8 = 101;

/// Events that may be queued before the threads wait.
const QUEUE: usize = 64;

/// The times that a session waits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waits {
    /// Pending keys, for the rest of a sequence.
    pub(super) keys: Duration,
    /// The session, for a key; `None` for ever.
    pub(super) idle: Option<Duration>,
}

/// A session that ended.
pub(super) struct Ended {
    /// Reason for the end.
    pub(super) end: End,
    /// The session, with the state to keep.
    pub(super) session: Session,
    /// Panic message, to be printed now that the terminal is given back.
    pub(super) message: Option<String>,
    /// Reason why something of the desk could not be written.
    pub(super) unwritten: Option<Fault>,
}

/// Runs a session on the terminal until it ends. Leaves the terminal as it was, also after a panic in any thread.
/// `read` reads the corpus again, once a batch is saved or `watch` tells of a change. `after_frame` is called after every frame, to keep what should not wait for the end.
///
/// # Errors
///
/// There is no terminal, it cannot be put into raw mode, or no thread can be started. A terminal that vanishes is
/// [`End::Gone`].
pub(super) fn run(
    session: Session,
    load: Option<BackgroundLoad>,
    desk: DeskFile,
    waits: Waits,
    (read, watch): (ReadCorpus, CorpusWatch),
    player: Option<Player>,
    after_frame: &mut dyn FnMut(&Session, &Mailbox) -> Option<Message>,
) -> io::Result<Ended> {
    let terminal = Terminal::open()?;
    let _guard = Restore(terminal.clone());
    let (send, events) = sync_channel(QUEUE);
    let failure = Failure::default();
    end_on_panic(terminal.clone(), failure.clone(), send.clone());
    let gate = Arc::new(Gate::default());
    watch_signals(send.clone(), gate.clone())?;
    terminal.take_over()?;
    start_input(terminal.input()?, send.clone(), gate.clone())?;
    let mut driver = Driver {
        session: session
            .with_search_runner(search_runner(Mailbox(send.clone())))
            .with_read_runner(read_runner(Mailbox(send.clone()))),
        writer: Writer::start(terminal.clone(), send.clone())?,
        terminal,
        events,
        queue: Vec::new(),
        key_wait: waits.keys,
        keys_due: None,
        wake: None,
        lending: Lending::new(gate),
        idle: Idle::new(waits.idle),
        player,
        cue_due: None,
        stop_loading: Arc::default(),
        pending_case: None,
        failure,
        reloading: Reloading::new(read, watch),
        desk: DeskWorker::new(desk, Mailbox(send.clone())),
        mailbox: Mailbox(send.clone()),
        send,
        after_frame,
    };
    let started = Instant::now();
    let run = AssertUnwindSafe(|| {
        driver.first_frame().unwrap_or_else(|| {
            driver.desk.read();
            driver.load(load);
            driver.begin_show().unwrap_or_else(|| driver.run())
        })
    });
    let end = catch_unwind(run).ok().filter(|_| !driver.failure.happened());
    let end = end.unwrap_or_else(|| driver.panicked());
    match end {
        End::Quit if started.elapsed() < ANSWER_DUE => driver.receive_answer(),
        // A blocked line would block the end as well.
        End::Panicked { .. } => end_soon(FAILED.into()),
        _ => {}
    }
    driver.finish_writing();
    let unwritten = driver.desk.finish();
    Ok(Ended { end, message: driver.failure.message(), session: driver.session, unwritten })
}

/// Returns a runner that starts a worker with the first search.
fn search_runner(mailbox: Mailbox) -> SearchRunner {
    let mut worker = None;
    Box::new(move |request, ctx, wait| {
        let mailbox = mailbox.clone();
        let start = || SearchWorker::start(move |message| mailbox.send(message));
        worker.get_or_insert_with(start).search(request, ctx, wait)
    })
}
