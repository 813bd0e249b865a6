//! The cursor of a list: the selected row and the row at the top of the pane.
//!
//! The scrolling rule: the cursor stays on the screen, the pane moves as little as it must, and the last page is full.

use super::action::Action;

/// A cursor in a list; rows count from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The selected row.
    pub at: usize,
    /// The first row on the screen.
    pub top: usize,
}

impl ListCursor {
    /// Moves the cursor by `rows` in a list of `len` rows shown in a pane of `height` rows.
    pub fn step(&mut self, rows: isize, len: usize, height: usize) {
        self.go(self.at.saturating_add_signed(rows), len, height);
    }

    /// Moves the cursor and the pane by a screen (or part of one): the selection keeps its row on the screen.
    pub fn page(&mut self, rows: isize, len: usize, height: usize) {
        self.top = self.top.saturating_add_signed(rows).min(len.saturating_sub(height));
        self.step(rows, len, height);
    }

    /// Moves the pane by `rows`; the cursor goes along only as far as it must to stay on the screen.
    pub fn scroll(&mut self, rows: isize, len: usize, height: usize) {
        let height = height.max(1);
        self.top = self.top.saturating_add_signed(rows).min(len.saturating_sub(height));
        let lowest = (self.top + height).min(len).saturating_sub(1);
        self.go(self.at.clamp(self.top.min(lowest), lowest), len, height);
    }

    /// Puts the cursor on `row`, or on the nearest one there is.
    pub fn go(&mut self, row: usize, len: usize, height: usize) {
        self.at = row.min(len.saturating_sub(1));
        let height = height.max(1);
        let lowest = (self.at + 1).saturating_sub(height);
        self.top = self.top.clamp(lowest, self.at).min(len.saturating_sub(height).max(lowest));
    }

    /// Moves the cursor as `action` says, `count` times or to row `count`. Returns `false` if it is no movement.
    pub fn act(&mut self, action: Action, count: Option<usize>, len: usize, height: usize) -> bool {
        let times = count.unwrap_or(1).cast_signed();
        let page = height.saturating_sub(1).max(1).cast_signed();
        let half = (height / 2).max(1).cast_signed();
        match action {
            Action::Down => self.step(times, len, height),
            Action::Up => self.step(-times, len, height),
            Action::PageDown => self.page(page.saturating_mul(times), len, height),
            Action::PageUp => self.page(-page.saturating_mul(times), len, height),
            Action::HalfPageDown => self.page(half.saturating_mul(times), len, height),
            Action::HalfPageUp => self.page(-half.saturating_mul(times), len, height),
            Action::First => self.go(0, len, height),
            Action::Last => self.go(count.map_or(len, |row| row.saturating_sub(1)), len, height),
            _ => return false,
        }
        true
    }

    /// Scrolls a text of `len` rows as `action` says: its first row on the screen is the cursor. Returns `false` if it is
    /// no movement.
    pub fn act_on_text(&mut self, action: Action, count: Option<usize>, len: usize, height: usize) -> bool {
        let last = len.saturating_sub(height);
        let page = height.saturating_sub(1).max(1);
        let top = match action {
            Action::PageDown => self.top + page,
            Action::PageUp => self.top.saturating_sub(page),
            Action::HalfPageDown => self.top + height / 2,
            Action::HalfPageUp => self.top.saturating_sub(height / 2),
            _ => {
                if !self.act(action, count, last + 1, 1) {
                    return false;
                }
                self.at
            }
        };
        *self = Self { at: top.min(last), top: top.min(last) };
        true
    }

    /// Returns the cursor at another row, at the same height on the screen.
    #[must_use]
    pub fn at_same_height(self, row: usize) -> Self {
        Self { at: row, top: row.saturating_sub(self.at.saturating_sub(self.top)) }
    }

    /// Returns the rows on the screen.
    pub fn rows(&self, len: usize, height: usize) -> std::ops::Range<usize> {
        self.top.min(len)..(self.top + height).min(len)
    }
}
