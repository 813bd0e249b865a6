//! The corpus: batches of cases as they stand in `batch.json`, loaded, checked and found by id.
//!
//! [`model`] is the file format, type for type. [`load`] is the only reader of batch files; nothing above this layer
//! parses one. A loaded [`Corpus`] ([`cases`]) never changes; its cases are bytes that are read in place ([`image`]).

pub mod batches;
pub mod cases;
pub mod check;
pub mod id;
pub mod id_history;
pub mod image;
mod link;
pub mod load;
pub mod model;
pub mod notice;
pub mod printed;
pub mod roundtrip;
pub mod seeds;
pub mod systems;
pub mod theme;
mod validate;

pub use batches::{Level, LoadedBatch, Origin};
pub use cases::{CaseRef, Corpus};
pub use id::{BatchId, CaseId, CaseIx};
pub use image::{BatchSummary, Bytes, CaseSummary, IndexBytes, Segment};
pub use link::{CaseLink, LinkPlace};
pub use load::{BatchFiles, CorpusSource};
pub use model::{
    At, Batch, Case, Figure, FigureTo, Furniture, FurnitureKind, Lines, Named, Paragraph, Region, Repair, RepairKind,
    Script, Section, SectionKind, Source, Span, TitleSource,
};
pub use notice::Notice;
pub use printed::{PrintedText, TextPart, printed_texts};
pub use systems::{System, Systems};
pub use theme::Theme;
