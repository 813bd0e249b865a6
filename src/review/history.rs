//! Undo and redo of corrections.

use crate::import::Corrections;

/// The corrections now, those before and those undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    now: Corrections,
    before: Vec<Corrections>,
    undone: Vec<Corrections>,
}

impl History {
    /// Returns a history that begins with these corrections.
    pub fn new(now: Corrections) -> Self {
        Self { now, ..Self::default() }
    }

    /// Returns the corrections now.
    pub fn now(&self) -> &Corrections {
        &self.now
    }

    /// Applies a change. Returns `false` if it changes nothing.
    pub fn change(&mut self, change: impl FnOnce(&mut Corrections)) -> bool {
        let mut next = self.now.clone();
        change(&mut next);
        if next == self.now {
            return false;
        }
        self.before.push(std::mem::replace(&mut self.now, next));
        self.undone.clear();
        true
    }

    /// Takes the last change back. Returns `false` without one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.before.pop() else { return false };
        self.undone.push(std::mem::replace(&mut self.now, before));
        true
    }

    /// Applies again what was taken back last. Returns `false` without any.
    pub fn redo(&mut self) -> bool {
        let Some(undone) = self.undone.pop() else { return false };
        self.before.push(std::mem::replace(&mut self.now, undone));
        true
    }
}
