//! Chinese text: pure functions over strings.

mod inert;
mod samples;
mod width;
mod wrap;
