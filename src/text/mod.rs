//! Chinese text in a terminal: sanitizing, width, line breaking, typesetting, and folding and pinyin for searches. Knows no
//! case and no terminal.

pub mod ambiguous;
mod blocks;
mod breaks;
mod class;
mod data;
pub mod filter_text;
pub mod fold;
pub mod graphemes;
pub mod numbers;
pub mod paste;
pub mod pinyin;
pub mod pinyin_typo;
mod polyphones;
mod readings;
pub mod sanitize;
pub mod script;
mod signs;
mod spelling;
pub mod text_query;
pub mod typeset;
mod units;
pub mod viewport;
pub mod width;
pub mod wrap;

pub use blocks::plain_columns;
pub use filter_text::FilterText;
pub use fold::{Folded, fold, fold_char};
pub use graphemes::graphemes;
pub use numbers::numbers;
pub use paste::one_line;
pub use pinyin::{PinyinMatch, PinyinMatcher, PinyinPattern, PinyinQuality};
pub use pinyin_typo::PinyinTypo;
pub use sanitize::sanitize;
pub use script::Script;
pub use signs::spelled_signs;
pub use spelling::pinyin_of;
pub use text_query::{TextMatch, TextQuery};
pub use typeset::{SourceMap, TypesetText};
pub use viewport::LineViewport;
pub use width::{Drawn, Width, WidthMode};
pub use wrap::{LineBreaks, LineWidth, TextRow, wrap};
