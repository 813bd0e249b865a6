//! Chinese text: pure functions over strings.

mod fold;
mod inert;
mod pinyin;
pub(crate) mod samples;
mod width;
pub(crate) mod wrap;
