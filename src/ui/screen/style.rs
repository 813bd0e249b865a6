//! Styles of cells, and the shortest SGR sequence from one style to another (ECMA-48, 8.3.117).

use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};

use super::csi::{csi, shorter};

/// Colours and modifiers. The default is the style of a cleared cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CellStyle {
    pub fg: Color,
    pub bg: Color,
    pub modifier: Modifier,
}

/// Modifiers that are visible on a blank.
const ON_BLANKS: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// Bytes of an SGR sequence around its parameters, less a separator.
const SGR: usize = 2;

impl CellStyle {
    /// Returns the style of a cell, for a blank only the visible part: a bold or red blank is a blank.
    pub(super) fn of(cell: &Cell) -> Self {
        let style = Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
        if cell.symbol() == " " { style.on_blank() } else { style }
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
    /// blanks, so that a blank between two bold words costs no byte; else what of it is invisible, unless that costs more
    /// than to set it again.
    pub(super) fn for_blank(self, blank: Self) -> Self {
        if self.on_blank() == blank {
            self
        } else if blank.modifier.is_empty() {
            let kept = Self { fg: self.fg, bg: blank.bg, modifier: self.modifier.difference(ON_BLANKS) };
            let again = blank.cost_to(kept).saturating_sub(SGR);
            if self.cost_to(kept) > self.cost_to(blank) + again { blank } else { kept }
        } else {
            blank
        }
    }

    /// Returns the bytes of the sequence from `self` to `to`.
    fn cost_to(self, to: Self) -> usize {
        let mut out = Vec::new();
        self.change_to(to, &mut out);
        out.len()
    }

    /// Appends the shortest SGR sequence from `self` to `to`; nothing if they are equal.
    pub(super) fn change_to(self, to: Self, out: &mut Vec<u8>) {
        if self == to {
            return;
        }
        if to == Self::default() {
            return csi(out, &[], b'm');
        }
        let start = out.len();
        // A reset, and the change from the default style.
        csi(out, &[vec![0], Self::default().parameters_to(to)].concat(), b'm');
        shorter(out, start, |out| csi(out, &self.parameters_to(to), b'm'));
    }

    /// Returns the SGR parameters that change `self` to `to`.
    fn parameters_to(self, to: Self) -> Vec<usize> {
        let mut parameters = Vec::new();
        let mut from = self.modifier;
        for (modifier, _, off) in MODIFIERS {
            if from.difference(to.modifier).contains(modifier) {
                parameters.push(off);
                // The code may have cleared its twin too; that one is set again below if needed.
                MODIFIERS.iter().filter(|(_, _, same)| *same == off).for_each(|(cleared, ..)| from.remove(*cleared));
            }
        }
        let missing = to.modifier.difference(from);
        parameters.extend(MODIFIERS.iter().filter(|(modifier, ..)| missing.contains(*modifier)).map(|(_, on, _)| *on));
        for (from, to, base) in [(self.fg, to.fg, 30), (self.bg, to.bg, 40)] {
            if from != to {
                parameters.extend(colour(to, base));
            }
        }
        parameters
    }
}

/// Modifiers and the SGR parameters that set and clear them. Bold and dim are cleared together.
const MODIFIERS: [(Modifier, usize, usize); 9] = [
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

/// Returns the SGR parameters of a colour; `base` is 30 for the foreground and 40 for the background.
fn colour(colour: Color, base: usize) -> Vec<usize> {
    let bright = base + 60;
    vec![match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(n) => return vec![base + 8, 5, n.into()],
        Color::Rgb(r, g, b) => return vec![base + 8, 2, r.into(), g.into(), b.into()],
    }]
}
