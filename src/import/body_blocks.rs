//! From rows to blocks: what was cut by page breaks and hard wraps is joined, and what converters put in is taken out.

use std::ops::Range;

use super::{
    edits::Edit,
    headings,
    notice::{Notice, ends_sentence, is_han},
    numbering::NumberStyle,
    rows::NoticeRow,
};
use crate::corpus::{FurnitureKind, RepairKind, SectionKind};

/// A block of a case's body before it is read.
#[derive(Clone, Debug)]
pub(crate) struct BodyBlock {
    pub(crate) range: Range<usize>,
    /// The kind of section that it is the heading of.
    pub(crate) heading: Option<SectionKind>,
    /// Where bold text at its beginning ends: that is its own heading.
    pub(crate) bold: Option<usize>,
}

/// Joins the rows of a case's body to blocks; adds the edits that this takes.
pub(crate) fn join_rows(
    notice: &Notice,
    rows: &[NoticeRow],
    edits: &mut Vec<Edit>,
    furniture: &mut Vec<(usize, FurnitureKind)>,
    base: usize,
) -> Vec<BodyBlock> {
    let mut blocks: Vec<BodyBlock> = Vec::new();
    let mut open: Option<usize> = None;
    let mut junk: Vec<usize> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if row.furniture.is_some() {
            // Kept aside: it belongs to a repair if a sentence runs on behind it, else it is furniture.
            junk.push(index);
            continue;
        }
        let heading = headings::kind(notice, row);
        let goes_on = open.filter(|&last| {
            heading.is_none() && continues_sentence(notice, &rows[last], row, blocks.last(), !junk.is_empty())
        });
        if let (Some(last), Some(block)) = (goes_on, blocks.last_mut()) {
            let wrap = rows[last].last + 1 == row.line;
            let kind = if wrap { RepairKind::Wrap } else { RepairKind::PageBreak };
            let before = notice.chars.get(rows[last].range.end - 1).copied().unwrap_or(' ');
            let after = notice.chars.get(row.range.start).copied().unwrap_or(' ');
            let space = before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
            edits.push(Edit::sure(rows[last].range.end..row.range.start, if space { " " } else { "" }, kind));
            block.range.end = row.range.end;
        } else {
            furniture.extend(junk.iter().filter_map(|&j| Some((base + j, rows[j].furniture?))));
            if row.body.start > row.range.start {
                edits.push(Edit::sure(row.range.start..row.body.start, "", RepairKind::Bullet));
            }
            if row.body.end < row.range.end {
                edits.push(Edit::sure(row.body.end..row.range.end, "", RepairKind::Bullet));
            }
            let mut range = row.range.clone();
            if let Some((kind, length)) = headings::inline(notice, row).filter(|_| heading.is_none()) {
                let end = row.body.start + length;
                blocks.push(BodyBlock { range: range.start..end, heading: Some(kind), bold: None });
                range = notice.trim(end..range.end);
            }
            let bold = if heading.is_none() { strip_emphasis(notice, &row.body, edits) } else { None };
            blocks.push(BodyBlock { range, heading, bold });
        }
        junk.clear();
        open = heading.is_none().then_some(index);
    }
    furniture.extend(junk.iter().filter_map(|&j| Some((base + j, rows[j].furniture?))));
    blocks
}

/// Whether `row` goes on with the sentence that `last` ends in; `parted` where furniture stands between them.
fn continues_sentence(
    notice: &Notice,
    last: &NoticeRow,
    row: &NoticeRow,
    block: Option<&BodyBlock>,
    parted: bool,
) -> bool {
    let numbered = row.label.is_some_and(|l| l.style != NumberStyle::Ordinal);
    if numbered || row.heading > 0 || last.heading > 0 || row.body.start > row.range.start {
        return false;
    }
    let Some(block) = block else { return false };
    let said = notice.slice(block.range.clone());
    let sentence = said.iter().any(|c| ends_sentence(*c));
    // A page break cuts text, too, that has hardly begun.
    let clause = parted && said.len() >= 8 && (said.iter().any(|c| matches!(c, ',' | '，')) || row.is_sentence);
    let text = said.len() >= 60 || sentence || clause;
    let end = said.last().copied().unwrap_or('。');
    let cut = is_han(end)
        || end.is_ascii_alphanumeric()
        || matches!(end, ',' | '，' | '、' | '“' | '"' | '(' | '（' | '《' | '”' | '-' | '—');
    let heading = last.label.is_some() && !sentence && said.len() <= 60;
    !last.is_sentence && cut && text && !heading && row.label.is_none()
}

/// Takes the stars of Markdown out of a line of text; where bold text at its beginning ends.
fn strip_emphasis(notice: &Notice, body: &Range<usize>, edits: &mut Vec<Edit>) -> Option<usize> {
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
        let between =
            start > range.start && at < range.end && is_han(notice.chars[start - 1]) && is_han(notice.chars[at]);
        if between && !is_antithesis(notice, range, start, at) {
            edits.push(Edit::sure(start..at, "", RepairKind::StraySpace));
        }
    }
}

/// Two clauses of one length (three characters or more) on both sides of a space, quotation marks around the pair.
fn is_antithesis(notice: &Notice, range: &Range<usize>, start: usize, end: usize) -> bool {
    let before = (range.start..start).rev().take_while(|&i| is_han(notice.chars[i])).count();
    let after = (end..range.end).take_while(|&i| is_han(notice.chars[i])).count();
    let quoted = start
        .checked_sub(before + 1)
        .and_then(|i| notice.chars.get(i))
        .is_some_and(|c| matches!(c, '“' | '‘' | '"' | '「'));
    before == after && before >= 3 && quoted
}
