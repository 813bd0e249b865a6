//! The marked places of the page: what a search over all practices matched in this case, or what was found in it.

use std::ops::Range;

use super::page::{BlockKind, Page};
use crate::{
    search::{Field, Manner, Match, Place},
    text::Folded,
};

/// One marked place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The block of the page.
    pub block: usize,
    /// The bytes of its text.
    pub bytes: Range<usize>,
}

/// The marked places in reading order, and the one I am at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finds {
    /// What was looked for, as typed; empty when nothing is marked.
    pub needle: String,
    /// Whether it was looked for in this case only.
    pub here: bool,
    /// The places.
    pub marks: Vec<Mark>,
    /// The one I am at.
    pub at: Option<usize>,
}

impl Finds {
    /// Every place of `page` that is `needle` when script, width, case, spaces and punctuation are ignored.
    pub fn here(page: &Page, needle: &str) -> Self {
        let wanted = Folded::new(needle);
        let mut marks = Vec::new();
        for (index, block) in page.blocks.iter().enumerate() {
            let text = Folded::new(&block.text);
            let places = text.find_all(&wanted).map(|chars| bytes(&block.text, &chars));
            // Our own words are not of the case.
            let places = places
                .filter(|bytes| block.kind == BlockKind::About || !block.places.chars_in(bytes.clone()).is_empty());
            marks.extend(places.map(|bytes| Mark { block: index, bytes }));
        }
        Self { needle: needle.to_owned(), here: true, marks, at: None }
    }

    /// The places that a search matched in this case, and where its text names a system whose name did.
    pub fn of_matches(page: &Page, matches: &[Match], needle: &str) -> Self {
        let mut marks = Vec::new();
        for found in matches {
            let folded = |text: &str| Folded::new(text).as_str().to_owned();
            let kind = |kind| page.blocks.iter().position(|block| block.kind == kind);
            let block = match (found.field, found.place) {
                (Field::Title, _) => kind(BlockKind::Title).filter(|at| {
                    page.blocks.get(*at).is_some_and(|block| folded(&block.text).starts_with(&folded(&found.text)))
                }),
                (_, Some(Place::Paragraph(paragraph))) => page.block_of(paragraph),
                (_, Some(Place::Section(section))) => page
                    .blocks
                    .iter()
                    .position(|block| block.kind == BlockKind::Section && block.section == Some(section as usize)),
                _ => None,
            };
            let Some((index, block)) = block.and_then(|index| Some((index, page.blocks.get(index)?))) else { continue };
            marks.extend(found.spans.iter().map(|span| Mark { block: index, bytes: block.bytes_of(*span) }));
        }
        let systems = matches.iter().filter(|found| found.field == Field::System && found.manner != Manner::Part);
        let names: Vec<_> = systems.map(|found| Folded::new(&found.text)).collect();
        let texts =
            page.blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Text && !names.is_empty());
        for (index, block) in texts {
            let text = Folded::new(&block.text);
            let places = names.iter().flat_map(|name| text.find_all(name));
            marks.extend(places.map(|chars| Mark { block: index, bytes: bytes(&block.text, &chars) }));
        }
        marks.sort_by_key(|mark| (mark.block, mark.bytes.start, std::cmp::Reverse(mark.bytes.end)));
        // A place inside another one is the same place.
        marks.dedup_by(|next, last| next.block == last.block && next.bytes.end <= last.bytes.end);
        Self { needle: needle.to_owned(), here: false, marks, at: None }
    }

    /// The row of the place I am at.
    pub fn row(&self, page: &Page) -> Option<usize> {
        let mark = self.marks.get(self.at?)?;
        Some(page.row_of(mark.block, mark.bytes.start))
    }

    /// The first place at or below row `row`.
    pub fn first_from(&self, page: &Page, row: usize) -> Option<usize> {
        self.marks.iter().position(|mark| page.row_of(mark.block, mark.bytes.start) >= row)
    }
}

/// The bytes of the characters `chars` of `text`.
fn bytes(text: &str, chars: &Range<usize>) -> Range<usize> {
    let mut starts = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
    let start = starts.nth(chars.start).unwrap_or(text.len());
    let end = chars.len().checked_sub(1).and_then(|more| starts.nth(more)).unwrap_or(start);
    start..end
}
