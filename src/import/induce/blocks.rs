//! Sequences without numbers: titles above headings that return, lines of a contents list that stand in the text again,
//! fields that hold titles, rows of a table, Markdown headings, titles on lines of their own.

use std::collections::BTreeSet;

use super::{divided, dress, fields, records, recurring::Recurring, reporters, sequence::Sequence, titles};
use crate::import::{
    actors,
    annex_list::AnnexList,
    dates, front_matter, parallel, recover,
    rows::NoticeRow,
    start::{CaseStart, TitleRows, has_body},
    strategy::SegmentStrategy::{self, AnnexList as Listed, Fields, Headings, Marks, Table, Titles},
    title_line,
};

/// The sequences of a notice that no number marks.
pub(crate) fn unnumbered(rows: &[NoticeRow], list: &AnnexList, recurring: &Recurring) -> Vec<Sequence> {
    let of = |strategy: SegmentStrategy, starts: Vec<CaseStart>| Sequence {
        strategy,
        starts,
        word: String::new(),
        is_inline: false,
    };
    let mut found = parallel::all(&[
        &|| of(Headings, above_headings(rows, list, recurring)),
        &|| of(Listed, repeated(rows, list, &recurring.listed)),
        &|| of(Fields, records::by_title_fields(rows, list)),
        &|| of(Titles, title_rows(rows, list, Alone::Region)),
        &|| of(Titles, title_rows(rows, list, Alone::Line)),
        &|| of(Titles, title_rows(rows, list, Alone::Actor)),
        &|| of(Titles, title_rows(rows, list, Alone::Byline)),
    ]);
    found.extend(tables(rows).into_iter().map(|starts| of(Table, starts)));
    found.push(Sequence { is_inline: true, ..of(Marks, bold_leads(rows)) });
    for starts in divided::bulleted(rows, list) {
        let is_inline = starts.iter().all(|start| start.cut.is_some());
        found.push(Sequence { is_inline, ..of(Marks, starts) });
    }
    found.extend(divided::ruled(rows, list).into_iter().map(|starts| of(Marks, starts)));
    found.extend((1..=7).map(|level| of(Marks, marked(rows, list, level))));
    found.retain(|sequence| sequence.starts.len() > 1);
    found
}

/// By the titles above the first of the headings that return.
fn above_headings(rows: &[NoticeRow], list: &AnnexList, recurring: &Recurring) -> Vec<CaseStart> {
    let Some(openers) = recurring.headings.first() else { return Vec::new() };
    let headings: BTreeSet<usize> = recurring.headings.iter().flatten().copied().collect();
    let mut floor = 0;
    let mut starts: Vec<CaseStart> = Vec::new();
    for &opener in openers {
        // The first heading may be left out of a case; the title is then above the next one.
        let plain = (floor..opener).rev().filter(|&at| rows[at].furniture.is_none() && !headings.contains(&at));
        // The notice's own heading stands before the first title.
        let is_own = |at: usize| floor == 0 && front_matter::is_notice_heading(rows[at].chars());
        let short: Vec<usize> = plain.take(4).take_while(|&at| may_be_title(rows, at) && !is_own(at)).collect();
        starts.extend(title_of(rows, list, &short));
        floor = opener + 1;
    }
    starts
}

fn may_be_title(rows: &[NoticeRow], at: usize) -> bool {
    let row = &rows[at];
    let is_line = row.is_title_like() || title_line::is_byline(row.chars()) || title_line::is_begun(rows, at);
    let is_line = is_line && row.lead.is_none();
    let is_field = fields::title_field(row).is_some();
    (is_line || is_field) && row.section.is_none() && !dates::is_date_line(row)
}

/// The start of a case with these short rows above its text, the nearest first.
fn title_of(rows: &[NoticeRow], list: &AnnexList, above: &[usize]) -> Option<CaseStart> {
    if let Some(&field) = above.iter().find(|&&at| fields::title_field(&rows[at]).is_some()) {
        let offset = fields::title_field(&rows[field]).filter(|&offset| offset < rows[field].len())?;
        return Some(titles::bare(rows, list, field, offset));
    }
    let is_title = |&&at: &&usize| {
        let chars = rows[at].chars();
        !title_line::is_byline(chars) && !title_line::names_body(chars) && rows[at].len() >= 4
    };
    let &last = above.iter().find(is_title)?;
    // Lines without a blank one between them are one title.
    let mut first = last;
    for &at in above.iter().skip_while(|&&at| at != last).skip(1) {
        let is_joined = rows[at].last + 1 == rows[first].line && rows[at].heading == rows[first].heading;
        let is_joined = is_joined && is_title(&&at) && rows[first].numbering.is_none();
        if !is_joined || rows[at].case_label.is_some() || (rows[at].is_sentence && !title_line::is_begun(rows, at)) {
            break;
        }
        first = at;
    }
    let dress = dress::dress(&rows[first]);
    let offset = dress.as_ref().map_or(0, |dress| dress.text).min(rows[first].len());
    let title = TitleRows { offset, rows: (first..=last).filter(|&at| rows[at].furniture.is_none()).collect() };
    let own = CaseStart { row: first, title: Some(title), is_end_uncertain: first != last, ..CaseStart::default() };
    Some(CaseStart { label: dress.as_ref().map(|dress| dress.len), number: dress.map(|dress| dress.number), ..own })
}

/// By lines of a contents list that stand in the text again, with text behind each.
fn repeated(rows: &[NoticeRow], list: &AnnexList, later: &[usize]) -> Vec<CaseStart> {
    let ends = later.iter().skip(1).copied().chain([rows.len()]);
    let with_body = later.iter().zip(ends).filter(|&(&at, to)| has_body(rows, at + 1, to));
    with_body.map(|(&at, _)| titles::whole(rows, list, at)).collect()
}

/// The marks of a title on a row of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alone {
    /// A region at its head.
    Region,
    /// A line between a sentence and text.
    Line,
    /// Text behind it that begins with the place or the body that acts.
    Actor,
    /// The name of a body on the line behind it.
    Byline,
}

/// By titles on rows of their own.
fn title_rows(rows: &[NoticeRow], list: &AnnexList, kind: Alone) -> Vec<CaseStart> {
    let titles: Vec<usize> = match kind {
        Alone::Region => recover::title_like_rows(rows, 0, rows.len()),
        _ => (0..rows.len()).filter(|&at| is_alone(rows, at, kind)).collect(),
    };
    let start =
        |at| if kind == Alone::Byline { titles::whole(rows, list, at) } else { titles::bare(rows, list, at, 0) };
    titles.into_iter().map(start).collect()
}

/// Returns `true` for a line that is alone: text before and behind it.
fn is_alone(rows: &[NoticeRow], at: usize, kind: Alone) -> bool {
    let row = &rows[at];
    let is_line = row.is_title_like() && (6..=60).contains(&row.len()) && row.heading == 0 && row.cell == 0;
    let is_plain = row.section.is_none() && row.lead.is_none() && row.furniture.is_none() && row.numbering.is_none();
    let is_plain = is_plain && !title_line::names_body(row.chars()) && !dates::is_date_line(row);
    let mut behind = rows.iter().skip(at + 1).filter(|row| row.furniture.is_none());
    let Some(next) = behind.next().filter(|_| is_line && is_plain) else { return false };
    let is_text = |row: &NoticeRow| row.is_text() || (row.is_sentence && row.len() >= 12);
    // Behind the heading of a part stands a title, too, parted by a blank line.
    let is_behind = |before: &NoticeRow| {
        let is_named =
            title_line::names_body(before.chars()) || matches!(before.chars().last(), Some('篇' | '类' | '類'));
        let is_marked = before.heading > 0 || dress::dress(before).is_some() || is_named;
        let is_part = kind != Alone::Line && is_marked && before.case_label.is_none() && before.last + 1 < row.line;
        let is_apart = before.last + 1 < row.line;
        let is_front = title_line::is_byline(before.chars()) || front_matter::is_notice_heading(before.chars());
        let is_end =
            (before.len() > 24 && is_apart) || before.is_sentence || dates::is_date_line(before) || before.is_text();
        is_end || (is_front && is_apart) || (is_part && before.is_title_like())
    };
    let before = rows[..at].iter().rev().find(|row| row.furniture.is_none());
    // Nothing but the notice's own heading stands before the first title, or the title is marked itself.
    let is_first = || rows[..at].iter().filter(|row| row.furniture.is_none()).count() <= 2;
    let is_boxed = matches!((row.chars().first(), row.chars().last()), (Some('【'), Some('】')));
    // It may stand directly below the heading of a collection, where it names who acts.
    let is_headed =
        |before: &NoticeRow| front_matter::heads_collection(before.chars()) && actors::begins_with_actor(row.chars());
    let is_below = |before: &NoticeRow| {
        is_boxed || is_behind(before) || (is_first() && (before.last + 1 < row.line || is_headed(before)))
    };
    before.is_some_and(is_below)
        && match kind {
            Alone::Actor => is_text(next) && actors::begins_with_actor(next.chars()),
            Alone::Byline => {
                let is_body = reporters::names_reporter(next) || title_line::is_byline(next.chars());
                is_body && behind.next().is_some_and(is_text)
            }
            _ => is_text(next),
        }
}

/// By bold text that begins paragraphs.
fn bold_leads(rows: &[NoticeRow]) -> Vec<CaseStart> {
    let start = |(at, row): (usize, &NoticeRow)| {
        let chars = row.chars();
        let is_bold = matches!(chars, ['*', '*', ..]) && row.furniture.is_none() && row.lead.is_none();
        let close =
            (4..chars.len().min(100)).find(|&at| is_bold && chars[at] == '*' && chars.get(at + 1) == Some(&'*'))?;
        let end = close - usize::from(matches!(chars[close - 1], '。' | ':' | '：'));
        let dress = dress::dress(row);
        let offset = dress.as_ref().map_or(2, |dress| dress.text);
        let number = dress.map(|dress| dress.number);
        let title = TitleRows { offset, rows: vec![at] };
        (end > offset + 4 && close + 2 < chars.len()).then(|| CaseStart {
            row: at,
            number,
            title: Some(title),
            cut: Some(end),
            ..CaseStart::default()
        })
    };
    rows.iter().enumerate().filter_map(start).collect()
}

/// By Markdown headings or bold lines of one level.
fn marked(rows: &[NoticeRow], list: &AnnexList, level: u8) -> Vec<CaseStart> {
    let is_title = |row: &NoticeRow| row.heading == level && row.section.is_none() && row.len() <= 100;
    let found: Vec<usize> = (0..rows.len()).filter(|&at| is_title(&rows[at])).collect();
    let ends = found.iter().skip(1).copied().chain([rows.len()]);
    let with_body = found.iter().zip(ends).filter(|&(&at, to)| has_body(rows, at + 1, to));
    with_body.map(|(&at, _)| titles::marked(rows, list, at)).collect()
}

/// By the rows of a table with a number in one of their first cells: one sequence for each column that may hold the titles.
fn tables(rows: &[NoticeRow]) -> Vec<Vec<CaseStart>> {
    let numbers = |column: usize| -> Vec<(usize, dress::Dress)> {
        let of_column = (0..rows.len()).filter(|&at| rows[at].cell == column);
        of_column.filter_map(|at| Some((at, dress::dress(&rows[at])?))).collect()
    };
    // The name of a group may stand before the numbers.
    let numbered = (1..=NUMBERS).map(numbers).rev().max_by_key(Vec::len).unwrap_or_default();
    let firsts: Vec<usize> = (0..rows.len()).filter(|&at| is_first_cell(rows, at)).collect();
    let head = firsts
        .iter()
        .take_while(|&&at| numbered.first().is_none_or(|(first, _)| rows[at].line < rows[*first].line))
        .last();
    let cell = |at: usize, column: usize| {
        let line = rows[at].line;
        (at..rows.len()).take_while(|&at| rows[at].line == line).find(|&at| rows[at].cell == column)
    };
    let number = numbered.first().map_or(0, |(at, _)| rows[*at].cell);
    let fits = |&(at, _): &&(usize, dress::Dress), column: usize| {
        cell(*at, column).is_some_and(|at| {
            let row = &rows[at];
            (4..=60).contains(&row.len()) && !row.is_sentence && !title_line::names_body(row.chars())
        })
    };
    let column_of = |column: usize| -> Option<(bool, Vec<CaseStart>)> {
        let count = numbered.iter().filter(|row| fits(row, column)).count();
        (count * 10 >= numbered.len() * 7).then_some(())?;
        let name: String = head.and_then(|&head| cell(head, column)).map_or(String::new(), |at| rows[at].text());
        let is_named = ["名称", "標題", "标题", "题目", "举措", "做法", "案例", "事项", "经验"]
            .iter()
            .any(|word| name.contains(word));
        let is_named = is_named && !["内容", "具体", "主要"].iter().any(|word| name.contains(word));
        let start = |(at, dress): &(usize, dress::Dress)| {
            let title = TitleRows { offset: 0, rows: vec![cell(*at, column)?] };
            let (label, number) = (Some(dress.len), Some(dress.number));
            Some(CaseStart { row: *at, label, number, title: Some(title), ..CaseStart::default() })
        };
        Some((is_named, numbered.iter().filter_map(start).collect()))
    };
    let mut columns: Vec<(bool, Vec<CaseStart>)> = (number + 1..=number + 5).filter_map(column_of).collect();
    if numbered.len() < 2 {
        return Vec::new();
    }
    columns.sort_by_key(|(is_named, _)| !is_named);
    columns.into_iter().take(1).map(|(_, starts)| starts).collect()
}

/// The columns that may hold the numbers of a table's rows.
const NUMBERS: usize = 3;

/// Returns `true` for the first cell of a line.
fn is_first_cell(rows: &[NoticeRow], at: usize) -> bool {
    rows[at].cell > 0 && at.checked_sub(1).is_none_or(|before| rows[before].line != rows[at].line)
}
