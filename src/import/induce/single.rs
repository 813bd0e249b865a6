//! A single practice: a title, and the structure of a case below it.

use std::collections::BTreeSet;

use super::{claims::Claims, dress, evidence, fields, titles};
use crate::import::{
    actors, annex_list::AnnexList, dates, headings, lead_cue, notice::white_len, rows::NoticeRow, start::CaseStart,
    title_line, words::WordList,
};

static APPEALS: WordList = WordList::new(include_str!("../words/furniture.txt"), "APPEAL");

static OUTCOMES: WordList = WordList::new(include_str!("../words/results.txt"), "OUTCOME");

/// The proof that a single practice needs.
const ENOUGH: i32 = 4;

/// The case that a text is as a whole; `None` where it is none.
pub(crate) fn practice(rows: &[NoticeRow], list: &AnnexList, claims: &Claims) -> Option<CaseStart> {
    let (row, offset) = heading(rows)?;
    // A form that names a practice is filled in.
    let is_field = (0..rows.len().min(HEAD)).any(|at| fields::title_of(rows, at) == Some((row, offset)));
    let subtitle = rows.get(row + 1).filter(|row| title_line::is_subtitle(row)).map_or(&[][..], |row| row.chars());
    let title = &[rows[row].chars().get(offset..).unwrap_or(&[]), subtitle].concat();
    let body = rows.get(row + 1..).unwrap_or(&[]);
    let kinds: BTreeSet<_> = body.iter().filter_map(|row| row.section.or(row.lead.map(|(kind, _)| kind))).collect();
    let measures = body.iter().filter(|row| is_measure(row)).count();
    let topics = topics(body);
    let text: usize = body.iter().filter(|row| row.furniture.is_none()).map(NoticeRow::len).sum();
    let tells = body.iter().any(|row| row.is_sentence && tells_outcome(row.chars()));
    let mut texts = body.iter().filter(|row| row.furniture.is_none() && row.is_sentence && row.len() >= 20);
    let acts = texts.next().is_some_and(|row| names_actor(row.chars()));
    let points = [
        (evidence::begins_with_place(title), 2),
        (!evidence::begins_with_place(title) && acts, 1),
        (evidence::tells_deed(title) || title.contains(&'“'), 1),
        (kinds.len() >= 3 || topics >= 3, 2),
        (kinds.len() == 2 && topics < 3, 1),
        (title.ends_with(&['案']), 2),
        (measures >= 2, 1),
        (tells, 1),
        (claims.speaks_of_cases, 1),
        (is_field, 3),
        (claims.is_other_genre || (claims.is_call && !is_field), -4),
        (text < 80, -4),
        (kinds.len() < 2 && measures < 2 && topics < 3, -4),
    ];
    let proof: i32 = points.iter().filter(|(fits, _)| *fits).map(|(_, points)| points).sum();
    (proof >= ENOUGH).then(|| titles::bare(rows, list, row, offset))
}

/// The row of the heading and the offset of its title: a field for one, else the first line that could be one.
fn heading(rows: &[NoticeRow]) -> Option<(usize, usize)> {
    let reach = rows.len().min(HEAD);
    if let Some(found) = (0..reach).find_map(|at| fields::title_of(rows, at)) {
        return Some(found);
    }
    let lines: Vec<usize> = (0..reach).filter(|&at| is_heading(&rows[at])).collect();
    // Above its title a page has the name of a column, a slogan, a menu; below it stands the text.
    let is_topic = |row: &NoticeRow| row.len() <= 5 && headings::kind_by_words(row.chars()).is_some();
    let is_body = |row: &NoticeRow| {
        row.section.is_some() || is_topic(row) || (row.is_sentence && (row.len() >= 20 || is_measure(row)))
    };
    let text = (0..rows.len()).find(|&at| rows[at].furniture.is_none() && is_body(&rows[at])).unwrap_or(reach);
    let above: Vec<usize> = lines.iter().copied().filter(|&at| at < text).collect();
    let head = if above.is_empty() { lines } else { above };
    // A page sets its source and the time directly below the title.
    let is_above_time = |at: usize| {
        let next = rows.iter().skip(at + 1).find(|row| !row.is_rule());
        next.is_some_and(|row| row.len() <= 60 && row.chars().windows(3).any(is_time))
    };
    let timed = head.iter().copied().find(|&at| is_above_time(at));
    let telling = || head.iter().rev().copied().find(|&at| evidence::begins_with_place(rows[at].chars()));
    let mut found = timed.or_else(telling).or(head.last().copied())?;
    while found > 0 && (title_line::is_subtitle(&rows[found]) || title_line::is_begun(rows, found - 1)) {
        found -= 1;
    }
    let chars = rows[found].chars();
    // 经验做法 | 某县…: the name of a column stands before the title.
    let bar = chars.iter().take(12).position(|c| matches!(c, '|' | '｜' | '丨'));
    let offset = bar.map_or(0, |bar| bar + 1 + white_len(chars, bar + 1));
    Some((found, offset))
}

/// The rows among which the heading is searched.
const HEAD: usize = 12;

/// Returns `true` for a line that may be the heading of a page: no menu, date, byline, path or appeal.
fn is_heading(row: &NoticeRow) -> bool {
    let chars = row.chars();
    let is_trail = chars.iter().any(|c| matches!(c, '>' | '＞' | '›' | '»'));
    let is_dated = dates::date(chars).is_some();
    row.furniture.is_none()
        && (6..=80).contains(&row.len())
        && !row.is_sentence
        && row.section.is_none()
        && row.cell == 0
        && !is_trail
        && !is_dated
        && !title_line::is_byline(chars)
        && !title_line::names_body(chars)
        && !APPEALS.occurs_in(chars)
}

/// Returns `true` for the colon of a time: 8:0.
fn is_time(chars: &[char]) -> bool {
    matches!(chars, [a, ':' | '：', b] if a.is_ascii_digit() && b.is_ascii_digit())
}

/// Returns `true` for a numbered paragraph, or one whose beginning is set in bold.
fn is_measure(row: &NoticeRow) -> bool {
    let is_bold = matches!(row.chars(), ['*', '*', ..]);
    let is_numbered = row.furniture.is_none() || row.len() <= 3;
    let is_numbered = is_numbered && (row.numbering.is_some() || dress::dress(row).is_some());
    is_numbered || (row.furniture.is_none() && (is_bold || (row.heading > 0 && row.section.is_none())))
}

/// Returns `true` for a sentence that tells results, or an outcome with its number.
fn tells_outcome(chars: &[char]) -> bool {
    let has_number = chars.iter().any(char::is_ascii_digit);
    lead_cue::states_results(chars) || (has_number && OUTCOMES.occurs_in(chars))
}

/// Returns `true` if a clause in the first sentences of a text begins with a place or a public body.
fn names_actor(chars: &[char]) -> bool {
    let head = &chars[..chars.len().min(120)];
    let is_clause = |&at: &usize| at == 0 || matches!(head[at - 1], '，' | ',' | '。' | '、' | '？' | '！');
    (0..head.len()).filter(is_clause).any(|at| actors::begins_with_actor(&head[at..]))
}

/// The number of short lines with text directly below them whose words announce sections: 基本案情, 裁判结果.
fn topics(body: &[NoticeRow]) -> usize {
    let is_topic = |pair: &&[NoticeRow]| {
        let row = &pair[0];
        let is_line = (2..=10).contains(&row.len()) && !row.is_sentence && row.furniture.is_none() && row.cell == 0;
        is_line && pair[1].is_sentence && headings::kind_by_words(row.after_numbering()).is_some()
    };
    body.windows(2).filter(is_topic).count()
}
