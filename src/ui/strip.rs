//! The strip of captions at the bottom of the screen, below all that the model draws.
//!
//! It has as many rows as the longest caption needs, so that the screen above it stays as it is from caption to caption.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    paint::{Pen, tint},
    theme::Role,
};
use crate::text::{LineWidth, Width, wrap};

/// The most rows of the strip.
const MOST: u16 = 3;

/// The rows of the screen for each row of the strip.
const SHARE: u16 = 6;

/// The captions of a show, and the current one.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    captions: Vec<String>,
    current: String,
    /// `true` while the show waits for the presenter.
    waits: bool,
}

impl Strip {
    /// Returns a strip for these captions, which shows none of them yet.
    pub(super) fn new(captions: Vec<String>) -> Self {
        Self { captions, ..Self::default() }
    }

    /// Returns the caption that is shown; empty for none.
    pub(super) fn caption(&self) -> &str {
        &self.current
    }

    /// Shows a caption, or none.
    pub(super) fn show(&mut self, caption: &str) {
        caption.clone_into(&mut self.current);
    }

    /// Says that the show waits for the presenter, or goes on.
    pub(super) fn wait(&mut self, waits: bool) {
        self.waits = waits;
    }

    /// Returns the rows of the strip on a screen of `size` columns and rows: none without captions, and on the lowest screens.
    pub(super) fn rows(&self, size: (u16, u16), width: Width) -> u16 {
        let most = (size.1 / SHARE).min(MOST);
        let needed = |caption: &String| wrapped(caption, size.0, width).len();
        let needed = self.captions.iter().map(needed).max().unwrap_or(0);
        u16::try_from(needed).unwrap_or(most).min(most)
    }

    /// Draws the strip.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, width: Width) {
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let rows = wrapped(&self.current, area.width, width);
        for (y, row) in (0..area.height).zip(&rows) {
            let is_cut = y + 1 == area.height && rows.len() > usize::from(area.height);
            let bytes = if is_cut { row.clone().start..self.current.len() } else { row.clone() };
            let text = self.current.get(bytes).unwrap_or_default().trim_end();
            Pen::new(buffer, width, inside, y).field(text, inside.width, Role::Pane);
        }
        if self.waits && area.height > 0 {
            let mark = width.ellipsis();
            let columns = u16::try_from(width.of(mark)).unwrap_or(0) + 1;
            let place = Rect { x: area.right().saturating_sub(columns), width: columns, ..area };
            Pen::new(buffer, width, place, area.height - 1).write(mark, Role::Pane);
        }
        tint(buffer, area, Role::Selected);
    }
}

/// Returns the bytes of the rows of a caption on a screen of so many columns.
fn wrapped(caption: &str, columns: u16, width: Width) -> Vec<std::ops::Range<usize>> {
    let rows = wrap(caption, LineWidth::plain(columns.saturating_sub(2).max(1)), width);
    rows.into_iter().map(|row| row.bytes).collect()
}
