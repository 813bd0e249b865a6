//! Cases as bytes: an immutable image of some cases, read in place.
//!
//! A [`Segment`] holds a row of cases, about [`SEGMENT_TEXT`] bytes of text at most: a large batch spans several, many
//! small batches share one. Of every case its [`CaseSummary`] (what lists, filters and facets show) is read without decoding;
//! the whole [`Case`](super::Case) is decoded when somebody asks for it. The bytes are part of the program, in memory,
//! or a mapped file ([`Bytes`]); nothing in them is trusted: what is damaged is refused or missing.
//!
//! A segment, all numbers 32 bits, little-endian, but for the sum:
//!
//! ```text
//! magic 8 · version · cases · bytes of heads · bytes of bodies · sum of all but the bodies (64 bits)
//! record of case 0 · record of case 1 · …      fixed size: number, lines, ends of head and body, sum of the body, …
//! head of case 0 · …                           ends of its texts, then the texts
//! body of case 0 · …                           the whole case in postcard's form
//! ```
//!
//! A [`Pack`] is several segments with the heads of their batches and what a search needs of each, as one file: the
//! seeds inside the program, the cache beside it.

mod batch;
mod build;
mod bytes;
mod case;
mod pack;
mod run;
mod segment;
mod sum;
mod text_table;
mod texts;

pub use batch::BatchSummary;
pub use build::{Full, SEGMENT_TEXT, SegmentBuilder};
pub use bytes::Bytes;
pub use case::CaseSummary;
pub use pack::{Checksums, Pack, PackedBatch};
pub use run::{Run, Runs};
pub use segment::{Segment, VERSION};
pub use sum::sum;
pub use texts::{ParagraphTexts, SectionTexts};

/// Why bytes are not what they should be: damaged, cut short, of another version of this program, or something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an image of this version, or a damaged one")]
pub struct Damaged;

/// A little-endian number at a byte.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

/// The same with 64 bits.
fn long(bytes: &[u8], at: usize) -> Option<u64> {
    let eight = bytes.get(at..at.checked_add(8)?)?;
    Some(u64::from_le_bytes(eight.try_into().ok()?))
}
