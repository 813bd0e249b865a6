//! Data of a matcher for one segment, computed lazily.

use std::sync::OnceLock;

use super::candidates::CandidateSet;
use crate::search::{index::FieldValue, searcher::CaseLocation};

/// Values that are matched between two polls of the search control.
const STEP: usize = 64;

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
        // A search that is given up needs no further values.
        let goes_on = |(nth, _): &(usize, _)| !nth.is_multiple_of(STEP) || !location.control.is_cancelled();
        let all = || index.values(segment).enumerate().take_while(goes_on).map(|(_, value)| match_value(&value?));
        let matches = location.shared(&self.values, || all().collect());
        location.entry.value_numbers().filter_map(move |number| match matches {
            Some(matches) => *matches.get(number as usize)?,
            None => match_value(&index.value(segment, number)?),
        })
    }

    /// Returns `true` if the texts of a case may match.
    pub(super) fn may_be_in_texts(&self, location: &CaseLocation<'_>, find: impl FnOnce() -> CandidateSet) -> bool {
        let find = || if location.control.is_cancelled() { CandidateSet::none(location.entry.index) } else { find() };
        location.shared(&self.candidates, find).is_none_or(|set| set.contains(location.entry.local))
    }
}
