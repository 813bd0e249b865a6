//! The lines of the notice that a case was made from, and the alignment of their characters with those of the case.

use std::ops::Range;

use super::block::{BlockKind, TextBlock, Tint};
use crate::{
    corpus::{Case, CaseRef, Lines, Notice, PrintedText, TextPart, printed_texts, roundtrip::is_blank},
    text::{TypesetText, sanitize},
};

/// Lines of the notice shown before and after those of the case.
const AROUND: u32 = 20;

/// One printed character that is not blank.
#[derive(Clone, Copy, Debug)]
struct PrintedChar {
    line: u32,
    /// The character of the line, from 0.
    column: usize,
    part: TextPart,
    /// The character of that text, as read, that it is, or that follows it.
    char: usize,
    /// The repair of that text that it belongs to.
    repair: Option<usize>,
}

/// The alignment of the characters of a notice with those of a case.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    chars: Vec<PrintedChar>,
}

/// Returns the texts of a case in the order of the notice.
fn texts(case: &Case) -> Vec<PrintedText<'_>> {
    let mut texts = printed_texts(case);
    texts.sort_by_key(|text| text.lines.0);
    texts
}

/// Returns the lines from the first to the last text of a case.
fn extent(case: &Case) -> Lines {
    let lines = printed_texts(case).into_iter().map(|text| text.lines);
    lines.fold(case.lines, |all, lines| Lines(all.0.min(lines.0), all.1.max(lines.1)))
}

/// Returns the printed characters of a text that are not blank, each with the character that is read there and its repair.
fn printed(text: &PrintedText<'_>) -> Vec<(char, usize, Option<usize>)> {
    let mut out = Vec::new();
    let mut repairs = text.repairs.iter().enumerate().peekable();
    let mut hidden = 0;
    for (at, c) in text.text.chars().map(Some).chain([None]).enumerate() {
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
        let mut chars = Vec::new();
        let mut next = 0;
        for text in texts(case) {
            let printed = printed(&text);
            let from = next.max(stream.partition_point(|(_, line, _)| *line < text.lines.0));
            let is_here = |start: &usize| {
                let found = stream.get(*start..*start + printed.len());
                found.is_some_and(|found| found.iter().zip(&printed).all(|((a, ..), (b, ..))| a == b))
            };
            let Some(start) = (from..stream.len()).take_while(|at| stream[*at].1 <= text.lines.1).find(is_here) else {
                continue;
            };
            next = start + printed.len();
            let part = text.part;
            let found = stream.iter().skip(start).zip(printed);
            chars.extend(found.map(|(&(_, line, column), (_, char, repair))| PrintedChar {
                line,
                column,
                part,
                char,
                repair,
            }));
        }
        Self { chars }
    }

    /// Returns the line and the character of it where character `char` of `part` is printed, or the next one that is.
    pub fn to_notice(&self, part: TextPart, char: usize) -> Option<(u32, usize)> {
        let mut of_part = self.chars.iter().filter(|printed| printed.part == part);
        let found = of_part.clone().find(|printed| printed.char >= char).or_else(|| of_part.next_back());
        found.map(|printed| (printed.line, printed.column))
    }

    /// Returns the text and the character of it that is printed at a character of a line, or next after it.
    pub fn from_notice(&self, line: u32, column: usize) -> Option<(TextPart, usize)> {
        let mut chars = self.chars.iter();
        let found = chars.find(|printed| (printed.line, printed.column) >= (line, column)).or(self.chars.last());
        found.map(|printed| (printed.part, printed.char))
    }

    /// Returns the characters that repairs replace, each with its line. Where nothing is printed, the character that follows.
    fn repaired(&self, case: &Case) -> Vec<(u32, Range<usize>)> {
        let mut ranges = Vec::new();
        for text in texts(case) {
            let chars: Vec<&PrintedChar> = self.chars.iter().filter(|printed| printed.part == text.part).collect();
            for (number, repair) in text.repairs.iter().enumerate() {
                let replaced = chars.iter().filter(|printed| printed.repair == Some(number));
                let known = ranges.len();
                ranges.extend(replaced.map(|printed| (printed.line, printed.column..printed.column + 1)));
                let after = chars.iter().position(|printed| printed.char >= repair.at.0 as usize);
                if let Some(after) = after.filter(|_| ranges.len() == known) {
                    let PrintedChar { line, column, .. } = *chars[after];
                    let before = after.checked_sub(1).map(|at| chars[at]).filter(|before| before.line == line);
                    // The blank that is not read, or else the neighbour of what is not there.
                    let range = match before {
                        Some(before) if before.column + 1 < column => before.column + 1..column,
                        _ => column..column + 1,
                    };
                    ranges.push((line, range));
                }
            }
        }
        ranges
    }
}

/// Returns a block for each line of the notice that holds the case, with some lines around them.
pub(super) fn blocks(found: &CaseRef<'_>, case: &Case, notice: &Notice) -> Vec<TextBlock> {
    let repaired = Alignment::new(case, notice).repaired(case);
    let Lines(first, last) = extent(case);
    let texts = printed_texts(case);
    let furniture = found.batch.furniture();
    let shown = Lines(first.saturating_sub(AROUND).max(1), last.saturating_add(AROUND));
    let lines = notice.lines(shown).map(|(number, text)| {
        let has_text = texts.iter().any(|text| text.part != TextPart::Title && text.lines.contains(number));
        let is_furniture = furniture.iter().any(|f| f.lines.contains(number));
        let belongs = (case.lines.contains(number) || has_text) && !is_furniture;
        let mut block = TextBlock::new(BlockKind::Line { number, belongs }, TypesetText::plain(&sanitize(text)));
        let of_line = repaired.iter().filter(|(line, _)| *line == number);
        block.tints = of_line.map(|(_, chars)| (block.source_map.bytes_of(chars.clone()), Tint::Repair)).collect();
        block
    });
    lines.collect()
}
