//! The texts of a case and where they stand in its stored body: headings of sections, paragraphs, and what is printed
//! otherwise than it is read.

use std::{borrow::Cow, ops::Range};

use super::postings::{put, take};
use crate::{
    corpus::{
        Repair, RepairKind, SectionKind, Span,
        image::{ParagraphTexts, SectionTexts},
    },
    text::fold,
};

/// Characters kept on either side of a printed reading, so that a phrase across it is found.
const AROUND: usize = 24;
/// The kinds of sections by their number in the bytes.
const SECTIONS: [SectionKind; 4] =
    [SectionKind::Background, SectionKind::Practice, SectionKind::Result, SectionKind::Other];

/// Where a text is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) enum Source {
    /// The heading of this section, counted from 0.
    Heading(u32),
    /// This paragraph, counted from 0 through all sections.
    Paragraph(u32),
    /// The printed form of the n-th repair of this paragraph.
    Printed(u32, u32),
}

/// A text of a case.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) struct Text<'a> {
    /// Where it is from.
    pub(in crate::search) source: Source,
    /// What the section that it belongs to is about.
    pub(in crate::search) section: SectionKind,
    /// Bytes of the heading that it begins with.
    pub(in crate::search) heading: usize,
    /// The byte of the stored body where it begins; of what is only printed a number that is none.
    pub(in crate::search) start: usize,
    /// The characters that are printed otherwise, of what is only printed.
    pub(in crate::search) touched: (usize, usize),
    bytes: &'a [u8],
}

impl<'a> Text<'a> {
    /// The text as stored, as UTF-8.
    pub(in crate::search) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The text as stored.
    pub(in crate::search) fn as_str(&self) -> &'a str {
        simdutf8::basic::from_utf8(self.bytes).unwrap_or_default()
    }

    /// The byte of the stored body after it.
    pub(in crate::search) fn end(&self) -> usize {
        self.start.saturating_add(self.bytes.len())
    }

    /// Whether what stands at this byte of it is its heading.
    pub(in crate::search) fn is_heading(&self, at: usize) -> bool {
        at < self.heading
    }

    /// Whether it is only printed.
    pub(in crate::search) fn is_printed(&self) -> bool {
        matches!(self.source, Source::Printed(..))
    }
}

/// A text that is put into the bytes.
struct Added<'c> {
    section: SectionKind,
    source: Source,
    heading: usize,
    text: Cow<'c, [u8]>,
    touched: (usize, usize),
}

/// The texts of a case, those that are only printed behind the others.
fn texts_of<'a>(sections: &[SectionTexts<'a>]) -> Vec<Added<'a>> {
    let (mut added, mut printed) = (Vec::new(), Vec::new());
    let mut number = 0;
    for (at, section) in (0..).zip(sections) {
        let kind = section.kind;
        if let Some(heading) = section.heading {
            let text = heading.into();
            added.push(Added {
                section: kind,
                source: Source::Heading(at),
                heading: heading.len(),
                text,
                touched: (0, 0),
            });
        }
        for paragraph in &section.paragraphs {
            let (source, heading) = (Source::Paragraph(number), lead(paragraph).len());
            let text = paragraph.text.into();
            added.push(Added { section: kind, source, heading, text, touched: (0, 0) });
            for (nth, repair) in (0..).zip(&paragraph.repairs) {
                let text = str::from_utf8(paragraph.text).unwrap_or_default();
                if let Some(found) = Printed::new(text, repair) {
                    let source = Source::Printed(number, nth);
                    let touched = (found.before, found.before + found.printed);
                    let text = found.text.into_bytes().into();
                    printed.push(Added { section: kind, source, heading: 0, text, touched });
                }
            }
            number += 1;
        }
    }
    added.append(&mut printed);
    added
}

/// Writes where the texts of these sections stand in the body that they were read from: first how many are only
/// printed, which are written whole.
pub(super) fn write(sections: &[SectionTexts<'_>], body: &[u8], out: &mut Vec<u8>) {
    let texts = texts_of(sections);
    let count =
        |printed: bool| texts.iter().filter(|text| matches!(text.source, Source::Printed(..)) == printed).count();
    // A case of 4 GB does not exist: a segment has less.
    put(out, count(true) as u32);
    put(out, count(false) as u32);
    let mut cursor = 0;
    for added in &texts {
        let section = SECTIONS.iter().position(|kind| *kind == added.section).unwrap_or(0) as u32;
        match added.source {
            Source::Printed(paragraph, nth) => {
                let bytes = &added.text;
                let numbers = [section, paragraph, nth, added.touched.0 as u32, added.touched.1 as u32];
                numbers.into_iter().chain([bytes.len() as u32]).for_each(|number| put(out, number));
                out.extend_from_slice(bytes);
            }
            Source::Heading(_) | Source::Paragraph(_) => {
                // Texts stand in the body in their order, each as it is.
                let start = (added.text.as_ptr() as usize).saturating_sub(body.as_ptr() as usize);
                // The last number is that of the section of a heading, of a paragraph the length of its own heading.
                let (kind, last) = match added.source {
                    Source::Heading(number) => (section << 1 | 1, number),
                    _ => (section << 1, added.heading as u32),
                };
                for number in [kind, start.saturating_sub(cursor) as u32, added.text.len() as u32, last] {
                    put(out, number);
                }
                cursor = start + added.text.len();
            }
        }
    }
}

/// Reads what [`write()`] wrote.
pub(super) fn texts<'a>(bytes: &'a [u8], body: &'a [u8]) -> Vec<Text<'a>> {
    read(bytes, body).unwrap_or_default()
}

fn read<'a>(mut bytes: &'a [u8], body: &'a [u8]) -> Option<Vec<Text<'a>>> {
    let [printed, count] = [take(&mut bytes)? as usize, take(&mut bytes)? as usize];
    let mut texts = Vec::with_capacity(count.saturating_add(printed).min(bytes.len()));
    let (mut cursor, mut paragraph) = (0_usize, 0);
    for _ in 0..count {
        let (kind, skipped) = (take(&mut bytes)?, take(&mut bytes)? as usize);
        let (len, last) = (take(&mut bytes)? as usize, take(&mut bytes)?);
        let section = *SECTIONS.get((kind >> 1) as usize)?;
        let start = cursor.checked_add(skipped)?;
        cursor = start.checked_add(len)?;
        let (source, heading) = if kind & 1 == 1 {
            (Source::Heading(last), len)
        } else {
            paragraph += 1;
            (Source::Paragraph(paragraph - 1), last as usize)
        };
        let text = body.get(start..cursor)?;
        texts.push(Text { source, section, heading, start, touched: (0, 0), bytes: text });
    }
    for _ in 0..printed {
        let (section, paragraph, nth) = (take(&mut bytes)?, take(&mut bytes)?, take(&mut bytes)?);
        let (from, to, len) = (take(&mut bytes)?, take(&mut bytes)?, take(&mut bytes)? as usize);
        let (text, rest) = bytes.split_at_checked(len)?;
        bytes = rest;
        texts.push(Text {
            source: Source::Printed(paragraph, nth),
            section: *SECTIONS.get(section as usize)?,
            heading: 0,
            start: usize::MAX,
            touched: (from as usize, to as usize),
            bytes: text,
        });
    }
    Some(texts)
}

/// The heading of a paragraph with its label; of a measure without one its lead sentence.
fn lead<'a>(paragraph: &ParagraphTexts<'a>) -> &'a [u8] {
    let text = paragraph.text;
    let end = match paragraph.heading.filter(|heading| !heading.is_empty()) {
        // It is near the beginning.
        Some(heading) => text.windows(heading.len()).position(|found| found == heading).map(|at| at + heading.len()),
        None if paragraph.level == 1 => text.windows(STOP.len()).position(|found| found == STOP.as_bytes()),
        None => None,
    };
    end.and_then(|end| text.get(..end)).unwrap_or_default()
}

/// Where a lead sentence ends.
const STOP: &str = "。";

/// A place as it is printed, with some of the text on either side.
pub(in crate::search) struct Printed {
    /// What is searched.
    pub(in crate::search) text: String,
    /// The characters of `text` before what is printed otherwise.
    before: usize,
    /// The characters of what is printed.
    printed: usize,
    /// The characters of the paragraph that are read instead.
    read: Span,
}

impl Printed {
    /// What is printed in a paragraph of this text. `None` where nothing printed counts, or where only furniture and
    /// white space differ.
    pub(in crate::search) fn new(paragraph: &str, repair: &Repair) -> Option<Self> {
        use RepairKind::{DroppedText, Mojibake, Splice, Typo};
        if !matches!(repair.kind, Splice | Mojibake | DroppedText | Typo) || fold(&repair.printed).next().is_none() {
            return None;
        }
        let chars: Vec<char> = paragraph.chars().collect();
        let (start, end) = (repair.at.0 as usize, repair.at.1 as usize);
        let before = chars.get(start.saturating_sub(AROUND)..start)?;
        let after = chars.get(end..chars.len().min(end + AROUND))?;
        let text = before.iter().copied().chain(repair.printed.chars()).chain(after.iter().copied()).collect();
        Some(Self { text, before: before.len(), printed: repair.printed.chars().count(), read: repair.at })
    }

    /// The characters of the paragraph that stand where these characters of the printed text do; `None` unless they
    /// touch what is printed otherwise.
    pub(in crate::search) fn read(&self, found: &Range<usize>) -> Option<Span> {
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
}
