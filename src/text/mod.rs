//! Chinese text in a terminal: what is safe to show, how wide it is, where a row may end, and what counts as the same
//! when searching. Knows no case and no terminal.

mod ambiguous;
mod breaks;
mod class;
pub mod fold;
mod fold_data;
pub mod graphemes;
pub mod inert;
pub mod paste;
pub mod pinyin;
mod polyphones;
mod readings;
pub mod script;
mod script_data;
pub mod slip;
pub mod sought;
pub mod typed;
pub mod typeset;
pub mod width;
pub mod window;
pub mod wrap;

pub use fold::{Folded, fold, fold_char};
pub use graphemes::graphemes;
pub use inert::{inert, inert_lines};
pub use paste::one_line;
pub use pinyin::{Match, Pattern, Quality, Reader};
pub use script::Script;
pub use slip::Slip;
pub use sought::{Sighting, Sought};
pub use typed::Typed;
pub use typeset::{Places, Shown};
pub use width::{Drawn, Width, WidthMode};
pub use window::Window;
pub use wrap::{Breaks, Measure, Row, wrap};
