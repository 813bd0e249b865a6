//! The driver for the local terminal.
//!
//! ```text
//! reader thread ── bytes, end of file ──┐
//!                                       ├─► channel ─► main: drain, update, one frame, one write
//! signal thread ── resize, end, stop ───┘
//! ```
//!
//! All three wait in the kernel: nothing runs while nothing happens. There is one timer, and only while a lone Esc is
//! pending. A terminal that is gone ends the program in whichever way it is noticed first: end of file or an error
//! when reading (crossterm #793 spins there), a hang-up signal, an error when writing.

use std::{
    fs::File,
    io::{self, Read, Write},
    os::fd::AsFd,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode, window_size};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
    low_level,
};

use crate::{
    app::{effect::Effect, message::Message},
    cli::{play::read_notice, save::save},
    ui::{Output, Session, screen},
};

/// How long a lone Esc waits for the rest of an arrow key that a slow line may have split.
const ESC_WAIT: Duration = Duration::from_millis(50);

/// How long a program that was told to end may still be busy, say with writing to a line that takes nothing.
const LAST_CHANCE: Duration = Duration::from_secs(2);

/// How long after its start a session that ends waits for the answer to its question, and for how long: an answer
/// that arrives later would be typed into the shell.
const ANSWER_DUE: Duration = Duration::from_secs(2);
const ANSWER_WAIT: Duration = Duration::from_millis(400);

/// Reads that may be queued before the reader waits; also the most that one frame takes in.
const QUEUE: usize = 64;

/// Bytes of one read.
const READ: usize = 4096;

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The user left.
    Quit,
    /// The system asked, by this signal.
    Signal(i32),
    /// The terminal is gone.
    Gone,
}

enum Event {
    Bytes(Vec<u8>),
    Signal(i32),
    /// What a worker has to say.
    Said(Message),
    Gone,
}

/// Runs a session on the terminal until it ends, says how, gives it back, and leaves the terminal as it was, also after a panic.
///
/// # Errors
///
/// There is no terminal, or it cannot be put into raw mode. That a terminal vanishes is no error but [`End::Gone`].
pub fn run(mut session: Session) -> io::Result<(End, Session)> {
    let terminal = Terminal::open()?;
    let _guard = Restore(terminal.clone());
    restore_on_panic(terminal.clone());
    terminal.take_over()?;
    let (send, events) = sync_channel(QUEUE);
    watch_signals(send.clone())?;
    let say = send.clone();
    read(terminal.input()?, send)?;

    let (width, height) = size();
    if session.model().size != (width, height) {
        session.resize(width, height);
    }
    let output = session.start();
    let seeker = Seeker::start(move |message| say.send(Event::Said(message)).is_ok());
    let mut driver = Driver { session, terminal, seeker };
    let started = Instant::now();
    let end = match driver.perform(output) {
        Some(end) => end,
        None => driver.run(&events),
    };
    if end == End::Quit && started.elapsed() < ANSWER_DUE {
        driver.take_answer(&events);
    }
    Ok((end, driver.session))
}

struct Driver {
    session: Session,
    terminal: Arc<Terminal>,
    seeker: Seeker,
}

impl Driver {
    fn run(&mut self, events: &Receiver<Event>) -> End {
        loop {
            let first = match self.session.waiting() {
                false => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
                true => events.recv_timeout(ESC_WAIT),
            };
            let ended = match first {
                Ok(first) => self.take(first, events),
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
    fn take_answer(&mut self, events: &Receiver<Event>) {
        let until = Instant::now() + ANSWER_WAIT;
        while self.session.asked()
            && let Ok(event) = events.recv_timeout(until.saturating_duration_since(Instant::now()))
        {
            match event {
                // The screen is given back next: there is nothing to draw.
                Event::Bytes(bytes) => drop(self.session.feed(&bytes)),
                Event::Signal(SIGWINCH | SIGCONT) | Event::Said(_) => {}
                Event::Signal(_) | Event::Gone => return,
            }
        }
    }

    /// Takes everything that is queued, then draws once.
    fn take(&mut self, first: Event, events: &Receiver<Event>) -> Option<End> {
        let mut bytes = Vec::new();
        let (mut resized, mut said) = (false, Vec::new());
        let mut ended = None;
        for event in std::iter::once(first).chain(events.try_iter().take(QUEUE)) {
            match event {
                Event::Bytes(more) => bytes.extend(more),
                Event::Said(message) => said.push(message),
                Event::Signal(SIGWINCH) => resized = true,
                Event::Signal(SIGTSTP) => self.suspend(),
                Event::Signal(SIGCONT) => ended = ended.or(self.resume()),
                Event::Signal(signal) => ended = ended.or(Some(End::Signal(signal))),
                Event::Gone => ended = ended.or(Some(End::Gone)),
            }
        }
        if ended.is_some() {
            return ended;
        }
        if !bytes.is_empty() {
            let output = self.session.feed(&bytes);
            ended = self.perform(output);
        }
        for message in said {
            let output = self.session.deliver(message);
            ended = ended.or(self.perform(output));
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
        if !output.bytes.is_empty() && self.terminal.write(&output.bytes).is_err() {
            return Some(End::Gone);
        }
        if self.session.is_plain() {
            self.terminal.is_given_back();
        }
        output.effects.into_iter().find_map(|effect| self.effect(effect))
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
            Effect::Search(ask) => {
                self.seeker.ask(ask, self.session.ctx());
                None
            }
            Effect::Suspend => {
                self.suspend();
                None
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

/// The terminal itself. It is opened anew where possible: what is inherited may have been made non-blocking by a
/// program before this one.
struct Terminal {
    tty: File,
    /// Whether its modes are ours.
    raw: AtomicBool,
    /// Whether its screen is ours.
    drawn: AtomicBool,
}

impl Terminal {
    fn open() -> io::Result<Arc<Self>> {
        let tty = File::options().read(true).write(true).open("/dev/tty");
        let tty = tty.or_else(|_| io::stdout().as_fd().try_clone_to_owned().map(File::from))?;
        Ok(Arc::new(Self { tty, raw: AtomicBool::new(false), drawn: AtomicBool::new(false) }))
    }

    fn input(&self) -> io::Result<File> {
        File::options()
            .read(true)
            .open("/dev/tty")
            .or_else(|_| io::stdin().as_fd().try_clone_to_owned().map(File::from))
    }

    fn take_over(&self) -> io::Result<()> {
        enable_raw_mode()?;
        self.raw.store(true, Ordering::SeqCst);
        Ok(())
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        self.drawn.store(true, Ordering::SeqCst);
        (&self.tty).write_all(bytes)
    }

    /// Takes note that the session itself has put the terminal's own screen and modes back, for now.
    fn is_given_back(&self) {
        self.drawn.store(false, Ordering::SeqCst);
    }

    /// Gives the terminal back, once. What fails here fails because there is no terminal any more.
    fn restore(&self) {
        if self.drawn.swap(false, Ordering::SeqCst) {
            let _ = (&self.tty).write_all(screen::leave());
        }
        if self.raw.swap(false, Ordering::SeqCst) {
            let _ = disable_raw_mode();
        }
    }
}

/// Gives the terminal back however the session ends.
struct Restore(Arc<Terminal>);

impl Drop for Restore {
    fn drop(&mut self) {
        self.0.restore();
    }
}

/// Gives the terminal back before the message of a panic is printed, so that it can be read.
fn restore_on_panic(terminal: Arc<Terminal>) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        terminal.restore();
        before(panic);
    }));
}

/// Columns and rows. A terminal that does not know them (a serial line, a new pseudo-terminal) has the size that such
/// terminals always had.
pub fn size() -> (u16, u16) {
    match window_size() {
        Ok(size) if size.columns > 0 && size.rows > 0 => (size.columns, size.rows),
        _ => (80, 24),
    }
}

/// Says that the terminal is gone when a thread that feeds the session ends, for whatever reason.
struct Gone(SyncSender<Event>);

impl Drop for Gone {
    fn drop(&mut self) {
        let _ = self.0.send(Event::Gone);
    }
}

fn read(mut input: File, send: SyncSender<Event>) -> io::Result<()> {
    thread::Builder::new().name("reader".to_owned()).spawn(move || {
        let gone = Gone(send);
        let mut buffer = [0; READ];
        loop {
            match input.read(&mut buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // A terminal in raw mode has no end of file: it is gone.
                Ok(0) | Err(_) => return,
                Ok(count) => {
                    let bytes = buffer.get(..count).unwrap_or_default().to_vec();
                    if gone.0.send(Event::Bytes(bytes)).is_err() {
                        return;
                    }
                }
            }
        }
    })?;
    Ok(())
}

fn watch_signals(send: SyncSender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        let gone = Gone(send);
        for signal in signals.forever() {
            if matches!(signal, SIGHUP | SIGTERM | SIGINT) {
                end_soon(signal);
            }
            if gone.0.send(Event::Signal(signal)).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Ends the process by force if it has not ended by itself after [`LAST_CHANCE`]. The screen is then left alone: the
/// main thread may be stuck in writing to it.
fn end_soon(signal: i32) {
    thread::spawn(move || {
        thread::sleep(LAST_CHANCE);
        let _ = disable_raw_mode();
        low_level::exit(128 + signal);
    });
}
