//! Brings a drawn buffer to the cell convention of the parent module, on which diff and encoder rely.
//!
//! Two kinds of cells break it. ratatui's own widgets write a wide glyph as its symbol and a blank; and drawing over half of
//! a wide glyph leaves the other half (ratatui #2526). Only certain widths are decided here: ambiguous characters keep
//! their layout.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::text::{ambiguous::is_ambiguous, plain_columns, sanitize::is_denied};

/// Clears `area` for a popup, and blanks glyphs that are half inside it, so that no half glyph is left at its edges.
pub fn clear(buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        let Some(row) = row_mut(buffer, y) else { continue };
        normalize_row(row);
        let (left, right) = (usize::from(area.left()), usize::from(area.right()));
        if row.get(left).is_some_and(is_continuation) {
            let lead = row.iter().take(left).rposition(|cell| !is_continuation(cell)).unwrap_or(0);
            row.iter_mut().take(left).skip(lead).for_each(blank);
        }
        row.iter_mut().skip(right).take_while(|cell| is_continuation(cell)).for_each(blank);
        row.iter_mut().take(right).skip(left).for_each(Cell::reset);
    }
}

/// Normalizes every row.
pub(super) fn normalize(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    buffer.content.chunks_exact_mut(width).for_each(normalize_row);
}

/// Returns `true` for the second and later cells of a glyph.
pub(super) fn is_continuation(cell: &Cell) -> bool {
    cell.symbol().is_empty()
}

fn row_mut(buffer: &mut Buffer, y: u16) -> Option<&mut [Cell]> {
    let width = usize::from(buffer.area.width).max(1);
    buffer.content.chunks_exact_mut(width).nth(y.saturating_sub(buffer.area.y).into())
}

fn normalize_row(row: &mut [Cell]) {
    let mut x = 0;
    while let Some((lead, rest)) = row.get_mut(x..).and_then(<[Cell]>::split_first_mut) {
        // Most cells are ASCII beside another glyph.
        if matches!((lead.symbol().as_bytes(), &*rest), ([b' '..=b'~'], [next, ..]) if !is_continuation(next)) {
            x += 1;
            continue;
        }
        let laid_out = 1 + rest.iter().take_while(|cell| is_continuation(cell)).count();
        let columns = columns(lead.symbol(), laid_out);
        let blanks = rest.iter().take(columns.saturating_sub(1)).take_while(|cell| matches!(cell.symbol(), "" | " "));
        if columns == 0 || blanks.count() < columns - 1 {
            blank(lead);
            x += 1;
            continue;
        }
        for cell in rest.iter_mut().take(columns - 1) {
            if !is_continuation(cell) {
                cell.set_symbol("");
            }
            (cell.fg, cell.bg, cell.modifier) = (lead.fg, lead.bg, lead.modifier);
        }
        x += columns;
    }
}

fn blank(cell: &mut Cell) {
    cell.set_symbol(" ");
}

/// Returns the columns of a symbol that occupies `laid_out` cells; 0 if it must not reach a terminal: a continuation without
/// its glyph, a control character (it would be obeyed), a mark without a base.
fn columns(symbol: &str, laid_out: usize) -> usize {
    let mut chars = symbol.chars();
    match (chars.next(), chars.next()) {
        (None, _) => 0,
        (Some(c), None) => match plain_columns(c).map(usize::from).or(c.width()) {
            None | Some(0) => 0,
            Some(_) if is_denied(c) => 0,
            Some(_) if is_ambiguous(c) => laid_out,
            Some(certain) => certain,
        },
        _ if symbol.contains(is_denied) => 0,
        _ if laid_out > 1 => laid_out,
        _ => symbol.width(),
    }
}
