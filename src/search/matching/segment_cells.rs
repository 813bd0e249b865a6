//! Data of a matcher for one segment, computed lazily.

use std::sync::OnceLock;

use super::candidates::CandidateSet;
use crate::search::{index::FieldValue, searcher::CaseLocation};

/// Matches of a segment's values, and the cases whose texts may match.
pub(super) struct SegmentCells<M> {
    values: OnceLock<Vec<Option<M>>>,
    candidates: OnceLock<CandidateSet>,
}

impl<M> Default for SegmentCells<M> {
    fn default() -> Self {
        Self { values: OnceLock::new(), candidates: OnceLock::new() }
    }
}

impl<M: Copy> SegmentCells<M> {
    /// Returns the matches of the values of a case.
    pub(super) fn values_of(
        &self,
        location: &CaseLocation<'_>,
        match_value: impl Fn(&FieldValue<'_>) -> Option<M>,
    ) -> impl Iterator<Item = M> {
        let (index, segment) = (location.entry.index, location.entry.segment);
        let matches =
            location.shared(&self.values, || index.values(segment).map(|value| match_value(&value?)).collect());
        location.entry.value_numbers().filter_map(move |number| match matches {
            Some(matches) => *matches.get(number as usize)?,
            None => match_value(&index.value(segment, number)?),
        })
    }

    /// Returns `true` if the texts of a case may match.
    pub(super) fn may_be_in_texts(&self, location: &CaseLocation<'_>, find: impl FnOnce() -> CandidateSet) -> bool {
        location.shared(&self.candidates, find).is_none_or(|set| set.contains(location.entry.local))
    }
}
