//! The indexes of all segments of a corpus. They are given or built on first use, so that a start without a search costs
//! nothing.

use std::sync::OnceLock;

use super::{
    build::build,
    segment::{CaseEntry, SegmentIndex},
};
use crate::{
    corpus::{Corpus, IndexBytes, Segment},
    search::control::{SearchControl, map_all},
};

/// Segment indexes of one corpus; every call must name the same corpus.
#[derive(Debug, Default)]
pub(crate) struct SegmentIndexes {
    given: Vec<IndexBytes>,
    opened: OnceLock<Vec<SegmentIndex>>,
    starts: OnceLock<Vec<u32>>,
}

impl SegmentIndexes {
    /// Keeps the indexes of the first segments, in order. Those that are missing, damaged or of another version are built
    /// on first use.
    pub(super) fn new(given: Vec<IndexBytes>) -> Self {
        Self { given, ..Self::default() }
    }

    /// Returns the index of each segment.
    pub(crate) fn get(&self, corpus: &Corpus) -> &[SegmentIndex] {
        self.opened.get_or_init(|| {
            let open = |(nth, segment): (usize, &Segment)| {
                let given = self.given.get(nth).and_then(|bytes| SegmentIndex::open(bytes.checked(), segment));
                given.or_else(|| SegmentIndex::open(build(segment).into(), segment)).unwrap_or_default()
            };
            corpus.segments().iter().enumerate().map(open).collect()
        })
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
