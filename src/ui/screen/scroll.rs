//! Scroll detection: finds rows that only moved by comparing two screens.
//!
//! A terminal scrolls the whole rows of a region by itself, so scrolling a full-width pane costs only its new rows. A
//! scrollbar or a heading that stays may differ within the region and is rewritten afterwards; but a region is not used
//! where much that stays would move and be restored, which would flicker in terminals without synchronized updates.

use std::ops::Range;

use ratatui::buffer::Cell;

use super::diff::{cost, damaged};

/// A scroll of one region by one distance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scroll {
    /// The region, 0-based.
    pub rows: Range<usize>,
    /// The distance in rows, at least 1 and less than the height of the region.
    pub by: usize,
    /// `true` if the content moves up.
    pub up: bool,
}

/// The screen and the next frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct FramePair<'a> {
    pub shown: &'a [Cell],
    pub next: &'a [Cell],
    /// One cleared row; its length is the width of the screen.
    pub blank: &'a [Cell],
}

impl<'a> FramePair<'a> {
    /// Returns row `y` of the next frame.
    pub(super) fn next(&self, y: usize) -> &'a [Cell] {
        row(self.next, y, self.blank.len())
    }

    /// Returns a row of the screen, or a cleared one.
    pub(super) fn shown(&self, source: Option<usize>) -> &'a [Cell] {
        source.map_or(self.blank, |y| row(self.shown, y, self.blank.len()))
    }

    /// Returns the number of rows.
    pub(super) fn height(&self) -> usize {
        self.next.len() / self.blank.len().max(1)
    }
}

fn row(cells: &[Cell], y: usize, width: usize) -> &[Cell] {
    cells.get(y * width..(y + 1) * width).unwrap_or_default()
}

/// The source of each row after scrolling: a row of the old screen, or none (cleared).
pub(super) type Sources = Vec<Option<usize>>;

/// Returns the scrolls that pay, in order, and the sources of the rows after them.
pub(super) fn plan(pair: FramePair<'_>) -> (Vec<Scroll>, Sources) {
    /// A list above and a preview below may both have moved; more is not to be expected.
    const MOST: usize = 3;
    let mut sources: Sources = (0..pair.height()).map(Some).collect();
    let mut scrolls = Vec::new();
    while scrolls.len() < MOST {
        let Some(scroll) = best(pair, &sources) else { break };
        apply(&scroll, &mut sources);
        scrolls.push(scroll);
    }
    (scrolls, sources)
}

fn apply(scroll: &Scroll, sources: &mut Sources) {
    let Some(region) = sources.get_mut(scroll.rows.clone()) else { return };
    if scroll.up {
        region.rotate_left(scroll.by);
        region.iter_mut().rev().take(scroll.by).for_each(|source| *source = None);
    } else {
        region.rotate_right(scroll.by);
        region.iter_mut().take(scroll.by).for_each(|source| *source = None);
    }
}

/// Returns the scroll that saves most, if any saves more than it costs.
fn best(pair: FramePair<'_>, sources: &Sources) -> Option<Scroll> {
    /// Bytes of setting margins, scrolling and resetting margins.
    const OVERHEAD: i64 = 18;
    let still: Vec<usize> = (0..pair.height()).map(|y| cost(pair.shown(at(sources, y)), pair.next(y))).collect();
    if still.iter().filter(|cost| **cost > 0).count() < 2 {
        return None;
    }
    let mut found: Option<(i64, Scroll)> = None;
    for (by, up) in distances(pair, sources, &still) {
        if let Some((gain, rows)) = region(pair, sources, &still, by, up)
            && gain > found.as_ref().map_or(OVERHEAD, |(most, _)| *most)
        {
            found = Some((gain, Scroll { rows, by, up }));
        }
    }
    found.map(|(_, scroll)| scroll)
}

fn at(sources: &Sources, y: usize) -> Option<usize> {
    sources.get(y).copied().flatten()
}

/// Returns the region in which moving by `by` saves most bytes, with the saving: the interval of rows with the greatest sum.
fn region(pair: FramePair<'_>, sources: &Sources, still: &[usize], by: usize, up: bool) -> Option<(i64, Range<usize>)> {
    /// More than any screen costs.
    const FAR: i64 = 1 << 40;
    // Cells that may be rewritten in a moved row: a scrollbar or a marker, but not another pane.
    let movable = (pair.blank.len() / 16).max(2);
    // Rows in the order in which content comes: what moves down is what moves up, seen from below.
    let height = pair.height();
    let rows: Vec<usize> = if up { (0..height).collect() } else { (0..height).rev().collect() };
    let now = |y: usize| still.get(y).copied().unwrap_or_default();
    let saved = |now: usize, then: usize| now as i64 - then as i64;
    let moved = sums(rows.iter().zip(rows.get(by..)?).map(|(&y, &from)| {
        let (before, after, next) = (pair.shown(at(sources, y)), pair.shown(at(sources, from)), pair.next(y));
        if damaged(before, after, next) > movable { -FAR } else { saved(now(y), cost(after, next)) }
    }));
    let cleared = sums(rows.iter().map(|&y| saved(now(y), cost(pair.blank, pair.next(y)))));
    // A region is start..kept, the rows that hold moved content afterwards, and `by` cleared rows that follow them.
    let mut most: Option<(i64, Range<usize>)> = None;
    let (mut least, mut start) = (i64::MAX, 0);
    for kept in 1..moved.len() {
        if moved[kept - 1] < least {
            (least, start) = (moved[kept - 1], kept - 1);
        }
        let gain = moved[kept] - least + cleared[kept + by] - cleared[kept];
        if most.as_ref().is_none_or(|(best, _)| gain > *best) {
            most = Some((gain, start..kept + by));
        }
    }
    most.map(|(gain, rows)| (gain, if up { rows } else { height - rows.end..height - rows.start }))
}

/// Returns the prefix sums, beginning with 0.
fn sums(values: impl Iterator<Item = i64>) -> Vec<i64> {
    let running = values.scan(0, |sum, value| {
        *sum += value;
        Some(*sum)
    });
    std::iter::once(0).chain(running).collect()
}

/// Returns the candidate distances by votes of pieces of changed rows; few, because each is then measured.
///
/// Rows are compared in pieces, so that a scrollbar or a border hides nothing. Pieces that occur in many rows (rules, empty
/// frames) do not vote.
fn distances(pair: FramePair<'_>, sources: &Sources, still: &[usize]) -> Vec<(usize, bool)> {
    const PIECE: usize = 16;
    const COMMON: usize = 4;
    const MEASURED: usize = 4;
    let pieces = |row: &'_ [Cell]| -> Vec<(usize, u64)> {
        row.chunks(PIECE).map(hash).enumerate().filter_map(|(i, hash)| Some((i, hash?))).collect()
    };
    let changed = |y: &usize| still.get(*y).is_some_and(|cost| *cost > 0);
    let mut old: Vec<((usize, u64), usize)> = (0..pair.height())
        .filter(changed)
        .flat_map(|y| pieces(pair.shown(at(sources, y))).into_iter().map(move |piece| (piece, y)))
        .collect();
    old.sort_unstable();
    let mut votes = vec![0_usize; 2 * pair.height()];
    for y in (0..pair.height()).filter(changed) {
        for piece in pieces(pair.next(y)) {
            let first = old.partition_point(|(known, _)| *known < piece);
            let alike = old.iter().skip(first).take_while(|(known, _)| *known == piece).take(COMMON + 1);
            let rows: Vec<usize> = alike.map(|(_, row)| *row).collect();
            for from in rows.iter().filter(|_| rows.len() <= COMMON) {
                votes.get_mut(pair.height() + from - y).into_iter().for_each(|vote| *vote += 1);
            }
        }
    }
    let mut ranked: Vec<(usize, usize)> = votes.into_iter().enumerate().filter(|(_, votes)| *votes > 1).collect();
    ranked.sort_by_key(|(_, votes)| std::cmp::Reverse(*votes));
    let distance = |(i, _): (usize, usize)| match i.checked_sub(pair.height()) {
        Some(by) => (by, true),
        None => (pair.height() - i, false),
    };
    ranked.into_iter().map(distance).filter(|(by, _)| *by > 0).take(MEASURED).collect()
}

/// Hashes the symbols of some cells (FNV-1a); `None` if they are blank. Styles are ignored: a row that moved and was
/// highlighted still moved.
fn hash(cells: &[Cell]) -> Option<u64> {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut blank = true;
    for cell in cells {
        blank &= cell.symbol() == " ";
        for byte in cell.symbol().bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    (!blank).then_some(hash)
}
