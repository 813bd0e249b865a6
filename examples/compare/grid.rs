//! What a terminal shows: enough of one to tell when a program has answered. It takes every program as it comes, so what
//! it does not know it passes over.

use unicode_width::UnicodeWidthChar as _;
use vte::{Params, Parser, Perform};

/// The second column of a wide character.
const REST: char = '\0';

/// A screen and the bytes it is made by.
pub(crate) struct Grid {
    parser: Parser,
    state: State,
}

struct State {
    rows: Vec<Vec<char>>,
    width: usize,
    x: usize,
    y: usize,
    saved: (usize, usize),
    region: (usize, usize),
    last: char,
    /// A synchronized update was begun and not ended.
    within_update: bool,
    updates: usize,
}

impl Grid {
    pub(crate) fn new(width: usize, height: usize) -> Self {
        let state = State {
            rows: vec![vec![' '; width]; height],
            width,
            x: 0,
            y: 0,
            saved: (0, 0),
            region: (0, height),
            last: ' ',
            within_update: false,
            updates: 0,
        };
        Self { parser: Parser::new(), state }
    }

    pub(crate) fn apply(&mut self, bytes: &[u8]) {
        self.parser.advance(&mut self.state, bytes);
    }

    /// The rows as text.
    pub(crate) fn text(&self) -> String {
        self.state.rows.iter().map(|row| row.iter().filter(|c| **c != REST).collect::<String>() + "\n").collect()
    }

    /// How many synchronized updates have ended.
    pub(crate) fn updates(&self) -> usize {
        self.state.updates
    }

    /// Whether no update has begun that is not ended.
    pub(crate) fn is_whole(&self) -> bool {
        !self.state.within_update
    }
}

impl State {
    fn height(&self) -> usize {
        self.rows.len()
    }

    fn go(&mut self, x: usize, y: usize) {
        (self.x, self.y) = (x.min(self.width - 1), y.min(self.height() - 1));
    }

    fn scroll(&mut self, from: usize, by: usize, up: bool) {
        let (width, end) = (self.width, self.region.1);
        let Some(rows) = self.rows.get_mut(from..end).filter(|rows| !rows.is_empty()) else { return };
        let by = by.min(rows.len());
        if up {
            rows.rotate_left(by);
        } else {
            rows.rotate_right(by);
        }
        let blank = if up { rows.len() - by..rows.len() } else { 0..by };
        rows[blank].fill(vec![' '; width]);
    }

    fn down(&mut self) {
        if self.y + 1 == self.region.1 {
            self.scroll(self.region.0, 1, true);
        } else {
            self.go(self.x, self.y + 1);
        }
    }

    fn erase(&mut self, y: usize, from: usize, to: usize) {
        let to = to.min(self.width);
        self.rows[y][from.min(to)..to].fill(' ');
    }

    fn mode(&mut self, number: u16, on: bool) {
        match number {
            1049 | 47 | 1047 => (0..self.height()).for_each(|y| self.erase(y, 0, self.width)),
            2026 => {
                self.updates += usize::from(self.within_update && !on);
                self.within_update = on;
            }
            _ => {}
        }
    }
}

impl Perform for State {
    fn print(&mut self, c: char) {
        let columns = c.width().unwrap_or(0);
        if columns == 0 {
            return;
        }
        if self.x + columns > self.width {
            self.x = 0;
            self.down();
        }
        let (x, y) = (self.x, self.y);
        self.rows[y][x] = c;
        self.rows[y][x + 1..x + columns].fill(REST);
        (self.x, self.last) = (x + columns, c);
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\r' => self.x = 0,
            b'\n' => self.down(),
            b'\t' => self.go((self.x / 8 + 1) * 8, self.y),
            0x08 => self.x = self.x.saturating_sub(1),
            _ => {}
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], _ignore: bool, action: char) {
        let numbers: Vec<u16> = params.iter().map(|part| part[0]).collect();
        let number = |nth: usize| usize::from(numbers.get(nth).copied().unwrap_or(0));
        let count = number(0).max(1);
        let (x, y, width) = (self.x.min(self.width - 1), self.y, self.width);
        match (intermediates, action) {
            (b"?", 'h' | 'l') => numbers.iter().for_each(|number| self.mode(*number, action == 'h')),
            (b"", 'H' | 'f') => self.go(number(1).max(1) - 1, count - 1),
            (b"", 'G' | '`') => self.go(count - 1, y),
            (b"", 'd') => self.go(x, count - 1),
            (b"", 'A') => self.go(x, y.saturating_sub(count)),
            (b"", 'B' | 'e') => self.go(x, y + count),
            (b"", 'C') => self.go(x + count, y),
            (b"", 'D') => self.go(x.saturating_sub(count), y),
            (b"", 'E') => self.go(0, y + count),
            (b"", 'F') => self.go(0, y.saturating_sub(count)),
            (b"", 'K') => match number(0) {
                0 => self.erase(y, x, width),
                1 => self.erase(y, 0, x + 1),
                _ => self.erase(y, 0, width),
            },
            (b"", 'J') => {
                let (from, to) = [(y + 1, self.height()), (0, y), (0, self.height())][number(0).min(2)];
                (from..to).for_each(|y| self.erase(y, 0, width));
                match number(0) {
                    0 => self.erase(y, x, width),
                    1 => self.erase(y, 0, x + 1),
                    _ => {}
                }
            }
            (b"", 'X') => self.erase(y, x, x + count),
            (b"", 'P') => {
                let end = (x + count).min(width);
                self.rows[y].drain(x..end);
                self.rows[y].resize(width, ' ');
            }
            (b"", '@') => {
                (0..count.min(width - x)).for_each(|_| self.rows[y].insert(x, ' '));
                self.rows[y].truncate(width);
            }
            (b"", 'L') => self.scroll(y, count, false),
            (b"", 'M') => self.scroll(y, count, true),
            (b"", 'S') => self.scroll(self.region.0, count, true),
            (b"", 'T') => self.scroll(self.region.0, count, false),
            (b"", 'b') => (0..count).for_each(|_| self.print(self.last)),
            (b"", 'r') => {
                let end = if number(1) == 0 { self.height() } else { number(1).min(self.height()) };
                self.region = (count.min(end) - 1, end);
                self.go(0, 0);
            }
            _ => {}
        }
    }

    fn esc_dispatch(&mut self, _intermediates: &[u8], _ignore: bool, byte: u8) {
        match byte {
            b'7' => self.saved = (self.x, self.y),
            b'8' => self.go(self.saved.0, self.saved.1),
            b'D' => self.down(),
            b'M' if self.y == self.region.0 => self.scroll(self.region.0, 1, false),
            b'M' => self.go(self.x, self.y.saturating_sub(1)),
            _ => {}
        }
    }
}
