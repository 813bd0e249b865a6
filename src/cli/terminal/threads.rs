//! The threads beside the main one: each waits for one thing and passes it on.

use std::{
    fs::File,
    io::{self, Read},
    sync::{
        Arc,
        mpsc::{SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use crossterm::terminal::disable_raw_mode;
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
    low_level,
};

use super::{Event, failure::may_fail, tty::Terminal};

/// How long a program that was told to end may still be busy.
const LAST_CHANCE: Duration = Duration::from_secs(2);

/// Bytes of one read.
const READ: usize = 4096;

/// Says that the terminal is gone when a thread that feeds the session ends, for whatever reason.
struct Gone(SyncSender<Event>);

impl Drop for Gone {
    fn drop(&mut self) {
        let _ = self.0.send(Event::Gone);
    }
}

/// Says that nothing is being written any more, also where writing failed.
struct Done(SyncSender<Event>);

impl Drop for Done {
    fn drop(&mut self) {
        let _ = self.0.send(Event::Written);
    }
}

/// Passes on what the terminal sends.
pub(super) fn read(mut input: File, send: SyncSender<Event>) -> io::Result<()> {
    thread::Builder::new().name("reader".to_owned()).spawn(move || {
        let gone = Gone(send);
        let mut buffer = [0; READ];
        loop {
            match input.read(&mut buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // A terminal in raw mode has no end of file: it is gone.
                Ok(0) | Err(_) => return,
                Ok(count) => {
                    may_fail("reader");
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

/// Writes what the line does not take at once, one frame after the other, and says when each is written.
pub(super) fn write(terminal: Arc<Terminal>, send: SyncSender<Event>) -> io::Result<SyncSender<Vec<u8>>> {
    let (frames, queue) = sync_channel::<Vec<u8>>(1);
    thread::Builder::new().name("writer".to_owned()).spawn(move || {
        let gone = Gone(send);
        for frame in queue {
            let _done = Done(gone.0.clone());
            if terminal.write(&frame).is_err() {
                return;
            }
            may_fail("writer");
        }
    })?;
    Ok(frames)
}

/// From now on the system's signals are kept for [`watch_signals`].
pub(super) fn catch_signals() -> io::Result<Signals> {
    Signals::new([SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT])
}

/// Passes on what the system sends, and has sent since it was caught.
pub(super) fn watch_signals(mut signals: Signals, send: SyncSender<Event>) -> io::Result<()> {
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        let gone = Gone(send);
        for signal in signals.forever() {
            if matches!(signal, SIGHUP | SIGTERM | SIGINT) {
                end_soon(128 + signal);
            }
            may_fail("signals");
            if gone.0.send(Event::Signal(signal)).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Ends the process by force, with that exit code, if it has not ended by itself after [`LAST_CHANCE`]. The screen is
/// then left alone: the main thread may be stuck in writing to it.
pub(super) fn end_soon(code: i32) {
    thread::spawn(move || {
        thread::sleep(LAST_CHANCE);
        let _ = disable_raw_mode();
        low_level::exit(code);
    });
}
