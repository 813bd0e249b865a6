//! Matches with gaps: the characters of a term in their order.

use fuzzy_matcher::skim::{SkimMatcherV2, SkimScoreConfig};

use crate::search::{index::FieldValue, query::TextTerm};

/// Lengths of words that are matched with gaps: two scattered characters are an accident, and the matcher takes time and
/// memory for every character.
const CHARS: std::ops::RangeInclusive<usize> = 3..=24;

/// A term prepared for matching with gaps.
pub(crate) struct FuzzyMatcher<'q> {
    term: &'q TextTerm,
    matcher: SkimMatcherV2,
}

impl<'q> FuzzyMatcher<'q> {
    /// Returns `None` for a term that is not matched with gaps.
    pub(crate) fn new(term: &'q TextTerm) -> Option<Self> {
        let is_free = !term.exact && !term.start && !term.end && CHARS.contains(&term.chars.len());
        // Letters with gaps match everything; they are read as pinyin instead.
        (is_free && !term.is_latin())
            .then(|| Self { term, matcher: SkimMatcherV2::default().score_config(score_config()) })
    }

    /// Returns the characters of a value that match the term. Most values lack one of its characters and are ruled out by a
    /// linear scan.
    pub(crate) fn find(&self, value: &FieldValue<'_>) -> Option<Vec<usize>> {
        let mut rest = value.as_str().chars();
        if !self.term.chars.iter().all(|expected| rest.any(|c| c == *expected)) {
            return None;
        }
        self.matcher.fuzzy(value.as_str(), self.term.folded.as_str(), true).map(|(_, indices)| indices)
    }
}

/// Returns scores that keep contiguous matches together. With the crate's defaults the bonus of the first character splits
/// them.
fn score_config() -> SkimScoreConfig {
    SkimScoreConfig {
        score_match: 16,
        gap_start: -6,
        gap_extension: -1,
        bonus_first_char_multiplier: 1,
        bonus_head: 6,
        bonus_break: 6,
        bonus_camel: 4,
        bonus_consecutive: 14,
        penalty_case_mismatch: -2,
    }
}
