//! The search index of a corpus. Its parts are given or built on first use, so that a start without a search costs nothing.

use std::sync::OnceLock;

use super::{
    build::{add_postings, build},
    facet_columns::FacetColumns,
    segment::{CaseEntry, SegmentIndex},
};
use crate::{
    corpus::{CaseIx, Corpus, IndexBytes, Segment},
    parallel,
};

/// The search index of a corpus: segment indexes and facet columns. Every call must name the same corpus.
#[derive(Debug, Default)]
pub struct Index {
    given: Vec<IndexBytes>,
    /// `true` if missing postings are added on first use.
    adds_postings: bool,
    segments: OnceLock<Vec<SegmentIndex>>,
    starts: OnceLock<Vec<u32>>,
    facet_columns: OnceLock<FacetColumns>,
}

impl Index {
    /// Returns an index of these bytes, which [`build()`](super::build()) made of the first segments of the corpus, in
    /// order. Those that are missing, damaged or of another version are built by the first search.
    pub fn new(given: Vec<IndexBytes>) -> Self {
        Self { given, ..Self::default() }
    }

    /// Returns an index of these bytes to which the first search also adds missing postings, so that its answer
    /// is whole.
    pub fn complete(given: Vec<IndexBytes>) -> Self {
        Self { given, adds_postings: true, ..Self::default() }
    }

    /// Builds now what is missing.
    pub fn ready(&self, corpus: &Corpus) {
        self.segments(corpus);
    }

    /// Returns the size in bytes.
    pub fn size(&self, corpus: &Corpus) -> usize {
        self.segments(corpus).iter().map(SegmentIndex::size).sum()
    }

    /// Returns `true` if all texts can be searched; otherwise bigram postings are missing, and cases without them are
    /// found by title, region, department and systems only.
    pub fn has_postings(&self, corpus: &Corpus) -> bool {
        self.segments(corpus).iter().all(SegmentIndex::has_postings)
    }

    /// Returns the index of each segment.
    pub(crate) fn segments(&self, corpus: &Corpus) -> &[SegmentIndex] {
        self.segments.get_or_init(|| {
            let segments: Vec<_> = corpus.segments().iter().enumerate().collect();
            parallel::each(&segments, 1, |(nth, segment)| self.open(*nth, segment))
        })
    }

    fn open(&self, nth: usize, segment: &Segment) -> SegmentIndex {
        let stored = self.given.get(nth);
        let given = stored.map(IndexBytes::checked).unwrap_or_default();
        let bytes = match SegmentIndex::open(given.clone(), segment) {
            Some(index) if index.has_postings() || !self.adds_postings => return index,
            Some(_) => add_postings(segment, &given),
            None => {
                stored.iter().filter(|_| !given.is_empty()).for_each(|stored| stored.refuse());
                build(segment)
            }
        };
        SegmentIndex::open(bytes.into(), segment).unwrap_or_default()
    }

    /// Returns the number of cases before each segment, and in all of them.
    pub(crate) fn starts(&self, corpus: &Corpus) -> &[u32] {
        self.starts.get_or_init(|| {
            let mut starts = vec![0_u32];
            for segment in self.segments(corpus) {
                starts.push(starts[starts.len() - 1].saturating_add(segment.cases()));
            }
            starts
        })
    }

    /// Returns the facet columns of the corpus.
    pub(crate) fn facet_columns(&self, corpus: &Corpus) -> &FacetColumns {
        self.facet_columns.get_or_init(|| FacetColumns::new(corpus, self.segments(corpus)))
    }

    /// Returns a case.
    pub(crate) fn entry<'a>(&'a self, corpus: &'a Corpus, ix: CaseIx) -> Option<CaseEntry<'a>> {
        let (segment, local) = corpus.location_of(ix)?;
        self.segments(corpus).get(segment)?.entry(corpus.segments().get(segment)?, local)
    }
}
