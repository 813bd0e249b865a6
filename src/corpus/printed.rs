//! The texts of a case that stand in its notice: title, headings, paragraphs.

use super::model::{Case, Lines, Repair};

/// A text of a case that stands in its notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPart {
    /// The title.
    Title,
    /// The heading of a section, counted from 0.
    Heading(usize),
    /// A paragraph, counted from 0 through all sections.
    Paragraph(u32),
}

/// A text of a case with its lines in the notice.
#[derive(Clone, Copy, Debug)]
pub struct PrintedText<'a> {
    /// The text.
    pub part: TextPart,
    /// Lines of the notice; of a heading, those of its section.
    pub lines: Lines,
    /// The text as read.
    pub text: &'a str,
    /// The differences from the printed text.
    pub repairs: &'a [Repair],
}

/// Returns title, headings and paragraphs in reading order; a derived title is not printed.
pub fn printed_texts(case: &Case) -> Vec<PrintedText<'_>> {
    let mut texts = Vec::new();
    let mut add = |part, lines, text, repairs| texts.push(PrintedText { part, lines, text, repairs });
    if let Some(lines) = case.title_lines {
        add(TextPart::Title, lines, &case.title, &case.title_repairs);
    }
    let mut numbers = 0..;
    for (index, section) in case.sections.iter().enumerate() {
        if let Some(heading) = &section.heading {
            add(TextPart::Heading(index), section.lines, heading, &section.heading_repairs);
        }
        for (paragraph, number) in section.paragraphs.iter().zip(&mut numbers) {
            add(TextPart::Paragraph(number), paragraph.lines, &paragraph.text, &paragraph.repairs);
        }
    }
    texts
}
