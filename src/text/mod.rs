//! Chinese text in a terminal: what is safe to show, how wide it is, where a row may end, and what counts as the same
//! when searching. Knows no case and no terminal.

mod ambiguous;
mod breaks;
mod class;
pub mod filter_text;
pub mod fold;
mod fold_data;
pub mod graphemes;
pub mod paste;
pub mod pinyin;
pub mod pinyin_typo;
mod polyphones;
mod readings;
pub mod sanitize;
pub mod script;
mod script_data;
pub mod text_query;
pub mod typeset;
pub mod viewport;
pub mod width;
pub mod wrap;

pub use filter_text::FilterText;
pub use fold::{Folded, fold, fold_char};
pub use graphemes::graphemes;
pub use paste::one_line;
pub use pinyin::{PinyinMatch, PinyinMatcher, PinyinPattern, PinyinQuality};
pub use pinyin_typo::PinyinTypo;
pub use sanitize::{sanitize, sanitize_lines};
pub use script::Script;
pub use text_query::{TextMatch, TextQuery};
pub use typeset::{SourceMap, TypesetText};
pub use viewport::LineViewport;
pub use width::{Drawn, Width, WidthMode};
pub use wrap::{LineBreaks, LineWidth, TextRow, wrap};
