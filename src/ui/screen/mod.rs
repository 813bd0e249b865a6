//! The terminal's screen: what it shows, what it should show, and the fewest bytes between the two.
//!
//! A frame is drawn into a ratatui [`Buffer`], brought to the cell convention (`normalize`), compared with what the terminal
//! shows (`diff`, `scroll`) and turned into one byte string (`encode`, `style`) inside a synchronized update (mode 2026, a
//! private mode that other terminals ignore). ratatui's own backend is not used because it moves the cursor after every
//! wide glyph: 459 bytes for a row of 40 Han that holds 120.
//!
//! **The cell convention.** A glyph of *n* columns is one cell that holds its symbol, followed by *n* − 1 continuation
//! cells whose symbol is the empty string. So the layout itself says how wide every glyph is, and diff and encoder ask no
//! width table: “ may be one column in one session and two in the next. What ratatui's widgets write (a wide glyph and a
//! blank) is brought to it.
//!
//! Nothing here writes anywhere: a driver writes the bytes.

pub mod clipboard;
mod diff;
mod encode;
mod normalize;
mod scroll;
pub mod snapshot;
mod style;

use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
};

use encode::Encoder;
pub use normalize::clear;
use scroll::{Pair, plan};
use style::CellStyle;

/// What a terminal must be sent before the first frame: the alternate screen; no wrapping at the right edge, so that
/// a glyph drawn wider than planned cannot push the screen up; marked pastes; no cursor until a frame shows it.
pub fn enter() -> &'static [u8] {
    b"\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?25l"
}

/// What puts a terminal back as it was, also when it was left in the middle of a frame: ends an unfinished string, look,
/// margins and update, then every mode of [`enter`], mouse modes (in case), and the alternate screen. That screen is
/// cleared first, because tmux (3.3a) otherwise leaves parts of it above the shell's after the window has grown.
pub fn leave() -> &'static [u8] {
    b"\x1b\\\x1b[m\x1b[r\x1b[2J\x1b[?2026l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h"
}

/// What makes the terminal report the left button, the wheel and drags (modes 1000, 1002, by SGR 1006), or no longer.
pub fn mouse(on: bool) -> &'static [u8] {
    if on { b"\x1b[?1000h\x1b[?1002h\x1b[?1006h" } else { b"\x1b[?1006l\x1b[?1002l\x1b[?1000l" }
}

/// What puts the terminal's own screen back and `text` on it, a line a row as long as it may be, so that the terminal
/// selects whole paragraphs; `end` stands below it.
pub fn plain(text: &str, end: &str) -> Vec<u8> {
    let text = text.replace('\n', "\r\n");
    [leave(), b"\r\n", text.as_bytes(), b"\r\n\r\n", end.as_bytes(), b"\r\n"].concat()
}

/// What asks a terminal how many columns it draws `text` in: it answers with the place of its cursor.
pub fn ask_width(row: u16, text: &str) -> Vec<u8> {
    format!("\x1b[{row}H{text}\x1b[6n").into_bytes()
}

const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
const END_UPDATE: &[u8] = b"\x1b[?2026l";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";

/// The screen of one session.
#[derive(Debug)]
pub struct Screen {
    /// Its size.
    area: Rect,
    /// What the terminal shows, once `known`.
    shown: Buffer,
    /// The frame that is being drawn; the same memory again and again, none before it is needed.
    next: Buffer,
    /// Where the terminal shows its cursor, once `known`.
    cursor: Option<Position>,
    /// Whether it is known what the terminal shows.
    known: bool,
}

impl Screen {
    /// A screen of `width` columns and `height` rows on which anything may stand: the first frame clears it.
    pub fn new(width: u16, height: u16) -> Self {
        let area = Rect::new(0, 0, width, height);
        Self { area, shown: Buffer::default(), next: Buffer::default(), cursor: None, known: false }
    }

    /// Takes a new size. Terminals differ in what they keep of the old content, so the next frame draws everything.
    pub fn resize(&mut self, width: u16, height: u16) {
        *self = Self::new(width, height);
    }

    /// Forgets what the terminal shows, because something else wrote to it: the next frame draws everything.
    pub fn forget(&mut self) {
        self.known = false;
    }

    /// What the last frame shows, by the cell convention.
    pub fn buffer(&self) -> &Buffer {
        &self.shown
    }

    /// Where the last frame shows the cursor, 0-based; `None` where it is hidden.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Draws one frame into a cleared buffer and returns the bytes that make the terminal show it: one string, to be
    /// written at once; empty when the terminal already shows it. `draw` returns where the cursor is shown; a place
    /// outside the screen hides it.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Buffer) -> Option<Position>) -> Vec<u8> {
        match self.next.area == self.area {
            true => self.next.reset(),
            false => self.next = Buffer::empty(self.area),
        }
        let cursor = draw(&mut self.next).filter(|place| self.next.area.contains(*place));
        normalize::normalize(&mut self.next);
        let painted = self.paint();
        let bytes = self.with_cursor(painted, cursor);
        std::mem::swap(&mut self.shown, &mut self.next);
        (self.cursor, self.known) = (cursor, true);
        bytes
    }

    /// The bytes of the cells.
    fn paint(&self) -> Encoder {
        let blank = vec![Cell::EMPTY; self.next.area.width.into()];
        let pair = Pair { shown: &self.shown.content, next: &self.next.content, blank: &blank };
        let rows = |mut encoder: Encoder, sources: &[Option<usize>]| {
            for (y, source) in sources.iter().enumerate() {
                encoder.row(y, pair.shown(*source), pair.next(y));
            }
            encoder.pen_to(CellStyle::default());
            encoder
        };
        if !self.known {
            let mut encoder = Encoder::with_room(pair.next.len());
            encoder.clear();
            return rows(encoder, &vec![None; pair.height()]);
        }
        let in_place: Vec<_> = (0..pair.height()).map(Some).collect();
        let plain = rows(Encoder::default(), &in_place);
        let (scrolls, sources) = plan(pair);
        if scrolls.is_empty() {
            return plain;
        }
        let mut encoder = Encoder::default();
        scrolls.iter().for_each(|scroll| encoder.scroll(scroll));
        let scrolled = rows(encoder, &sources);
        // The plan rests on estimates; the bytes decide.
        if scrolled.bytes().len() < plain.bytes().len() { scrolled } else { plain }
    }

    /// The whole frame: the cursor is hidden while cells are written, since without synchronized updates it would be
    /// seen to jump.
    fn with_cursor(&self, mut painted: Encoder, cursor: Option<Position>) -> Vec<u8> {
        let paints = !painted.bytes().is_empty();
        let may_show = !self.known || self.cursor.is_some();
        if !paints && self.known && self.cursor == cursor {
            return Vec::new();
        }
        let hide = may_show && (paints || cursor.is_none());
        if let Some(place) = cursor {
            painted.move_to(place.x.into(), place.y.into());
            if hide || !may_show {
                painted.raw(SHOW_CURSOR);
            }
        }
        let hide = if hide { HIDE_CURSOR } else { b"" };
        match paints {
            true => [BEGIN_UPDATE, hide, painted.bytes(), END_UPDATE].concat(),
            false => [hide, painted.bytes()].concat(),
        }
    }
}
