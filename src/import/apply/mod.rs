//! Applies corrections, each at its stage, and reports those without effect.

mod corrector;
mod fields;
mod names;
mod outline;
mod text;

pub(super) use corrector::Corrector;
pub(super) use fields::{correct_batch, correct_cases};
pub(super) use names::correct_names;
pub(super) use outline::{add_background, correct_outline};
pub(super) use text::{corrected_edits, corrected_starts, moved_paragraphs};
