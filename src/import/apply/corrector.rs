//! The corrections of an import with their faults.

use std::cell::OnceCell;

use crate::{
    corpus::Case,
    error::{Fault, FaultKind, Severity},
    import::{
        corrections::{Correction, Corrections},
        request::Request,
    },
    json::{Document, Pointer},
};

/// The corrections of an import, and the faults found when they are applied. One that changes nothing is a warning.
pub(crate) struct Corrector<'a> {
    pub(crate) fixes: &'a Corrections,
    pub(crate) request: &'a Request<'a>,
    pub(crate) faults: Vec<Fault>,
    /// The file of the corrections, read for its lines when the first fault is found.
    document: OnceCell<Option<Document<'a>>>,
}

/// Makes the kind of a fault from the words of its correction.
pub(super) type KindOf = fn(String) -> FaultKind;

pub(super) fn unmatched(correction: String) -> FaultKind {
    FaultKind::CorrectionUnmatched { correction }
}

pub(super) fn idle(correction: String) -> FaultKind {
    FaultKind::CorrectionIdle { correction }
}

impl<'a> Corrector<'a> {
    pub(crate) fn new(fixes: &'a Corrections, request: &'a Request<'a>) -> Self {
        Self { fixes, request, faults: Vec::new(), document: OnceCell::new() }
    }

    pub(super) fn add(&mut self, kind: KindOf, correction: &Correction) {
        let kind = kind(correction.words.clone());
        let is_idle = matches!(kind, FaultKind::CorrectionIdle { .. });
        let severity = if is_idle { Severity::Warning } else { Severity::Error };
        let fault = Fault { severity, ..self.fault(&correction.at, kind) };
        self.faults.push(fault);
    }

    /// The error of the value at `at` in the corrections.
    pub(crate) fn fault(&self, at: &Pointer<'_>, kind: FaultKind) -> Fault {
        let Some((bytes, path)) = self.request.corrections else { return Fault::error(self.request.path, None, kind) };
        let parse = || Document::parse(path, std::str::from_utf8(bytes).ok()?).ok();
        let document = self.document.get_or_init(parse).as_ref();
        Fault::error(path, document.map(|document| document.line(at)), kind)
    }

    pub(crate) fn unmatched(&mut self, correction: &Correction) {
        self.add(unmatched, correction);
    }

    pub(super) fn idle(&mut self, correction: &Correction) {
        self.add(idle, correction);
    }

    /// The case that holds a line; without one the correction is unmatched.
    pub(super) fn case_at<'c>(
        &mut self,
        cases: &'c mut [Case],
        line: u32,
        correction: &Correction,
    ) -> Option<&'c mut Case> {
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
