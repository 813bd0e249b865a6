//! Joins the rows of a case's body to blocks across page breaks and wraps, and removes the marks of converters.

use std::ops::Range;

use super::{
    edits::Edit,
    line_role::LineRole,
    notice::{Notice, ends_sentence, is_han},
    reflow::join_edit,
    rows::NoticeRow,
};
use crate::corpus::{FurnitureKind, RepairKind, SectionKind};

/// A block of a case's body before it is read.
#[derive(Clone, Debug)]
pub(crate) struct BodyBlock {
    pub(crate) range: Range<usize>,
    /// The kind of section that it is the heading of.
    pub(crate) heading: Option<SectionKind>,
    /// The role that a person gave its first row.
    pub(crate) said: Option<LineRole>,
    /// The end of bold text at its beginning: that is its own heading.
    pub(crate) bold: Option<usize>,
}

/// Joins the rows of a case's body, the first of which has the index `base`; adds the edits that this takes and the rows
/// that are furniture.
pub(crate) fn join_rows(
    rows: &[NoticeRow],
    edits: &mut Vec<Edit>,
    furniture: &mut Vec<(usize, FurnitureKind)>,
    base: usize,
) -> Vec<BodyBlock> {
    let mut blocks: Vec<BodyBlock> = Vec::new();
    let mut open: Option<&NoticeRow> = None;
    let mut marks = Marks::default();
    // Belongs to a repair if a sentence runs on behind it, else it is furniture.
    let mut aside: Vec<(usize, FurnitureKind)> = Vec::new();
    for (index, row) in (base..).zip(rows) {
        if let Some(kind) = row.furniture {
            aside.push((index, kind));
            continue;
        }
        let is_joined = row.said == Some(LineRole::Join);
        let last = open.filter(|_| row.section.is_none() && (row.said.is_none() || is_joined));
        match (last, blocks.last_mut()) {
            (Some(last), Some(block))
                if is_joined
                    || continues_sentence(last, row, marks.of(row.notice, &block.range), !aside.is_empty()) =>
            {
                edits.push(join_edit(last, row, true));
                block.range.end = row.range.end;
            }
            _ => {
                furniture.append(&mut aside);
                begin_block(row, edits, &mut blocks);
                marks = Marks::default();
            }
        }
        aside.clear();
        open = (row.section.is_none() && !row.said.is_some_and(LineRole::is_whole)).then_some(row);
    }
    furniture.append(&mut aside);
    blocks
}

/// Adds the block that begins at `row`, and one for a heading in front of its text.
fn begin_block(row: &NoticeRow, edits: &mut Vec<Edit>, blocks: &mut Vec<BodyBlock>) {
    for gap in [row.range.start..row.body.start, row.body.end..row.range.end] {
        if !gap.is_empty() {
            edits.push(Edit::sure(gap, "", RepairKind::Bullet));
        }
    }
    if let Some(kind) = row.section {
        blocks.push(BodyBlock { range: row.range.clone(), heading: Some(kind), said: row.said, bold: None });
        return;
    }
    let (mut range, mut said) = (row.range.clone(), row.said);
    if let Some((kind, length)) = row.lead {
        let end = row.body.start + length;
        blocks.push(BodyBlock { range: range.start..end, heading: Some(kind), said: row.said, bold: None });
        said = None;
        range = row.notice.trim(end..range.end);
    }
    let bold = strip_emphasis(row, edits);
    blocks.push(BodyBlock { range, heading: None, said, bold });
}

/// The marks in the text of a block that grows.
#[derive(Clone, Copy, Default)]
struct Marks {
    /// The end of the text that was read.
    read: usize,
    len: usize,
    has_sentence: bool,
    has_comma: bool,
    last: Option<char>,
}

impl Marks {
    /// Reads what the block has more than last time.
    fn of(&mut self, notice: &Notice, range: &Range<usize>) -> Self {
        let more = notice.slice(self.read.max(range.start)..range.end);
        self.has_sentence |= more.iter().any(|c| ends_sentence(*c));
        self.has_comma |= more.iter().any(|c| matches!(c, ',' | '，'));
        self.last = more.last().copied().or(self.last);
        (self.read, self.len) = (range.end, range.len());
        *self
    }
}

/// Returns `true` if `row` goes on with the sentence that `last`, the end of a block with these marks, leaves open;
/// `is_parted` if furniture stands between them.
fn continues_sentence(last: &NoticeRow, row: &NoticeRow, marks: Marks, is_parted: bool) -> bool {
    let is_cell = row.cell > 0 || last.cell > 0;
    let has_mark = is_cell || row.heading > 0 || last.heading > 0 || row.body.start > row.range.start;
    if has_mark || row.numbering.is_some() || last.is_sentence {
        return false;
    }
    // A page break cuts text, too, that has hardly begun.
    let is_clause = is_parted && marks.len >= 8 && (marks.has_comma || row.is_sentence);
    let is_heading = last.numbering.is_some() && !marks.has_sentence && marks.len <= 60;
    let end = marks.last.unwrap_or('。');
    let is_open = is_han(end)
        || end.is_ascii_alphanumeric()
        || matches!(end, ',' | '，' | '、' | '“' | '"' | '(' | '（' | '《' | '”' | '-' | '—');
    is_open && !is_heading && (marks.len >= 60 || marks.has_sentence || is_clause)
}

/// Removes the stars of Markdown from a line of text; returns the end of bold text at its beginning.
fn strip_emphasis(row: &NoticeRow, edits: &mut Vec<Edit>) -> Option<usize> {
    let (chars, start) = (row.chars(), row.body.start);
    let mut lead = None;
    let mut at = 0;
    while at < chars.len() {
        let Some(star) = chars[at..].iter().position(|c| *c == '*') else { break };
        at += star;
        let run = chars.iter().skip(at).take_while(|c| **c == '*').count();
        let close = (at + run..chars.len().min(at + 120)).find(|&i| chars[i] == '*');
        let Some(close) = close.filter(|&close| (1..=2).contains(&run) && close > at + run) else {
            at += run;
            continue;
        };
        let tight = !chars[at + run].is_whitespace() && !chars[close - 1].is_whitespace();
        if tight && chars.iter().skip(close).take_while(|c| **c == '*').count() == run {
            for star in [at, close] {
                edits.push(Edit::sure(start + star..start + star + run, "", RepairKind::Bullet));
            }
            if at == 0 && run == 2 && close + run < chars.len() {
                lead = Some(start + close);
            }
        }
        at = close + run;
    }
    lead
}

/// Removes the stray spaces of a block: white space between two Han characters, inside one line. A space between two
/// clauses of one length inside quotation marks is the author's.
pub(crate) fn remove_stray_spaces(notice: &Notice, range: &Range<usize>, edits: &mut Vec<Edit>) {
    let is_space = |&at: &usize| notice.chars[at].is_whitespace() && notice.chars[at] != '\n';
    let is_han_at = |at: usize| range.contains(&at) && is_han(notice.chars[at]);
    let mut at = range.start;
    while let Some(start) = (at..range.end).find(is_space) {
        at = start + (start..range.end).take_while(is_space).count();
        let is_between = start > range.start && is_han_at(start - 1) && is_han_at(at);
        if is_between && !is_antithesis(notice, range, start, at) {
            edits.push(Edit::sure(start..at, "", RepairKind::StraySpace));
        }
    }
}

/// Returns `true` for two clauses of one length (three characters or more) on both sides of a space, quotation marks
/// around the pair.
fn is_antithesis(notice: &Notice, range: &Range<usize>, start: usize, end: usize) -> bool {
    let before = (range.start..start).rev().take_while(|&i| is_han(notice.chars[i])).count();
    let after = (end..range.end).take_while(|&i| is_han(notice.chars[i])).count();
    let quote = start.checked_sub(before + 1).map(|at| notice.chars[at]);
    before == after && before >= 3 && matches!(quote, Some('“' | '‘' | '"' | '「'))
}
