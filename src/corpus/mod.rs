//! What a corpus is: batches of cases as they stand in `batch.json`, loaded, checked and found by id.
//!
//! [`model`] is the file format, type for type. [`load`] is the only reader of batch files; nothing above this layer
//! parses one. A loaded [`Corpus`] never changes.

pub mod account;
pub mod id;
pub mod load;
pub mod model;
pub mod theme;

pub use id::{BatchId, CaseId};
pub use load::Corpus;
pub use model::{
    At, Batch, Case, Figure, Furniture, FurnitureKind, Lines, Named, Paragraph, Region, Repair, RepairKind, Script,
    Section, SectionKind, Source, Span, TitleSource,
};
pub use theme::Theme;
