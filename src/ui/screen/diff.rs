//! Differences between two rows of cells, in whole glyphs.

use std::ops::Range;

use ratatui::buffer::Cell;

use super::{normalize::is_continuation, style::CellStyle};

/// Returns the columns of the glyph that begins at column `x` of a normalized row.
pub(super) fn columns(row: &[Cell], x: usize) -> usize {
    1 + row.iter().skip(x + 1).take_while(|cell| is_continuation(cell)).count()
}

/// Returns the columns of `next` that differ from `shown`: whole glyphs, adjacent ones joined, left to right.
pub(super) fn changes(shown: &[Cell], next: &[Cell]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut x = 0;
    while x < next.len() {
        // Most of a row is blank and stays so. Only the last blank may have continuation cells.
        let [old, new] = [shown, next].map(|row| row.get(x..).unwrap_or_default());
        let blanks = old
            .iter()
            .zip(new)
            .take_while(|(old, new)| CellStyle::is_cleared(new) && CellStyle::is_cleared(old))
            .count();
        x += blanks.saturating_sub(1);
        let end = x + columns(next, x);
        if !same(shown, next, x..end) {
            match runs.last_mut() {
                Some(run) if run.end == x => run.end = end,
                _ => runs.push(x..end),
            }
        }
        x = end;
    }
    runs
}

/// Returns `true` if `shown` has the same glyph at `at` as `next`, and no wider one that begins with it.
fn same(shown: &[Cell], next: &[Cell], at: Range<usize>) -> bool {
    let (Some(old), Some(new)) = (shown.get(at.clone()), next.get(at.clone())) else { return false };
    old.iter().zip(new).all(|(old, new)| old.symbol() == new.symbol())
        && old.first().map(CellStyle::of) == new.first().map(CellStyle::of)
        && !shown.get(at.end).is_some_and(is_continuation)
}

/// Returns the column after which a row has only cleared cells, which one erase-to-end-of-line can draw.
pub(super) fn blank_tail(row: &[Cell]) -> usize {
    row.len() - row.iter().rev().take_while(|cell| CellStyle::is_cleared(cell)).count()
}

/// Estimates the bytes that turn `shown` into `next`: symbols, a move per run, an erased tail; no style changes.
pub(super) fn cost(shown: &[Cell], next: &[Cell]) -> usize {
    const MOVE: usize = 6;
    const ERASE: usize = 3;
    let tail = blank_tail(next);
    let run_cost = |run: Range<usize>| {
        let end = run.end.min(tail).max(run.start);
        let symbols: usize = next.get(run.start..end).into_iter().flatten().map(|cell| cell.symbol().len()).sum();
        MOVE + symbols + (run.end - end).min(ERASE)
    };
    changes(shown, next).into_iter().map(run_cost).sum()
}

/// Returns the number of columns of `next` that are right in `before` and wrong in `after`.
pub(super) fn damaged(before: &[Cell], after: &[Cell], next: &[Cell]) -> usize {
    let mut good = vec![true; next.len()];
    changes(before, next).into_iter().for_each(|run| good.get_mut(run).into_iter().flatten().for_each(|x| *x = false));
    changes(after, next).into_iter().filter_map(|run| good.get(run)).flatten().filter(|good| **good).count()
}
