//! The glyphs of the interface itself: rules, frames, markers. The scrollbar is a reversed
//! blank: no character at all. One table a width mode, because a frame drawn with
//! characters of uncertain width would be the first thing to go crooked.

use crate::text::WidthMode;

/// The interface's own characters; each takes one column in its mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Between two panes that stand side by side.
    pub vertical: &'static str,
    /// Between two panes that stand on each other.
    pub horizontal: &'static str,
    /// The corners of an overlay: upper left, upper right, lower left, lower right.
    pub corners: [&'static str; 4],
    /// In front of the selected row.
    pub cursor: &'static str,
    /// A piece of a bar.
    pub bar: &'static str,
    /// At the left and the right end of an input beyond which its text goes on.
    pub cut: [&'static str; 2],
}

const ASCII: Glyphs =
    Glyphs { vertical: "|", horizontal: "-", corners: ["+", "+", "+", "+"], cursor: ">", bar: "=", cut: ["<", ">"] };

const LINES: Glyphs =
    Glyphs {
        vertical: "│", horizontal: "─", corners: ["┌", "┐", "└", "┘"], cursor: ">", bar: "█", cut: ["…", "…"]
    };

/// The glyphs of a width mode. Box characters are ambiguous: only a terminal known to draw them in one column gets them.
pub fn glyphs(mode: WidthMode) -> Glyphs {
    match mode {
        WidthMode::Narrow => LINES,
        WidthMode::Wide | WidthMode::Safe => ASCII,
    }
}
