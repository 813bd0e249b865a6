//! The corrections of an import with their faults.

use crate::{
    corpus::Case,
    error::{Fault, FaultKind},
    import::{corrections::Corrections, request::Request},
};

/// The corrections of an import, and the faults found when they are applied.
pub(crate) struct Corrector<'a> {
    pub(crate) fixes: &'a Corrections,
    pub(crate) request: &'a Request<'a>,
    pub(crate) faults: Vec<Fault>,
}

/// Makes the kind of a fault from the words of its correction.
pub(super) type KindOf = fn(String) -> FaultKind;

pub(super) fn unmatched(correction: String) -> FaultKind {
    FaultKind::CorrectionUnmatched { correction }
}

pub(super) fn idle(correction: String) -> FaultKind {
    FaultKind::CorrectionIdle { correction }
}

impl Corrector<'_> {
    pub(super) fn add(&mut self, kind: KindOf, correction: &str) {
        let path = self.request.corrections.map_or(self.request.path, |(_, path)| path);
        self.faults.push(Fault::error(path, None, kind(correction.to_owned())));
    }

    pub(crate) fn unmatched(&mut self, correction: &str) {
        self.add(unmatched, correction);
    }

    pub(super) fn idle(&mut self, correction: &str) {
        self.add(idle, correction);
    }

    /// The case that holds a line; without one the correction is unmatched.
    pub(super) fn case_at<'c>(&mut self, cases: &'c mut [Case], line: u32, correction: &str) -> Option<&'c mut Case> {
        let case = cases.iter_mut().find(|case| case.lines.contains(line));
        if case.is_none() {
            self.unmatched(correction);
        }
        case
    }
}

/// Records that a field of a case was decided by hand.
pub(super) fn mark_by_hand(case: &mut Case, field: &str) {
    if !case.by_hand.iter().any(|known| known == field) {
        case.by_hand.push(field.to_owned());
    }
}
