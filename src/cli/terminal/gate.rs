//! The gate between the terminal and the thread that reads it: closed while a command of the user has the terminal, so
//! that every key goes to that.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A gate, open at first.
#[derive(Default)]
pub(super) struct Gate {
    is_closed: Mutex<bool>,
    opened: Condvar,
}

impl Gate {
    /// Closes the gate once no guard of it lives.
    pub(super) fn close(&self) {
        *self.lock() = true;
    }

    /// Opens the gate.
    pub(super) fn open(&self) {
        *self.lock() = false;
        self.opened.notify_all();
    }

    /// Returns `true` while the gate is closed.
    pub(super) fn is_closed(&self) -> bool {
        *self.lock()
    }

    /// Waits for the gate to be open; it is not closed while the guard lives.
    pub(super) fn pass(&self) -> MutexGuard<'_, bool> {
        self.opened.wait_while(self.lock(), |is_closed| *is_closed).unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, bool> {
        self.is_closed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
