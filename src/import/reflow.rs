//! Cleans characters and undoes hard wraps, so that the later stages see whole lines of text, however narrow the notice is set.
//!
//! A line goes on in the next where it reaches the right edge: the next one's first word had no room left on it.
//! The edge is the one that nearly all unfinished lines reach; a notice without such an edge is not wrapped. Lines keep
//! their numbers: a joined line stands where its first one stood, and the others are empty.

use std::ops::Range;

use super::{
    clean, dates,
    edits::Edit,
    line_role::LineRoles,
    notice::{Notice, ends_sentence},
    numbering::NumberStyle,
    region,
    rows::NoticeRow,
    title_line,
};
use crate::corpus::{FurnitureKind, RepairKind};

/// A notice without hard wraps, and the map back to the printed one.
#[derive(Clone, Debug)]
pub(crate) struct ReflowedNotice {
    /// The notice without hard wraps.
    pub(crate) notice: Notice,
    /// The edits, in offsets of the printed notice.
    pub(crate) edits: Vec<Edit>,
    /// For each character of `notice` its printed offset; empty where nothing was edited.
    origin: Vec<usize>,
    /// The printed ranges of which nothing is read, inside lines.
    deleted: Vec<Range<usize>>,
    /// The printed offsets at which lines end.
    line_ends: Vec<usize>,
}

impl ReflowedNotice {
    /// The printed range of a range of the reflowed notice. What was deleted before it belongs to it, and what was
    /// deleted behind it at the end of its line.
    pub(crate) fn to_printed(&self, range: &Range<usize>) -> Range<usize> {
        if self.origin.is_empty() {
            return range.clone();
        }
        let at = |i: usize| self.origin.get(i).copied().unwrap_or(self.origin.last().map_or(0, |last| last + 1));
        let start = at(range.start);
        let Some(last) = range.end.checked_sub(1).filter(|_| range.start < range.end) else { return start..start };
        let before = self.deleted.partition_point(|deleted| deleted.end <= start).checked_sub(1);
        let before = before.map(|nth| &self.deleted[nth]).filter(|deleted| deleted.end == start);
        let end = at(last) + 1;
        let nth = self.deleted.partition_point(|deleted| deleted.start < end);
        let behind = self.deleted.get(nth).filter(|deleted| deleted.start == end && self.ends_line(deleted.end));
        before.map_or(start, |deleted| deleted.start)..behind.map_or(end, |deleted| deleted.end)
    }

    /// Returns `true` if a line ends at this printed offset.
    fn ends_line(&self, at: usize) -> bool {
        self.line_ends.binary_search(&at).is_ok()
    }
}

/// The narrowest and the widest layout that is taken for a hard wrap, in columns.
const NARROWEST: usize = 24;
const WIDEST: usize = 204;

/// The notice with clean characters; no lines are joined.
pub(crate) fn cleaned(printed: &Notice) -> ReflowedNotice {
    edited(printed, clean::edits(printed))
}

/// The clean notice with its wrapped lines joined; `None` where there is nothing to join. `rows` are its rows.
pub(crate) fn joined(cleaned: &ReflowedNotice, rows: &[NoticeRow], joins: &[Join]) -> Option<ReflowedNotice> {
    if joins.is_empty() {
        return None;
    }
    let joins = joins.iter().map(|&(last, next, words)| join_edit(&rows[last], &rows[next], words)).collect();
    let joined = edited(&cleaned.notice, joins);
    let printed_at = |&at: &usize| cleaned.to_printed(&(at..at + 1)).start;
    let origin = joined.origin.iter().map(printed_at).collect();
    let to_printed = |edit: Edit| Edit { at: cleaned.to_printed(&edit.at), ..edit };
    let mut edits = cleaned.edits.clone();
    edits.extend(joined.edits.into_iter().map(to_printed));
    let (deleted, line_ends) = (cleaned.deleted.clone(), cleaned.line_ends.clone());
    Some(ReflowedNotice { notice: joined.notice, edits, origin, deleted, line_ends })
}

/// The notice with these edits, which are in order.
fn edited(printed: &Notice, edits: Vec<Edit>) -> ReflowedNotice {
    if edits.is_empty() {
        let (deleted, line_ends) = (Vec::new(), Vec::new());
        return ReflowedNotice { notice: printed.clone(), edits, origin: Vec::new(), deleted, line_ends };
    }
    let is_deleted = |edit: &&Edit| edit.read.is_empty() && !printed.slice(edit.at.clone()).contains(&'\n');
    let deleted = edits.iter().filter(is_deleted).map(|edit| edit.at.clone()).collect();
    let line_ends = (1..=printed.lines()).map(|line| printed.line(line).end).collect();
    let (mut text, mut origin) = (Vec::with_capacity(printed.chars.len()), Vec::with_capacity(printed.chars.len()));
    let mut add = |c: char, at: usize| {
        text.push(c);
        origin.push(at);
    };
    // Removed line ends follow the line that they stood in, so that lines keep their numbers.
    let mut owed = 0;
    let mut at = 0;
    let mut gaps = edits.iter().peekable();
    while let Some(&c) = printed.chars.get(at) {
        if let Some(join) = gaps.next_if(|join| join.at.start == at) {
            join.read.chars().for_each(|c| add(c, at));
            owed += printed.slice(join.at.clone()).iter().filter(|&&c| c == '\n').count();
            at = join.at.end;
            continue;
        }
        add(c, at);
        if c == '\n' {
            (0..std::mem::take(&mut owed)).for_each(|_| add('\n', at));
        }
        at += 1;
    }
    (0..owed).for_each(|_| add('\n', at.saturating_sub(1)));
    ReflowedNotice { notice: Notice::of(text), edits, origin, deleted, line_ends }
}

/// A row, the row that it goes on in, and whether a space may have stood between them.
pub(crate) type Join = (usize, usize, bool);

/// The edit that joins a row to the one before it; with a space between two words of letters where `keeps_words`.
pub(crate) fn join_edit(last: &NoticeRow, next: &NoticeRow, keeps_words: bool) -> Edit {
    let has_space = keeps_words && ends_word(last.printed(), next.printed());
    let kind = if last.last + 1 == next.line { RepairKind::Wrap } else { RepairKind::PageBreak };
    Edit::sure(last.range.end..next.range.start, if has_space { " " } else { "" }, kind)
}

/// Returns `true` if Latin letters or digits stand on both sides of a break.
fn ends_word(before: &[char], after: &[char]) -> bool {
    let is_letter = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    is_letter(before.last()) && is_letter(after.first())
}

/// The joins of wrapped lines, in the order of the rows that they begin at; `roles` part and join lines whatever their
/// width.
pub(crate) fn joins(rows: &[NoticeRow], roles: &LineRoles) -> Vec<Join> {
    let Some(layout) = WrapLayout::of(rows) else { return said_joins(rows, roles) };
    let mut joins: Vec<Join> = Vec::new();
    // The first row of the joined line so far, the row up to which it was read, and whether a sentence ends in it.
    let (mut first, mut read, mut has_sentence) = (0, 0, false);
    // Before the cases stand, perhaps, long lines of a web page.
    let head = rows.iter().position(|row| row.section.is_some() || row.case_label.is_some());
    let (is_marked, head) = (head.is_some(), head.unwrap_or(0));
    for at in 0..rows.len() {
        if rows[at].furniture.is_some_and(|kind| kind == FurnitureKind::PageNumber || at >= head) {
            continue;
        }
        let is_joined = joins.iter().rev().take_while(|join| join.0 + 4 >= at).any(|join| join.1 == at);
        if !is_joined {
            (first, read, has_sentence) = (at, at, false);
        }
        has_sentence |= rows[read..=at].iter().any(|row| row.chars().iter().any(|&c| ends_sentence(c)));
        read = at + 1;
        let is_whole = |&i: &usize| rows[i].furniture.is_none() || rows[at].furniture.is_some();
        let Some(next) = (at + 1..rows.len().min(at + 4)).find(is_whole) else { continue };
        let (last, row) = (&rows[at], &rows[next]);
        if roles.joins(row.line) {
            joins.push((at, next, layout.keeps_words));
            continue;
        }
        if roles.part(last.last, row.line) {
            continue;
        }
        let is_title = rows[first].case_label.is_some() && !has_sentence;
        let is_near = if next == at + 1 { last.line + 1 == row.line } else { !last.is_sentence && !is_title };
        // Where cases have neither labels nor headings, the region that the next one is about begins it.
        let begins_case = last.is_sentence
            && !is_marked
            && region::begins_with(row.chars())
            && !region::begins_with(rows[first].chars());
        if !begins_case && is_near && layout.is_full(last, row) && continues(last, row, &layout) {
            joins.push((at, next, layout.keeps_words));
        }
    }
    joins
}

/// The joins that a person made in a notice that is not wrapped.
fn said_joins(rows: &[NoticeRow], roles: &LineRoles) -> Vec<Join> {
    (1..rows.len()).filter(|&at| roles.joins(rows[at].line)).map(|at| (at - 1, at, true)).collect()
}

/// Returns `true` if nothing in `row` begins anew.
fn continues(last: &NoticeRow, row: &NoticeRow, layout: &WrapLayout) -> bool {
    let is_numbered = row.numbering.is_some_and(|numbering| numbering.style != NumberStyle::Ordinal);
    // The last piece of a sentence, such as 成效。, is no heading.
    let is_rest = !last.is_sentence && row.chars().last().is_some_and(|&c| ends_sentence(c));
    let is_inset = row.indent > last.indent || (row.indent >= 2 && !layout.is_inset);
    let begins = (row.section.is_some() && !is_rest)
        || last.section.is_some()
        || (row.numbering.is_some() && last.is_sentence)
        || row.case_label.is_some_and(|label| last.is_sentence || label.len < row.len())
        || (last.is_sentence && dates::is_date_line(row))
        || (last.case_label.is_some() && title_line::is_byline(row.chars()));
    let is_cell = row.cell > 0 || last.cell > 0;
    let is_plain = row.heading == 0 && last.heading == 0 && !is_cell && row.body.start == row.range.start;
    !is_numbered && !begins && !is_inset && is_plain
}

/// The setting of a hard-wrapped notice.
#[derive(Clone, Copy)]
struct WrapLayout {
    /// The right edge, in columns or in characters.
    edge: usize,
    /// `true` if the edge is counted in characters.
    in_characters: bool,
    /// `true` if lines that go on begin with white space, too.
    is_inset: bool,
    /// `true` if words of letters are kept whole, so that a space was lost where one ends a line.
    keeps_words: bool,
}

impl WrapLayout {
    /// The layout of a notice; `None` where it is not wrapped.
    fn of(rows: &[NoticeRow]) -> Option<Self> {
        let is_plain = |row: &NoticeRow| {
            row.heading == 0
                && row.cell == 0
                && row.body == row.range
                && row.section.is_none()
                && row.furniture.is_none()
        };
        let is_open = |&(last, row): &(&NoticeRow, &NoticeRow)| {
            last.line + 1 == row.line && !last.is_sentence && row.numbering.is_none() && row.case_label.is_none()
        };
        let pairs = rows.iter().zip(rows.iter().skip(1));
        let open: Vec<_> = pairs.filter(is_open).filter(|(last, row)| is_plain(last) && is_plain(row)).collect();
        let mut best: Option<(usize, Self)> = None;
        // The edge is kept to exactly, or signs that may not begin a line hang over it, or lines are a little shorter.
        for (in_characters, slack) in [(false, 0), (true, 0), (true, 1), (false, 4)] {
            let Some((count, layout)) = Self::with(rows, &open, in_characters, slack) else { continue };
            if layout.is_kept(count, &open) && best.is_none_or(|(most, _)| count > most) {
                best = Some((count, layout));
            }
            if in_characters && best.is_some_and(|(count, _)| count * 10 >= open.len() * 9) {
                break;
            }
        }
        best.map(|(_, layout)| layout)
    }

    /// Returns `true` if nearly all lines that go on reach the edge; titles far short of it tell nothing, where many do.
    fn is_kept(&self, full: usize, open: &[(&NoticeRow, &NoticeRow)]) -> bool {
        const MANY: usize = 6;
        let is_long = |row: &NoticeRow| measure(row.chars(), self.in_characters) * 2 > self.edge;
        let long = open.iter().filter(|(last, _)| is_long(last)).count();
        let of = if full >= MANY && full * 2 >= open.len() { long } else { open.len() };
        full > 0 && full * 4 >= of * 3
    }

    /// The layout with an edge counted so, and the number of `open` pairs whose first row is full.
    fn with(
        rows: &[NoticeRow],
        open: &[(&NoticeRow, &NoticeRow)],
        in_characters: bool,
        slack: usize,
    ) -> Option<(usize, Self)> {
        let width =
            |row: &NoticeRow| measure(row.notice.slice(row.range.start - row.indent..row.range.end), in_characters);
        let mut widths: Vec<usize> = rows.iter().filter(|row| row.cell == 0).map(width).collect();
        widths.sort_unstable();
        // A few lines may be longer: adverts and menus that were inserted later.
        let edge = *widths.get(widths.len().saturating_sub(1 + widths.len() / 50))?;
        let columns = if in_characters { edge * 2 } else { edge };
        (NARROWEST..=WIDEST).contains(&columns).then_some(())?;
        let mut layout = Self { edge: edge - slack, in_characters, is_inset: false, keeps_words: false };
        let full: Vec<_> = open.iter().filter(|(last, row)| layout.is_full(last, row)).collect();
        layout.is_inset = full.iter().filter(|(_, row)| row.indent > 0).count() * 2 > full.len();
        // A line ends in a letter short of the edge, and the next begins with one: words are kept whole.
        layout.keeps_words =
            full.iter().any(|(last, row)| ends_word(last.chars(), row.chars()) && width(last) < layout.edge);
        Some((full.len(), layout))
    }

    /// Returns `true` if `last` reaches the edge: the first word of `row` had no room on it.
    fn is_full(&self, last: &NoticeRow, row: &NoticeRow) -> bool {
        let chars = row.chars();
        let opening = chars.iter().take_while(|c| "“‘《（(【「『〔\"".contains(**c)).count();
        let letters = chars.iter().skip(opening).take_while(|c| c.is_ascii_alphanumeric()).count();
        let closing = chars.iter().skip(opening + letters.max(1));
        let closing = closing.take_while(|c| "，。、；：！？”’》）】」』〕,.;:!?)%\"".contains(**c)).count();
        let word = &chars[..(opening + letters.max(1) + closing).min(chars.len())];
        // White space at the end of the line stood on it, too.
        let line = measure(last.notice.slice(last.notice.line(last.line)), self.in_characters);
        line + measure(word, self.in_characters) > self.edge
    }
}

/// The width of a text in characters, or in columns.
fn measure(chars: &[char], in_characters: bool) -> usize {
    if in_characters { chars.len() } else { chars.iter().map(|c| if c.is_ascii() { 1 } else { 2 }).sum() }
}
