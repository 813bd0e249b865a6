//! Cases as bytes: an immutable image of some cases, read in place.
//!
//! A [`Segment`] holds consecutive cases with about [`SEGMENT_TEXT`] bytes of text at most: a large batch spans several,
//! many small batches share one. The [`CaseSummary`] of a case (what lists, filters and facets show) is read without
//! decoding; the whole [`Case`](super::Case) is decoded on demand. The [`Bytes`] are part of the program, in memory, or a
//! mapped file. A file is not trusted: what is damaged is refused or missing.
//!
//! A segment, all numbers little-endian:
//!
//! ```text
//! header                                       magic, version, sizes, checksum of all but the bodies
//! record of case 0 · record of case 1 · …      fixed size: number, lines, ends of summary and body, checksum of the body
//! summary of case 0 · …                        ends of its texts, then the texts
//! body of case 0 · …                           the whole case in postcard's form
//! ```
//!
//! A [`Pack`] is several segments with their batches and search indexes, as one file: the seeds inside the program, the
//! cache beside it.

mod batch;
mod body_check;
mod build;
mod case;
mod checksum;
mod index;
mod pack;
mod record;
mod segment;
mod text_table;
mod texts;

pub use bytes::Bytes;

pub use batch::{BatchSummary, Run, Runs};
pub use build::{SEGMENT_TEXT, SegmentBuilder};
pub use case::CaseSummary;
pub use checksum::{Damage, checksum};
pub use index::IndexBytes;
pub use pack::{Pack, PackedBatch};
pub use record::{Damaged, SegmentFull, VERSION};
pub use segment::Segment;
pub use texts::{ParagraphTexts, SectionTexts};
