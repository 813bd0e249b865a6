//! A minimal terminal: it applies the program's bytes to cells, so that they can be compared with the session's own
//! screen. It shares no code with the encoder. The width of characters is a parameter, because terminals differ in it.
//!
//! It is strict: an unknown sequence, a relative move from the right edge (where terminals differ), or a move off the
//! screen fails the test.

use anli::text::ambiguous::is_ambiguous;
use ratatui::{
    buffer::Buffer,
    layout::Position,
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthChar as _;
use vte::{Params, Parser, Perform};

/// Returns the columns of a character in a terminal.
pub(crate) type WidthOf = fn(char) -> usize;

/// Ambiguous characters take one column: xterm, kitty, macOS.
pub(crate) fn narrow(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Ambiguous characters take two columns: Xshell, PuTTY and others in a Chinese set-up. (unicode-width's own table for
/// that leaves the ambiguous letters narrow, which terminals do not.)
pub(crate) fn wide(c: char) -> usize {
    // Combining marks are among the ambiguous, but take no column anywhere.
    if narrow(c) > 0 && is_ambiguous(c) { 2 } else { narrow(c) }
}

/// The content of one column; the columns of a wide glyph after the first have no symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) symbol: String,
    pub(crate) pen: Pen,
}

/// Colours and modifiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pen {
    pub(crate) fg: Color,
    pub(crate) bg: Color,
    pub(crate) modifier: Modifier,
}

impl Cell {
    fn erased(bg: Color) -> Self {
        Self { symbol: " ".to_owned(), pen: Pen { bg, ..Pen::default() } }
    }

    /// Returns the visible part: on a blank, text colour and boldness do not show.
    fn seen(mut self) -> Self {
        let shown = Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT;
        if self.symbol == " " && !self.pen.modifier.intersects(shown) {
            self.pen = Pen { bg: self.pen.bg, ..Pen::default() };
        }
        self
    }
}

/// The terminal.
pub(crate) struct Grid {
    parser: Parser,
    state: State,
}

struct State {
    width: usize,
    height: usize,
    width_of: WidthOf,
    cells: Vec<Vec<Cell>>,
    /// The cursor, 0-based; the column equals the width when the last column was written.
    x: usize,
    y: usize,
    pen: Pen,
    region: (usize, usize),
    modes: Modes,
    /// Responses of the terminal to queries.
    answers: Vec<u8>,
}

/// The modes that the program may switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Modes {
    pub(crate) alternate: bool,
    pub(crate) wrap: bool,
    pub(crate) paste: bool,
    pub(crate) cursor: bool,
    pub(crate) update: bool,
    pub(crate) mouse: bool,
}

/// The modes of a terminal that runs a shell.
pub(crate) const AT_REST: Modes =
    Modes { alternate: false, wrap: true, paste: false, cursor: true, update: false, mouse: false };

impl Grid {
    /// Creates a terminal full of other text.
    pub(crate) fn new(width: u16, height: u16, width_of: WidthOf) -> Self {
        let (width, height) = (width.into(), height.into());
        let cell = Cell { symbol: "#".to_owned(), pen: Pen { fg: Color::Red, ..Pen::default() } };
        let state = State {
            width,
            height,
            width_of,
            cells: vec![vec![cell; width]; height],
            x: 0,
            y: 0,
            pen: Pen::default(),
            region: (0, height),
            modes: AT_REST,
            answers: Vec::new(),
        };
        Self { parser: Parser::new(), state }
    }

    /// Changes the size and clears the screen.
    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        let modes = self.state.modes;
        *self = Self::new(width, height, self.state.width_of);
        self.state.modes = modes;
    }

    pub(crate) fn apply(&mut self, bytes: &[u8]) {
        self.parser.advance(&mut self.state, bytes);
    }

    pub(crate) fn modes(&self) -> Modes {
        self.state.modes
    }

    /// Returns the terminal's responses since the last call.
    pub(crate) fn answers(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.state.answers)
    }

    /// Returns the position of the visible cursor.
    pub(crate) fn cursor(&self) -> Option<Position> {
        self.state.modes.cursor.then(|| self.position())
    }

    /// Returns the position of the cursor, which may be hidden.
    pub(crate) fn position(&self) -> Position {
        Position::new(self.state.x.min(self.state.width.saturating_sub(1)) as u16, self.state.y as u16)
    }

    /// Returns the number of cells that are not in the terminal's own colours.
    pub(crate) fn colours(&self) -> usize {
        let own = |cell: &&Cell| (cell.pen.fg, cell.pen.bg) != (Color::Reset, Color::Reset);
        self.state.cells.iter().flatten().filter(own).count()
    }

    /// Returns the rows as text, without trailing blanks.
    pub(crate) fn text(&self) -> String {
        let row = |row: &Vec<Cell>| row.iter().map(|cell| cell.symbol.as_str()).collect::<String>();
        self.state.cells.iter().map(|cells| row(cells).trim_end().to_owned() + "\n").collect()
    }

    /// Returns the first cell that differs from `buffer`.
    pub(crate) fn differs(&self, buffer: &Buffer) -> Option<String> {
        for (y, row) in self.state.cells.iter().enumerate() {
            for (x, cell) in row.iter().enumerate() {
                let ours = buffer.cell((x as u16, y as u16)).map(|cell| {
                    let pen = Pen { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
                    Cell { symbol: cell.symbol().to_owned(), pen }.seen()
                });
                let theirs = cell.clone().seen();
                if ours.as_ref() != Some(&theirs) {
                    return Some(format!("column {x}, row {y}: the terminal shows {theirs:?}, the session {ours:?}"));
                }
            }
        }
        (self.state.modes.update).then(|| "the update was not ended".to_owned())
    }
}

impl State {
    /// Blanks a wide glyph that a write or an erasure at `x` would cut.
    fn split(&mut self, x: usize) {
        let row = &mut self.cells[self.y];
        if row.get(x).is_some_and(|cell| cell.symbol.is_empty()) {
            let lead = row[..x].iter().rposition(|cell| !cell.symbol.is_empty()).unwrap_or(0);
            let end = row[x..].iter().take_while(|cell| cell.symbol.is_empty()).count() + x;
            row[lead..end].iter_mut().for_each(|cell| cell.symbol = " ".to_owned());
        }
    }

    fn erase(&mut self, y: usize, from: usize, to: usize) {
        self.y = y;
        self.split(from);
        self.split(to);
        self.cells[y][from..to].fill(Cell::erased(self.pen.bg));
    }

    fn scroll(&mut self, by: usize, up: bool) {
        let region = &mut self.cells[self.region.0..self.region.1];
        assert!(by <= region.len(), "scrolled further than the region is high");
        let blank = vec![Cell::erased(self.pen.bg); self.width];
        if up {
            region.rotate_left(by);
            region.iter_mut().rev().take(by).for_each(|row| *row = blank.clone());
        } else {
            region.rotate_right(by);
            region.iter_mut().take(by).for_each(|row| *row = blank.clone());
        }
    }

    fn go(&mut self, x: usize, y: usize) {
        assert!(x < self.width && y < self.height, "moved off the screen, to column {x} of row {y}");
        (self.x, self.y) = (x, y);
    }

    fn steps(&self, by: isize) -> usize {
        assert!(self.x < self.width, "a relative move from the right edge, where terminals differ");
        self.x.checked_add_signed(by).unwrap()
    }

    fn mode(&mut self, number: u16, on: bool) {
        match number {
            7 => self.modes.wrap = on,
            25 => self.modes.cursor = on,
            1049 => {
                // Leaving the alternate screen restores the cursor: here, the start of the program.
                self.modes.alternate = on;
                if !on {
                    (self.x, self.y) = (0, 0);
                }
            }
            2004 => self.modes.paste = on,
            2026 => self.modes.update = on,
            1002 => self.modes.mouse = on,
            1000 | 1006 => {}
            1003 => assert!(!on, "movements without a button are never asked for"),
            _ => unreachable!("unknown mode {number}"),
        }
    }

    fn sgr(&mut self, parameters: &[u16]) {
        let mut rest = parameters.iter().copied();
        while let Some(number) = rest.next() {
            let pen = &mut self.pen;
            match number {
                0 => *pen = Pen::default(),
                1..=9 => pen.modifier |= Modifier::from_bits_truncate(1 << (number - 1)),
                22 => pen.modifier -= Modifier::BOLD | Modifier::DIM,
                25 => pen.modifier -= Modifier::SLOW_BLINK | Modifier::RAPID_BLINK,
                23 | 24 | 27..=29 => pen.modifier -= Modifier::from_bits_truncate(1 << (number - 21)),
                38 => pen.fg = extended(&mut rest),
                48 => pen.bg = extended(&mut rest),
                30..=37 | 90..=97 | 39 => pen.fg = named(number),
                40..=47 | 100..=107 | 49 => pen.bg = named(number - 10),
                _ => unreachable!("unknown SGR {number}"),
            }
        }
    }
}

fn extended(rest: &mut impl Iterator<Item = u16>) -> Color {
    let mut byte = || u8::try_from(rest.next().unwrap()).unwrap();
    match byte() {
        5 => Color::Indexed(byte()),
        2 => Color::Rgb(byte(), byte(), byte()),
        kind => unreachable!("unknown kind of colour {kind}"),
    }
}

/// The 16 colours of a terminal, in the order of their numbers.
pub(crate) const NAMED: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

fn named(number: u16) -> Color {
    match number {
        39 => Color::Reset,
        30..=37 => NAMED[usize::from(number - 30)],
        _ => NAMED[usize::from(number - 90 + 8)],
    }
}

impl Perform for State {
    fn print(&mut self, c: char) {
        let columns = (self.width_of)(c);
        if columns == 0 {
            // A combining mark belongs to the glyph before it and is never sent without one.
            let base = self.cells[self.y][..self.x].iter_mut().rev().find(|cell| !cell.symbol.is_empty());
            base.unwrap().symbol.push(c);
            return;
        }
        if self.modes.wrap && !self.modes.alternate && self.x + columns > self.width {
            self.x = 0;
            self.execute(b'\n');
        }
        assert!(self.x + columns <= self.width, "{c:?} does not fit into row {}", self.y);
        self.split(self.x);
        self.split(self.x + columns);
        let row = &mut self.cells[self.y];
        row[self.x] = Cell { symbol: c.to_string(), pen: self.pen };
        row[self.x + 1..self.x + columns].fill(Cell { symbol: String::new(), pen: self.pen });
        self.x += columns;
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\r' => self.x = 0,
            b'\n' if self.y + 1 == self.region.1 => self.scroll(1, true),
            b'\n' => self.go(self.x, self.y + 1),
            0x08 => self.x = self.steps(-1),
            _ => unreachable!("control character {byte:#x}"),
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], _ignore: bool, action: char) {
        let numbers: Vec<u16> = params.iter().map(|part| part[0]).collect();
        let number = |i: usize| usize::from(numbers.get(i).copied().unwrap_or(0));
        let count = |i: usize| number(i).max(1);
        match (intermediates, action) {
            (b"?", 'h') => self.mode(numbers[0], true),
            (b"?", 'l') => self.mode(numbers[0], false),
            (b"", 'm') => self.sgr(&numbers),
            (b"", 'H') => self.go(count(1) - 1, count(0) - 1),
            (b"", 'G') => self.go(count(0) - 1, self.y),
            (b"", 'A') => self.go(self.x, self.y.checked_sub(count(0)).unwrap()),
            (b"", 'B') => self.go(self.x, self.y + count(0)),
            (b"", 'C') => self.go(self.steps(count(0) as isize), self.y),
            (b"", 'D') => self.go(self.steps(-(count(0) as isize)), self.y),
            (b"", 'K') if number(0) == 0 => {
                assert!(self.x < self.width, "erased from the right edge, where terminals differ");
                self.erase(self.y, self.x, self.width);
            }
            (b"", 'J') if number(0) == 2 => (0..self.height).for_each(|y| self.erase(y, 0, self.width)),
            (b"", 'n') if number(0) == 6 => {
                let report = format!("\x1b[{};{}R", self.y + 1, (self.x + 1).min(self.width));
                self.answers.extend(report.bytes());
            }
            (b"", 'r') => {
                let end = if number(1) == 0 { self.height } else { number(1) };
                self.region = (count(0) - 1, end);
                assert!(self.region.0 < end && end <= self.height, "bad margins {:?}", self.region);
                // VT100 homes the cursor here; some terminals do not when the margins are reset. This terminal does not
                // either, so that no frame may rely on it.
                if number(0) > 0 {
                    (self.x, self.y) = (0, 0);
                }
            }
            _ => unreachable!("unknown sequence CSI {intermediates:?} {numbers:?} {action}"),
        }
    }

    fn esc_dispatch(&mut self, _intermediates: &[u8], _ignore: bool, byte: u8) {
        match byte {
            b'\\' => {}
            b'M' if self.y == self.region.0 => self.scroll(1, false),
            b'M' => self.go(self.x, self.y.checked_sub(1).unwrap()),
            _ => unreachable!("unknown escape sequence {byte:#x}"),
        }
    }
}
