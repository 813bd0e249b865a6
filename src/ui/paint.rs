//! Writes text into cells; the only module that does.
//!
//! A glyph of n columns is one cell with its symbol followed by n - 1 cells whose symbol is empty. The encoder reads
//! the width of a glyph from that alone, so that one policy decides every width.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::theme::Role;
use crate::text::{Width, graphemes};

/// A writer on one row of a buffer, from a column up to a limit.
#[derive(Debug)]
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    width: Width,
    x: u16,
    y: u16,
    end: u16,
}

impl<'a> Pen<'a> {
    /// Creates a pen at the beginning of row `row` (from 0) of `area`; outside the buffer it writes nothing.
    pub fn new(buffer: &'a mut Buffer, width: Width, area: Rect, row: u16) -> Self {
        let area = if row < area.height { area.intersection(buffer.area) } else { Rect::default() };
        let y = area.y.saturating_add(row);
        let end = if y < area.bottom() { area.right() } else { area.x };
        Self { buffer, width, x: area.x, y, end }
    }

    /// Returns the remaining columns.
    pub fn room(&self) -> u16 {
        self.end - self.x
    }

    /// Returns the column of the next glyph, 0-based in the buffer.
    pub fn column(&self) -> u16 {
        self.x
    }

    /// Writes `text` as far as whole glyphs fit.
    pub fn write(&mut self, text: &str, role: Role) -> &mut Self {
        self.styled(text, role.style())
    }

    /// Writes `text` in a style that is added to that of the cells.
    pub fn styled(&mut self, text: &str, style: Style) -> &mut Self {
        for (_, grapheme) in graphemes(text) {
            let drawn = self.width.draw(grapheme);
            if drawn.columns == 0 {
                continue;
            }
            if drawn.columns > self.room() {
                break;
            }
            self.put(drawn.text, drawn.columns, style);
        }
        self
    }

    /// Writes a drawn grapheme, which may be several glyphs (`①` is drawn `(1)` where its width is uncertain): ASCII takes a cell a
    /// character, anything else is one glyph.
    fn put(&mut self, text: &str, columns: u16, style: Style) {
        if text.len() == usize::from(columns) && text.is_ascii() {
            for byte in text.bytes() {
                self.cell(char::from(byte).encode_utf8(&mut [0; 4]), style);
            }
            return;
        }
        self.cell(text, style);
        for _ in 1..columns {
            self.cell("", style);
        }
    }

    fn cell(&mut self, symbol: &str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((self.x, self.y)) {
            cell.set_symbol(symbol).set_style(style);
        }
        self.x += 1;
    }

    /// Writes `text` in at most `columns`, with an ellipsis if it is longer, and fills them.
    pub fn field(&mut self, text: &str, columns: u16, role: Role) -> &mut Self {
        let columns = columns.min(self.room());
        let until = self.x + columns;
        let shown = self.width.elide(text, columns.into());
        self.write(&shown, role);
        self.to(until)
    }

    /// Skips `columns`.
    pub fn skip(&mut self, columns: u16) -> &mut Self {
        self.x = self.x.saturating_add(columns).min(self.end);
        self
    }

    /// Writes blanks up to column `x` of the buffer.
    pub fn to(&mut self, x: u16) -> &mut Self {
        while self.x < x.min(self.end) {
            self.cell(" ", Style::new());
        }
        self
    }
}

/// Takes all loud styles from the cells of `area`, which lie behind something else.
pub fn dim(buffer: &mut Buffer, area: Rect) {
    buffer.set_style(area.intersection(buffer.area), Style::reset().patch(Role::Quiet.style()));
}

/// Adds the style of `role` to every cell of `area`.
pub fn tint(buffer: &mut Buffer, area: Rect, role: Role) {
    buffer.set_style(area.intersection(buffer.area), role.style());
}
