//! What a corpus is: batches of cases as they stand in `batch.json`, loaded, checked and found by id.
//!
//! [`model`] is the file format, type for type. [`load`] is the only reader of batch files; nothing above this layer
//! parses one. A loaded [`Corpus`] ([`cases`]) never changes; its cases are bytes that are read in place ([`image`]).

pub mod account;
pub mod batches;
pub mod cases;
pub mod check;
pub mod gather;
pub mod id;
pub mod image;
mod large;
pub mod load;
pub mod loading;
pub mod model;
pub mod notice;
pub mod present;
pub mod seeds;
mod sound;
mod stream;
pub mod systems;
pub mod theme;
mod workers;

pub use batches::{Level, Loaded, Origin, Run, Runs};
pub use cases::{CaseIx, CaseRef, Corpus};
pub use id::{BatchId, CaseId};
pub use image::{BatchHead, Bytes, Head, Segment};
pub use load::{Place, Sources};
pub use model::{
    At, Batch, Case, Figure, Furniture, FurnitureKind, Lines, Named, Paragraph, Region, Repair, RepairKind, Script,
    Section, SectionKind, Source, Span, TitleSource,
};
pub use notice::Notice;
pub use systems::{System, Systems};
pub use theme::Theme;
