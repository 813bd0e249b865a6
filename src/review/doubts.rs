//! Doubts by group: those of one reason are settled together.

use crate::import::{Doubt, DoubtKind, Report};

/// The doubts of one reason, by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtGroup {
    /// Their reason.
    pub reason: DoubtKind,
    /// The doubts.
    pub doubts: Vec<Doubt>,
}

/// Returns the groups of a report in the order of their first lines.
pub fn groups(report: &Report) -> Vec<DoubtGroup> {
    let mut groups: Vec<DoubtGroup> = Vec::new();
    for doubt in &report.doubts {
        match groups.iter_mut().find(|group| group.reason == doubt.reason) {
            Some(group) => group.doubts.push(doubt.clone()),
            None => groups.push(DoubtGroup { reason: doubt.reason, doubts: vec![doubt.clone()] }),
        }
    }
    groups
}
