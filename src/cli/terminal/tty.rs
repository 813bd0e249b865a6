//! The terminal device: its modes and its screen, taken over and given back.

use std::{
    fs::File,
    io::{self, Write},
    os::fd::AsFd,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode, window_size};
use rustix::{
    process::getpgrp,
    termios::{OptionalActions, Termios, tcgetattr, tcgetpgrp, tcsetattr},
};

use super::watcher::{Owed, Watcher};
use crate::ui::screen;

/// The terminal device, opened anew where possible: an inherited descriptor may be non-blocking.
pub(super) struct Terminal {
    tty: File,
    /// `true` while its modes are ours.
    raw: AtomicBool,
    /// `true` while its screen is ours.
    drawn: AtomicBool,
    watched: Mutex<Watched>,
}

/// A watcher of the terminal, and what it needs to know.
#[derive(Default)]
struct Watched {
    /// Modes before they became ours.
    modes: Option<Termios>,
    watcher: Option<Watcher>,
}

impl Terminal {
    pub(super) fn open() -> io::Result<Arc<Self>> {
        let tty = open()?;
        let (raw, drawn) = (AtomicBool::new(false), AtomicBool::new(false));
        Ok(Arc::new(Self { tty, raw, drawn, watched: Mutex::default() }))
    }

    pub(super) fn input(&self) -> io::Result<File> {
        File::options()
            .read(true)
            .open("/dev/tty")
            .or_else(|_| io::stdin().as_fd().try_clone_to_owned().map(File::from))
    }

    pub(super) fn take_over(&self) -> io::Result<()> {
        let modes = tcgetattr(&self.tty);
        enable_raw_mode()?;
        self.raw.store(true, Ordering::SeqCst);
        self.watched().modes = modes.ok();
        self.tell();
        Ok(())
    }

    /// Starts a watcher, once. Without one, as where no process may be started, only an end in order gives the terminal
    /// back.
    pub(super) fn watch(&self) {
        if self.watched().watcher.is_none() {
            let watcher = Watcher::start(&self.tty, self.owed().as_ref());
            self.watched().watcher = watcher.ok();
        }
    }

    fn watched(&self) -> MutexGuard<'_, Watched> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn owed(&self) -> Option<Owed> {
        let watched = self.watched();
        let modes = watched.modes.as_ref().filter(|_| self.is_ours())?;
        Some(Owed::new(modes, self.drawn.load(Ordering::SeqCst)))
    }

    /// Tells the watcher what the terminal has to get back.
    fn tell(&self) {
        let owed = self.owed();
        if let Some(watcher) = &mut self.watched().watcher {
            watcher.tell(owed.as_ref());
        }
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
        if self.drawn.swap(drawn, Ordering::SeqCst) != drawn {
            self.tell();
        }
    }

    /// Returns `true` unless another job of the shell has the terminal.
    pub(super) fn is_foreground(&self) -> bool {
        is_foreground(&self.tty)
    }

    /// Gives the terminal back, once. Errors are ignored: they mean that the terminal is gone. A shell has put back the
    /// modes for another job by itself.
    pub(super) fn restore(&self) {
        if self.drawn.swap(false, Ordering::SeqCst) {
            let _ = (&self.tty).write_all(screen::leave());
        }
        if self.raw.swap(false, Ordering::SeqCst) && self.is_foreground() {
            let _ = disable_raw_mode();
        }
        self.tell();
    }
}

fn open() -> io::Result<File> {
    let tty = File::options().read(true).write(true).open("/dev/tty");
    tty.or_else(|_| io::stdout().as_fd().try_clone_to_owned().map(File::from))
}

/// Returns `true` unless another job of the shell has the terminal: then the system stops a program that reads from it or
/// changes its modes.
pub(super) fn is_foreground(tty: &File) -> bool {
    tcgetpgrp(tty).map_or(true, |group| group == getpgrp())
}

/// Waits until the program has the terminal. One that is started in the background is stopped here, before it catches any
/// signal: it ends like any other stopped program.
pub(in crate::cli) fn wait_for_foreground() -> io::Result<()> {
    let tty = open()?;
    if !is_foreground(&tty) {
        // The system stops the program until it may do this, which changes nothing.
        tcsetattr(&tty, OptionalActions::Now, &tcgetattr(&tty)?)?;
    }
    Ok(())
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
