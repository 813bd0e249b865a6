//! Chinese text in a terminal: what is safe to show, how wide it is, where a row may end, and what counts as the same
//! when searching. Knows no case and no terminal.

pub mod width;

pub use width::{Width, WidthMode};
