//! The driver for the local terminal.
//!
//! ```text
//! reader thread ── bytes, end of file ──┐
//! signal thread ── resize, end, stop ───┼─► channel ─► main: drain, update, one frame ─► the line, or the writer thread
//! writer thread ── written ─────────────┘
//! ```
//!
//! All of them wait in the kernel: nothing runs while nothing happens. There is one timer, and only while a lone Esc is
//! pending. A terminal that is gone ends the program in whichever way it is noticed first: end of file or an error
//! when reading (crossterm #793 spins there), a hang-up signal, an error when writing.
//!
//! What the line takes at once is written at once, which is nearly every frame; the writer is there from the first one on
//! that it does not. So a line that takes nothing holds the writer only: the session still hears that it is to end, and
//! what it leaves is kept. No thread is begun before the first frame is written, because whoever starts the program waits
//! for that; signals are caught before, and looked at then.

mod beside;
mod failure;
mod jobs;
mod threads;
mod tty;

use std::{
    collections::VecDeque,
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    time::{Duration, Instant},
};

use crossterm::terminal::disable_raw_mode;
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
    low_level,
};

pub(super) use beside::{Awaited, Beside};
use failure::{Failure, end_on_panic, is_to_fail, may_fail};
use threads::{catch_signals, end_soon, read, watch_signals, write};
pub use tty::size;
use tty::{Restore, Terminal};

use crate::{
    app::{effect::Effect, message::Message, words::plain::PlainMsg},
    cli::{loading::News, play::read_notice, save::save, search_worker::SearchWorker},
    ui::{Output, Session},
};

/// How long a lone Esc waits for the rest of an arrow key that a slow line may have split.
const ESC_WAIT: Duration = Duration::from_millis(50);

/// How long a program that was told to end waits for the frame that is being written.
const LAST_FRAME: Duration = Duration::from_millis(500);

/// How long after its start a session that ends waits for the answer to its question, and for how long: an answer
/// that arrives later would be typed into the shell.
const ANSWER_DUE: Duration = Duration::from_secs(2);
const ANSWER_WAIT: Duration = Duration::from_millis(400);

/// The exit code of a program that failed, as Rust's own handler has it.
pub(super) const FAILED: i32 = 101;

/// Events that may be queued before the threads wait; also the most that one frame takes in.
const QUEUE: usize = 64;

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The user left.
    Quit,
    /// The system asked, by this signal.
    Signal(i32),
    /// The terminal is gone.
    Gone,
    /// The program failed, in whichever thread.
    Panicked {
        /// Whether it had taken anything from the user: what fails at once would fail again where it stood.
        begun: bool,
    },
}

/// A session that ended.
pub(super) struct Ended {
    /// Why it did.
    pub(super) end: End,
    /// The session, for what it leaves.
    pub(super) session: Session,
    /// What the program failed with, if it did; to be printed now that the terminal is given back.
    pub(super) message: Option<String>,
}

/// What the threads tell the main one.
enum Event {
    /// The terminal sent these.
    Bytes(Vec<u8>),
    /// The system sent this.
    Signal(i32),
    /// What a worker has to say.
    Said(Message),
    /// Loading goes on.
    News(News),
    /// The frame is written.
    Written,
    /// The terminal is gone.
    Gone,
    /// A thread failed.
    Failed,
}

/// Runs a session on the terminal until it ends, says how, gives it back, and leaves the terminal as it was, also after
/// a panic in any thread. `keep` is called after every frame, to keep what should not wait for the end.
///
/// # Errors
///
/// There is no terminal, or it cannot be put into raw mode. That a terminal vanishes is no error but [`End::Gone`].
pub(super) fn run(session: Session, beside: Option<Beside>, keep: &mut dyn FnMut(&Session)) -> io::Result<Ended> {
    let terminal = Terminal::open()?;
    let _guard = Restore(terminal.clone());
    let (send, events) = sync_channel(QUEUE);
    let failure = Failure::default();
    end_on_panic(terminal.clone(), failure.clone(), send.clone());
    let signals = Some(catch_signals()?);
    terminal.take_over()?;
    let mut driver = Driver {
        session,
        terminal,
        events,
        signals,
        frames: None,
        heard: VecDeque::new(),
        send,
        search_worker: None,
        writing: false,
        stop: Arc::default(),
        awaited: None,
        failure,
        keep,
    };
    let started = Instant::now();
    // What the session leaves is kept also where the program itself fails.
    let begin = AssertUnwindSafe(|| {
        // Who starts the program sees the first frame before anything else is begun.
        driver.begin().unwrap_or_else(|| {
            if driver.listen().is_err() {
                return End::Gone;
            }
            driver.load(beside);
            driver.run()
        })
    });
    let end = catch_unwind(begin).ok().filter(|_| !driver.failure.happened());
    let end = end.unwrap_or(End::Panicked { begun: driver.session.model().is_touched });
    match end {
        End::Quit if started.elapsed() < ANSWER_DUE => driver.take_answer(),
        // A line that takes nothing would not take the end either.
        End::Panicked { .. } => end_soon(FAILED),
        _ => {}
    }
    driver.finish();
    Ok(Ended { end, message: driver.failure.message(), session: driver.session })
}

struct Driver<'a> {
    session: Session,
    terminal: Arc<Terminal>,
    /// The search worker, once it is needed.
    search_worker: Option<SearchWorker>,
    /// For those who have something to tell.
    send: SyncSender<Event>,
    events: Receiver<Event>,
    /// What is caught, until somebody looks at it.
    signals: Option<Signals>,
    /// To the writer, from the first frame on that the line does not take at once.
    frames: Option<SyncSender<Vec<u8>>>,
    /// Events that came while a frame was being written.
    heard: VecDeque<Event>,
    /// Whether a frame is being written.
    writing: bool,
    /// Tells what loads beside the session to stop.
    stop: Arc<AtomicBool>,
    /// What is to be opened when it is loaded.
    awaited: Option<Awaited>,
    failure: Failure,
    /// Keeps what should not wait for the end.
    keep: &'a mut dyn FnMut(&Session),
}

impl Driver<'_> {
    /// The first frame.
    fn begin(&mut self) -> Option<End> {
        let (width, height) = size();
        if self.session.model().size != (width, height) {
            self.session.resize(width, height);
        }
        let output = self.session.start();
        self.perform(output)
    }

    /// Begins to take what is typed.
    fn listen(&mut self) -> io::Result<()> {
        self.heed()?;
        read(self.terminal.input()?, self.send.clone())
    }

    /// Begins to heed the system's signals.
    fn heed(&mut self) -> io::Result<()> {
        self.signals.take().map_or(Ok(()), |signals| watch_signals(signals, self.send.clone()))
    }

    fn run(&mut self) -> End {
        loop {
            let first = match (self.heard.pop_front(), self.session.waiting()) {
                (Some(event), _) => Ok(event),
                (None, false) => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
                (None, true) => self.events.recv_timeout(ESC_WAIT),
            };
            let ended = match first {
                Ok(first) => self.take(first),
                Err(RecvTimeoutError::Timeout) => {
                    let output = self.session.settle();
                    self.perform(output)
                }
                Err(RecvTimeoutError::Disconnected) => Some(End::Gone),
            };
            if let Some(end) = ended {
                return end;
            }
        }
    }

    /// Waits a moment for an answer that is on its way.
    fn take_answer(&mut self) {
        let until = Instant::now() + ANSWER_WAIT;
        while self.session.asked()
            && let Ok(event) = self.events.recv_timeout(until.saturating_duration_since(Instant::now()))
        {
            match event {
                // The screen is given back next: there is nothing to draw.
                Event::Bytes(bytes) => drop(self.session.feed(&bytes)),
                Event::Signal(SIGWINCH | SIGCONT) | Event::Written | Event::News(_) | Event::Said(_) => {}
                Event::Signal(_) | Event::Gone | Event::Failed => return,
            }
        }
    }

    /// Takes everything that is queued, then draws once.
    fn take(&mut self, first: Event) -> Option<End> {
        let mut bytes = Vec::new();
        let (mut resized, mut said) = (false, Vec::new());
        let mut news = Vec::new();
        let mut ended = None;
        let heard = std::mem::take(&mut self.heard);
        let queued: Vec<Event> = heard.into_iter().chain(self.events.try_iter().take(QUEUE)).collect();
        for event in std::iter::once(first).chain(queued) {
            match event {
                Event::Bytes(more) => bytes.extend(more),
                Event::Said(message) => said.push(message),
                Event::Signal(SIGWINCH) => resized = true,
                Event::Signal(SIGTSTP) => self.suspend(),
                Event::Signal(SIGCONT) => ended = ended.or(self.resume()),
                Event::Signal(signal) => ended = ended.or(Some(End::Signal(signal))),
                Event::News(more) => news.push(more),
                Event::Gone => ended = ended.or(Some(End::Gone)),
                Event::Written | Event::Failed => {}
            }
        }
        if self.failure.happened() {
            return Some(End::Panicked { begun: self.session.model().is_touched });
        }
        if ended.is_some() {
            return ended;
        }
        if !bytes.is_empty() {
            let output = self.session.feed(&bytes);
            may_fail("main");
            if self.session.model().is_touched {
                // Who types goes a way of their own; what the terminal answers is typed by nobody.
                self.awaited = None;
            }
            ended = self.perform(output);
        }
        for message in said {
            ended = ended.or_else(|| {
                let output = self.session.deliver(message);
                self.perform(output)
            });
        }
        for news in news {
            ended = ended.or_else(|| self.news(news));
        }
        if ended.is_none() && resized {
            // Also when the size is what it was: it may have been another in between, and what stood outside is lost.
            let (width, height) = size();
            let output = self.session.resize(width, height);
            ended = self.perform(output);
        }
        ended
    }

    /// Writes the frame and performs the effects.
    fn perform(&mut self, output: Output) -> Option<End> {
        if !output.bytes.is_empty()
            && let Some(end) = self.write(output.bytes)
        {
            return Some(end);
        }
        if self.session.is_plain() {
            self.terminal.is_given_back();
        }
        (self.keep)(&self.session);
        output.effects.into_iter().find_map(|effect| self.effect(effect))
    }

    /// Writes a frame, or has it written and waits until it is, or until the program is to end.
    fn write(&mut self, mut frame: Vec<u8>) -> Option<End> {
        // Who is to fail at its work gets some.
        let taken = if is_to_fail("writer") { Ok(0) } else { self.terminal.write_at_once(&frame) };
        match taken {
            Ok(taken) if taken == frame.len() => return None,
            Ok(taken) => drop(frame.drain(..taken)),
            Err(_) => return Some(End::Gone),
        }
        if self.send_to_writer(frame).is_err() {
            return Some(End::Gone);
        }
        self.writing = true;
        loop {
            let event = self.events.recv();
            if self.failure.happened() {
                self.writing = !matches!(event, Ok(Event::Written));
                return Some(End::Panicked { begun: self.session.model().is_touched });
            }
            match event {
                Ok(Event::Written) => {
                    self.writing = false;
                    return None;
                }
                Ok(Event::Signal(signal @ (SIGHUP | SIGTERM | SIGINT))) => return Some(End::Signal(signal)),
                Ok(Event::Gone) | Err(_) => return Some(End::Gone),
                Ok(event) => self.heard.push_back(event),
            }
        }
    }

    /// Gives a frame to the writer. It may take long: from now on somebody has to heed the signals.
    fn send_to_writer(&mut self, frame: Vec<u8>) -> io::Result<()> {
        self.heed()?;
        let frames = match self.frames.take() {
            Some(frames) => frames,
            None => write(self.terminal.clone(), self.send.clone())?,
        };
        let sent = frames.send(frame);
        self.frames = Some(frames);
        sent.map_err(io::Error::other)
    }

    /// Lets a frame that is being written come to its end, so that what gives the terminal back is not written into it.
    /// A line that takes nothing would not take that either: then only the modes are given back.
    fn finish(&mut self) {
        let until = Instant::now() + LAST_FRAME;
        while self.writing {
            match self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Event::Written) => self.writing = false,
                Ok(_) => {}
                Err(_) => return self.terminal.is_given_back(),
            }
        }
    }

    fn effect(&mut self, effect: Effect) -> Option<End> {
        match effect {
            Effect::Quit => Some(End::Quit),
            Effect::Notice(batch) => {
                let output = self.session.deliver(read_notice(&self.session, batch));
                self.perform(output)
            }
            Effect::Save { path, text, replace } => {
                let output = self.session.deliver(Message::Saved(save(&path, &text, replace)));
                self.perform(output)
            }
            Effect::Search(request) => {
                let say = self.send.clone();
                let tell = move |message| {
                    may_fail("search");
                    say.send(Event::Said(message)).is_ok()
                };
                let start = || SearchWorker::start(tell);
                let found = self.search_worker.get_or_insert_with(start).search(request, self.session.ctx())?;
                let output = self.session.deliver(found);
                self.perform(output)
            }
            Effect::StopLoading => {
                self.stop.store(true, Ordering::Relaxed);
                None
            }
            Effect::Suspend if jobs::a_shell_waits() => {
                self.suspend();
                None
            }
            Effect::Suspend => {
                let lang = self.session.ctx().lang;
                let output = self.session.deliver(Message::Status(lang.get(PlainMsg::NoShell).to_owned()));
                self.perform(output)
            }
            Effect::None | Effect::Redraw | Effect::Copy(_) => None,
        }
    }

    /// Stops the process as Ctrl-Z does for other programs. It goes on when the shell says so, by SIGCONT.
    fn suspend(&mut self) {
        self.terminal.restore();
        // It fails only for signals that do not exist; then the program simply goes on.
        let _ = low_level::emulate_default_handler(SIGTSTP);
    }

    /// Goes on after a stop, whoever ordered it: the terminal's modes and its screen may both have changed.
    fn resume(&mut self) -> Option<End> {
        let _ = disable_raw_mode();
        if self.terminal.take_over().is_err() {
            return Some(End::Gone);
        }
        let (width, height) = size();
        self.session.resize(width, height);
        let output = self.session.start();
        self.perform(output)
    }
}
