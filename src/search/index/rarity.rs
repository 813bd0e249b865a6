//! The rarity of words: the inverse document frequency of BM25.

use super::{postings::keys, segment::SegmentIndex};

/// Returns the inverse document frequency of what so many of all cases hold.
pub(crate) fn rarity(cases: usize, all: usize) -> f64 {
    let (cases, all) = (cases.max(1) as f64, all as f64);
    (1.0 + (all - cases + 0.5).max(0.0) / (cases + 0.5)).ln()
}

impl SegmentIndex {
    /// Returns the rarity of a folded word in the segment, by the length of the shortest posting list of its bigrams, which
    /// is about the number of its cases.
    pub(crate) fn rarity_of(&self, word: &str) -> f64 {
        let sizes = keys(word.chars()).map(|key| self.postings(key).size());
        rarity(sizes.min().unwrap_or(self.cases() as usize), self.cases() as usize)
    }
}
