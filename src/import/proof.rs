//! The proof of a batch before it is given out, by the rules of `anli check`. Every fault names the line of its cause: of
//! the corrections, else of the notice.

use super::{apply::Corrector, corrections::Corrections};
use crate::{
    corpus::{Batch, Case, check},
    error::{Fault, FaultKind},
    json::{Pointer, Step},
};

/// Returns everything for which `anli check` would refuse the batch beside the text of its notice.
pub(super) fn prove(batch: &Batch, text: &str, corrector: &Corrector<'_>) -> Vec<Fault> {
    let fault = |(at, mut kind): (Pointer<'static>, FaultKind)| match cause(batch, corrector.fixes, &at, &kind) {
        Some(cause) => {
            if let FaultKind::WrongValue { at, .. } = &mut kind {
                *at = cause.clone();
            }
            corrector.fault(&cause, kind)
        }
        None => Fault::error(corrector.request.path, notice_line(batch, &at), kind),
    };
    let untrue = check::untrue_claims(batch, text).into_iter().map(fault);
    untrue.chain(check::loss(batch, corrector.request.path, text)).collect()
}

/// The location of the correction that gave a field of the batch its value.
fn cause(batch: &Batch, fixes: &Corrections, at: &Pointer<'_>, kind: &FaultKind) -> Option<Pointer<'static>> {
    if at.is_within("published") {
        return fixes.batch.published.as_ref().map(|_| Pointer::default().key("batch").key("published"));
    }
    let case = case_at(batch, at)?;
    let within = |list, nth, field| Pointer::default().key(list).index(nth).key(field);
    if let FaultKind::DuplicateCase { number } = kind {
        let numbers = |nth: &usize| fixes.cases[*nth].number.is_some_and(|own| own.to_string() == *number);
        let aliases = |nth: &usize| fixes.cases[*nth].aliases.iter().flatten().any(|alias| alias == number);
        let is_own = |nth: &usize| fixes.cases[*nth].line == case.lines.0;
        let found = |is: &dyn Fn(&usize) -> bool| {
            let all = 0..fixes.cases.len();
            all.clone().filter(is).find(is_own).or_else(|| all.rev().find(is))
        };
        let number = found(&numbers).map(|nth| within("cases", nth, "number"));
        return number.or_else(|| found(&aliases).map(|nth| within("cases", nth, "aliases")));
    }
    let is_level = matches!(at.0.last(), Some(Step::Key(name)) if name == "level");
    let line = notice_line(batch, at).filter(|_| is_level)?;
    let nth = fixes.headings.iter().position(|fix| fix.line == line && fix.level.is_some())?;
    Some(within("headings", nth, "level"))
}

/// The line of the notice on which the value at `at` begins.
fn notice_line(batch: &Batch, at: &Pointer<'_>) -> Option<u32> {
    if at.is_within("furniture") {
        return Some(batch.furniture.get(index(at, 1)?)?.lines.0);
    }
    let case = case_at(batch, at)?;
    let section = index(at, 3).and_then(|nth| case.sections.get(nth));
    let paragraph = section.zip(index(at, 5)).and_then(|(section, nth)| section.paragraphs.get(nth));
    let lines = paragraph.map(|paragraph| paragraph.lines).or(section.map(|section| section.lines));
    Some(lines.unwrap_or(case.lines).0)
}

fn case_at<'b>(batch: &'b Batch, at: &Pointer<'_>) -> Option<&'b Case> {
    batch.cases.get(index(at, 1).filter(|_| at.is_within("cases"))?)
}

/// The index that is step `nth` of a location.
fn index(at: &Pointer<'_>, nth: usize) -> Option<usize> {
    match at.0.get(nth)? {
        Step::Index(index) => Some(*index),
        Step::Key(_) => None,
    }
}
