//! The parts of a screen: a centred column, a line above it, the foot. The smaller a screen, the fewer of them.

use crate::text::Width;

/// The widest column of text.
const WIDEST: u16 = 100;

/// The division of a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// Width policy.
    pub width: Width,
    /// First column of the text.
    pub left: u16,
    /// Columns of the text.
    pub columns: u16,
    /// Row of the line above; none on a low screen.
    pub above: Option<u16>,
    /// First row of the text.
    pub top: u16,
    /// Rows of the text.
    pub rows: u16,
    /// Row of the foot; none on the lowest screens.
    pub foot: Option<u16>,
}

impl Frame {
    /// Returns the division of a screen of `size` columns and rows.
    pub fn of(size: (u16, u16), width: Width) -> Self {
        let (wide, high) = size;
        let columns = match wide {
            0..24 => wide,
            24..60 => wide - 2,
            60..100 => wide - wide / 8,
            _ => (wide / 10 * 7).min(WIDEST),
        };
        let foot = (high > 2).then(|| high - 1);
        let bottom = foot.unwrap_or(high);
        let margin = high / 12;
        let above = (high >= 8).then_some(margin);
        let gap = if high >= 16 { 1 + high / 24 } else { 0 };
        let top = above.map_or(0, |row| row + 1 + gap);
        let rows = bottom.saturating_sub(top + gap).max(1);
        Self { size, width, left: (wide - columns) / 2, columns: columns.max(1), above, top, rows, foot }
    }
}
