//! The lines of a notice that hold something, with their numbering and without the marks that Markdown converters add.

use std::ops::Range;

use super::{
    cells, headings,
    label::{CaseLabel, case_label},
    line_role::LineRole,
    notice::{Notice, ends_like_sentence, white_len},
    numbering::{self, Numbering},
    parallel,
};
use crate::corpus::{FurnitureKind, SectionKind};

/// A line that holds something.
#[derive(Clone, Debug)]
pub(crate) struct NoticeRow<'n> {
    pub(crate) notice: &'n Notice,
    /// 1-based line.
    pub(crate) line: u32,
    /// The last line that it is printed on: another one where wrapped lines were joined.
    pub(crate) last: u32,
    /// The line without white space at its ends.
    pub(crate) range: Range<usize>,
    /// `range` without Markdown marks at its ends: bullets, #, **, >.
    pub(crate) body: Range<usize>,
    /// Level of a Markdown heading; 7 for a line that is bold as a whole; 0 for plain text.
    pub(crate) heading: u8,
    /// The bullet before the body; a blank for none.
    pub(crate) mark: char,
    /// White space before the first character.
    pub(crate) indent: usize,
    /// The column of the cell of a table that the row is, from 1; 0 for a whole line.
    pub(crate) cell: usize,
    /// The numbering that the body begins with.
    pub(crate) numbering: Option<Numbering>,
    /// The label of a case that the body begins with.
    pub(crate) case_label: Option<CaseLabel>,
    /// The kind of section that the row is the heading of.
    pub(crate) section: Option<SectionKind>,
    /// The kind and the length of a heading that the text of the row follows.
    pub(crate) lead: Option<(SectionKind, usize)>,
    /// `true` if the body ends like a sentence.
    pub(crate) is_sentence: bool,
    /// Index of the first row from this one on that is text or a section heading; past the end without one.
    pub(crate) next_body: usize,
    /// Set where the row belongs to no case, by its own words or because it returns on every page.
    pub(crate) furniture: Option<FurnitureKind>,
    /// The role that a person gave it.
    pub(crate) said: Option<LineRole>,
}

impl<'n> NoticeRow<'n> {
    /// The row without its notice.
    pub(crate) fn of_none(self) -> NoticeRow<'static> {
        static NONE: Notice = Notice::EMPTY;
        NoticeRow {
            notice: &NONE,
            line: self.line,
            last: self.last,
            range: self.range,
            body: self.body,
            heading: self.heading,
            mark: self.mark,
            indent: self.indent,
            cell: self.cell,
            numbering: self.numbering,
            case_label: self.case_label,
            section: self.section,
            lead: self.lead,
            is_sentence: self.is_sentence,
            next_body: self.next_body,
            furniture: self.furniture,
            said: self.said,
        }
    }

    /// Length of the body in characters.
    pub(crate) fn len(&self) -> usize {
        #[cfg(debug_assertions)]
        super::work::add(1);
        self.body.len()
    }

    /// The body's characters.
    pub(crate) fn chars(&self) -> &'n [char] {
        self.notice.slice(self.body.clone())
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        self.notice.text(self.body.clone())
    }

    /// The line without white space at its ends, with its marks.
    pub(crate) fn printed(&self) -> &'n [char] {
        self.notice.slice(self.range.clone())
    }

    /// The body behind its numbering.
    pub(crate) fn after_numbering(&self) -> &'n [char] {
        let chars = self.chars();
        let skip = self.numbering.map_or(0, |numbering| numbering.len);
        &chars[skip + white_len(chars, skip)..]
    }

    /// Returns `true` for a line of dashes or the like.
    pub(crate) fn is_rule(&self) -> bool {
        const SIGNS: &str = "-—–―=_*~·─━═＝－";
        let printed = self.printed();
        printed.len() >= 3 && printed.iter().all(|c| SIGNS.contains(*c) || c.is_whitespace())
    }

    /// Returns `true` if the row could be a title or part of one: neither long nor a sentence.
    pub(crate) fn is_title_like(&self) -> bool {
        !self.is_sentence && self.len() <= 60
    }

    /// Returns `true` if the row is text: long, or a sentence of some length.
    pub(crate) fn is_text(&self) -> bool {
        self.len() > 60 || (self.is_sentence && self.len() > 20)
    }
}

/// Rows that do not know their notice, as rows of it.
pub(crate) fn of<'n>(notice: &'n Notice, rows: Vec<NoticeRow<'static>>) -> Vec<NoticeRow<'n>> {
    let mut rows: Vec<NoticeRow<'n>> = rows;
    rows.iter_mut().for_each(|row| row.notice = notice);
    rows
}

/// The row of a part of another row.
pub(crate) fn plain<'n>(notice: &'n Notice, whole: &NoticeRow<'n>, range: Range<usize>) -> Option<NoticeRow<'n>> {
    row(notice, whole.line, range, whole.cell).map(|row| NoticeRow { last: whole.last, ..row })
}

/// Returns `true` for a sign that converters and authors set before a line: bullets, geometric shapes, dingbats, emoji.
fn is_bullet(c: char) -> bool {
    matches!(c, '>' | '•' | '※' | '‣' | '\u{fe0f}' | '\u{2190}'..='\u{21ff}' | '\u{2580}'..='\u{2775}'
        | '\u{2794}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
        || is_private(c)
}

/// The rows of `notice` in order, none of them marked as furniture.
pub(crate) fn rows(notice: &Notice) -> Vec<NoticeRow<'_>> {
    let columns = cells::Columns::of(notice);
    let read = |&line: &u32| -> Vec<NoticeRow<'_>> {
        let cells = columns.cells(notice, line);
        if cells.len() > 1 {
            return cells.into_iter().filter_map(|(cell, range)| row(notice, line, range, cell)).collect();
        }
        row(notice, line, notice.line(line), 0).into_iter().collect()
    };
    let lines: Vec<u32> = (1..=notice.lines()).collect();
    let read = parallel::each(&lines, parallel::ROWS, read);
    let mut rows: Vec<NoticeRow<'_>> = Vec::with_capacity(read.iter().map(Vec::len).sum());
    read.into_iter().for_each(|mut read| rows.append(&mut read));
    mark_underlined(&mut rows);
    mark_next_bodies(&mut rows);
    rows
}

/// Makes headings of the lines that a line of = or - stands directly below, as Markdown does.
fn mark_underlined(rows: &mut [NoticeRow]) {
    for below in 1..rows.len() {
        let (first, rest) = rows.split_at_mut(below);
        let (Some(row), Some(rule)) = (first.last_mut(), rest.first()) else { continue };
        let level = match rule.printed() {
            ['=', '=', '=', ..] => 1,
            ['-', '-', '-', ..] => 2,
            _ => continue,
        };
        let is_below = rule.is_rule() && row.line + 1 == rule.line && row.is_title_like() && !row.is_rule();
        if is_below && row.heading == 0 {
            row.heading = level;
        }
    }
}

/// The shortest sentence that is the text of a case, in characters.
const SENTENCE: usize = 10;

/// Names for each row the first one from it on that is text or a section heading.
pub(crate) fn mark_next_bodies(rows: &mut [NoticeRow]) {
    let mut next_body = rows.len();
    for (at, row) in rows.iter_mut().enumerate().rev() {
        if row.is_text() || row.section.is_some() || (row.is_sentence && row.len() >= SENTENCE) {
            next_body = at;
        }
        row.next_body = next_body;
    }
}

/// The row of a line or of one `cell` of it.
fn row(notice: &Notice, line: u32, whole: Range<usize>, cell: usize) -> Option<NoticeRow<'_>> {
    let range = notice.trim(whole.clone());
    if range.is_empty() {
        return None;
    }
    let indent = range.start - whole.start;
    let (body, heading, mark) = without_marks(notice, range.clone(), cell > 0);
    let chars = notice.slice(body.clone());
    let numbering = numbering::numbering(chars);
    Some(NoticeRow {
        notice,
        line,
        last: line,
        range,
        heading,
        mark,
        indent,
        cell,
        numbering,
        case_label: case_label(chars),
        section: headings::kind(chars, numbering),
        lead: headings::inline(chars, numbering),
        is_sentence: ends_like_sentence(chars),
        next_body: 0,
        furniture: None,
        said: None,
        body,
    })
}

/// Returns `true` for a character that only a font of its own prints, as bullets of word processors.
fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// Strips the Markdown marks before and after a line's text; returns heading level and bullet with it.
fn without_marks(notice: &Notice, range: Range<usize>, is_cell: bool) -> (Range<usize>, u8, char) {
    let (mut start, mut end) = (range.start, range.end);
    let at = |i: usize| notice.chars.get(i).copied();
    let (mut heading, mut mark) = (0u8, ' ');
    let is_bar = |i: usize| is_cell && (at(i) == Some('|') || at(i).is_some_and(char::is_whitespace));
    start += (start..end).take_while(|&i| is_bar(i)).count();
    end -= (start..end).rev().take_while(|&i| is_bar(i)).count();
    loop {
        let run = (start..end).take_while(|&i| at(i) == at(start)).count();
        let next = start + run;
        let spaced = next < end && at(next).is_some_and(char::is_whitespace);
        match at(start) {
            Some('#') if run <= 6 && next < end => heading = u8::try_from(run).unwrap_or(6),
            Some(c) if is_bullet(c) && next < end => mark = if c == '>' { mark } else { c },
            Some('-' | '*' | '+') if run == 1 && spaced => {}
            _ => break,
        }
        start = next + (next..end).take_while(|&i| at(i).is_some_and(char::is_whitespace)).count();
    }
    if heading > 0 || at(start) == Some('*') {
        end = notice.trim(start..end - attributes(notice.slice(start..end))).end;
    }
    let stars = |i: usize| at(i) == Some('*') && at(i + 1) == Some('*');
    if end >= start + 5 && stars(start) && stars(end - 2) && !(start + 2..end - 3).any(stars) {
        start += 2;
        end -= 2;
        heading = if heading == 0 { 7 } else { heading };
    }
    (notice.trim(start..end), heading, mark)
}

/// The length of the attributes that converters set behind a Markdown heading: {#anchor .class}.
fn attributes(chars: &[char]) -> usize {
    let open = chars.iter().rposition(|c| *c == '{').filter(|_| chars.last() == Some(&'}'));
    open.filter(|&open| matches!(chars.get(open + 1), Some('#' | '.' | '-'))).map_or(0, |open| chars.len() - open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_are_no_part_of_the_body() {
        let table = [
            ("- (一)推动", "(一)推动", 0),
            (" - (二)办", "(二)办", 0),
            ("## 案例一", "案例一", 2),
            ("**主要做法**", "主要做法", 7),
            ("### **案例一**", "案例一", 3),
            ("## **案例一** {#案例一 .unnumbered}", "案例一", 2),
            ("{#案例一}", "{#案例一}", 0),
            ("**一是**推动**二是**", "**一是**推动**二是**", 0),
            ("-5℃", "-5℃", 0),
            ("  • 扫一扫", "扫一扫", 0),
            ("#", "#", 0),
            ("****", "****", 0),
        ];
        for (line, body, heading) in table {
            let notice = Notice::new(line);
            let rows = rows(&notice);
            let got: Vec<_> = rows.iter().map(|r| (notice.text(r.body.clone()), r.heading)).collect();
            assert_eq!(got, [(body.to_owned(), heading)], "{line}");
        }
    }
}
