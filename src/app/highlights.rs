//! The highlighted ranges of the page: matches of a search over all cases, or of a search in this case.

use std::ops::Range;

use super::page::{BlockKind, Page};
use crate::{
    corpus::Span,
    search::{Field, Landing, Match, MatchKind, TextLocation, landing},
    text::{Folded, TextMatch, TextQuery},
};

/// A highlighted range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The block of the page.
    pub block: usize,
    /// The bytes of its text.
    pub bytes: Range<usize>,
}

/// The highlighted ranges in reading order, and the current one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlights {
    /// The query as typed; empty without highlights.
    pub query: String,
    /// `true` if only this case was searched.
    pub in_case_only: bool,
    /// The ranges.
    pub ranges: Vec<Highlight>,
    /// The current one.
    pub at: Option<usize>,
}

impl Highlights {
    /// Returns every match of `query` in `page`, ignoring script, width, case, spaces and punctuation, or by pinyin.
    pub fn in_case(page: &Page, query: &str) -> Self {
        let text_query = TextQuery::new(query);
        let mut all = Vec::new();
        for (index, block) in page.blocks.iter().enumerate() {
            let found = text_query.find_all(&block.text);
            let starts = if found.is_empty() { Vec::new() } else { starts(&block.text) };
            let places =
                found.into_iter().map(|found| (Highlight { block: index, bytes: bytes(&starts, &found.chars) }, found));
            // Insertions are not part of the case.
            all.extend(places.filter(|(highlight, _)| {
                block.kind == BlockKind::About || !block.source_map.chars_in(highlight.bytes.clone()).is_empty()
            }));
        }
        let ranges = TextMatch::best_of(all).map(|(highlight, _)| highlight).collect();
        Self { query: query.to_owned(), in_case_only: true, ranges: in_order(ranges), at: None }
    }

    /// Returns the matches of a search in this case, and the occurrences in its text of the words that matched in short
    /// fields, because a match in a short field needs no match in the text.
    pub fn of_matches(page: &Page, matches: &[Match], query: &str) -> Self {
        let mut ranges = Vec::new();
        for found in matches {
            let block = block_of(page, found);
            let Some((index, block)) = block.and_then(|index| Some((index, page.blocks.get(index)?))) else { continue };
            ranges.extend(found.spans.iter().map(|span| Highlight { block: index, bytes: block.bytes_of(*span) }));
        }
        let words: Vec<Folded> = matches.iter().filter_map(word).map(|word| Folded::new(&word)).collect();
        let texts =
            page.blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Text && !words.is_empty());
        for (index, block) in texts {
            let (text, starts) = (Folded::new(&block.text), starts(&block.text));
            let places = words.iter().flat_map(|word| text.find_all(word));
            ranges.extend(places.map(|chars| Highlight { block: index, bytes: bytes(&starts, &chars) }));
        }
        let ranges = in_order(ranges);
        Self { query: query.to_owned(), in_case_only: false, ranges, at: None }
    }

    /// Returns the range where a hit with these matches lands.
    pub fn landing(&self, page: &Page, matches: &[Match]) -> Option<usize> {
        let Landing { found, at, .. } = landing(matches, 0)?;
        let index = block_of(page, found).filter(|_| found.location.is_some())?;
        let at = page.blocks.get(index)?.bytes_of(Span(at as u32, at as u32 + 1)).start;
        self.ranges.iter().position(|range| range.block == index && range.bytes.end > at)
    }

    /// Returns the row of the current range.
    pub fn row(&self, page: &Page) -> Option<usize> {
        let highlight = self.ranges.get(self.at?)?;
        Some(page.row_of(highlight.block, highlight.bytes.start))
    }

    /// Returns the first range at or below row `row`.
    pub fn first_from(&self, page: &Page, row: usize) -> Option<usize> {
        self.ranges.iter().position(|highlight| page.row_of(highlight.block, highlight.bytes.start) >= row)
    }
}

/// Returns the block that shows the text of a match.
fn block_of(page: &Page, found: &Match) -> Option<usize> {
    let folded = |text: &str| Folded::new(text).as_str().to_owned();
    let mut blocks = page.blocks.iter();
    match (found.field, found.location) {
        (Field::Title, _) => blocks
            .position(|block| block.kind == BlockKind::Title && folded(&block.text).starts_with(&folded(&found.text))),
        (_, Some(TextLocation::Paragraph(paragraph))) => page.block_of(paragraph),
        (_, Some(TextLocation::Section(section))) => {
            let section = Some(section as usize);
            blocks.position(|block| block.kind == BlockKind::Section && block.section == section)
        }
        _ => None,
    }
}

/// Returns the matched word of a title or of the name of a system; a title that matched with gaps has none.
fn word(found: &Match) -> Option<String> {
    let is_whole = !matches!(found.kind, MatchKind::Part | MatchKind::Joined);
    match (found.field, found.spans.as_slice()) {
        (Field::Title | Field::System, [Span(start, end)]) if is_whole && end - start > 1 => {
            Some(found.text.chars().skip(*start as usize).take((end - start) as usize).collect())
        }
        (Field::System, [_, _, ..]) if is_whole => Some(found.text.clone()),
        _ => None,
    }
}

/// Sorts ranges in reading order and drops those inside another one.
fn in_order(mut ranges: Vec<Highlight>) -> Vec<Highlight> {
    ranges.sort_by_key(|highlight| (highlight.block, highlight.bytes.start, std::cmp::Reverse(highlight.bytes.end)));
    ranges.dedup_by(|next, last| next.block == last.block && next.bytes.end <= last.bytes.end);
    ranges
}

/// Returns the first byte of each character of a text, and the length of the text.
fn starts(text: &str) -> Vec<usize> {
    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect()
}

/// Returns the bytes of these characters, which begin at `starts`.
fn bytes(starts: &[usize], chars: &Range<usize>) -> Range<usize> {
    let start = |at: usize| starts.get(at).or(starts.last()).copied().unwrap_or(0);
    start(chars.start)..start(chars.end.max(chars.start))
}
