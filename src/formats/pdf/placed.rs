//! A character with its place.

/// A character, or several that one glyph stands for. Lengths are points; the origin is the upper left corner.
#[derive(Clone, Debug)]
pub(super) struct PlacedText {
    pub(super) text: String,
    /// The left end of the base line.
    pub(super) x: f64,
    /// The base line.
    pub(super) y: f64,
    /// The right end.
    pub(super) end: f64,
    /// The size of the font.
    pub(super) size: f64,
}
