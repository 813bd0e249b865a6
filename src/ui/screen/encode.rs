//! Encodes differences as bytes: the shortest cursor moves, style changes and texts.

use std::ops::Range;

use ratatui::buffer::Cell;

use super::{
    csi::{csi, shorter},
    diff::{blank_tail, changes, columns},
    scroll::Scroll,
    style::CellStyle,
};

/// Encoder of one frame. It begins with the default style and an unknown cursor, so that a frame never depends on other
/// output since the last one.
#[derive(Debug, Default)]
pub(super) struct Encoder {
    out: Vec<u8>,
    pen: CellStyle,
    /// The row of the cursor, 0-based, if it is known.
    row: Option<usize>,
    /// Its column. Unknown also after the last column was written: terminals then differ.
    column: Option<usize>,
}

impl Encoder {
    /// Creates an encoder with room for a whole screen of so many cells.
    pub(super) fn with_room(cells: usize) -> Self {
        Self { out: Vec::with_capacity(3 * cells), ..Self::default() }
    }

    /// Returns the encoded bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.out
    }

    /// Appends bytes that neither move the cursor nor change the style.
    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// Erases the whole screen.
    pub(super) fn clear(&mut self) {
        self.raw(b"\x1b[m\x1b[2J");
        self.pen = CellStyle::default();
    }

    /// Scrolls a region. The new rows are cleared, in the default style: a terminal fills them with the current background.
    /// Margins are set even around the whole screen, since the terminal may be larger than the drawn area.
    ///
    /// A line feed at the lower margin and a reverse line feed at the upper one do it in every terminal that has
    /// margins (VT100); SU and SD would save three bytes, but the Linux console and others lack them.
    pub(super) fn scroll(&mut self, scroll: &Scroll) {
        self.pen_to(CellStyle::default());
        csi(&mut self.out, &[scroll.rows.start + 1, scroll.rows.end], b'r');
        // DECSTBM moves the cursor to the upper left corner, but some terminals keep it when the margins are reset. So the
        // next move is absolute.
        (self.row, self.column) = (None, None);
        if scroll.up {
            self.move_to(0, scroll.rows.end - 1);
            self.raw(&b"\n".repeat(scroll.by));
        } else {
            self.move_to(0, scroll.rows.start);
            self.raw(&b"\x1bM".repeat(scroll.by));
        }
        csi(&mut self.out, &[], b'r');
        (self.row, self.column) = (None, None);
    }

    /// Changes row `y` from `shown` to `next`.
    pub(super) fn row(&mut self, y: usize, shown: &[Cell], next: &[Cell]) {
        const ERASE: usize = 3;
        let runs = changes(shown, next);
        let tail = blank_tail(next);
        let stale = runs.iter().find(|run| run.end > tail).map(|run| run.start.max(tail));
        let end = runs.last().map_or(0, |run| run.end);
        let erase = stale.filter(|from| end - from > ERASE);
        for run in runs {
            let run = run.start..run.end.min(erase.unwrap_or(run.end));
            if !run.is_empty() {
                self.reach(run.start, y, next);
                self.write(next, run);
            }
        }
        if let Some(from) = erase {
            self.reach(from, y, next);
            self.pen_to(self.pen.for_blank(CellStyle::default()));
            self.raw(b"\x1b[K");
        }
    }

    /// Moves to column `x` of row `y`: by a cursor move, or by rewriting the cells from the cursor or from the beginning
    /// of the row, whichever is shorter with the style change that follows.
    fn reach(&mut self, x: usize, y: usize, next: &[Cell]) {
        /// A longer gap never costs less than a move.
        const LONGEST_MOVE: usize = 10;
        let here = self.column.filter(|column| self.row == Some(y) && *column <= x).unwrap_or(0);
        if x - here > LONGEST_MOVE {
            return self.move_to(x, y);
        }
        let (start, pen, at) = (self.out.len(), self.pen, (self.column, self.row));
        let cell = next.get(x);
        self.move_to(here, y);
        self.write(next, here..x);
        cell.into_iter().for_each(|cell| self.pen_for(cell));
        let rewritten = self.out.split_off(start);
        let after = self.pen;
        (self.pen, (self.column, self.row)) = (pen, at);
        self.move_to(x, y);
        let moved = self.out.len();
        cell.into_iter().for_each(|cell| self.pen_for(cell));
        if rewritten.len() <= self.out.len() - start {
            self.out.truncate(start);
            self.out.extend_from_slice(&rewritten);
            self.pen = after;
        } else {
            self.out.truncate(moved);
            self.pen = pen;
        }
    }

    /// Sets the style that a cell is written with.
    fn pen_for(&mut self, cell: &Cell) {
        let style = CellStyle::of(cell);
        self.pen_to(if cell.symbol() == " " { self.pen.for_blank(style) } else { style });
    }

    /// Writes the glyphs of `run`; the cursor stands at its start.
    fn write(&mut self, row: &[Cell], run: Range<usize>) {
        let mut x = run.start;
        while let Some(cell) = row.get(x).filter(|_| x < run.end) {
            self.pen_for(cell);
            self.out.extend_from_slice(cell.symbol().as_bytes());
            x += columns(row, x);
        }
        self.column = Some(x).filter(|x| *x < row.len());
    }

    /// Sets the current style.
    pub(super) fn pen_to(&mut self, style: CellStyle) {
        self.pen.change_to(style, &mut self.out);
        self.pen = style;
    }

    /// Moves the cursor to column `x` of row `y` in the fewest bytes; none if it is there.
    pub(super) fn move_to(&mut self, x: usize, y: usize) {
        if (self.column, self.row) == (Some(x), Some(y)) {
            return;
        }
        let (start, column) = (self.out.len(), self.column);
        let parameters = [y + 1, x + 1];
        csi(&mut self.out, if x == 0 { &parameters[..1] } else { &parameters }, b'H');
        if let Some(row) = self.row {
            shorter(&mut self.out, start, |out| {
                across(out, column, x);
                down(out, row, y);
            });
        }
        (self.column, self.row) = (Some(x), Some(y));
    }
}

/// Writes the shortest move along the row, from column `from` if it is known.
fn across(out: &mut Vec<u8>, from: Option<usize>, to: usize) {
    let start = out.len();
    csi(out, &[to + 1], b'G');
    shorter(out, start, |out| {
        out.push(b'\r');
        if to > 0 {
            counted(out, to, b'C');
        }
    });
    if let Some(from) = from {
        shorter(out, start, |out| match to.checked_sub(from) {
            Some(0) => {}
            Some(forward) => counted(out, forward, b'C'),
            None if from - to <= 3 => repeat(out, b'\x08', from - to),
            None => counted(out, from - to, b'D'),
        });
    }
}

/// Writes the shortest move from row `from` to row `to` that keeps the column. A line feed only moves down: the terminal is in
/// raw mode, and the target is on the screen, so nothing scrolls.
fn down(out: &mut Vec<u8>, from: usize, to: usize) {
    match to.checked_sub(from) {
        Some(count @ 0..=3) => repeat(out, b'\n', count),
        Some(count) => counted(out, count, b'B'),
        None => counted(out, from - to, b'A'),
    }
}

fn repeat(out: &mut Vec<u8>, byte: u8, count: usize) {
    out.extend(std::iter::repeat_n(byte, count));
}

/// Writes a control sequence with a count, which is omitted if it is one.
fn counted(out: &mut Vec<u8>, count: usize, end: u8) {
    if count == 1 { csi(out, &[], end) } else { csi(out, &[count], end) }
}
