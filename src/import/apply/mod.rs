//! Applies corrections, each at its stage, and reports those without effect.

mod confirmed;
mod corrector;
mod fields;
mod lines;
mod names;
mod outline;
mod starts;
mod text;

pub(super) use confirmed::confirm_doubts;
pub(super) use corrector::Corrector;
pub(super) use fields::{correct_batch, correct_cases};
pub(super) use lines::{alike_lines, give_roles, line_roles, obey_roles};
pub(super) use names::correct_names;
pub(super) use outline::{add_background, correct_outline};
pub(super) use starts::{corrected_starts, rows_behind_ends, shown_starts};
pub(super) use text::{corrected_edits, moved_paragraphs};
