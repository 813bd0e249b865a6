//! The terminal as a file: its modes and its screen, taken over and given back.

use std::{
    fs::File,
    io::{self, Write},
    os::fd::AsFd,
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
    /// Whether its modes are ours.
    raw: AtomicBool,
    /// Whether its screen is ours.
    drawn: AtomicBool,
}

impl Terminal {
    pub(super) fn open() -> io::Result<Arc<Self>> {
        let tty = File::options().read(true).write(true).open("/dev/tty");
        let tty = tty.or_else(|_| io::stdout().as_fd().try_clone_to_owned().map(File::from))?;
        Ok(Arc::new(Self { tty, raw: AtomicBool::new(false), drawn: AtomicBool::new(false) }))
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
