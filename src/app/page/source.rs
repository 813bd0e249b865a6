//! The lines of the notice that a case was made from, and which character of the one is which of the other.

use std::{collections::BTreeMap, ops::Range};

use super::block::{Block, BlockKind, Tint};
use crate::{
    corpus::{Case, CaseRef, Lines, Notice, Repair},
    text::{TypesetText, sanitize},
};

/// Lines of the notice shown before and after those of the case.
const AROUND: u32 = 20;

/// A text of a case that stands in its notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The title.
    Title,
    /// The heading of a section, counted from 0.
    Heading(usize),
    /// A paragraph, counted from 0 through all sections.
    Paragraph(u32),
}

/// One printed character that is not blank.
#[derive(Clone, Copy, Debug)]
struct Spot {
    line: u32,
    /// The character of the line, from 0.
    column: usize,
    item: Item,
    /// The character of the item's text, as read, that it is, or that follows it.
    char: usize,
    /// The repair of the item that it belongs to.
    repair: Option<usize>,
}

/// Which character of the notice is which of the case.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    spots: Vec<Spot>,
}

struct Part<'a> {
    item: Item,
    lines: Lines,
    text: &'a str,
    repairs: &'a [Repair],
}

/// Title, headings and paragraphs in the order of the notice.
fn parts(case: &Case) -> Vec<Part<'_>> {
    let title = case.title_lines.map(|lines| Part {
        item: Item::Title,
        lines,
        text: &case.title,
        repairs: &case.title_repairs,
    });
    let mut parts: Vec<Part<'_>> = title.into_iter().collect();
    let mut number = 0;
    for (index, section) in case.sections.iter().enumerate() {
        parts.extend(section.heading.as_ref().map(|text| Part {
            item: Item::Heading(index),
            lines: section.lines,
            text,
            repairs: &section.heading_repairs,
        }));
        for paragraph in &section.paragraphs {
            let Lines(first, last) = paragraph.lines;
            let item = Item::Paragraph(number);
            parts.push(Part { item, lines: Lines(first, last), text: &paragraph.text, repairs: &paragraph.repairs });
            number += 1;
        }
    }
    parts.sort_by_key(|part| part.lines.0);
    parts
}

/// The first and last line that any text of the case stands in.
fn extent(case: &Case) -> Lines {
    let lines = parts(case).into_iter().map(|part| part.lines).chain([case.lines]);
    let (first, last): (Vec<u32>, Vec<u32>) = lines.map(|lines| (lines.0, lines.1)).unzip();
    Lines(first.into_iter().min().unwrap_or(1), last.into_iter().max().unwrap_or(1))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// Returns the printed characters of a part that are not blank, each with the character that is read there.
fn printed(part: &Part<'_>) -> Vec<(char, usize, Option<usize>)> {
    let mut out = Vec::new();
    let mut repairs = part.repairs.iter().enumerate().peekable();
    let mut hidden = 0;
    for (at, c) in part.text.chars().map(Some).chain([None]).enumerate() {
        while let Some((number, repair)) = repairs.next_if(|(_, repair)| repair.at.0 as usize <= at) {
            let chars = repair.printed.chars().filter(|c| !is_blank(*c));
            out.extend(chars.map(|c| (c, repair.at.0 as usize, Some(number))));
            hidden = hidden.max(repair.at.1 as usize);
        }
        out.extend(c.filter(|c| at >= hidden && !is_blank(*c)).map(|c| (c, at, None)));
    }
    out
}

impl Alignment {
    /// Finds every text of the case in the notice. A text that is not there as recorded is left out.
    pub fn new(case: &Case, notice: &Notice) -> Self {
        let mut stream = Vec::new();
        for (line, text) in notice.lines(extent(case)) {
            let chars = text.chars().enumerate().filter(|(_, c)| !is_blank(*c));
            stream.extend(chars.map(|(column, c)| (c, line, column)));
        }
        let mut spots = Vec::new();
        let mut next = 0;
        for part in parts(case) {
            let wanted = printed(&part);
            let from = next.max(stream.partition_point(|(_, line, _)| *line < part.lines.0));
            let here = |start: &usize| {
                let found = stream.get(*start..*start + wanted.len());
                found.is_some_and(|found| found.iter().zip(&wanted).all(|((a, ..), (b, ..))| a == b))
            };
            let Some(start) = (from..stream.len()).take_while(|at| stream[*at].1 <= part.lines.1).find(here) else {
                continue;
            };
            next = start + wanted.len();
            let places = stream.iter().skip(start);
            spots.extend(places.zip(&wanted).map(|((_, line, column), (_, char, repair))| Spot {
                line: *line,
                column: *column,
                item: part.item,
                char: *char,
                repair: *repair,
            }));
        }
        Self { spots }
    }

    /// The line and the character of it where character `char` of `item` is printed, or the next one that is.
    pub fn to_notice(&self, item: Item, char: usize) -> Option<(u32, usize)> {
        let mut of_item = self.spots.iter().filter(|spot| spot.item == item);
        let found = of_item.clone().find(|spot| spot.char >= char).or_else(|| of_item.next_back());
        found.map(|spot| (spot.line, spot.column))
    }

    /// The text and the character of it that is printed at a character of a line, or next after it.
    pub fn from_notice(&self, line: u32, column: usize) -> Option<(Item, usize)> {
        let found = self.spots.iter().find(|spot| (spot.line, spot.column) >= (line, column)).or(self.spots.last());
        found.map(|spot| (spot.item, spot.char))
    }

    /// For each line, the characters that a repair replaces. Where nothing is printed, the character that follows.
    fn repaired(&self, case: &Case) -> BTreeMap<u32, Vec<Range<usize>>> {
        let mut found: BTreeMap<u32, Vec<Range<usize>>> = BTreeMap::new();
        for part in parts(case) {
            let spots: Vec<&Spot> = self.spots.iter().filter(|spot| spot.item == part.item).collect();
            for (number, repair) in part.repairs.iter().enumerate() {
                let mut seen = false;
                for spot in spots.iter().filter(|spot| spot.repair == Some(number)) {
                    seen = true;
                    let ranges = found.entry(spot.line).or_default();
                    match ranges.last_mut().filter(|range| range.end == spot.column) {
                        Some(range) => range.end += 1,
                        None => ranges.push(spot.column..spot.column + 1),
                    }
                }
                let after = spots.iter().position(|spot| spot.char >= repair.at.0 as usize);
                if let (false, Some(after)) = (seen, after) {
                    let spot = spots[after];
                    let before = after.checked_sub(1).map(|at| spots[at]).filter(|before| before.line == spot.line);
                    // The blank that is not read, or else the neighbour of what is not there.
                    let range = match before {
                        Some(before) if before.column + 1 < spot.column => before.column + 1..spot.column,
                        _ => spot.column..spot.column + 1,
                    };
                    found.entry(spot.line).or_default().push(range);
                }
            }
        }
        found
    }
}

/// A block for each line.
pub(super) fn blocks(found: &CaseRef<'_>, case: &Case, notice: &Notice) -> Vec<Block> {
    let repaired = Alignment::new(case, notice).repaired(case);
    let Lines(first, last) = extent(case);
    let parts = parts(case);
    let furniture = found.batch.furniture();
    let shown = Lines(first.saturating_sub(AROUND).max(1), last.saturating_add(AROUND));
    let lines = notice.lines(shown).map(|(number, text)| {
        let named = parts.iter().any(|part| part.item != Item::Title && part.lines.contains(number));
        let ours = case.lines.contains(number) || named;
        let belongs = ours && !furniture.iter().any(|f| f.lines.contains(number));
        let mut block = Block::new(BlockKind::Line { number, belongs }, TypesetText::plain(&sanitize(text)));
        let marks = repaired.get(&number).into_iter().flatten();
        block.tints = marks.map(|chars| (block.source_map.bytes_of(chars.clone()), Tint::Repair)).collect();
        block
    });
    lines.collect()
}
