//! The heading of a page: the line that is the title of the text as a whole.

use super::{acted::has_region, fields};
use crate::import::{
    actors, dates, front_matter, headings, imprint,
    notice::{starts_with, white_len},
    rows::NoticeRow,
    title_line,
    words::WordList,
};

static APPEALS: WordList = WordList::new(include_str!("../words/furniture.txt"), "APPEAL");

static VERBS: WordList = WordList::new(include_str!("../words/titles.txt"), "VERB");

/// The rows among which the heading is searched.
pub(super) const HEAD: usize = 12;

/// The row of the heading and the offset of its title: a field for one, else the first line that could be one.
pub(super) fn heading(rows: &[NoticeRow]) -> Option<(usize, usize)> {
    let reach = rows.len().min(HEAD);
    if let Some(found) = (0..reach).find_map(|at| fields::title_of(rows, at)) {
        return Some(found);
    }
    // A subtitle below a numbered line is the title of a part.
    let is_of_part = |at: usize| at > 0 && title_line::is_subtitle(&rows[at]) && rows[at - 1].numbering.is_some();
    let lines: Vec<usize> = (0..reach).filter(|&at| is_heading(&rows[at]) && !is_of_part(at)).collect();
    // Above its title a page has the name of a column, a slogan, a menu; below it stands the text.
    let is_topic = |row: &NoticeRow| row.len() <= 5 && headings::kind_by_words(row.chars()).is_some();
    let is_body = |row: &NoticeRow| {
        let is_measure = row.numbering.is_some() || super::dress::dress(row).is_some();
        row.section.is_some() || is_topic(row) || (!is_note(row) && row.is_sentence && (row.len() >= 20 || is_measure))
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
    let telling = || head.iter().rev().copied().find(|&at| tells_actor(rows[at].chars()));
    let mut found = timed.or_else(telling).or(head.last().copied())?;
    while found > 0 && goes_on_above(rows, found) {
        found -= 1;
    }
    let chars = rows[found].chars();
    // 经验做法 | 某县…: the name of a column stands before the title.
    let bar = chars.iter().take(12).position(|c| matches!(c, '|' | '｜' | '丨'));
    let offset = bar.map_or(0, |bar| bar + 1 + white_len(chars, bar + 1));
    Some((found, offset))
}

/// The title at an offset of a row, with its subtitle.
pub(super) fn whole_title(rows: &[NoticeRow], row: usize, offset: usize) -> Vec<char> {
    let subtitle = rows.get(row + 1).filter(|row| title_line::is_subtitle(row)).map_or(&[][..], |row| row.chars());
    [rows[row].chars().get(offset..).unwrap_or(&[]), subtitle].concat()
}

/// Returns `true` if a title names at its head the place or the body that acts.
pub(super) fn tells_actor(title: &[char]) -> bool {
    let is_clause = |&at: &usize| matches!(title[at - 1], '—' | '：' | ':' | '　' | ' ' | '｜' | '|');
    has_region(title)
        || actors::begins_with_actor(title)
        || (1..title.len()).filter(is_clause).any(|at| actors::begins_with_actor(&title[at..]))
}

/// Returns `true` if a title tells a deed.
pub(super) fn tells_deed(title: &[char]) -> bool {
    VERBS.occurs_in(title)
}

/// Returns `true` if the title of one practice heads the text: it names who acts and what is done, and is no heading of a
/// letter or a collection.
pub(super) fn tells_practice(rows: &[NoticeRow]) -> bool {
    let Some((row, offset)) = heading(rows) else { return false };
    let title = &whole_title(rows, row, offset);
    let is_own = front_matter::heads_collection(title) || title_line::names_body(title);
    tells_actor(title) && !is_own && (tells_deed(title) || title.contains(&'“'))
}

/// Returns `true` if the line above a row begins the title that the row ends: a subtitle, a line behind a colon, and the
/// second of two lines with blank lines around the two.
fn goes_on_above(rows: &[NoticeRow], at: usize) -> bool {
    let (above, own) = (&rows[at - 1], &rows[at]);
    let is_set = |row: &NoticeRow| is_heading(row) && !front_matter::is_notice_heading(row.chars());
    let is_apart = |above: Option<&NoticeRow>, below: &NoticeRow| above.is_none_or(|row| row.last + 1 < below.line);
    let is_pair = is_set(above) && is_set(own) && above.last + 1 == own.line;
    let is_block = is_apart(at.checked_sub(2).map(|at| &rows[at]), above)
        && rows.get(at + 1).is_none_or(|below| own.last + 1 < below.line);
    title_line::is_subtitle(own) || title_line::is_begun(rows, at - 1) || (is_pair && is_block)
}

/// Returns `true` for the note of an editor, which may stand above the title: 【编者按】….
fn is_note(row: &NoticeRow) -> bool {
    let chars = row.chars();
    let words = &chars[usize::from(matches!(chars.first(), Some('【' | '〔' | '[' | '［' | '（')))..];
    ["编者按", "编者的话", "编前语", "按语", "按："].iter().any(|word| starts_with(words, word))
}

/// Returns `true` for the line that counts the issues of a bulletin: 第 23 期, （总第 187 期）, 〔2024〕第17期.
fn is_issue(chars: &[char]) -> bool {
    let plain: Vec<char> = chars.iter().copied().filter(|c| !c.is_whitespace()).collect();
    let is_open = matches!(plain[..], ['第', ..] | ['（' | '(', '总', ..] | ['〔' | '[', '2', '0', ..]);
    is_open && plain.len() <= ISSUE && plain.iter().any(|c| matches!(c, '期' | '号' | '辑'))
}

/// The longest line that counts issues, in characters.
const ISSUE: usize = 20;

/// Returns `true` for the path to a page: 首页>>工作动态.
pub(super) fn is_trail(row: &NoticeRow) -> bool {
    row.chars().iter().any(|c| matches!(c, '>' | '＞' | '›' | '»'))
}

/// Returns `true` for a line that may be the heading of a page: no menu, date, number, byline, path or appeal.
fn is_heading(row: &NoticeRow) -> bool {
    let chars = row.chars();
    let is_dated = dates::date(chars).is_some();
    row.furniture.is_none()
        && (6..=80).contains(&row.len())
        && !row.is_sentence
        && row.section.is_none()
        && row.numbering.is_none()
        && row.cell == 0
        && !is_trail(row)
        && !is_dated
        && !imprint::ends_as_number(chars)
        && !is_issue(chars)
        && !title_line::is_byline(chars)
        && !title_line::names_body(chars)
        && !APPEALS.occurs_in(chars)
}

/// Returns `true` for the colon of a time: 8:0.
fn is_time(chars: &[char]) -> bool {
    matches!(chars, [a, ':' | '：', b] if a.is_ascii_digit() && b.is_ascii_digit())
}
