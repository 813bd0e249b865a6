//! A single practice: a title, and the structure of a case below it.

use std::collections::BTreeSet;

use super::{
    claims::Claims,
    dress, fields,
    page_heading::{HEAD, heading, tells_actor, tells_deed, whole_title},
    titles,
};
use crate::import::{
    actors, annex_list::AnnexList, headings, lead_cue, notice::is_full_stop, rows::NoticeRow, start::CaseStart,
    words::WordList,
};

static OUTCOMES: WordList = WordList::new(include_str!("../words/results.txt"), "OUTCOME");

/// The proof that a single practice needs.
const ENOUGH: i32 = 4;

/// The case that a text is as a whole; `None` where it is none.
pub(crate) fn practice(rows: &[NoticeRow], list: &AnnexList, claims: &Claims) -> Option<CaseStart> {
    let (row, offset) = heading(rows)?;
    // A form that names a practice is filled in.
    let is_field = (0..rows.len().min(HEAD)).any(|at| fields::title_of(rows, at) == Some((row, offset)));
    let title = &whole_title(rows, row, offset);
    let body = rows.get(row + 1..).unwrap_or(&[]);
    let kinds: BTreeSet<_> = body.iter().filter_map(|row| row.section.or(row.lead.map(|(kind, _)| kind))).collect();
    let measures = body.iter().filter(|row| is_measure(row)).count();
    let measures = measures + led(body);
    let topics = topics(body);
    let text: usize = body.iter().filter(|row| row.furniture.is_none()).map(NoticeRow::len).sum();
    let tells = body.iter().any(|row| row.is_sentence && tells_outcome(row.chars()));
    let mut texts = body.iter().filter(|row| row.furniture.is_none() && row.is_sentence && row.len() >= 20);
    let acts = texts.next().is_some_and(|row| names_actor(row.chars()));
    let points = [
        (tells_actor(title), 2),
        (!tells_actor(title) && acts, 1),
        (tells_deed(title) || title.contains(&'“'), 1),
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

/// Returns `true` for a numbered paragraph, or one whose beginning is set in bold.
fn is_measure(row: &NoticeRow) -> bool {
    // 【亮点】…: a label in brackets.
    let is_bold = matches!(row.chars(), ['*', '*', ..]) || (row.lead.is_some() && row.chars().first() == Some(&'【'));
    let is_numbered = row.furniture.is_none() || row.len() <= 3;
    let is_numbered = is_numbered && (row.numbering.is_some() || dress::dress(row).is_some());
    is_numbered || (row.furniture.is_none() && (is_bold || (row.heading > 0 && row.section.is_none())))
}

/// The number of paragraphs whose first sentence is their heading, where many paragraphs have one: 托管起来，降低成本。….
fn led(body: &[NoticeRow]) -> usize {
    let texts = || body.iter().filter(|row| row.furniture.is_none() && row.is_text() && row.numbering.is_none());
    let is_led = |row: &&NoticeRow| {
        let chars = row.chars();
        let stop = (0..chars.len().min(LEAD + 1)).find(|&at| is_full_stop(chars, at));
        let lead = stop.filter(|&stop| stop >= 6 && chars.len() > stop + LEAD).map(|stop| &chars[..stop]);
        // What is said begins with a quotation mark.
        let is_said = chars.first() == Some(&'“');
        lead.is_some_and(|lead| lead.contains(&'，') && !is_said && !lead.iter().any(char::is_ascii_digit))
    };
    let count = texts().filter(is_led).count();
    if count >= 3 && count * 3 >= texts().count() { count } else { 0 }
}

/// The longest sentence that heads its paragraph, in characters.
const LEAD: usize = 24;

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
