//! The terminal's screen: its contents, the next frame, and the fewest bytes from one to the other.
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
mod csi;
mod diff;
mod encode;
mod normalize;
pub mod picture;
mod scroll;
pub mod snapshot;
mod style;

use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
};

use encode::Encoder;
pub use normalize::clear;
use scroll::{FramePair, plan};
use style::CellStyle;

/// Returns the bytes to send before the first frame: the alternate screen; no wrapping at the right edge, so that
/// a glyph drawn wider than planned cannot push the screen up; marked pastes; no cursor until a frame shows it.
pub fn enter() -> &'static [u8] {
    b"\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?25l"
}

/// Returns the bytes that restore a terminal, also in the middle of a frame: they end an unfinished string, style, margins
/// and update, then every mode of [`enter`], mouse modes (in case), and the alternate screen. That screen is
/// cleared first, because tmux (3.3a) otherwise leaves parts of it above the shell's after the window has grown.
pub fn leave() -> &'static [u8] {
    b"\x1b\\\x1b[m\x1b[r\x1b[2J\x1b[?2026l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h"
}

/// Returns the bytes that turn mouse reports on or off: left button, wheel and drags (modes 1000, 1002, by SGR 1006).
pub fn mouse(on: bool) -> &'static [u8] {
    if on { b"\x1b[?1000h\x1b[?1002h\x1b[?1006h" } else { b"\x1b[?1006l\x1b[?1002l\x1b[?1000l" }
}

/// Returns the bytes that restore the terminal's own screen with `text` on it, unwrapped, so that the terminal selects whole
/// paragraphs; `end` is below it.
pub fn plain(text: &str, end: &str) -> Vec<u8> {
    let text = text.replace('\n', "\r\n");
    [leave(), b"\r\n", text.as_bytes(), b"\r\n\r\n", end.as_bytes(), b"\r\n"].concat()
}

/// Returns the bytes that query the columns of `text`: the terminal answers with a cursor position report.
pub fn ask_width(row: u16, text: &str) -> Vec<u8> {
    format!("\x1b[{row}H{text}\x1b[6n").into_bytes()
}

/// The bytes that query the background (OSC 11).
pub const ASK_BACKGROUND: &[u8] = b"\x1b]11;?\x1b\\";

const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
const END_UPDATE: &[u8] = b"\x1b[?2026l";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";

/// The screen of one session.
#[derive(Debug)]
pub struct Screen {
    /// Its size.
    area: Rect,
    /// The contents of the terminal, if `is_known`.
    shown: Buffer,
    /// The frame that is being drawn; its memory is reused.
    next: Buffer,
    /// The visible cursor of the terminal, if `is_known`.
    cursor: Option<Position>,
    /// The place of the cursor while it is hidden, if one is set.
    resting: Option<Position>,
    /// The place that a hidden cursor has, if `is_known`.
    rests: Option<Position>,
    /// `true` if the contents of the terminal are known.
    is_known: bool,
}

impl Screen {
    /// Creates a screen of `width` columns and `height` rows with unknown contents: the first frame clears it.
    pub fn new(width: u16, height: u16) -> Self {
        let area = Rect::new(0, 0, width, height);
        let (shown, next) = (Buffer::default(), Buffer::default());
        Self { area, shown, next, cursor: None, resting: None, rests: None, is_known: false }
    }

    /// Changes the size. Terminals differ in what they keep of the old contents, so the next frame draws everything.
    pub fn resize(&mut self, width: u16, height: u16) {
        *self = Self::new(width, height);
    }

    /// Forgets the contents of the terminal, because something else wrote to it: the next frame draws everything.
    pub fn forget(&mut self) {
        self.is_known = false;
    }

    /// Sets the place of the cursor in frames that hide it: programs that read the screen aloud follow it there.
    pub fn rest_at(&mut self, place: Option<Position>) {
        self.resting = place;
    }

    /// Returns the last frame, by the cell convention.
    pub fn buffer(&self) -> &Buffer {
        &self.shown
    }

    /// Returns the cursor of the last frame, 0-based; `None` if it is hidden.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Draws one frame into a cleared buffer and returns the bytes that display it: one string, to be
    /// written at once; empty if nothing changes. `draw` returns the position of the cursor; one outside the screen
    /// hides it.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Buffer) -> Option<Position>) -> Vec<u8> {
        match self.next.area == self.area {
            true => self.next.reset(),
            false => self.next = Buffer::empty(self.area),
        }
        let cursor = draw(&mut self.next).filter(|place| self.next.area.contains(*place));
        normalize::normalize(&mut self.next);
        let painted = self.paint();
        let resting = self.resting.filter(|place| cursor.is_none() && self.next.area.contains(*place));
        let bytes = self.with_cursor(painted, cursor, resting);
        std::mem::swap(&mut self.shown, &mut self.next);
        (self.cursor, self.rests, self.is_known) = (cursor, resting, true);
        bytes
    }

    /// Draws the last frame of another screen of this size, and returns the bytes that display it here.
    pub fn mirror(&mut self, other: &Self) -> Vec<u8> {
        self.resting = None;
        self.frame(|buffer| {
            buffer.clone_from(&other.shown);
            other.cursor
        })
    }

    /// Encodes the cells.
    fn paint(&self) -> Encoder {
        let blank = vec![Cell::EMPTY; self.next.area.width.into()];
        let pair = FramePair { shown: &self.shown.content, next: &self.next.content, blank: &blank };
        let rows = |mut encoder: Encoder, sources: &[Option<usize>]| {
            for (y, source) in sources.iter().enumerate() {
                encoder.row(y, pair.shown(*source), pair.next(y));
            }
            encoder.pen_to(CellStyle::default());
            encoder
        };
        if !self.is_known {
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
        // The plan is based on estimates; the bytes decide.
        if scrolled.bytes().len() < plain.bytes().len() { scrolled } else { plain }
    }

    /// Completes the frame. The cursor is hidden while cells are written, because without synchronized updates it would
    /// visibly jump.
    fn with_cursor(&self, mut painted: Encoder, cursor: Option<Position>, resting: Option<Position>) -> Vec<u8> {
        let paints = !painted.bytes().is_empty();
        let may_show = !self.is_known || self.cursor.is_some();
        if !paints && self.is_known && self.cursor == cursor && self.rests == resting {
            return Vec::new();
        }
        if let Some(place) = resting {
            painted.move_to(place.x.into(), place.y.into());
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
