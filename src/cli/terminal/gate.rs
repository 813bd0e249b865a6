//! The gate between the terminal and the thread that reads it: closed while a command of the user has the terminal, so
//! that every key goes to that.

use std::{
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Time for which a Ctrl-C in a command may arrive late: the command may have ended before the session is told.
const LATE: Duration = Duration::from_secs(1);

/// A gate, open at first.
#[derive(Default)]
pub(super) struct Gate {
    state: Mutex<State>,
    opened: Condvar,
}

/// The state of a gate.
#[derive(Default)]
pub(super) struct State {
    is_closed: bool,
    /// The moment of the last opening.
    last: Option<Instant>,
}

impl Gate {
    /// Closes the gate once no guard of it lives.
    pub(super) fn close(&self) {
        self.lock().is_closed = true;
    }

    /// Opens the gate.
    pub(super) fn open(&self) {
        *self.lock() = State { is_closed: false, last: Some(Instant::now()) };
        self.opened.notify_all();
    }

    /// Returns `true` if a Ctrl-C that arrives now may have been typed while the gate was closed.
    pub(super) fn was_just_closed(&self) -> bool {
        let state = self.lock();
        state.is_closed || state.last.is_some_and(|last| last.elapsed() < LATE)
    }

    /// Waits for the gate to be open; it is not closed while the guard lives.
    pub(super) fn pass(&self) -> MutexGuard<'_, State> {
        self.opened.wait_while(self.lock(), |state| state.is_closed).unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
