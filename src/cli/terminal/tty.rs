//! The terminal device: its modes and its screen, taken over and given back.

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

/// The terminal device, opened anew where possible: an inherited descriptor may be non-blocking.
pub(super) struct Terminal {
    tty: File,
    /// `true` while its modes are ours.
    raw: AtomicBool,
    /// `true` while its screen is ours.
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

    /// Writes all bytes, however long the line takes.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        (&self.tty).write_all(bytes)
    }

    /// Returns `true` while its modes are ours: other output would be lost on it.
    pub(super) fn is_ours(&self) -> bool {
        self.raw.load(Ordering::SeqCst)
    }

    /// Records whether frames have put the screen and the modes into the state that [`Terminal::restore`] undoes.
    pub(super) fn set_drawn(&self, drawn: bool) {
        self.drawn.store(drawn, Ordering::SeqCst);
    }

    /// Gives the terminal back, once. Errors are ignored: they mean that the terminal is gone.
    pub(super) fn restore(&self) {
        if self.drawn.swap(false, Ordering::SeqCst) {
            let _ = (&self.tty).write_all(screen::leave());
        }
        if self.raw.swap(false, Ordering::SeqCst) {
            let _ = disable_raw_mode();
        }
    }
}

/// Gives the terminal back when dropped.
pub(super) struct Restore(pub(super) Arc<Terminal>);

impl Drop for Restore {
    fn drop(&mut self) {
        self.0.restore();
    }
}

/// Returns columns and rows; 80×24 if the terminal does not know them (a serial line, a new pseudo-terminal).
pub fn size() -> (u16, u16) {
    match window_size() {
        Ok(size) if size.columns > 0 && size.rows > 0 => (size.columns, size.rows),
        _ => (80, 24),
    }
}
