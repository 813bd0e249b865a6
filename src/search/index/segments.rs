//! The indexes of all segments of a corpus. They are given or built on first use, so that a start without a search costs
//! nothing.

use std::sync::OnceLock;

use super::{
    build::{add_postings, build},
    segment::{CaseEntry, SegmentIndex},
};
use crate::{
    corpus::{Corpus, IndexBytes, Segment},
    parallel,
    search::control::{SearchControl, map_all},
};

/// Segment indexes of one corpus; every call must name the same corpus.
#[derive(Debug, Default)]
pub(crate) struct SegmentIndexes {
    given: Vec<IndexBytes>,
    /// `true` if missing postings are added on first use.
    adds_postings: bool,
    opened: OnceLock<Vec<SegmentIndex>>,
    starts: OnceLock<Vec<u32>>,
}

impl SegmentIndexes {
    /// Keeps the indexes of the first segments, in order. Those that are missing, damaged or of another version are built
    /// on first use.
    pub(super) fn new(given: Vec<IndexBytes>, adds_postings: bool) -> Self {
        Self { given, adds_postings, ..Self::default() }
    }

    /// Returns the index of each segment.
    pub(crate) fn get(&self, corpus: &Corpus) -> &[SegmentIndex] {
        self.opened.get_or_init(|| {
            let segments: Vec<_> = corpus.segments().iter().enumerate().collect();
            parallel::each(&segments, 1, |(nth, segment)| self.open(*nth, segment))
        })
    }

    fn open(&self, nth: usize, segment: &Segment) -> SegmentIndex {
        let given = self.given.get(nth).map(IndexBytes::checked).unwrap_or_default();
        let bytes = match SegmentIndex::open(given.clone(), segment) {
            Some(index) if index.has_postings() || !self.adds_postings => return index,
            Some(_) => add_postings(segment, &given),
            None => build(segment),
        };
        SegmentIndex::open(bytes.into(), segment).unwrap_or_default()
    }

    /// Returns the number of cases before each segment, and in all of them.
    pub(crate) fn starts(&self, corpus: &Corpus) -> &[u32] {
        self.starts.get_or_init(|| {
            let mut starts = vec![0_u32];
            for segment in self.get(corpus) {
                starts.push(starts[starts.len() - 1].saturating_add(segment.cases()));
            }
            starts
        })
    }

    /// Returns a case by its number in a segment.
    pub(crate) fn entry<'a>(&'a self, corpus: &'a Corpus, segment: usize, local: u32) -> Option<CaseEntry<'a>> {
        let (index, segment) = (self.get(corpus).get(segment)?, corpus.segments().get(segment)?);
        Some(CaseEntry { index, segment, local, summary: segment.summary(local)? })
    }

    /// Calls `work` for every segment on all processors and returns the results by segment number.
    pub(crate) fn map<'a, T: Send>(
        &'a self,
        corpus: &'a Corpus,
        work: impl Fn(&'a SegmentIndex, &'a Segment) -> T + Sync,
    ) -> Vec<T> {
        let (indexes, segments) = (self.get(corpus), corpus.segments());
        let work = |nth: u32| Some(work(&indexes[nth as usize], &segments[nth as usize]));
        map_all(indexes.len() as u32, 1, SearchControl::uninterrupted(), work)
    }
}
