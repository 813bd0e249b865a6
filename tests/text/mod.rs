//! Chinese text: pure functions over strings.

mod fold;
mod inert;
mod pinyin;
mod samples;
mod width;
mod wrap;
