//! The parts of a case that are set beside those of another one: what leads into a section, and its measures.

use crate::corpus::{Case, Paragraph, SectionKind, TextPart};

/// The kinds of section in the order in which they are compared.
pub(super) const KINDS: [SectionKind; 4] =
    [SectionKind::Background, SectionKind::Practice, SectionKind::Result, SectionKind::Other];

/// Texts of one case that stay together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its texts in reading order: paragraphs, and the headings of sections whose kind says nothing.
    pub texts: Vec<TextPart>,
}

impl Part {
    /// Returns its paragraphs, counted from 0 through all sections.
    pub fn paragraphs(&self) -> impl Iterator<Item = u32> + '_ {
        self.texts.iter().filter_map(|text| match text {
            TextPart::Paragraph(number) => Some(*number),
            _ => None,
        })
    }
}

/// The sections of one kind of a case, divided.
#[derive(Clone, Debug, Default)]
pub(super) struct Divided {
    /// The texts before the first measure; all of them if there is none.
    pub lead: Part,
    /// The measures.
    pub measures: Vec<Part>,
}

/// Divides the sections of a kind. A case without a section for the practice has it in the others.
pub(super) fn divide(case: &Case, kind: SectionKind) -> Divided {
    let has_practice = case.sections.iter().any(|section| section.kind == SectionKind::Practice);
    let counts_as = |section: SectionKind| match section {
        SectionKind::Other if !has_practice => SectionKind::Practice,
        kind => kind,
    };
    let is_of_kind = |section: SectionKind| counts_as(section) == kind;
    let mut texts: Vec<(TextPart, Option<&Paragraph>)> = Vec::new();
    let mut number = 0;
    for (at, section) in case.sections.iter().enumerate() {
        if is_of_kind(section.kind) && section.kind == SectionKind::Other && section.heading.is_some() {
            texts.push((TextPart::Heading(at), None));
        }
        for paragraph in &section.paragraphs {
            if is_of_kind(section.kind) {
                texts.push((TextPart::Paragraph(number), Some(paragraph)));
            }
            number += 1;
        }
    }
    let is_numbered = texts.iter().any(|(_, paragraph)| paragraph.is_some_and(begins_measure));
    let mut divided = Divided::default();
    for (text, paragraph) in texts {
        // Where no measure is numbered, each paragraph of the practice is one.
        let begins = if is_numbered { paragraph.is_some_and(begins_measure) } else { kind == SectionKind::Practice };
        match divided.measures.last_mut() {
            _ if begins => divided.measures.push(Part { texts: vec![text] }),
            Some(measure) => measure.texts.push(text),
            None => divided.lead.texts.push(text),
        }
    }
    divided
}

/// Returns `true` if a paragraph begins a measure, and does not only continue it.
fn begins_measure(paragraph: &Paragraph) -> bool {
    paragraph.level == 1 && (paragraph.label.is_some() || paragraph.heading.is_some())
}
