//! Texts of a case and their offsets in its stored body: section headings, paragraphs, and printed readings that differ
//! from the text.

use std::ops::Range;

use super::postings::{put, take};
use crate::{
    corpus::{
        Repair, RepairKind, SectionKind, Span,
        image::{ParagraphTexts, SectionTexts},
    },
    search::hit::{Field, TextLocation},
    text::fold,
};

/// Characters kept on either side of a printed reading, so that a phrase across it is found.
const CONTEXT: usize = 24;
/// End of a lead sentence.
const STOP: &str = "。";
/// Kinds of sections by their number in the bytes.
const SECTIONS: [SectionKind; 4] =
    [SectionKind::Background, SectionKind::Practice, SectionKind::Result, SectionKind::Other];

/// A text of a case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CaseText<'a> {
    pub(crate) location: TextLocation,
    /// Number of the repair of the paragraph, in a printed reading.
    pub(crate) repair: Option<u32>,
    /// Kind of the section that contains it.
    pub(crate) section: SectionKind,
    /// Bytes of the heading that it begins with.
    pub(crate) heading: usize,
    /// Start in the stored body; `usize::MAX` for a printed reading.
    pub(crate) start: usize,
    /// Characters that are printed otherwise, in a printed reading.
    pub(crate) touched: (usize, usize),
    bytes: &'a [u8],
}

impl<'a> CaseText<'a> {
    /// Returns the stored text as UTF-8.
    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Returns the stored text.
    pub(crate) fn as_str(&self) -> &'a str {
        simdutf8::basic::from_utf8(self.bytes).unwrap_or_default()
    }

    /// Returns the end in the stored body.
    pub(crate) fn end(&self) -> usize {
        self.start.saturating_add(self.bytes.len())
    }

    /// Returns the field that a byte of the text belongs to.
    pub(crate) fn field_at(&self, byte: usize) -> Field {
        if byte < self.heading { Field::Heading } else { Field::Body }
    }

    /// Returns `true` for a printed reading.
    pub(crate) fn is_printed(&self) -> bool {
        self.repair.is_some()
    }

    /// Returns `true` for a paragraph as it is stored.
    pub(crate) fn is_paragraph(&self) -> bool {
        matches!(self.location, TextLocation::Paragraph(_)) && !self.is_printed()
    }
}

/// Writes the offsets of the texts of these sections in the body that they were read from, and printed readings in
/// full.
pub(super) fn write(sections: &[SectionTexts<'_>], body: &[u8], out: &mut Vec<u8>) {
    let (mut stored, mut printed) = (Records::default(), Records::default());
    let mut cursor = 0;
    // Texts are stored in the body in their order, each unchanged.
    let mut skip_to = |text: &[u8]| {
        let start = (text.as_ptr() as usize).saturating_sub(body.as_ptr() as usize);
        let skipped = start.saturating_sub(cursor);
        cursor = start + text.len();
        skipped as u32
    };
    let mut paragraph_number = 0;
    for (section_number, section) in (0..).zip(sections) {
        let kind = SECTIONS.iter().position(|kind| *kind == section.kind).unwrap_or(0) as u32;
        if let Some(heading) = section.heading {
            stored.add(&[kind << 1 | 1, skip_to(heading), heading.len() as u32, section_number]);
        }
        for paragraph in &section.paragraphs {
            let text = paragraph.text;
            stored.add(&[kind << 1, skip_to(text), text.len() as u32, lead(paragraph).len() as u32]);
            for (nth, repair) in (0..).zip(&paragraph.repairs) {
                let text = str::from_utf8(text).unwrap_or_default();
                let Some(reading) = PrintedReading::new(text, repair) else { continue };
                let touched = [reading.before as u32, (reading.before + reading.printed) as u32];
                let len = reading.text.len() as u32;
                printed.add(&[kind, paragraph_number, nth, touched[0], touched[1], len]);
                printed.bytes.extend_from_slice(reading.text.as_bytes());
            }
            paragraph_number += 1;
        }
    }
    put(out, printed.count);
    put(out, stored.count);
    out.append(&mut stored.bytes);
    out.append(&mut printed.bytes);
}

/// Encoded records of texts.
#[derive(Default)]
struct Records {
    count: u32,
    bytes: Vec<u8>,
}

impl Records {
    fn add(&mut self, numbers: &[u32]) {
        self.count += 1;
        numbers.iter().for_each(|number| put(&mut self.bytes, *number));
    }
}

/// Bytes that the record of a stored text and that of a printed reading take at least.
const LEAST: [usize; 2] = [4, 6];

/// Returns `true` if the output of [`write()`] has room for as many texts as it counts.
pub(super) fn counts_fit(mut bytes: &[u8]) -> bool {
    let counts = take(&mut bytes).zip(take(&mut bytes));
    counts.is_some_and(|(printed, stored)| {
        let least =
            (stored as usize).saturating_mul(LEAST[0]).saturating_add((printed as usize).saturating_mul(LEAST[1]));
        least <= bytes.len()
    })
}

/// Reads the output of [`write()`]; damaged bytes read as empty.
pub(super) fn texts<'a>(bytes: &'a [u8], body: &'a [u8]) -> Vec<CaseText<'a>> {
    read(bytes, body).unwrap_or_default()
}

fn read<'a>(mut bytes: &'a [u8], body: &'a [u8]) -> Option<Vec<CaseText<'a>>> {
    let [printed, count] = [take(&mut bytes)? as usize, take(&mut bytes)? as usize];
    let mut texts = Vec::with_capacity(count.saturating_add(printed).min(bytes.len() / LEAST[0]));
    let (mut cursor, mut paragraph) = (0_usize, 0);
    for _ in 0..count {
        let (kind, skipped) = (take(&mut bytes)?, take(&mut bytes)? as usize);
        let (len, last) = (take(&mut bytes)? as usize, take(&mut bytes)?);
        let section = *SECTIONS.get((kind >> 1) as usize)?;
        let start = cursor.checked_add(skipped)?;
        cursor = start.checked_add(len)?;
        let (location, heading) = if kind & 1 == 1 {
            (TextLocation::Section(last), len)
        } else {
            paragraph += 1;
            (TextLocation::Paragraph(paragraph - 1), last as usize)
        };
        let text = body.get(start..cursor)?;
        texts.push(CaseText { location, repair: None, section, heading, start, touched: (0, 0), bytes: text });
    }
    for _ in 0..printed {
        let (section, paragraph, nth) = (take(&mut bytes)?, take(&mut bytes)?, take(&mut bytes)?);
        let (from, to, len) = (take(&mut bytes)?, take(&mut bytes)?, take(&mut bytes)? as usize);
        let (text, rest) = bytes.split_at_checked(len)?;
        bytes = rest;
        texts.push(CaseText {
            location: TextLocation::Paragraph(paragraph),
            repair: Some(nth),
            section: *SECTIONS.get(section as usize)?,
            heading: 0,
            start: usize::MAX,
            touched: (from as usize, to as usize),
            bytes: text,
        });
    }
    Some(texts)
}

/// Returns the heading of a paragraph with its label, or the lead sentence of a measure without a heading.
fn lead<'a>(paragraph: &ParagraphTexts<'a>) -> &'a [u8] {
    let text = paragraph.text;
    let end = match paragraph.heading.filter(|heading| !heading.is_empty()) {
        Some(heading) => text.windows(heading.len()).position(|found| found == heading).map(|at| at + heading.len()),
        None if paragraph.level == 1 => text.windows(STOP.len()).position(|found| found == STOP.as_bytes()),
        None => None,
    };
    end.and_then(|end| text.get(..end)).unwrap_or_default()
}

/// A repaired place of a paragraph as it is printed, with some text on either side.
pub(crate) struct PrintedReading {
    /// Searched text.
    pub(crate) text: String,
    /// Characters of `text` before the printed ones.
    before: usize,
    /// Number of printed characters.
    printed: usize,
    /// Characters of the paragraph that replace the printed ones.
    read: Span,
}

impl PrintedReading {
    /// Returns the printed reading of a repair; `None` if nothing printed is searchable, or if only furniture and white
    /// space differ.
    pub(crate) fn new(paragraph: &str, repair: &Repair) -> Option<Self> {
        use RepairKind::{DroppedText, Mojibake, Splice, Typo};
        if !matches!(repair.kind, Splice | Mojibake | DroppedText | Typo) || fold(&repair.printed).next().is_none() {
            return None;
        }
        let chars: Vec<char> = paragraph.chars().collect();
        let (start, end) = (repair.at.0 as usize, repair.at.1 as usize);
        let before = chars.get(start.saturating_sub(CONTEXT)..start)?;
        let after = chars.get(end..chars.len().min(end + CONTEXT))?;
        let text = before.iter().copied().chain(repair.printed.chars()).chain(after.iter().copied()).collect();
        Some(Self { text, before: before.len(), printed: repair.printed.chars().count(), read: repair.at })
    }

    /// Maps a range of the printed text to the paragraph; `None` unless it touches the printed characters.
    pub(crate) fn in_paragraph(&self, found: &Range<usize>) -> Option<Span> {
        let (from, to) = (self.before, self.before + self.printed);
        if found.end <= from || found.start >= to {
            return None;
        }
        let start = self.read.0.saturating_sub((from.saturating_sub(found.start)) as u32);
        let end = self.read.1 + found.end.saturating_sub(to) as u32;
        // An empty replacement is marked by a neighbouring character.
        let empty = u32::from(start == end);
        Some(if start > 0 { Span(start - empty, end) } else { Span(start, end + empty) })
    }
}
