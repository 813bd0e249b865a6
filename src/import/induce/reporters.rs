//! Lines behind titles that name who reports, and codes of a register at their ends: neither is part of a title. Most cases
//! of a notice have one, or none: the share decides, not the line.

use crate::import::{
    actors,
    notice::is_han,
    rows::NoticeRow,
    start::{CaseStart, TitleRows},
    title_line,
    words::WordList,
};

const FILE: &str = include_str!("../words/titles.txt");
static VERBS: WordList = WordList::new(FILE, "VERB");
static DEEDS: WordList = WordList::new(FILE, "DEED");
static ANSWERS: WordList = WordList::new(FILE, "ANSWER");

/// The longest line that names the reporting body, in characters.
const LONGEST: usize = 36;

/// Ends titles before the lines that name the reporting body, where at least half of the cases have one; before bodies
/// behind a dash everywhere.
pub(crate) fn end_before_reporters(rows: &[NoticeRow], starts: &mut [CaseStart]) {
    let found: Vec<Option<usize>> = starts.iter().map(|start| reporter(rows, start)).collect();
    let count = found.iter().flatten().count();
    let are_many = starts.len() > 1 && count * 2 >= starts.len();
    let is_taken = |at: &usize| are_many || names_body_behind_dash(rows[*at].chars());
    let found = found.into_iter().map(|at| at.filter(is_taken));
    for (start, at) in starts.iter_mut().zip(found.collect::<Vec<_>>()) {
        if let Some((TitleRows { rows, .. }, at)) = start.title.as_mut().zip(at) {
            rows.retain(|row| *row < at);
        }
    }
}

/// The row below the first one of a title that names the reporting body.
fn reporter(rows: &[NoticeRow], start: &CaseStart) -> Option<usize> {
    let title = start.title.as_ref().filter(|_| start.cut.is_none())?;
    let below = title.rows.iter().skip(1).copied().chain([start.body()]);
    let mut below = below.filter(|&at| rows.get(at).is_some_and(|row| row.furniture.is_none()));
    below.find(|&at| names_reporter(&rows[at]))
}

/// Returns `true` for a text that ends like the name of a place or a body.
fn ends_as_name(name: &[char]) -> bool {
    const ENDS: &str = "省市州县縣區区旗镇鎮乡鄉村局委办院所站队科室处部会庭联社厅";
    title_line::ends_as_body(name) || name.last().is_some_and(|c| ENDS.contains(*c))
}

/// The longest name of a person, in characters.
const PERSON: usize = 4;

/// Returns `true` for a body and the names of persons behind it: 林学院  马  骏  赵雪梅.
fn signs(line: &[char]) -> bool {
    let mut parts = line.split(|c| c.is_whitespace()).filter(|part| !part.is_empty());
    let body = parts.next().filter(|body| title_line::is_body_name(body));
    let persons: Vec<&[char]> = parts.collect();
    let is_one =
        |part: &&[char]| part.iter().all(|c| is_han(*c)) && (part.len() <= PERSON || title_line::ends_as_body(part));
    body.is_some() && !persons.is_empty() && persons.iter().all(is_one)
}

/// Returns `true` for the name of a public body behind a dash, or of several.
fn names_body_behind_dash(chars: &[char]) -> bool {
    let dashes = chars.iter().take_while(|c| is_dash(**c)).count();
    dashes > 0 && chars[dashes..].split(|c| *c == '、').all(title_line::is_body_name)
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '-' | '－' | '―')
}

/// Returns `true` for a line that names a place or bodies and nothing else, perhaps behind a dash, or whose answer it is.
pub(super) fn names_reporter(row: &NoticeRow) -> bool {
    let chars = row.chars();
    let dashes = chars.iter().take_while(|c| is_dash(**c)).count();
    let name = &chars[dashes..];
    let name = name.strip_prefix(&['来', '自']).unwrap_or(name);
    let is_line = !row.is_sentence && row.section.is_none() && row.lead.is_none() && row.numbering.is_none();
    // ——某区的答案：…
    let colon = name.iter().position(|c| matches!(c, ':' | '：')).filter(|_| dashes > 0);
    let whose = colon.map_or(name, |colon| &name[..colon]);
    let is_answer = ANSWERS.suffix_of(whose).is_some_and(|_| colon.is_some());
    let is_name = |c: &char| is_han(*c) || matches!(c, '、' | ' ' | '\u{3000}' | '（' | '）');
    let is_deed = || VERBS.occurs_in(name) || DEEDS.suffix_of(name).is_some() || name.contains(&'的');
    // Behind a dash a subtitle may begin with the place, too: it goes on behind it.
    let is_whole = || dashes == 0 || ends_as_name(name);
    let names_bodies =
        || colon.is_none() && name.len() <= LONGEST && name.iter().all(is_name) && !is_deed() && is_whole();
    is_line
        && (title_line::names_body(name)
            || signs(name)
            || (actors::begins_with_actor(name) && whose.len() <= LONGEST && (is_answer || names_bodies())))
}

/// Ends the rows of titles before codes of a register in brackets, where most titles have one.
pub(crate) fn end_before_codes(rows: &mut [NoticeRow], starts: &[CaseStart]) {
    let last = |start: &CaseStart| start.title.as_ref().filter(|_| start.cut.is_none())?.rows.last().copied();
    let code = |start: &CaseStart| Some((last(start)?, code_of(rows[last(start)?].chars())?));
    let found: Vec<(usize, usize)> = starts.iter().filter_map(code).collect();
    if found.len() < 2 || found.len() * 5 < starts.len() * 3 {
        return;
    }
    for (at, len) in found {
        rows[at].body.end -= len;
    }
}

/// The length of the code in brackets that ends a title, with the blanks before it: letters, digits and strokes.
fn code_of(title: &[char]) -> Option<usize> {
    let (_, inner) = title.split_last().filter(|(last, _)| matches!(last, '〕' | '】' | ']' | '）' | ')' | '］'))?;
    let open = inner.iter().rposition(|c| matches!(c, '〔' | '【' | '[' | '（' | '(' | '［'))?;
    let code = &inner[open + 1..];
    let code = code.strip_suffix(&['号']).unwrap_or(code);
    let is_code = code.iter().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '－' | '/' | '#' | '№' | ' '));
    let blanks = inner[..open].iter().rev().take_while(|c| c.is_whitespace()).count();
    let from = open - blanks;
    (is_code && code.iter().any(char::is_ascii_digit) && from >= 4).then_some(title.len() - from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_a_register_are_told_from_words_in_brackets() {
        let table = [
            ("老地名活地图 〔DA-2023-004〕", Some(14)),
            ("社区食堂（B017）", Some(6)),
            ("渔船进港【2031-08号】", Some(10)),
            ("渔船进港（试行）", None),
            ("渔船进港（二期3标）", None),
            ("（2023）", None),
        ];
        for (title, want) in table {
            assert_eq!(code_of(&title.chars().collect::<Vec<_>>()), want, "{title}");
        }
    }
}
