//! The terminal as a file: its modes and its screen, taken over and given back.

use std::{
    fs::File,
    io::{self, ErrorKind, Write},
    os::{fd::AsFd, unix::fs::OpenOptionsExt},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode, window_size};

use crate::ui::screen;

/// The terminal itself. It is opened anew where possible: what is inherited may have been made non-blocking by a
/// program before this one.
pub(super) struct Terminal {
    tty: File,
    /// The same, opened once more so that writing to it never waits; none where it cannot be opened anew.
    at_once: Option<File>,
    /// Whether its modes are ours.
    raw: AtomicBool,
    /// Whether its screen is ours.
    drawn: AtomicBool,
}

impl Terminal {
    pub(super) fn open() -> io::Result<Arc<Self>> {
        let tty = File::options().read(true).write(true).open("/dev/tty");
        // What is inherited is left as it is: others may write to it as well.
        let at_once = tty.as_ref().ok().and_then(|_| {
            File::options().write(true).custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY).open("/dev/tty").ok()
        });
        let tty = tty.or_else(|_| io::stdout().as_fd().try_clone_to_owned().map(File::from))?;
        Ok(Arc::new(Self { tty, at_once, raw: AtomicBool::new(false), drawn: AtomicBool::new(false) }))
    }

    pub(super) fn input(&self) -> io::Result<File> {
        File::options()
            .read(true)
            .open("/dev/tty")
            .or_else(|_| io::stdin().as_fd().try_clone_to_owned().map(File::from))
    }

    pub(super) fn take_over(&self) -> io::Result<()> {
        enable_raw_mode()?;
        self.raw.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// Writes what the line takes without waiting; gives how many bytes that is.
    pub(super) fn write_at_once(&self, bytes: &[u8]) -> io::Result<usize> {
        let Some(mut tty) = self.at_once.as_ref() else { return Ok(0) };
        self.drawn.store(true, Ordering::SeqCst);
        let mut taken = 0;
        while let Some(rest) = bytes.get(taken..).filter(|rest| !rest.is_empty()) {
            match tty.write(rest) {
                Ok(0) => break,
                Ok(count) => taken += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) => return Err(error),
            }
        }
        Ok(taken)
    }

    /// Writes all of it, however long the line takes.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        self.drawn.store(true, Ordering::SeqCst);
        (&self.tty).write_all(bytes)
    }

    /// Whether its modes are ours: what else is printed would be lost on it.
    pub(super) fn is_ours(&self) -> bool {
        self.raw.load(Ordering::SeqCst)
    }

    /// Takes note that the session itself has put the terminal's own screen and modes back, for now.
    pub(super) fn is_given_back(&self) {
        self.drawn.store(false, Ordering::SeqCst);
    }

    /// Gives the terminal back, once. What fails here fails because there is no terminal any more.
    pub(super) fn restore(&self) {
        if self.drawn.swap(false, Ordering::SeqCst) {
            let _ = (&self.tty).write_all(screen::leave());
        }
        if self.raw.swap(false, Ordering::SeqCst) {
            let _ = disable_raw_mode();
        }
    }
}

/// Gives the terminal back however the session ends.
pub(super) struct Restore(pub(super) Arc<Terminal>);

impl Drop for Restore {
    fn drop(&mut self) {
        self.0.restore();
    }
}

/// Columns and rows. A terminal that does not know them (a serial line, a new pseudo-terminal) has the size that such
/// terminals always had.
pub fn size() -> (u16, u16) {
    match window_size() {
        Ok(size) if size.columns > 0 && size.rows > 0 => (size.columns, size.rows),
        _ => (80, 24),
    }
}
