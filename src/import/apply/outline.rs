//! Corrections of sections and headings.

use super::corrector::{Corrector, mark_by_hand};
use crate::{
    corpus::{Case, Lines, Paragraph, Section, SectionKind},
    import::{
        corrections::Correction,
        outline::{self, ReadBlock},
    },
};

/// Puts a paragraph of another case before the sections of `case`.
pub(crate) fn add_background(case: &mut Case, block: ReadBlock) {
    for mut section in outline::outline(vec![block]) {
        section.kind = SectionKind::Background;
        section.paragraphs.iter_mut().for_each(|paragraph| paragraph.level = 0);
        case.sections.insert(0, section);
    }
    case.by_hand.push("sections".to_owned());
}

/// Corrects the kinds of sections, and labels and headings of paragraphs.
pub(crate) fn correct_outline(cases: &mut [Case], corrector: &mut Corrector<'_>) {
    for (nth, fix) in corrector.fixes.sections.iter().enumerate() {
        let what = Correction::new("sections", nth, fix.line, "");
        let Some(case) = corrector.case_at(cases, fix.line, &what) else { continue };
        if let Some(section) = case.sections.iter_mut().find(|section| section.lines.0 == fix.line) {
            let is_guess = section.heading.is_none();
            if section.kind == fix.kind && stays_guess(is_guess, fix.why.as_deref(), &what, corrector) {
                continue;
            }
            section.kind = fix.kind;
        } else if !split_section(case, fix.line, fix.kind) {
            corrector.gone(&what, fix.line, None);
        }
        merge_sections(case);
        mark_by_hand(case, "sections");
    }
    for (nth, fix) in corrector.fixes.headings.iter().enumerate() {
        let what = Correction::new("headings", nth, fix.line, fix.heading.as_deref().unwrap_or_default());
        let Some(case) = corrector.case_at(cases, fix.line, &what) else { continue };
        let mut paragraphs = case.sections.iter_mut().flat_map(|section| &mut section.paragraphs);
        let Some(paragraph) = paragraphs.find(|paragraph| paragraph.lines.0 == fix.line) else {
            corrector.gone(&what, fix.line, None);
            continue;
        };
        let level = fix.level.unwrap_or(paragraph.level);
        let is_guess = paragraph.label.is_some() && paragraph.heading.is_none();
        let is_same = paragraph.label == fix.label && paragraph.heading == fix.heading && paragraph.level == level;
        if is_same && stays_guess(is_guess, fix.why.as_deref(), &what, corrector) {
            continue;
        }
        *paragraph = Paragraph { label: fix.label.clone(), heading: fix.heading.clone(), level, ..paragraph.clone() };
        mark_by_hand(case, "sections");
    }
}

/// Judges a correction that changes nothing: returns `true` if it is a draft of a guess (its reason is empty), and warns
/// unless it confirms one by a reason.
fn stays_guess(is_guess: bool, why: Option<&str>, what: &Correction, corrector: &mut Corrector<'_>) -> bool {
    if !is_guess || why.is_none() {
        corrector.idle(what);
    }
    is_guess && why == Some("")
}

/// Begins a new section at the paragraph of `line`.
fn split_section(case: &mut Case, line: u32, kind: SectionKind) -> bool {
    let paragraph_at = |section: &Section| section.paragraphs.iter().position(|paragraph| paragraph.lines.0 == line);
    let mut sections = case.sections.iter().enumerate();
    let Some((at, from)) = sections.find_map(|(at, section)| Some((at, paragraph_at(section)?))) else {
        return false;
    };
    let section = &mut case.sections[at];
    let paragraphs = section.paragraphs.split_off(from);
    let lines = Lines(line, paragraphs.last().map_or(line, |p| p.lines.1));
    section.lines.1 = section.paragraphs.last().map_or(section.lines.0, |p| p.lines.1);
    case.sections.insert(at + 1, Section { kind, heading: None, heading_repairs: Vec::new(), lines, paragraphs });
    true
}

/// Joins neighbouring sections of one kind of which the second has no heading.
fn merge_sections(case: &mut Case) {
    case.sections.dedup_by(|section, last| {
        let joins = section.heading.is_none() && section.kind == last.kind && section.lines.0 > last.lines.0;
        if joins {
            last.lines.1 = section.lines.1;
            last.paragraphs.append(&mut section.paragraphs);
        }
        joins
    });
}
