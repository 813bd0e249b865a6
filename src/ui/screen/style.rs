//! Styles of cells, and the shortest SGR sequence from one style to another (ECMA-48, 8.3.117).

use std::io::Write as _;

use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};

/// Colours and modifiers. The default is the style of a cleared cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CellStyle {
    pub fg: Color,
    pub bg: Color,
    pub modifier: Modifier,
}

/// Modifiers that are visible on a blank.
const ON_BLANKS: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

impl CellStyle {
    /// Returns the style of a cell, for a blank only the visible part: a bold or red blank is a blank.
    pub(super) fn of(cell: &Cell) -> Self {
        let look = Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
        if cell.symbol() == " " { look.on_blank() } else { look }
    }

    /// Returns `true` if a cell equals a cleared one: a blank without visible style.
    pub(super) fn is_cleared(cell: &Cell) -> bool {
        matches!(cell.bg, Color::Reset) && !cell.modifier.intersects(ON_BLANKS) && cell.symbol() == " "
    }

    /// Returns the part of this style that is visible on a blank.
    pub(super) fn on_blank(self) -> Self {
        match self.modifier.intersects(ON_BLANKS) {
            true => self,
            false => Self { bg: self.bg, ..Self::default() },
        }
    }

    /// Returns the style for drawing a blank of style `blank` if this one is current: the current one if it is invisible on
    /// blanks, so that a blank between two bold words costs no byte.
    pub(super) fn for_blank(self, blank: Self) -> Self {
        if self.on_blank() == blank {
            self
        } else if blank.modifier.is_empty() {
            Self { fg: self.fg, bg: blank.bg, modifier: self.modifier.difference(ON_BLANKS) }
        } else {
            blank
        }
    }

    /// Appends the shortest SGR sequence from `self` to `to`; nothing if they are equal.
    pub(super) fn change_to(self, to: Self, out: &mut Vec<u8>) {
        if self == to {
            return;
        }
        if to == Self::default() {
            return out.extend_from_slice(b"\x1b[m");
        }
        let start = out.len();
        let mut change = Parameters::begin(out);
        change.modifiers(self.modifier, to.modifier);
        if self.fg != to.fg {
            change.colour(to.fg, 30);
        }
        if self.bg != to.bg {
            change.colour(to.bg, 40);
        }
        change.end();
        let middle = out.len();
        let mut full = Parameters::begin(out);
        full.number(0);
        full.modifiers(Modifier::empty(), to.modifier);
        if to.fg != Color::Reset {
            full.colour(to.fg, 30);
        }
        if to.bg != Color::Reset {
            full.colour(to.bg, 40);
        }
        full.end();
        if out.len() - middle <= middle - start {
            out.drain(start..middle);
        } else {
            out.truncate(middle);
        }
    }
}

/// Modifiers and the SGR parameters that set and clear them. Bold and dim are cleared together.
const MODIFIERS: [(Modifier, u16, u16); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// A writer of the parameters of one SGR sequence.
struct Parameters<'o> {
    out: &'o mut Vec<u8>,
    /// `true` before the first parameter.
    first: bool,
}

impl<'o> Parameters<'o> {
    fn begin(out: &'o mut Vec<u8>) -> Self {
        out.extend_from_slice(b"\x1b[");
        Self { out, first: true }
    }

    fn end(self) {
        self.out.push(b'm');
    }

    fn number(&mut self, number: u16) {
        if !std::mem::take(&mut self.first) {
            self.out.push(b';');
        }
        // Writing to memory cannot fail.
        let _ = write!(self.out, "{number}");
    }

    fn modifiers(&mut self, mut from: Modifier, to: Modifier) {
        if from == to {
            return;
        }
        for (modifier, _, off) in MODIFIERS {
            if from.difference(to).contains(modifier) {
                self.number(off);
                // The code may have cleared its twin too; that one is set again below if needed.
                MODIFIERS.iter().filter(|(_, _, same)| *same == off).for_each(|(cleared, ..)| from.remove(*cleared));
            }
        }
        for (modifier, on, _) in MODIFIERS {
            if to.difference(from).contains(modifier) {
                self.number(on);
            }
        }
    }

    /// `base` is 30 for the foreground and 40 for the background.
    fn colour(&mut self, colour: Color, base: u16) {
        let basic = |n| base + n;
        let bright = |n| base + 60 + n;
        self.number(match colour {
            Color::Reset => basic(9),
            Color::Black => basic(0),
            Color::Red => basic(1),
            Color::Green => basic(2),
            Color::Yellow => basic(3),
            Color::Blue => basic(4),
            Color::Magenta => basic(5),
            Color::Cyan => basic(6),
            Color::Gray => basic(7),
            Color::DarkGray => bright(0),
            Color::LightRed => bright(1),
            Color::LightGreen => bright(2),
            Color::LightYellow => bright(3),
            Color::LightBlue => bright(4),
            Color::LightMagenta => bright(5),
            Color::LightCyan => bright(6),
            Color::White => bright(7),
            Color::Indexed(_) | Color::Rgb(..) => basic(8),
        });
        match colour {
            Color::Indexed(n) => [5, n].into_iter().for_each(|n| self.number(n.into())),
            Color::Rgb(r, g, b) => [2, r, g, b].into_iter().for_each(|n| self.number(n.into())),
            _ => {}
        }
    }
}
