//! Chinese text: pure functions over strings.

mod fold;
mod inert;
mod pinyin;
pub(crate) mod samples;
mod width;
mod window;
pub(crate) mod wrap;
