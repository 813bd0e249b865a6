//! The spotlight on a text of a case: one sentence, point or paragraph is bright, all else dim.

use std::ops::Range;

use super::page::{BlockKind, Page, TextBlock};
use crate::{corpus::Span, present::thought::sentences};

/// The stretch that is lit at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// A sentence.
    #[default]
    Sentence,
    /// A point (一是 …), or the text before the first one.
    Point,
    /// A paragraph.
    Paragraph,
}

/// The place of the spotlight, which outlives layouts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spotlight {
    /// Paragraph, counted from 0 through all sections.
    pub paragraph: u32,
    /// Character of its text, from 0.
    pub char: usize,
    /// Stretch around it.
    pub unit: Unit,
}

/// A stretch of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lit {
    /// The block.
    pub block: usize,
    /// The bytes of its text.
    pub bytes: Range<usize>,
}

impl Spotlight {
    /// Returns the stretch that is lit; `None` where the page has no such text.
    pub fn lit(self, page: &Page) -> Option<Lit> {
        let block = page.block_of(self.paragraph)?;
        let text = page.blocks.get(block)?;
        let at = text.source_map.bytes_of(self.char..self.char).start;
        let bytes = stretches(page, text, self.unit).into_iter().rfind(|stretch| stretch.start <= at)?;
        Some(Lit { block, bytes })
    }

    /// Returns the spotlight on the first stretch that begins in row `row` or below it, else on the last one.
    pub fn from_row(page: &Page, row: usize, unit: Unit) -> Option<Self> {
        let all = all(page, unit);
        let is_below = |lit: &&Lit| page.row_of(lit.block, lit.bytes.start) >= row;
        Self::on(page, all.iter().find(is_below).or(all.last())?, unit)
    }

    /// Returns the spotlight so many stretches further, or back; at the ends the last or first one.
    pub fn moved(self, page: &Page, unit: Unit, by: isize) -> Option<Self> {
        let here = self.lit(page)?;
        let key = |lit: &Lit| (lit.block, lit.bytes.start);
        let all = all(page, unit);
        let at = all.partition_point(|lit| key(lit) <= key(&here)).checked_sub(1)?;
        // From a sentence back to the beginning of its own point first.
        let is_inside = by < 0 && all.get(at).is_some_and(|lit| key(lit) < key(&here));
        let to = at.saturating_add_signed(by + isize::from(is_inside)).min(all.len() - 1);
        Self::on(page, all.get(to)?, unit)
    }

    fn on(page: &Page, lit: &Lit, unit: Unit) -> Option<Self> {
        let block = page.blocks.get(lit.block)?;
        Some(Self { paragraph: block.paragraph?, char: block.source_map.char_at(lit.bytes.start), unit })
    }

    /// Returns the characters of the paragraph that are lit.
    pub fn chars(self, page: &Page) -> Option<Range<usize>> {
        let lit = self.lit(page)?;
        let block = page.blocks.get(lit.block)?;
        Some(block.source_map.char_at(lit.bytes.start)..block.source_map.char_at(lit.bytes.end))
    }
}

/// Returns the stretches of a page in reading order.
fn all(page: &Page, unit: Unit) -> Vec<Lit> {
    let texts = page.blocks.iter().enumerate();
    let texts = texts.filter(|(_, block)| block.kind == BlockKind::Text && block.paragraph.is_some());
    let lit = |(block, text)| stretches(page, text, unit).into_iter().map(move |bytes| Lit { block, bytes });
    texts.flat_map(lit).collect()
}

/// Returns the bytes of the stretches of a block; together they are all of it.
fn stretches(page: &Page, block: &TextBlock, unit: Unit) -> Vec<Range<usize>> {
    match unit {
        Unit::Sentence => sentences(&block.text),
        Unit::Paragraph => std::iter::once(0..block.text.len()).collect(),
        Unit::Point => {
            let case = page.case.as_deref().zip(block.paragraph);
            let paragraph = case.and_then(|(case, at)| case.paragraphs().nth(at as usize));
            let points = paragraph.map_or(&[][..], |paragraph| &paragraph.points);
            let starts = points.iter().map(|Span(start, _)| block.bytes_of(Span(*start, *start)).start);
            let mut starts: Vec<usize> = std::iter::once(0).chain(starts).chain([block.text.len()]).collect();
            starts.dedup();
            starts.windows(2).map(|two| two[0]..two[1]).collect()
        }
    }
}
