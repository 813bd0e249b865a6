//! Titles: joined over their lines, and made from the text where none is printed.

use std::ops::Range;

use super::{
    annex_list::AnnexList,
    edits::Edit,
    label::title_key,
    notice::{find, is_han},
    rows::NoticeRow,
    start::CaseStart,
    words::WordList,
};
use crate::corpus::{Region, RepairKind};

const FILE: &str = include_str!("words/titles.txt");
static CLAUSE_OPENERS: WordList = WordList::new(FILE, "CLAUSE_OPENER");
static VERBS: WordList = WordList::new(FILE, "VERB");

/// A printed title as ranges of the notice.
#[derive(Clone, Debug)]
pub(crate) struct PrintedTitle {
    /// From the title's first character to its last.
    pub(crate) range: Range<usize>,
    /// The label, as printed.
    pub(crate) label: Option<String>,
    pub(crate) edits: Vec<Edit>,
}

/// The title that begins at `start`; `None` where none is printed.
pub(crate) fn printed_title(rows: &[NoticeRow], start: &CaseStart, list: &AnnexList) -> Option<PrintedTitle> {
    let title = start.title.as_ref()?;
    let first = &rows[start.row];
    let label = start.label.map(|len| {
        let plain: String = first.chars()[..len].iter().collect();
        plain.trim_end_matches(['、', '.', '．']).to_owned()
    });
    let (at, last) = (*title.rows.first()?, &rows[*title.rows.last()?]);
    let (head, is_alone) = (&rows[at], at != start.row);
    let from = head.body.start + if is_alone { 0 } else { title.offset };
    let mut range = from..last.range.end;
    let mut edits = Vec::new();
    let is_cut = at > start.row + 1;
    if is_alone && (is_cut || first.body != first.range || head.body.start > head.range.start) {
        // Marks around a label of its own line, or a page break behind it: label and marks are one repair before the
        // title.
        range.start = first.range.start;
        let kind = if is_cut { RepairKind::PageBreak } else { RepairKind::Bullet };
        edits.push(Edit::sure(first.range.start..head.body.start, "", kind));
    } else if !is_alone && head.body.start > head.range.start {
        range.start = head.range.start;
        edits.push(Edit::sure(head.range.start..from, "", RepairKind::Bullet));
    }
    edits.extend(join_lines(rows, &title.rows, from, list));
    if last.body.end < last.range.end {
        edits.push(Edit::sure(last.body.end..last.range.end, "", RepairKind::Bullet));
    }
    Some(PrintedTitle { range, label, edits })
}

/// The edits that join the lines of a title that begins at `from`, with a space where the list spells one or two clauses
/// meet.
fn join_lines(rows: &[NoticeRow], taken: &[usize], from: usize, list: &AnnexList) -> Vec<Edit> {
    let key = |&at: &usize| title_key(&rows[at].chars()[from.saturating_sub(rows[at].body.start)..]);
    let keys: Vec<String> = taken.iter().map(key).collect();
    let whole = keys.concat();
    let spelled = list.entry(&whole);
    let mut letters = 0;
    let join = |(pair, key): (&[usize], &String)| {
        let (row, next) = (&rows[pair[0]], &rows[pair[1]]);
        letters += key.chars().count();
        let kind = if pair[1] == pair[0] + 1 { RepairKind::Wrap } else { RepairKind::PageBreak };
        let has_space = match spelled {
            Some(entry) => has_space_after(&entry.title, letters),
            None => parts_clauses(row.chars(), next.chars()),
        };
        Edit::sure(row.body.end..next.body.start, if has_space { " " } else { "" }, kind)
    };
    taken.windows(2).zip(&keys).map(join).collect()
}

/// Returns `true` if the list spells a space behind the first `count` letters.
fn has_space_after(title: &str, count: usize) -> bool {
    let is_letter = |c: char| is_han(c) || c.is_alphanumeric();
    let end = title.char_indices().filter(|&(_, c)| is_letter(c)).nth(count);
    let begun = end.and_then(|(at, _)| title.get(..at)).unwrap_or(title);
    begun.chars().rev().take_while(|&c| !is_letter(c)).any(char::is_whitespace)
}

/// Returns `true` if a line break stands between two clauses, not inside a word.
fn parts_clauses(end: &[char], begin: &[char]) -> bool {
    let open = |c: &char| matches!(c, ',' | '，' | '、' | '“' | '(' | '（' | '的' | '和' | '与' | ':' | '：');
    !end.last().is_some_and(open) && begin.len() >= 5 && CLAUSE_OPENERS.prefix_of(begin).is_some()
}

/// A title made from a lead paragraph: the region, then the deed, up to the clause's end.
pub(crate) fn derived_title(chars: &[char], region: &Region) -> String {
    let verb = VERBS.words().iter().filter_map(|verb| find(chars, verb)).min();
    let clause = chars.iter().skip(verb.unwrap_or(0));
    let clause = clause.take_while(|c| !matches!(c, ',' | '，' | '。' | ';' | '；' | ':' | '：'));
    let clause: String = clause.take(40).collect();
    let name = match (&region.city, &region.county) {
        (Some(city), Some(county)) => format!("{city}{county}"),
        (city, county) => county.as_ref().or(city.as_ref()).unwrap_or(&region.province).clone(),
    };
    if verb.is_some() { name + &clause } else { clause }
}
