//! The search index of a corpus.

use std::sync::OnceLock;

use super::{
    facet_columns::FacetColumns,
    segment::{CaseEntry, SegmentIndex},
    segments::SegmentIndexes,
};
use crate::corpus::{CaseIx, Corpus, IndexBytes};

/// The search index of a corpus: segment indexes and lazily computed facet columns.
#[derive(Debug, Default)]
pub struct Index {
    pub(crate) segments: SegmentIndexes,
    facet_columns: OnceLock<FacetColumns>,
}

impl Index {
    /// Returns an index of these bytes, which [`build()`](super::build()) made of the first segments of the corpus, in
    /// order. Those that are missing, damaged or of another version are built by the first search.
    pub fn new(given: Vec<IndexBytes>) -> Self {
        Self { segments: SegmentIndexes::new(given, false), facet_columns: OnceLock::new() }
    }

    /// Returns an index of these bytes to which the first search also adds missing postings, so that its answer
    /// is whole.
    pub fn complete(given: Vec<IndexBytes>) -> Self {
        Self { segments: SegmentIndexes::new(given, true), facet_columns: OnceLock::new() }
    }

    /// Builds now what is missing. `corpus` must be the same at every call.
    pub fn ready(&self, corpus: &Corpus) {
        self.segments.get(corpus);
    }

    /// Returns the size in bytes.
    pub fn size(&self, corpus: &Corpus) -> usize {
        self.segments.get(corpus).iter().map(SegmentIndex::size).sum()
    }

    /// Returns `true` if all texts can be searched; otherwise bigram postings are missing, and cases without them are
    /// found by title, region, department and systems only.
    pub fn has_postings(&self, corpus: &Corpus) -> bool {
        self.segments.get(corpus).iter().all(SegmentIndex::has_postings)
    }

    /// Returns the facet columns of the corpus.
    pub(crate) fn facet_columns(&self, corpus: &Corpus) -> &FacetColumns {
        self.facet_columns.get_or_init(|| FacetColumns::new(corpus, &self.segments))
    }

    /// Returns a case.
    pub(crate) fn entry<'a>(&'a self, corpus: &'a Corpus, ix: CaseIx) -> Option<CaseEntry<'a>> {
        let (segment, local) = corpus.location_of(ix)?;
        self.segments.entry(corpus, segment, local)
    }
}
