//! The glyphs of the interface: rules, frames, markers. One set per width mode, because glyphs of uncertain width would break
//! the frames first. The scrollbar is a reversed blank.

use crate::text::WidthMode;

/// A set of glyphs; each takes one column in its mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// The rule between panes side by side.
    pub vertical: &'static str,
    /// The rule between panes above each other.
    pub horizontal: &'static str,
    /// The corners of a popup: upper left, upper right, lower left, lower right.
    pub corners: [&'static str; 4],
    /// The mark of the selected row.
    pub cursor: &'static str,
    /// One column of a bar.
    pub bar: &'static str,
    /// The marks of an input whose text continues on the left and on the right.
    pub cut: [&'static str; 2],
}

const ASCII: Glyphs =
    Glyphs { vertical: "|", horizontal: "-", corners: ["+", "+", "+", "+"], cursor: ">", bar: "=", cut: ["<", ">"] };

const LINES: Glyphs =
    Glyphs {
        vertical: "│", horizontal: "─", corners: ["┌", "┐", "└", "┘"], cursor: ">", bar: "█", cut: ["…", "…"]
    };

/// Returns the glyphs of a width mode. Box characters are ambiguous: only a terminal known to draw them in one column gets them.
pub fn glyphs(mode: WidthMode) -> Glyphs {
    match mode {
        WidthMode::Narrow => LINES,
        WidthMode::Wide | WidthMode::Safe => ASCII,
    }
}
