//! The cursor of a list: the selected row and the row at the top of the pane.
//!
//! The scrolling rule: the cursor stays on the screen, the pane moves as little as it must, and the last page is full.

use super::action::Action;

/// The rows of a list on the screen. Most lists have one row for each item: they are their length.
pub trait Rows {
    /// Returns the number of items.
    fn items(&self) -> usize;

    /// Returns the row of an item.
    fn row_of(&self, item: usize) -> usize;

    /// Returns the first row that belongs to an item: its own, or that of its heading.
    fn first_row_of(&self, item: usize) -> usize {
        self.row_of(item)
    }

    /// Returns the last row that belongs to an item.
    fn last_row_of(&self, item: usize) -> usize {
        self.row_of(item)
    }

    /// Returns the number of rows.
    fn len(&self) -> usize {
        self.items().checked_sub(1).map_or(0, |last| self.last_row_of(last) + 1)
    }

    /// Returns `true` if there are none.
    fn is_empty(&self) -> bool {
        self.items() == 0
    }

    /// Returns the item of a row; of the row of a heading, the item above it, or with `below` the one below it.
    fn item_at(&self, row: usize, below: bool) -> usize {
        // The number of items that begin at this row or above it.
        let (mut least, mut most) = (0, self.items());
        while least < most {
            let middle = least.midpoint(most);
            if self.row_of(middle) <= row {
                least = middle + 1;
            } else {
                most = middle;
            }
        }
        let item = least.saturating_sub(1);
        item + usize::from(below && row > self.last_row_of(item) && least < self.items())
    }
}

impl Rows for usize {
    fn items(&self) -> usize {
        *self
    }

    fn row_of(&self, item: usize) -> usize {
        item
    }
}

/// A cursor in a list; items and rows count from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The selected item.
    pub at: usize,
    /// The first row on the screen.
    pub top: usize,
}

impl ListCursor {
    /// Moves the cursor by `items` in a list shown in a pane of `height` rows.
    pub fn step(&mut self, items: isize, rows: &impl Rows, height: usize) {
        self.go(self.at.saturating_add_signed(items), rows, height);
    }

    /// Moves the cursor and the pane by a screen (or part of one): the selection keeps its row on the screen.
    pub fn page(&mut self, by: isize, rows: &impl Rows, height: usize) {
        self.top = self.top.saturating_add_signed(by).min(rows.len().saturating_sub(height));
        let row = rows.row_of(self.at.min(rows.items().saturating_sub(1))).saturating_add_signed(by);
        self.go(rows.item_at(row, by > 0), rows, height);
    }

    /// Moves the pane by rows; the cursor goes along only as far as it must to stay on the screen.
    pub fn scroll(&mut self, by: isize, rows: &impl Rows, height: usize) {
        let height = height.max(1);
        self.top = self.top.saturating_add_signed(by).min(rows.len().saturating_sub(height));
        let lowest = (self.top + height).min(rows.len()).saturating_sub(1);
        let row = rows.row_of(self.at).clamp(self.top.min(lowest), lowest);
        self.go(rows.item_at(row, by > 0), rows, height);
    }

    /// Puts the cursor on an item, or on the nearest one there is. The row of its heading is visible with it.
    pub fn go(&mut self, item: usize, rows: &impl Rows, height: usize) {
        self.at = item.min(rows.items().saturating_sub(1));
        let height = height.max(1);
        let lowest = (rows.last_row_of(self.at) + 1).saturating_sub(height).min(rows.row_of(self.at));
        let highest = rows.first_row_of(self.at).max(lowest);
        self.top = self.top.clamp(lowest, highest).min(rows.len().saturating_sub(height).max(lowest));
    }

    /// Moves the cursor as `action` says, `count` times or to item `count`. Returns `false` if it is no movement.
    pub fn act(&mut self, action: Action, count: Option<usize>, rows: &impl Rows, height: usize) -> bool {
        let times = count.unwrap_or(1).cast_signed();
        let page = height.saturating_sub(1).max(1).cast_signed();
        let half = (height / 2).max(1).cast_signed();
        match action {
            Action::Down => self.step(times, rows, height),
            Action::Up => self.step(-times, rows, height),
            Action::PageDown => self.page(page.saturating_mul(times), rows, height),
            Action::PageUp => self.page(-page.saturating_mul(times), rows, height),
            Action::HalfPageDown => self.page(half.saturating_mul(times), rows, height),
            Action::HalfPageUp => self.page(-half.saturating_mul(times), rows, height),
            Action::First => self.go(0, rows, height),
            Action::Last => self.go(count.map_or(usize::MAX, |item| item.saturating_sub(1)), rows, height),
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
                if !self.act(action, count, &(last + 1), 1) {
                    return false;
                }
                self.at
            }
        };
        *self = Self { at: top.min(last), top: top.min(last) };
        true
    }

    /// Returns the cursor at an item of the rows `now`, at the same height on the screen as it has in `before`.
    #[must_use]
    pub fn at_same_height(self, before: &impl Rows, now: &impl Rows, item: usize) -> Self {
        let height = before.row_of(self.at).saturating_sub(self.top);
        Self { at: item, top: now.row_of(item).saturating_sub(height) }
    }

    /// Returns the rows on the screen.
    pub fn rows(&self, rows: &impl Rows, height: usize) -> std::ops::Range<usize> {
        self.top.min(rows.len())..(self.top + height).min(rows.len())
    }
}
