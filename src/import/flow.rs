//! From rows to blocks: what was cut by page breaks and hard wraps is joined, and what converters put in is taken out.

use std::ops::Range;

use super::{
    block::Edit,
    furniture, headings,
    label::Style,
    notice::{Notice, ends_sentence, han},
    rows::Row,
};
use crate::corpus::{FurnitureKind, RepairKind, SectionKind};

/// A block of a case's body before it is read.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) range: Range<usize>,
    /// The kind of section that it is the heading of.
    pub(crate) heading: Option<SectionKind>,
    /// Where bold text at its beginning ends: that is its own heading.
    pub(crate) bold: Option<usize>,
}

/// How the notice is set: the width of its hard wraps, where it has them.
pub(crate) struct Setting {
    wrap: Option<usize>,
}

impl Setting {
    /// A notice is hard-wrapped when most of its unfinished lines are about as long as its longest ones.
    pub(crate) fn of(notice: &Notice, rows: &[Row]) -> Self {
        let widths: Vec<usize> =
            rows.iter().map(|row| columns(notice.slice(row.range.clone())) + 2 * row.indent.min(4)).collect();
        let mut sorted: Vec<usize> = widths.iter().copied().filter(|&w| w >= 24).collect();
        sorted.sort_unstable();
        let Some(&top) = sorted.get(sorted.len() * 19 / 20) else { return Self { wrap: None } };
        let full = widths.iter().filter(|&&w| w + 6 >= top && w <= top + 6).count();
        let adjacent = rows.windows(2).filter(|pair| pair[1].line == pair[0].line + 1).count();
        let wrapped = rows.len() >= 8 && top <= 160 && full * 2 >= sorted.len() && adjacent * 2 >= rows.len();
        Self { wrap: wrapped.then_some(top) }
    }

    /// Whether a row reaches the right edge of a hard-wrapped notice.
    fn full(&self, notice: &Notice, row: &Row) -> bool {
        let width = columns(notice.slice(row.range.clone())) + 2 * row.indent.min(4);
        self.wrap.is_some_and(|wrap| width + 6 >= wrap)
    }
}

/// Display columns by the simplest measure: two for what is not ASCII.
fn columns(chars: &[char]) -> usize {
    chars.iter().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Joins the rows of a case's body to blocks; adds the edits that this takes.
pub(crate) fn blocks(
    notice: &Notice,
    rows: &[Row],
    setting: &Setting,
    edits: &mut Vec<Edit>,
    furniture: &mut Vec<(usize, FurnitureKind)>,
    base: usize,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<usize> = None;
    let mut junk: Vec<usize> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if let Some(kind) = furniture::by_words(notice, row) {
            // Kept aside: it belongs to a repair if a sentence runs on behind it, else it is furniture.
            junk.push(index);
            if kind != FurnitureKind::PageNumber {
                open = None;
            }
            continue;
        }
        let heading = headings::kind(notice, row);
        let goes_on =
            open.filter(|&last| heading.is_none() && runs_on(notice, setting, &rows[last], row, blocks.last()));
        if let (Some(last), Some(block)) = (goes_on, blocks.last_mut()) {
            let wrap = rows[last].line + 1 == row.line;
            let kind = if wrap { RepairKind::Wrap } else { RepairKind::PageBreak };
            let before = notice.chars.get(rows[last].range.end - 1).copied().unwrap_or(' ');
            let after = notice.chars.get(row.range.start).copied().unwrap_or(' ');
            let space = before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
            edits.push(Edit::sure(rows[last].range.end..row.range.start, if space { " " } else { "" }, kind));
            block.range.end = row.range.end;
        } else {
            furniture.extend(junk.iter().filter_map(|&j| Some((base + j, furniture::by_words(notice, &rows[j])?))));
            if row.body.start > row.range.start {
                edits.push(Edit::sure(row.range.start..row.body.start, "", RepairKind::Bullet));
            }
            if row.body.end < row.range.end {
                edits.push(Edit::sure(row.body.end..row.range.end, "", RepairKind::Bullet));
            }
            let mut range = row.range.clone();
            if let Some((kind, length)) = headings::inline(notice, row).filter(|_| heading.is_none()) {
                let end = row.body.start + length;
                blocks.push(Block { range: range.start..end, heading: Some(kind), bold: None });
                range = notice.trim(end..range.end);
            }
            let bold = if heading.is_none() { stars(notice, &row.body, edits) } else { None };
            blocks.push(Block { range, heading, bold });
        }
        junk.clear();
        open = heading.is_none().then_some(index);
    }
    furniture.extend(junk.iter().filter_map(|&j| Some((base + j, furniture::by_words(notice, &rows[j])?))));
    blocks
}

/// Whether `row` goes on with the sentence that `last` ends in.
fn runs_on(notice: &Notice, setting: &Setting, last: &Row, row: &Row, block: Option<&Block>) -> bool {
    let numbered = row.label.is_some_and(|l| l.style != Style::Ordinal);
    if numbered || row.heading > 0 || last.heading > 0 || row.body.start > row.range.start {
        return false;
    }
    let adjacent = last.line + 1 == row.line;
    if setting.wrap.is_some() && adjacent {
        let indented = row.indent >= 2 && last.indent == 0;
        let closed = last.finished && (row.label.is_some() || row.indent >= 2);
        return setting.full(notice, last) && !indented && !closed;
    }
    let Some(block) = block else { return false };
    let said = notice.slice(block.range.clone());
    let sentence = said.iter().any(|c| ends_sentence(*c));
    let text = said.len() >= 60 || sentence;
    let end = said.last().copied().unwrap_or('。');
    let cut = han(end)
        || end.is_ascii_alphanumeric()
        || matches!(end, ',' | '，' | '、' | '“' | '"' | '(' | '（' | '《' | '”' | '-' | '—');
    let heading = last.label.is_some() && !sentence && said.len() <= 60;
    !last.finished && cut && text && !heading && row.label.is_none()
}

/// Takes the stars of Markdown out of a line of text; where bold text at its beginning ends.
fn stars(notice: &Notice, body: &Range<usize>, edits: &mut Vec<Edit>) -> Option<usize> {
    let chars = notice.slice(body.clone());
    let mut lead = None;
    let mut at = 0;
    while at < chars.len() {
        let run = chars.iter().skip(at).take_while(|c| **c == '*').count();
        let close = (at + run..chars.len().min(at + 120)).find(|&i| chars[i] == '*');
        let Some(close) = close.filter(|&close| (1..=2).contains(&run) && close > at + run) else {
            at += run.max(1);
            continue;
        };
        let tight = !chars[at + run].is_whitespace() && !chars[close - 1].is_whitespace();
        if tight && chars.iter().skip(close).take_while(|c| **c == '*').count() == run {
            for star in [at, close] {
                edits.push(Edit::sure(body.start + star..body.start + star + run, "", RepairKind::Bullet));
            }
            if at == 0 && run == 2 && close + run < chars.len() {
                lead = Some(body.start + close);
            }
        }
        at = close + run;
    }
    lead
}

/// The stray spaces of a block: white space between two Han characters, inside one line. A space between two clauses of
/// one length inside quotation marks is the author's.
pub(crate) fn stray_spaces(notice: &Notice, range: &Range<usize>, edits: &mut Vec<Edit>) {
    let mut at = range.start;
    while at < range.end {
        if !notice.chars[at].is_whitespace() || notice.chars[at] == '\n' {
            at += 1;
            continue;
        }
        let start = at;
        while at < range.end && notice.chars[at].is_whitespace() && notice.chars[at] != '\n' {
            at += 1;
        }
        let between = start > range.start && at < range.end && han(notice.chars[start - 1]) && han(notice.chars[at]);
        if between && !antithesis(notice, range, start, at) {
            edits.push(Edit::sure(start..at, "", RepairKind::StraySpace));
        }
    }
}

/// Two clauses of one length (three characters or more) on both sides of a space, quotation marks around the pair.
fn antithesis(notice: &Notice, range: &Range<usize>, start: usize, end: usize) -> bool {
    let before = (range.start..start).rev().take_while(|&i| han(notice.chars[i])).count();
    let after = (end..range.end).take_while(|&i| han(notice.chars[i])).count();
    let quoted = start
        .checked_sub(before + 1)
        .and_then(|i| notice.chars.get(i))
        .is_some_and(|c| matches!(c, '“' | '‘' | '"' | '「'));
    before == after && before >= 3 && quoted
}
