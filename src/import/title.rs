//! Titles: joined over their lines, and made from the text where none is printed.

use std::ops::Range;

use super::{
    annex_list::AnnexList,
    document::Document,
    edits::Edit,
    induce,
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
pub(crate) fn printed_title(document: &Document, start: &CaseStart) -> Option<PrintedTitle> {
    let (rows, list) = (&document.rows[..], &document.list);
    let title = start.title.as_ref()?;
    let begin = induce::above_title(rows, start).end;
    let first = &rows[begin];
    let (at, last) = (*title.rows.first()?, &rows[*title.rows.last()?]);
    let (head, is_alone) = (&rows[at], at != begin);
    let from = head.body.start + title.offset;
    // A label that is printed otherwise is no label but a repair before the title, as are marks around it, a page break
    // behind it and words between it and the title.
    let label = start.label.filter(|len| document.is_as_printed(&(first.body.start..first.body.start + len)));
    let is_cut = at > begin + 1;
    let is_behind = label.is_some_and(|len| first.len() > len);
    let is_marked =
        first.body.start > first.range.start || (is_alone && (is_cut || is_behind || first.body != first.range));
    let is_apart = is_alone && head.body.start > head.range.start;
    let field = label.filter(|_| !is_alone).and_then(|len| first.chars().get(len..title.offset));
    let is_field = field.is_some_and(|between| between.iter().any(|c| is_han(*c)));
    let is_covered = is_field
        || is_marked
        || is_apart
        || (is_alone && title.offset > 0)
        || (label.is_none() && from > first.body.start);
    let mut range = from..last.range.end;
    let mut edits = Vec::new();
    if is_covered {
        range.start = first.range.start;
        let between = &rows[begin + usize::from(is_alone)..at];
        let is_break = is_cut && between.iter().all(|row| row.furniture.is_some());
        let kind = if is_break { RepairKind::PageBreak } else { RepairKind::Bullet };
        edits.push(Edit::sure(first.range.start..from, "", kind));
    }
    let label = label.map(|len| {
        let plain: String = first.chars()[..len].iter().collect();
        plain.trim_end_matches(['、', '.', '．']).to_owned()
    });
    edits.extend(join_lines(rows, &title.rows, from, list));
    let close = closing_mark(rows, &title.rows, title.offset);
    if close > 0 {
        edits.push(Edit::sure(from..from + close, "", RepairKind::Bullet));
    }
    if last.body.end - close < last.range.end {
        edits.push(Edit::sure(last.body.end - close..last.range.end, "", RepairKind::Bullet));
    }
    Some(PrintedTitle { range, label, edits })
}

/// The length of the marks at both ends of a title inside 《》, 【】 or ** as a whole; 0 for any other.
fn closing_mark(rows: &[NoticeRow], taken: &[usize], offset: usize) -> usize {
    let chars = taken.iter().flat_map(|&at| rows[at].chars()).skip(offset);
    let whole: Vec<char> = chars.copied().collect();
    let count = |mark: char| whole.iter().filter(|c| **c == mark).count();
    let is_bold = whole.len() > 6 && whole.starts_with(&['*', '*']) && whole.ends_with(&['*', '*']) && count('*') == 4;
    let stars = if is_bold { 2 } else { 0 };
    let inner = whole.get(stars..whole.len() - stars).unwrap_or(&[]);
    let is_boxed = |(open, close): &(char, char)| {
        inner.first() == Some(open) && inner.last() == Some(close) && count(*open) == 1 && count(*close) == 1
    };
    let is_whole = [('《', '》'), ('【', '】'), ('〖', '〗')].iter().any(is_boxed);
    stars + usize::from(is_whole && inner.len() > 4)
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
