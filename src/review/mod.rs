//! The review of an import: the notice beside what was read from it, and what a person says of its lines.
//!
//! [`source`] is the notice with its place, [`reading`] what import makes of it with the corrections so far, [`kinds`] what
//! each line was taken for, [`doubts`] what is to be looked at. [`decide`] writes decisions into the corrections, [`merge`]
//! joins those of two people, [`history`] undoes, and [`state`] is all of it with a cursor. There is no screen here, and no
//! file is opened.

pub mod decide;
pub mod doubts;
pub mod history;
pub mod kinds;
pub mod merge;
pub mod reading;
pub mod source;
pub mod state;

pub use decide::Field;
pub use doubts::{DoubtGroup, groups};
pub use kinds::LineKind;
pub use reading::{Reading, read};
pub use source::ReviewSource;
pub use state::{Alike, Review, Side};
