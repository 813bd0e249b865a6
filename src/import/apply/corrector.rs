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
    /// The corrections whose place is gone: the line where their text stands now, else their own, and their words.
    pub(crate) gone: Vec<(u32, String)>,
    /// The file of the corrections, read for its lines when the first fault is found.
    document: OnceCell<Option<Document<'a>>>,
}

/// Makes the kind of a fault from the words of its correction.
type KindOf = fn(String) -> FaultKind;

fn idle(correction: String) -> FaultKind {
    FaultKind::CorrectionIdle { correction }
}

impl<'a> Corrector<'a> {
    pub(crate) fn new(fixes: &'a Corrections, request: &'a Request<'a>) -> Self {
        Self { fixes, request, faults: Vec::new(), gone: Vec::new(), document: OnceCell::new() }
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

    /// Notes a correction whose place is gone, for a doubt: better rules or another notice must not stop an import.
    pub(crate) fn gone(&mut self, correction: &Correction, line: u32, now: Option<u32>) {
        self.gone.push((now.unwrap_or(line), correction.words.clone()));
    }

    pub(super) fn ambiguous(&mut self, correction: &Correction) {
        self.add(|correction| FaultKind::CorrectionAmbiguous { correction }, correction);
    }

    pub(super) fn idle(&mut self, correction: &Correction) {
        self.add(idle, correction);
    }

    /// The case that holds a line; without one the place of the correction is gone.
    pub(super) fn case_at<'c>(
        &mut self,
        cases: &'c mut [Case],
        line: u32,
        correction: &Correction,
    ) -> Option<&'c mut Case> {
        let case = cases.iter_mut().find(|case| case.lines.contains(line));
        if case.is_none() {
            self.gone(correction, line, None);
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
