//! What searching needs of a corpus beside its cases: for each segment some bytes that are read in place.
//!
//! They hold the short fields folded, where in the stored body each text stands, and for every two neighbouring
//! characters of the folded texts which cases have them. The pairs may be missing while they are being made: then every
//! case is looked into. No folded copy of the texts is kept: a case that may hold a word is looked into as it is stored,
//! folding as far as needed ([`Word`](super::word::Word)).

mod build;
mod lists;
mod pairs;
mod part;
mod postings;
mod texts;

use std::sync::OnceLock;

pub use build::{VERSION, add_pairs, build, build_texts};
pub(super) use lists::{Lists, WantedKeys};
pub(super) use part::{Entry, Part, Short};
pub(super) use postings::{List, key, keys};
pub(super) use texts::{Printed, Source, Text};

use super::columns::Columns;
use crate::corpus::{Bytes, CaseIx, Corpus};

/// What is searched. The bytes of a segment are given ([`build()`]) or made by the first search, so that a start without
/// one costs nothing.
#[derive(Debug, Default)]
pub struct Index {
    given: Vec<Bytes>,
    parts: OnceLock<Vec<Part>>,
    starts: OnceLock<Vec<u32>>,
    columns: OnceLock<Columns>,
}

/// The bit of each character together.
pub(super) fn bloom(folded: &str) -> u64 {
    folded.chars().fold(0, |bits, c| bits | 1 << (u32::from(c).wrapping_mul(0x9E37_79B9) >> 26))
}

impl Index {
    /// An index of these bytes, which [`build()`] made for the first segments of the corpus, in their order. Those of
    /// another version or damaged ones, and those that are missing, are made anew by the first search.
    pub fn new(given: Vec<Bytes>) -> Self {
        Self { given, ..Self::default() }
    }

    /// Makes what is missing now. `corpus` must be the same at every call.
    pub fn ready(&self, corpus: &Corpus) {
        self.parts(corpus);
    }

    /// Bytes of all of it.
    pub fn size(&self, corpus: &Corpus) -> usize {
        self.parts(corpus).iter().map(Part::size).sum()
    }

    /// The part of each segment.
    pub(super) fn parts(&self, corpus: &Corpus) -> &[Part] {
        self.parts.get_or_init(|| {
            let given = self.given.iter().map(Some).chain(std::iter::repeat(None));
            let part = |(segment, given): (_, Option<&Bytes>)| {
                let found = given.and_then(|bytes| Part::open(bytes.clone(), segment));
                found.or_else(|| Part::open(build(segment).into(), segment)).unwrap_or_default()
            };
            corpus.segments().iter().zip(given).map(part).collect()
        })
    }

    /// The number of cases in the segments before each, and in all of them.
    pub(super) fn starts(&self, corpus: &Corpus) -> &[u32] {
        self.starts.get_or_init(|| {
            let add = |next: &mut u32, part: &Part| {
                *next = next.saturating_add(part.cases());
                Some(*next)
            };
            std::iter::once(0).chain(self.parts(corpus).iter().scan(0, add)).collect()
        })
    }

    /// What each case is, by numbers.
    pub(super) fn columns(&self, corpus: &Corpus) -> &Columns {
        self.columns.get_or_init(|| Columns::new(corpus, self))
    }

    /// One case.
    pub(super) fn entry<'a>(&'a self, corpus: &'a Corpus, ix: CaseIx) -> Option<Entry<'a>> {
        let (segment, local) = corpus.location_of(ix)?;
        let part = self.parts(corpus).get(segment)?;
        let segment = corpus.segments().get(segment)?;
        Some(Entry { part, segment, local, head: segment.summary(local)? })
    }
}
