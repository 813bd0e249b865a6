//! The end of the last case: an analysis of all cases, comments, appendices and a signature behind it are no part of it.

use std::collections::HashSet;

use super::{
    dates, imprint,
    label::title_key,
    notice::starts_with,
    numbering::NumberStyle,
    rows::NoticeRow,
    start::{CaseStart, end_of},
    words::WordList,
};

const FILE: &str = include_str!("words/front_matter.txt");
static HEADINGS: WordList = WordList::new(FILE, "AFTERWORD");
static COLLECTIVES: WordList = WordList::new(FILE, "COLLECTIVE");

/// The longest heading of an afterword, in characters.
const LONGEST: usize = 14;

/// The row at which the last case of `starts` ends; at most `end`.
pub(super) fn end_of_last(rows: &[NoticeRow], starts: &[CaseStart], end: usize) -> usize {
    let Some(last) = starts.last() else { return end };
    let end = before_signature(rows, last.body(), end);
    let Some((_, others)) = starts.split_last().filter(|(_, others)| !others.is_empty()) else { return end };
    let others: Vec<&NoticeRow> = (0..others.len())
        .flat_map(|nth| rows.get(starts[nth].body()..end_of(starts, nth, rows)).unwrap_or(&[]))
        .collect();
    let known: HashSet<String> = others.iter().filter(|row| row.is_title_like()).map(|row| key(row)).collect();
    let has_chapters = others.iter().any(|row| is_chapter(row)) || is_chapter(&rows[last.row]);
    let level = rows[last.row].heading;
    let has_inner = others.iter().any(|row| row.heading > 0 && row.heading <= level);
    let begins = |&at: &usize| {
        let row = &rows[at];
        let is_outer = row.heading > 0 && row.heading <= level && row.section.is_none() && !has_inner;
        let is_next_chapter = !has_chapters && is_chapter(row) && row.is_title_like() && goes_on(rows, last.row, row);
        let is_new = row.furniture.is_none() && !known.contains(&key(row));
        is_new && (is_outer || is_next_chapter || is_heading(row) || (row.is_text() && is_collective(row)))
    };
    (last.body() + 1..end).find(begins).unwrap_or(end)
}

fn key(row: &NoticeRow) -> String {
    title_key(row.after_numbering())
}

fn is_chapter(row: &NoticeRow) -> bool {
    row.numbering.is_some_and(|numbering| numbering.style == NumberStyle::Chapter)
}

/// Returns `true` if a chapter before the last case bears the number before that of `row`.
fn goes_on(rows: &[NoticeRow], last: usize, row: &NoticeRow) -> bool {
    let number = |row: &NoticeRow| row.numbering.map_or(0, |numbering| numbering.number);
    number(row) > 1 && rows[..last].iter().any(|other| is_chapter(other) && number(other) + 1 == number(row))
}

/// Returns `true` for the heading of an afterword, alone on its row or before its text: 结语, 【专家点评】, 附录：….
fn is_heading(row: &NoticeRow) -> bool {
    if row.numbering.is_some_and(|numbering| numbering.style != NumberStyle::Chapter) {
        return false;
    }
    let is_open = |c: &char| matches!(c, '【' | '〔' | '[' | '《');
    let is_end = |c: &char| c.is_whitespace() || matches!(c, ':' | '：' | '】' | '〕' | ']' | '》' | '—');
    // 后  记
    let is_spread = row.len() <= 8;
    let chars: Vec<char> = row.after_numbering().iter().copied().filter(|c| !is_spread || !c.is_whitespace()).collect();
    let chars = &chars[chars.iter().take(1).filter(|c| is_open(c)).count()..];
    let words = chars.split(is_end).next().unwrap_or(&[]);
    let is_word = |words: &[char]| HEADINGS.prefix_len(words) == words.len() && !words.is_empty();
    // 附件2, 附录一
    let is_annex = words.len() > 2 && starts_with(words, "附") && is_word(&words[..words.len() - 1]);
    let is_short = row.is_title_like() && words.len() == chars.len() && words.len() <= LONGEST;
    let ends = HEADINGS.suffix_of(words).is_some_and(|word| word.chars().count() > 2);
    is_word(words) || is_annex || (is_short && ends)
}

/// Returns `true` for a paragraph about all cases: 以上案例….
fn is_collective(row: &NoticeRow) -> bool {
    COLLECTIVES.prefix_of(row.chars()).is_some()
}

/// The end of the text before a signature: names of public bodies and a date, the last rows of all.
fn before_signature(rows: &[NoticeRow], from: usize, end: usize) -> usize {
    let mut plain = (from + 1..end).rev().filter(|&at| rows[at].furniture.is_none());
    let Some(dated) = plain.next().filter(|&at| dates::is_date_line(&rows[at])) else { return end };
    plain.take_while(|&at| imprint::bodies(&rows[at].text()).is_some()).last().unwrap_or(dated)
}
