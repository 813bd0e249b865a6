//! Glyphs that meet their neighbours: fonts leave gaps between them, so they are drawn.

/// The arms of a line glyph from the middle of its cell: up, down, left, right.
pub(super) type Arms = [bool; 4];

/// Line glyphs of the interface.
const LINES: [(&str, Arms); 6] = [
    ("│", [true, true, false, false]),
    ("─", [false, false, true, true]),
    ("┌", [false, true, false, true]),
    ("┐", [false, true, true, false]),
    ("└", [true, false, false, true]),
    ("┘", [true, false, true, false]),
];

/// The glyph that fills its cell.
pub(super) const FULL: &str = "█";

/// Returns the arms of a line glyph.
pub(super) fn arms(symbol: &str) -> Option<Arms> {
    LINES.iter().find(|(line, _)| *line == symbol).map(|(_, arms)| *arms)
}
