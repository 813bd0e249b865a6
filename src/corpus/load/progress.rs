//! Reports of loading, and the indexing that the caller contributes.

use crate::{
    corpus::{
        cases::Corpus,
        image::{Bytes, IndexBytes, Segment},
    },
    error::Fault,
};

/// Builds the search index of a segment. Its bytes are opaque to this module.
#[derive(Clone, Copy)]
pub struct SegmentIndexer<'i> {
    /// Builds a partial index, quickly, together with the segment.
    pub partial: &'i (dyn Fn(&Segment) -> Vec<u8> + Sync),
    /// Completes partial indexes when all files are read; none where that is not worth it.
    pub complete: Option<CompleteIndex<'i>>,
}

/// Completes the partial index of a segment.
pub type CompleteIndex<'i> = &'i (dyn Fn(&Segment, &Bytes) -> Vec<u8> + Sync);

impl SegmentIndexer<'_> {
    /// Builds nothing.
    pub const NONE: Self = Self { partial: &|_| Vec::new(), complete: None };
}

/// Progress of loading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Cases loaded.
    pub cases: usize,
    /// Bytes of batch files read.
    pub read: u64,
    /// Bytes of all batch files to be read.
    pub total: u64,
    /// The percentage of the index that is complete, once all files are read.
    pub indexed: Option<u8>,
}

/// A report of loading.
#[derive(Debug)]
pub enum LoadEvent {
    /// More was read.
    Read(Progress),
    /// More can be used: a corpus and the index of each of its segments; everything, without a progress.
    Grown(Corpus, Vec<IndexBytes>, Option<Progress>),
    /// More of the index of each segment of the corpus reported last.
    Indexed(Vec<IndexBytes>, Progress),
    /// The faults of the files; the last report.
    Faults(Vec<Fault>),
}
