//! Rows of a text: as much as fits, broken where the bond is weakest.
//!
//! The order when rules conflict: no row is wider than its measure; nothing of the text is lost; then the rules of
//! `breaks`. A unit wider than the row is broken inside, at its weakest bond. The one row that may be too wide holds a
//! single grapheme that is wider than the measure.

use std::ops::Range;

use super::breaks::{Bond, Item, items};
use super::class::Class;
use super::width::Width;

/// An indent that leaves a row fewer columns than this is not made.
const LEAST: u16 = 8;

/// The shape of a paragraph, in columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LineWidth {
    /// The whole row, indent included.
    pub columns: u16,
    /// Blank at the beginning of the first row of each line of the text.
    pub first_indent: u16,
    /// Blank at the beginning of every other row.
    pub hanging_indent: u16,
}

impl LineWidth {
    /// A measure without indents.
    pub fn plain(columns: u16) -> LineWidth {
        LineWidth { columns, first_indent: 0, hanging_indent: 0 }
    }
}

/// One row of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRow {
    /// The bytes of the text that belong to the row. The rows of a text cover it exactly and in order.
    pub bytes: Range<usize>,
    /// What of `bytes` is drawn: without the line feed, spaces and invisible characters that end the row.
    pub shown: Range<usize>,
    /// Blank columns before it.
    pub indent: u16,
    /// Columns of `shown` as drawn, the indent not included.
    pub columns: u16,
}

/// A text measured and its bonds settled, to be set in any measure.
#[derive(Clone, Debug)]
pub struct LineBreaks {
    items: Vec<Item>,
    /// Bytes of the text.
    end: usize,
}

/// LineBreaks a text into rows; a line feed ends a row, and an empty text has one row. For several measures of one text
/// keep its [`LineBreaks`].
pub fn wrap(text: &str, measure: LineWidth, width: Width) -> Vec<TextRow> {
    LineBreaks::of(text, width).rows(measure)
}

impl LineBreaks {
    /// Measures a text in one width mode.
    pub fn of(text: &str, width: Width) -> LineBreaks {
        LineBreaks { items: items(text, width), end: text.len() }
    }

    /// The rows in one measure.
    pub fn rows(&self, measure: LineWidth) -> Vec<TextRow> {
        let mut rows = Vec::new();
        let mut row = 0;
        let mut first = true;
        while row < self.items.len() {
            let indent = if first { measure.first_indent } else { measure.hanging_indent };
            let indent = if indent.saturating_add(LEAST) <= measure.columns { indent } else { 0 };
            let end = self.row_end(row, measure.columns - indent);
            first = end.checked_sub(1).and_then(|last| self.items.get(last)).is_some_and(|i| i.class == Class::Newline);
            rows.push(self.row(row, end, indent));
            row = end;
        }
        if rows.is_empty() {
            rows.push(TextRow { bytes: 0..0, shown: 0..0, indent: 0, columns: 0 });
        }
        rows
    }

    /// The item after the last one of the row that begins at item `row`.
    fn row_end(&self, row: usize, columns: u16) -> usize {
        let mut used = 0u32;
        // The last place with each bond, weakest first.
        let mut last = [None; 5];
        for (at, item) in self.items.iter().enumerate().skip(row) {
            if at > row {
                if let Some(place) = last.get_mut(item.bond as usize) {
                    *place = Some(at);
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
        let items = self.items.get(from..to).unwrap_or_default();
        let blank = |item: &&Item| matches!(item.class, Class::Space | Class::Newline | Class::Zero);
        let shown = from + items.len() - items.iter().rev().take_while(blank).count();
        let columns = items.iter().take(shown - from).map(|item| item.columns).fold(0, u16::saturating_add);
        TextRow { bytes: start(from)..start(to), shown: start(from)..start(shown), indent, columns }
    }
}

const _: () = assert!(Bond::Never as usize == 5);
