//! Reports while loading, and the indexing that the caller has done meanwhile.

use crate::corpus::{
    cases::Corpus,
    image::{Bytes, Segment},
};

/// What makes what a search needs of a segment, as bytes that only `search` knows.
#[derive(Clone, Copy)]
pub struct SegmentIndexer<'i> {
    /// The first of it, which is quickly made with the segment: enough to search by looking into every case.
    pub first: &'i (dyn Fn(&Segment) -> Vec<u8> + Sync),
    /// All of it, from the first; it is made when all files are read. None where that is not worth it.
    pub whole: Option<Whole<'i>>,
}

/// Makes all that a search needs of a segment from the first of it.
pub type Whole<'i> = &'i (dyn Fn(&Segment, &Bytes) -> Vec<u8> + Sync);

impl SegmentIndexer<'_> {
    /// Nothing is made.
    pub const NONE: Self = Self { first: &|_| Vec::new(), whole: None };
}

/// How far loading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Cases loaded.
    pub cases: usize,
    /// Bytes of batch files read.
    pub read: u64,
    /// Bytes of all batch files to be read.
    pub total: u64,
    /// Whether all of them are read, and how much of the index is made, in percent: then only that is waited for.
    pub indexed: Option<u8>,
}

/// What loading tells.
#[derive(Debug)]
pub enum LoadEvent {
    /// So much was read.
    Read(Progress),
    /// So much can be used: a corpus, what a search needs of each of its segments, and how far loading is.
    Grown(Corpus, Vec<Bytes>, Progress),
    /// More of what a search needs of each segment, of the same corpus.
    Indexed(Vec<Bytes>, Progress),
}

impl LoadEvent {
    /// How far loading is.
    pub fn progress(&self) -> Progress {
        let (Self::Read(progress) | Self::Grown(.., progress) | Self::Indexed(_, progress)) = self;
        *progress
    }
}
