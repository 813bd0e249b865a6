//! Pictures of a screen, for papers, slides and documents: the text, the text with its colours for a terminal, a drawing,
//! and a web page. Equal screens give equal bytes.
//!
//! Fonts differ in the width of a Han character, so no position is left to them: every glyph of [`svg`] has its own `x`,
//! and in [`html`] a box of its columns.

mod ansi;
mod glyphs;
mod html;
mod look;
mod svg;

use ratatui::buffer::Buffer;

use super::snapshot;
use crate::store::state::Ground;

/// A form of pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureFormat {
    /// Rows without trailing blanks.
    #[default]
    Text,
    /// Rows with SGR sequences, for `cat` on a terminal.
    Ansi,
    /// A drawing.
    Svg,
    /// A web page.
    Html,
}

impl PictureFormat {
    /// All of them with their names.
    pub const ALL: [(Self, &str); 4] =
        [(Self::Text, "text"), (Self::Ansi, "ansi"), (Self::Svg, "svg"), (Self::Html, "html")];

    /// Returns the picture of a screen. `ground` has the colours that the theme leaves to the terminal; unknown is dark.
    pub fn write(self, buffer: &Buffer, ground: Option<Ground>) -> String {
        match self {
            Self::Text => snapshot::text(buffer),
            Self::Ansi => ansi::write(buffer),
            Self::Svg => svg::write(buffer, ground),
            Self::Html => html::write(buffer, ground),
        }
    }
}
