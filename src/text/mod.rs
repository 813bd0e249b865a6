//! Chinese text in a terminal: what is safe to show, how wide it is, where a row may end, and what counts as the same
//! when searching. Knows no case and no terminal.

mod ambiguous;
pub mod graphemes;
pub mod inert;
pub mod width;

pub use graphemes::graphemes;
pub use inert::{inert, inert_lines};
pub use width::{Drawn, Width, WidthMode};

pub mod fold;
pub mod wrap;
pub use fold::{Folded, Pattern};
pub use wrap::{Measure, wrap};
