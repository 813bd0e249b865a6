//! The kinds of lines: what each line of the notice was taken for.

use crate::corpus::{Batch, Case, FurnitureKind, Lines, SectionKind};

/// The kind of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing is read from it: it is blank, or the notice was refused.
    #[default]
    Unread,
    /// Of the covering letter.
    Letter,
    /// Of the contents.
    List,
    /// A page number, an advertisement and the like.
    Furniture,
    /// The label of a case, above its title.
    Label,
    /// A title.
    Title,
    /// A heading of a section.
    Heading(SectionKind),
    /// A measure.
    Measure,
    /// A paragraph.
    Paragraph,
    /// The first paragraph of a section without a heading.
    First(SectionKind),
    /// A further line of the block above.
    Rest,
}

/// Returns the kinds of the first `lines` lines, in order.
pub fn line_kinds(batch: &Batch, lines: usize) -> Vec<LineKind> {
    let mut kinds = vec![LineKind::Unread; lines];
    let mut set = |lines: Lines, first: LineKind, rest: LineKind| {
        for line in lines.0..=lines.1 {
            if let Some(kind) = (line as usize).checked_sub(1).and_then(|at| kinds.get_mut(at)) {
                *kind = if line == lines.0 { first } else { rest };
            }
        }
    };
    for part in &batch.furniture {
        let kind = match part.kind {
            FurnitureKind::Letter => LineKind::Letter,
            FurnitureKind::AnnexList => LineKind::List,
            _ => LineKind::Furniture,
        };
        set(part.lines, kind, kind);
    }
    for case in &batch.cases {
        for section in &case.sections {
            for (nth, paragraph) in section.paragraphs.iter().enumerate() {
                let kind = match (nth, &section.heading) {
                    _ if paragraph.heading.is_some() || paragraph.label.is_some() => LineKind::Measure,
                    (0, None) => LineKind::First(section.kind),
                    _ => LineKind::Paragraph,
                };
                set(paragraph.lines, kind, LineKind::Rest);
            }
        }
        for section in case.sections.iter().filter(|section| section.heading.is_some()) {
            set(Lines(section.lines.0, section.lines.0), LineKind::Heading(section.kind), LineKind::Rest);
        }
        set_title(case, &mut set);
    }
    kinds
}

fn set_title(case: &Case, set: &mut impl FnMut(Lines, LineKind, LineKind)) {
    let Some(lines) = case.title_lines else { return };
    if case.label.is_some() && case.lines.0 < lines.0 {
        set(Lines(case.lines.0, case.lines.0), LineKind::Label, LineKind::Rest);
    }
    set(lines, LineKind::Title, LineKind::Title);
}
