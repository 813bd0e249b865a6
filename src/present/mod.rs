//! Chosen cases as a presentation: an ordered list of thoughts, split into pages that fit a screen. It knows no key and no
//! terminal, and opens no file.
//!
//! [`thought`] is what is shown, without a size; [`large`] sets headings wide; [`frame`] divides a screen; [`pages`] splits
//! thoughts at pieces, sentences and rows; [`show`] is the state of a presentation.

pub mod frame;
pub mod large;
pub mod pages;
pub mod show;
pub mod thought;

pub use frame::Frame;
pub use pages::{Page, Row, paginate};
pub use show::{Auto, Show};
pub use thought::{Case, Piece, Place, Presentation, Source, Style, Thought, Tone};
