//! Input of one search run: corpus, index and search control.

use std::sync::OnceLock;

use super::{
    control::{SearchControl, map_until_report},
    index::{CaseEntry, Index, SegmentIndex},
};
use crate::{
    corpus::{CaseIx, Corpus, Segment},
    parallel,
};

/// Up to this many cases all are matched: finding candidates takes longer.
const FEW: usize = 4000;
/// Cases between two polls of the search control, of a query with one condition.
const STEP: u32 = 128;

/// The corpus and its index, read by one search run.
#[derive(Clone, Copy)]
pub(crate) struct Searcher<'a> {
    pub(crate) corpus: &'a Corpus,
    index: &'a Index,
    pub(crate) control: SearchControl<'a>,
    /// Cases between two polls of the search control.
    step: u32,
}

/// A case and its position in the index.
#[derive(Clone, Copy)]
pub(crate) struct CaseLocation<'a> {
    pub(crate) ix: u32,
    /// Number of its segment.
    pub(crate) segment: usize,
    /// `true` if the case is matched by itself: finding the candidates of its segment takes longer.
    pub(crate) skip_candidates: bool,
    pub(crate) entry: CaseEntry<'a>,
    pub(super) control: SearchControl<'a>,
}

/// Returns the entry of a case in a list sorted by case.
pub(crate) fn by_case<T>(all: &[(u32, T)], ix: u32) -> Option<&T> {
    let at = all.binary_search_by_key(&ix, |(ix, _)| *ix).ok()?;
    Some(&all[at].1)
}

impl CaseLocation<'_> {
    /// Returns the per-segment value of `cell`, computed on first use; `None` if it is not there yet and the case is
    /// matched by itself.
    pub(crate) fn shared<'c, T>(&self, cell: &'c OnceLock<T>, compute: impl FnOnce() -> T) -> Option<&'c T> {
        if self.skip_candidates { cell.get() } else { Some(cell.get_or_init(compute)) }
    }
}

impl<'a> Searcher<'a> {
    pub(crate) fn new(corpus: &'a Corpus, index: &'a Index, control: SearchControl<'a>) -> Self {
        Self { corpus, index, control, step: STEP }
    }

    /// Returns a searcher for a query of so many conditions.
    pub(crate) fn with_conditions(self, conditions: usize) -> Self {
        let conditions = u32::try_from(conditions).unwrap_or(STEP);
        Self { step: STEP / conditions.clamp(1, STEP), ..self }
    }

    /// Returns the number of cases.
    pub(crate) fn len(&self) -> usize {
        self.corpus.len()
    }

    /// Returns `true` if the cases are so few that all are matched.
    pub(crate) fn is_small(&self) -> bool {
        self.len() <= FEW
    }

    /// Returns the mean size of a case in bytes.
    pub(crate) fn mean_size(&self) -> f64 {
        let segments = self.corpus.segments();
        let bytes: usize = segments.iter().map(|segment| segment.bytes().len()).sum();
        let cases: u32 = segments.iter().map(Segment::case_count).sum();
        bytes as f64 / f64::from(cases.max(1))
    }

    pub(crate) fn segment_indexes(&self) -> &'a [SegmentIndex] {
        self.index.segments(self.corpus)
    }

    /// Returns the location of a case, to be matched by itself.
    pub(crate) fn locate(&self, ix: u32) -> Option<CaseLocation<'a>> {
        let (segment, _) = self.corpus.location_of(CaseIx(ix))?;
        let entry = self.index.entry(self.corpus, CaseIx(ix))?;
        Some(CaseLocation { ix, segment, skip_candidates: true, entry, control: self.control })
    }

    /// Returns the position of a case in the order of the segments.
    pub(crate) fn position_of(&self, ix: u32) -> Option<u32> {
        let (segment, local) = self.corpus.location_of(CaseIx(ix))?;
        Some(self.index.starts(self.corpus).get(segment)? + local)
    }

    /// Returns the number of positions in all segments; some belong to cases that are no part of the corpus.
    pub(crate) fn positions(&self) -> u32 {
        self.index.starts(self.corpus).last().copied().unwrap_or(0)
    }

    fn at(&self, position: u32) -> Option<CaseLocation<'a>> {
        let starts = self.index.starts(self.corpus);
        let segment = starts.partition_point(|start| *start <= position).checked_sub(1)?;
        let local = position - starts.get(segment)?;
        let ix = self.corpus.ix_of(segment, local)?.0;
        let entry = self.segment_indexes()[segment].entry(&self.corpus.segments()[segment], local)?;
        Some(CaseLocation { ix, segment, skip_candidates: false, entry, control: self.control })
    }

    /// Calls `work` for every case, segment after segment, and returns the results in that order.
    pub(crate) fn map_cases<T: Send>(&self, work: impl Fn(&CaseLocation<'a>) -> Option<T> + Sync) -> Vec<T> {
        Self { control: self.control.without_reports(), ..*self }.map_cases_from(0, work).0
    }

    /// Calls `work` for the cases from a position on until a report is due. Also returns the next position.
    pub(crate) fn map_cases_from<T: Send>(
        &self,
        from: u32,
        work: impl Fn(&CaseLocation<'a>) -> Option<T> + Sync,
    ) -> (Vec<T>, u32) {
        map_until_report(from..self.positions(), self.step, self.control, |position| work(&self.at(position)?))
    }

    /// Calls `work` for these cases, each matched by itself.
    pub(crate) fn map_some<T: Send>(
        &self,
        cases: &[u32],
        work: impl Fn(&CaseLocation<'a>) -> Option<T> + Sync,
    ) -> Vec<T> {
        let len = u32::try_from(cases.len()).unwrap_or(u32::MAX);
        let work = |nth: u32| work(&self.locate(*cases.get(nth as usize)?)?);
        map_until_report(0..len, self.step.div_ceil(4), self.control.without_reports(), work).0
    }

    /// Calls `work` for every segment, cancelled or not: its results are indexed by segment number.
    pub(crate) fn map_segments<T: Send>(&self, work: impl Fn(&'a SegmentIndex, &'a Segment) -> T + Sync) -> Vec<T> {
        let segments: Vec<_> = self.segment_indexes().iter().zip(self.corpus.segments()).collect();
        parallel::each(&segments, 1, |(index, segment)| work(index, segment))
    }
}
