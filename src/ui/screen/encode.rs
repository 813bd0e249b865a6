//! From differences to bytes: the shortest way to move, to change colours, and to write what changed.

use std::{io::Write as _, ops::Range};

use ratatui::buffer::Cell;

use super::{
    diff::{blank_tail, changes, columns},
    pen::Look,
    scroll::Scroll,
};

/// Writes one frame. It begins with the default look and an unknown cursor, so that a frame never depends on what
/// else may have written to the terminal since the last one.
#[derive(Debug, Default)]
pub(super) struct Encoder {
    out: Vec<u8>,
    pen: Look,
    /// Where the cursor is, 0-based, as far as it is known.
    row: Option<usize>,
    /// Unknown also after the last column was written: terminals differ in where the cursor then is.
    column: Option<usize>,
}

impl Encoder {
    /// The bytes so far.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.out
    }

    /// Appends bytes that move no cursor and change no look.
    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// Erases the whole screen.
    pub(super) fn clear(&mut self) {
        self.raw(b"\x1b[m\x1b[2J");
        self.pen = Look::default();
    }

    /// Moves the rows of a region. The rows that come in are cleared, which takes the default look: a terminal fills
    /// them with the current background. Margins are set even around the whole screen, since the terminal may be
    /// larger than what is drawn.
    ///
    /// A line feed at the lower margin and a reverse line feed at the upper one do it in every terminal that has
    /// margins (VT100); SU and SD would save three bytes, but the Linux console and others lack them.
    pub(super) fn scroll(&mut self, scroll: &Scroll) {
        self.pen_to(Look::default());
        self.csi(&[scroll.rows.start + 1, scroll.rows.end], b'r');
        // DECSTBM puts the cursor to the upper left corner, but not in every terminal: some keep it where it was when the
        // margins are taken back. So the next move names its place.
        (self.row, self.column) = (None, None);
        if scroll.up {
            self.move_to(0, scroll.rows.end - 1);
            self.raw(&b"\n".repeat(scroll.by));
        } else {
            self.move_to(0, scroll.rows.start);
            self.raw(&b"\x1bM".repeat(scroll.by));
        }
        self.csi(&[], b'r');
        (self.row, self.column) = (None, None);
    }

    /// Makes row `y`, which shows `shown`, show `next`.
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
            self.pen_to(self.pen.for_blank(Look::default()));
            self.raw(b"\x1b[K");
        }
    }

    /// Goes to column `x` of row `y`: by a move, or by writing again what stands between, whichever is shorter with
    /// the change of look that follows.
    fn reach(&mut self, x: usize, y: usize, next: &[Cell]) {
        /// A longer gap never costs less than a move.
        const LONGEST_MOVE: usize = 10;
        let here = self.column.filter(|column| self.row == Some(y) && (*column..=column + LONGEST_MOVE).contains(&x));
        let (start, pen, row, column) = (self.out.len(), self.pen, self.row, self.column);
        let cell = next.get(x);
        if let Some(here) = here {
            self.write(next, here..x);
            cell.into_iter().for_each(|cell| self.pen_for(cell));
        }
        let rewritten = self.out.split_off(start);
        let after = self.pen;
        (self.pen, self.row, self.column) = (pen, row, column);
        self.move_to(x, y);
        let moved = self.out.len();
        cell.into_iter().for_each(|cell| self.pen_for(cell));
        if here.is_some() && rewritten.len() <= self.out.len() - start {
            self.out.truncate(start);
            self.out.extend_from_slice(&rewritten);
            self.pen = after;
        } else {
            self.out.truncate(moved);
            self.pen = pen;
        }
    }

    /// Takes the look that a cell is written with.
    fn pen_for(&mut self, cell: &Cell) {
        let look = Look::of(cell);
        self.pen_to(if cell.symbol() == " " { self.pen.for_blank(look) } else { look });
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

    /// Changes the look of what is written next.
    pub(super) fn pen_to(&mut self, look: Look) {
        self.pen.change_to(look, &mut self.out);
        self.pen = look;
    }

    /// Moves the cursor to column `x` of row `y` in the fewest bytes; writes nothing when it is there.
    pub(super) fn move_to(&mut self, x: usize, y: usize) {
        if (self.column, self.row) == (Some(x), Some(y)) {
            return;
        }
        let absolute = if x == 0 { csi(&[y + 1], b'H') } else { csi(&[y + 1, x + 1], b'H') };
        let step = self.row.map(|row| [self.across(x), down(row, y)].concat());
        self.out.extend_from_slice(match &step {
            Some(step) if step.len() < absolute.len() => step,
            _ => &absolute,
        });
        (self.column, self.row) = (Some(x), Some(y));
    }

    /// The shortest move along the row.
    fn across(&self, x: usize) -> Vec<u8> {
        let column = csi(&[x + 1], b'G');
        let relative = self.column.map(|here| match x.checked_sub(here) {
            Some(0) => Vec::new(),
            Some(forward) => counted(forward, b'C'),
            None if here - x <= 3 => vec![b'\x08'; here - x],
            None => counted(here - x, b'D'),
        });
        let from_start = match x {
            0 => vec![b'\r'],
            _ => [vec![b'\r'], counted(x, b'C')].concat(),
        };
        [Some(column), Some(from_start), relative].into_iter().flatten().min_by_key(Vec::len).unwrap_or_default()
    }

    fn csi(&mut self, parameters: &[usize], end: u8) {
        self.out.extend(csi(parameters, end));
    }
}

/// The shortest move from row `from` to row `to` that keeps the column. A line feed only moves down: the terminal is in
/// raw mode, and the target is on the screen, so nothing scrolls.
fn down(from: usize, to: usize) -> Vec<u8> {
    match to.checked_sub(from) {
        Some(count @ 0..=3) => vec![b'\n'; count],
        Some(count) => counted(count, b'B'),
        None => counted(from - to, b'A'),
    }
}

/// A control sequence with a count, which is left out where it is one.
fn counted(count: usize, end: u8) -> Vec<u8> {
    if count == 1 { csi(&[], end) } else { csi(&[count], end) }
}

/// A control sequence (ECMA-48, 5.4).
fn csi(parameters: &[usize], end: u8) -> Vec<u8> {
    let mut out = b"\x1b[".to_vec();
    for (i, parameter) in parameters.iter().enumerate() {
        if i > 0 {
            out.push(b';');
        }
        // Writing to a vector cannot fail.
        let _ = write!(out, "{parameter}");
    }
    out.push(end);
    out
}
