//! Chinese found by Latin letters.
use std::ops::Range;

/// A query read as pinyin.
#[derive(Clone, Debug)]
pub struct Pattern;

impl Pattern {
    /// Not yet.
    pub fn new(_: &str) -> Option<Self> {
        None
    }

    /// Not yet.
    pub fn find(&self, _: &str) -> Option<Vec<Range<usize>>> {
        None
    }
}
