//! The search index: per segment, field values, text offsets and bigram postings, read in place.
//!
//! No folded copy of the texts is kept: a case that may hold a word is searched as it is stored, folding as far as needed
//! (`matching/literal`).

mod bigrams;
mod build;
mod corpus_index;
mod facet_columns;
mod layout;
mod postings;
mod rarity;
mod segment;
mod texts;

pub use build::{add_postings, build, build_values};
pub use corpus_index::Index;
pub(crate) use facet_columns::{FacetColumns, named_departments};
pub use layout::INDEX_VERSION;
pub(crate) use layout::bloom;
pub(crate) use postings::{PostingIter, key, keys};
pub(crate) use rarity::rarity;
pub(crate) use segment::{CaseEntry, FieldValue, SegmentIndex};
pub(crate) use texts::{CaseText, PrintedReading};
