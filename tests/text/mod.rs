//! Chinese text: pure functions over strings.

mod fold;
mod pinyin;
pub(crate) mod samples;
mod sanitize;
mod typeset;
mod viewport;
mod width;
pub(crate) mod wrap;
