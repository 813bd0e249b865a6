//! The desk of one person: folders, tags, notes, adoption, and which ones were read.
//!
//! [`model`] is the file, [`change`](mod@change) what can be done to it, [`undo`] the way back, [`merge`] two files of one
//! person as one, [`bundle`] a part for a colleague, [`anchor`] the place of a note in a text, [`marks`] what is seen of a
//! case. Pure data: it opens no file and knows no clock. Cases are known by id; those of ids that no corpus has are kept.

pub mod anchor;
pub mod bundle;
pub mod change;
pub mod clean;
pub mod due;
pub mod marks;
mod merge;
pub mod model;
pub mod status;
pub mod time;
pub mod undo;

pub use anchor::{Anchor, Placed};
pub use change::{Change, Named};
pub use due::Due;
pub use marks::Marks;
pub use model::{Adoption, Desk, Entry, FIRST_FOLDER, Folder, Member, Note, NoteKind};
pub use status::Status;
pub use time::Time;
