//! The corrections of two people who review one batch, joined so that nothing of either is lost.

use crate::import::{Corrections, corrections::BatchFix};

/// Returns `ours` with everything that `theirs` has beyond what both began with, and without what they took out. Of a field
/// of the batch that both changed, ours stays.
pub fn merge(base: &Corrections, ours: &Corrections, theirs: &Corrections) -> Corrections {
    Corrections {
        schema: ours.schema.max(theirs.schema),
        batch: batch(&base.batch, &ours.batch, &theirs.batch),
        cases: list(&base.cases, &ours.cases, &theirs.cases),
        not_cases: list(&base.not_cases, &ours.not_cases, &theirs.not_cases),
        sections: list(&base.sections, &ours.sections, &theirs.sections),
        headings: list(&base.headings, &ours.headings, &theirs.headings),
        paragraphs: list(&base.paragraphs, &ours.paragraphs, &theirs.paragraphs),
        edits: list(&base.edits, &ours.edits, &theirs.edits),
        names: list(&base.names, &ours.names, &theirs.names),
        figures: list(&base.figures, &ours.figures, &theirs.figures),
        lines: list(&base.lines, &ours.lines, &theirs.lines),
        alike: list(&base.alike, &ours.alike, &theirs.alike),
        confirmed: list(&base.confirmed, &ours.confirmed, &theirs.confirmed),
    }
}

fn list<T: PartialEq + Clone>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    let is_kept = |entry: &&T| !base.contains(entry) || theirs.contains(entry);
    let kept = ours.iter().filter(is_kept);
    let new = theirs.iter().filter(|entry| !base.contains(entry) && !ours.contains(entry));
    kept.chain(new).cloned().collect()
}

fn batch(base: &BatchFix, ours: &BatchFix, theirs: &BatchFix) -> BatchFix {
    fn field<T: PartialEq + Clone>(base: &T, ours: &T, theirs: &T) -> T {
        if ours == base { theirs.clone() } else { ours.clone() }
    }
    BatchFix {
        title: field(&base.title, &ours.title, &theirs.title),
        title_source: field(&base.title_source, &ours.title_source, &theirs.title_source),
        issuer: field(&base.issuer, &ours.issuer, &theirs.issuer),
        document_number: field(&base.document_number, &ours.document_number, &theirs.document_number),
        published: field(&base.published, &ours.published, &theirs.published),
        province: field(&base.province, &ours.province, &theirs.province),
        announced: field(&base.announced, &ours.announced, &theirs.announced),
        note: field(&base.note, &ours.note, &theirs.note),
        why: field(&base.why, &ours.why, &theirs.why),
    }
}
