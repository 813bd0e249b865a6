//! Scripts: a show prepared in a file, as steps of captions, cases, keys and pauses; and the moments of what they do.

mod cue;
mod file;

pub use cue::{Act, Cue, cues, of_keys};
pub use file::{PlayScript, PlayStep, read, schema};
