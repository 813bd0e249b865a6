//! Cells of tables: parted by tabs, or by the bars of Markdown.

use std::ops::Range;

use super::notice::Notice;

/// The signs that part the cells of a notice's tables.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Columns {
    has_tabs: bool,
    has_bars: bool,
}

/// The fewest lines with three cells that make a table.
const LINES: usize = 2;

impl Columns {
    /// The signs that part cells in at least a few lines of `notice`.
    pub(crate) fn of(notice: &Notice) -> Self {
        let count = |is_row: &dyn Fn(&[char]) -> bool| {
            (1..=notice.lines()).filter(|&line| is_row(notice.slice(notice.line(line)))).take(LINES).count()
        };
        let filled = |chars: &[char]| chars.split(|c| *c == '\t').filter(|cell| !is_empty(cell)).count();
        Self {
            has_tabs: count(&|chars| chars.contains(&'\t') && filled(chars) >= 3) == LINES,
            has_bars: count(&|chars| is_barred(chars)) == LINES,
        }
    }

    /// The cells of a line that hold something, each with its column, from 1; the whole line in column 0 if it is no row
    /// of a table.
    pub(crate) fn cells(self, notice: &Notice, line: u32) -> Vec<(usize, Range<usize>)> {
        let whole = notice.line(line);
        let chars = notice.slice(whole.clone());
        if self.has_tabs && chars.contains(&'\t') {
            return parted(chars, whole.start, '\t', 1);
        }
        if self.has_bars && is_barred(chars) && !is_ruler(chars) {
            // A bar stands before the first cell.
            return parted(chars, whole.start, '|', 0);
        }
        vec![(0, whole)]
    }
}

/// The ranges of the cells that hold something, with their columns, of which the first is `column`; each holds the signs
/// before it, the last one those behind it, too.
fn parted(chars: &[char], start: usize, sign: char, column: usize) -> Vec<(usize, Range<usize>)> {
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    let mut from = 0;
    let mut at = 0;
    for (column, cell) in (column..).zip(chars.split(|c| *c == sign)) {
        let end = at + cell.len();
        if !is_empty(cell) {
            found.push((column, start + from..start + end));
            from = end;
        }
        at = end + 1;
    }
    if let Some((_, last)) = found.last_mut() {
        last.end = start + chars.len();
    }
    found
}

fn is_empty(cell: &[char]) -> bool {
    cell.iter().all(|c| c.is_whitespace())
}

/// Returns `true` for a row of a Markdown table: a bar at both ends and between its cells.
fn is_barred(chars: &[char]) -> bool {
    let text = trimmed(chars);
    text.len() > 2
        && text.first() == Some(&'|')
        && text.last() == Some(&'|')
        && text.iter().filter(|c| **c == '|').count() >= 3
}

/// Returns `true` for the line below the head of a Markdown table.
fn is_ruler(chars: &[char]) -> bool {
    chars.iter().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The characters without white space at their ends.
fn trimmed(chars: &[char]) -> &[char] {
    let start = chars.iter().take_while(|c| c.is_whitespace()).count();
    let end = chars.iter().rev().take_while(|c| c.is_whitespace()).count();
    chars.get(start..chars.len() - end).unwrap_or(&[])
}
