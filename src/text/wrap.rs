//! Rows of a text: as much as fits, broken at the lowest penalty.
//!
//! If rules conflict: no row is wider than its line; nothing of the text is lost; then the penalties of `breaks`. A unit
//! wider than the row is broken inside, at its lowest penalty. The one row that may be too wide holds a single grapheme
//! that is wider than the line.

use std::ops::Range;

use super::breaks::{BreakItem, Penalty, items};
use super::class::Class;
use super::width::Width;

/// An indent is dropped if it leaves a row fewer columns than this.
const MIN_COLUMNS: u16 = 8;

/// The shape of a paragraph, in columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LineWidth {
    /// The whole row, indent included.
    pub columns: u16,
    /// The indent of the first row of each line of the text.
    pub first_indent: u16,
    /// The indent of every other row.
    pub hanging_indent: u16,
}

impl LineWidth {
    /// Creates a line width without indents.
    pub fn plain(columns: u16) -> LineWidth {
        LineWidth { columns, first_indent: 0, hanging_indent: 0 }
    }
}

/// One row of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRow {
    /// The bytes of the text that belong to the row. The rows of a text cover it exactly and in order.
    pub bytes: Range<usize>,
    /// The drawn part of `bytes`: without the line feed, spaces and invisible characters that end the row.
    pub shown: Range<usize>,
    /// Blank columns before it.
    pub indent: u16,
    /// The columns of `shown`, without the indent.
    pub columns: u16,
}

/// The break opportunities of a text, for wrapping it to any line width.
#[derive(Clone, Debug)]
pub struct LineBreaks {
    items: Vec<BreakItem>,
    /// The length of the text in bytes.
    end: usize,
}

/// Breaks a text into rows; a line feed ends a row, and an empty text has one row. To wrap one text to several widths keep
/// its [`LineBreaks`].
pub fn wrap(text: &str, line: LineWidth, width: Width) -> Vec<TextRow> {
    LineBreaks::of(text, width).rows(line)
}

impl LineBreaks {
    /// Measures a text in one width mode.
    pub fn of(text: &str, width: Width) -> LineBreaks {
        LineBreaks { items: items(text, width), end: text.len() }
    }

    /// Returns the rows at one line width.
    pub fn rows(&self, line: LineWidth) -> Vec<TextRow> {
        let mut rows = Vec::new();
        let mut start = 0;
        let mut is_first = true;
        while start < self.items.len() {
            let indent = if is_first { line.first_indent } else { line.hanging_indent };
            let indent = if indent.saturating_add(MIN_COLUMNS) <= line.columns { indent } else { 0 };
            let end = self.row_end(start, line.columns - indent);
            is_first = self.items[end - 1].class == Class::Newline;
            rows.push(self.row(start, end, indent));
            start = end;
        }
        if rows.is_empty() {
            rows.push(TextRow { bytes: 0..0, shown: 0..0, indent: 0, columns: 0 });
        }
        rows
    }

    /// Returns the end of the row that begins at item `start`.
    fn row_end(&self, start: usize, columns: u16) -> usize {
        let mut used = 0u32;
        // The last opportunity of each penalty, lowest first; no row ends before `Never`.
        let mut last = [None; Penalty::Never as usize];
        for (at, item) in self.items.iter().enumerate().skip(start) {
            if at > start {
                if let Some(opportunity) = last.get_mut(item.penalty as usize) {
                    *opportunity = Some(at);
                }
                let overflows =
                    item.class != Class::Space && item.columns > 0 && used + u32::from(item.columns) > columns.into();
                if overflows {
                    return last.iter().flatten().next().copied().unwrap_or(at);
                }
            }
            if item.class == Class::Newline {
                return at + 1;
            }
            used += u32::from(item.columns);
        }
        self.items.len()
    }

    fn row(&self, from: usize, to: usize, indent: u16) -> TextRow {
        let start = |at: usize| self.items.get(at).map_or(self.end, |item| item.start);
        let items = &self.items[from..to];
        let is_blank = |item: &&BreakItem| matches!(item.class, Class::Space | Class::Newline | Class::Zero);
        let shown = items.len() - items.iter().rev().take_while(is_blank).count();
        let columns = items[..shown].iter().map(|item| item.columns).fold(0, u16::saturating_add);
        TextRow { bytes: start(from)..start(to), shown: start(from)..start(from + shown), indent, columns }
    }
}
