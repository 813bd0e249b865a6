//! The text of a case as the search reads it: folded, in one piece, and where each part of it came from.
//!
//! Marks and spaces are gone, so page breaks and stray spaces are, too. It is smaller than the text it was made from,
//! and it keeps no map of characters: the few parts that are shown are folded again, with one.

use std::ops::Range;

use super::Field;
use crate::{
    corpus::{Case, Paragraph, Repair, RepairKind, SectionKind, Span},
    text::{Folded, fold},
};

/// What stands between two parts: no folded text holds it, so no match reaches over it.
const BREAK: char = '\n';
/// Characters kept on either side of a printed reading, so that a phrase across it is found.
const AROUND: usize = 24;

/// The folded text of one case.
#[derive(Debug, Default)]
pub(super) struct Body {
    text: String,
    parts: Vec<Part>,
}

/// A paragraph, a heading of a section, or a place that is printed otherwise than it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// The byte where it begins.
    start: u32,
    /// Bytes of the heading that it begins with.
    heading: u32,
    /// What the section that it belongs to is about.
    pub(super) section: SectionKind,
    /// Where it is from.
    pub(super) source: Source,
}

/// Where a part is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// The heading of this section, counted from 0.
    Heading(u32),
    /// This paragraph, counted from 0 through all sections.
    Paragraph(u32),
    /// The printed form of the n-th repair of this paragraph.
    Printed(u32, u32),
}

impl Body {
    /// Folds the text of `case`.
    pub(super) fn new(case: &Case) -> Self {
        let mut body = Self::default();
        let mut number = 0;
        for (at, section) in (0..).zip(&case.sections) {
            if let Some(heading) = &section.heading {
                let from = body.push(section.kind, Source::Heading(at), heading);
                body.heading(from, body.text.len());
            }
            for paragraph in &section.paragraphs {
                let from = body.push(section.kind, Source::Paragraph(number), &paragraph.text);
                let heading: usize = fold(lead(paragraph)).map(|(_, c)| c.len_utf8()).sum();
                body.heading(from, from + heading);
                for (nth, repair) in (0..).zip(&paragraph.repairs) {
                    if let Some(printed) = Printed::new(paragraph, repair) {
                        body.push(section.kind, Source::Printed(number, nth), &printed.text);
                    }
                }
                number += 1;
            }
        }
        body.text.shrink_to_fit();
        body
    }

    fn push(&mut self, section: SectionKind, source: Source, text: &str) -> usize {
        if !self.text.is_empty() {
            self.text.push(BREAK);
        }
        let from = self.text.len();
        self.text.extend(fold(text).map(|(_, c)| c));
        // A text of 4 GB does not exist: batch files are smaller.
        self.parts.push(Part { start: from as u32, heading: 0, section, source });
        from
    }

    fn heading(&mut self, from: usize, to: usize) {
        if let Some(part) = self.parts.last_mut() {
            part.heading = to.saturating_sub(from) as u32;
        }
    }

    /// The folded text of all parts.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The part that holds byte `at`, and its number.
    pub(super) fn part_at(&self, at: usize) -> Option<(usize, &Part)> {
        let number = self.parts.partition_point(|part| part.start as usize <= at).checked_sub(1)?;
        Some((number, self.parts.get(number)?))
    }

    /// The bytes of the part with this number.
    pub(super) fn bytes(&self, number: usize) -> Range<usize> {
        let start = self.parts.get(number).map_or(self.text.len(), |part| part.start as usize);
        let end = self.parts.get(number + 1).map_or(self.text.len(), |next| next.start as usize - BREAK.len_utf8());
        start..end
    }

    /// The parts with their folded texts.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&Part, &str)> {
        let text = |number| self.text.get(self.bytes(number)).unwrap_or_default();
        self.parts.iter().enumerate().map(move |(number, part)| (part, text(number)))
    }
}

impl Part {
    /// Whether byte `at` of the body belongs to the heading of this part.
    pub(super) fn field(&self, at: usize) -> Field {
        if at < (self.start + self.heading) as usize { Field::Heading } else { Field::Body }
    }

    /// Whether this byte of the part belongs to its heading.
    pub(super) fn is_heading(&self, at: usize) -> bool {
        at < self.heading as usize
    }
}

/// The heading of a paragraph with its label; of a measure without one its lead sentence.
fn lead(paragraph: &Paragraph) -> &str {
    let text = paragraph.text.as_str();
    if let Some(heading) = paragraph.heading.as_deref().filter(|heading| !heading.is_empty()) {
        let end = text.find(heading).map(|at| at + heading.len());
        return end.and_then(|end| text.get(..end)).unwrap_or_default();
    }
    let sentence = text.find('。').filter(|_| paragraph.level == 1);
    sentence.and_then(|end| text.get(..end)).unwrap_or_default()
}

/// A place as it is printed, with some of the text on either side.
pub(super) struct Printed {
    /// What is searched.
    pub(super) text: String,
    /// The characters of `text` before what is printed otherwise.
    before: usize,
    /// The characters of what is printed.
    printed: usize,
    /// The characters of the paragraph that are read instead.
    read: Span,
}

impl Printed {
    /// `None` where both readings fold to the same, or where only furniture and white space differ.
    pub(super) fn new(paragraph: &Paragraph, repair: &Repair) -> Option<Self> {
        use RepairKind::{DroppedText, Mojibake, Splice, Typo};
        if !matches!(repair.kind, Splice | Mojibake | DroppedText | Typo) || fold(&repair.printed).next().is_none() {
            return None;
        }
        let chars: Vec<char> = paragraph.text.chars().collect();
        let (start, end) = (repair.at.0 as usize, repair.at.1 as usize);
        let before = chars.get(start.saturating_sub(AROUND)..start)?;
        let after = chars.get(end..chars.len().min(end + AROUND))?;
        let text = before.iter().copied().chain(repair.printed.chars()).chain(after.iter().copied()).collect();
        Some(Self { text, before: before.len(), printed: repair.printed.chars().count(), read: repair.at })
    }

    /// The characters of the paragraph that stand where these characters of the printed text do; `None` unless they
    /// touch what is printed otherwise.
    pub(super) fn read(&self, found: &Range<usize>) -> Option<Span> {
        let (from, to) = (self.before, self.before + self.printed);
        if found.end <= from || found.start >= to {
            return None;
        }
        let start = self.read.0.saturating_sub((from.saturating_sub(found.start)) as u32);
        let end = self.read.1 + found.end.saturating_sub(to) as u32;
        // Nothing is read where it is printed: its neighbour shows the place.
        let empty = u32::from(start == end);
        Some(if start > 0 { Span(start - empty, end) } else { Span(start, end + empty) })
    }

    /// Whether these bytes of the folded text touch what is printed otherwise.
    pub(super) fn touches(&self, bytes: &Range<usize>) -> bool {
        let folded = Folded::new(&self.text);
        let chars = |end: usize| folded.as_str().get(..end).map_or(0, |text| text.chars().count());
        let printed = folded.printed(chars(bytes.start)..chars(bytes.end));
        printed.is_some_and(|range| self.read(&range).is_some())
    }
}
