//! Headings that return: short lines, or words before the text of a line, that stand in most cases once and in one order
//! are headings of sections, whatever their words.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{contents, fields};
use crate::{
    corpus::{FurnitureKind, SectionKind},
    import::{
        actors, furniture, headings,
        notice::{is_han, white_len},
        region,
        rows::{self, NoticeRow},
        title_line,
    },
};

/// The headings that return, in the order in which they stand in a case.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recurring {
    /// For each heading its rows.
    pub(crate) headings: Vec<Vec<usize>>,
    /// The rows on which the lines of a contents list stand again.
    pub(crate) listed: Vec<usize>,
}

/// A line that may be a heading.
struct Candidate {
    row: usize,
    /// The length of the heading in characters of the body, where text follows on the line.
    inline: Option<usize>,
}

/// The longest heading, in characters.
const LONGEST: usize = 14;
/// The fewest lines of a contents list whose lines are no headings.
const LISTED: usize = 3;
/// The most headings of a case.
const MOST: usize = 12;

/// Finds the headings that return and marks their rows.
pub(crate) fn mark(rows: &mut [NoticeRow]) -> Recurring {
    let mut by_key: HashMap<String, Vec<Candidate>> = HashMap::new();
    // A heading is no running title.
    let is_own = |row: &NoticeRow| row.furniture.is_none() || furniture::by_words(row).is_none();
    // Behind a label stands a title.
    let is_titled = |at: usize| {
        let is_label = |row: &NoticeRow| row.case_label.is_some_and(|label| label.text >= row.len());
        let above = rows[at.saturating_sub(2)..at].iter().rev();
        above.take_while(|row| is_label(row) || title_line::names_body(row.chars())).any(is_label)
    };
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| is_own(row) && row.cell == 0) {
        let is_boxed = matches!(row.chars().first(), Some('【' | '〔' | '['));
        if let Some((key, inline)) = heading(row).filter(|_| is_boxed || !is_titled(at)) {
            by_key.entry(key).or_default().push(Candidate { row: at, inline });
        }
    }
    // Lines of a contents list return, too, and are titles.
    let is_list = |list: &Vec<(usize, usize)>| list.len() >= LISTED;
    let list = Some(contents::contents(rows)).filter(is_list).unwrap_or_default();
    let lines: HashSet<usize> = list.iter().flat_map(|&(at, later)| [at, later]).collect();
    by_key.retain(|_, found| !found.iter().any(|found| lines.contains(&found.row)));
    for &(at, later) in &list {
        rows[at].furniture = Some(FurnitureKind::AnnexList);
        // A title is no heading, whatever its words.
        if rows[later].numbering.is_none() {
            rows[later].section = None;
        }
    }
    let listed: Vec<usize> = list.into_iter().map(|(_, later)| later).collect();
    by_key.retain(|key, found| found.len() > 1 && is_spread(rows, found) && !is_name(key));
    // Ordered by first rows: the order of a hash map is none.
    let keys: BTreeMap<usize, String> = by_key.iter().map(|(key, found)| (found[0].row, key.clone())).collect();
    let keys: Vec<&String> = keys.values().collect();
    let rows_of = |key: &String| -> Vec<usize> { by_key[key].iter().map(|found| found.row).collect() };
    let all: Vec<Vec<usize>> = keys.iter().map(|key| rows_of(key)).collect();
    let Some(members) = best_period(&all) else { return Recurring { headings: Vec::new(), listed } };
    let plain = members.iter().filter(|&&member| rows[all[member][0]].furniture.is_none()).count();
    let members: Vec<usize> =
        members.into_iter().filter(|&member| rows[all[member][0]].furniture.is_none() || plain >= 2).collect();
    let count = members.len();
    for (nth, &member) in members.iter().enumerate() {
        let kind = kind_of(keys[member], nth, count);
        for found in &by_key[keys[member]] {
            let row = &mut rows[found.row];
            row.furniture = None;
            match found.inline {
                Some(len) => row.lead = row.lead.or(Some((kind, len))),
                None => row.section = row.section.or(Some(kind)),
            }
        }
    }
    rows::mark_next_bodies(rows);
    Recurring { headings: members.into_iter().map(|member| all[member].clone()).collect(), listed }
}

/// The headings that stand in most blocks once, between the returns of the one of them that comes first.
fn best_period(all: &[Vec<usize>]) -> Option<Vec<usize>> {
    let period = |first: usize| -> Option<(usize, Vec<usize>)> {
        let starts = &all[first];
        let count = starts.len();
        let is_member = |&other: &usize| {
            let rows = &all[other];
            if other == first || rows.len() * 5 < count * 3 || rows.len() > count + count / 4 {
                return other == first;
            }
            let block = |row: &usize| starts.partition_point(|start| start <= row);
            let mut blocks: Vec<usize> = rows.iter().map(block).collect();
            blocks.dedup();
            blocks.len() * 5 >= count * 3 && blocks.len() * 5 >= rows.len() * 4
        };
        let mut members: Vec<usize> = (0..all.len()).filter(is_member).collect();
        // A heading that some cases leave out may stand before the first of the others.
        members.sort_by_key(|&member| (all[member][0] < starts[0], all[member][0]));
        members.truncate(MOST);
        (count >= 3 || members.len() >= 2).then(|| (members.iter().map(|&member| all[member].len()).sum(), members))
    };
    // Only what returns a few times can begin a period, and of many headings just the first ones.
    let found = (0..all.len().min(64)).filter_map(period);
    found.min_by_key(|(total, members)| (std::cmp::Reverse(*total), members[0])).map(|(_, members)| members)
}

/// The words of a row that may be a heading, and its length where text follows it on the row.
fn heading(row: &NoticeRow) -> Option<(String, Option<usize>)> {
    let chars = row.chars();
    let from = row.numbering.map_or(0, |numbering| numbering.len);
    let rest = &chars[from + white_len(chars, from)..];
    let skipped = chars.len() - rest.len();
    let is_boxed = matches!(rest.first(), Some('【' | '〔' | '[' | '「'));
    let close = rest.iter().take(LONGEST + 3).position(|c| match c {
        '】' | '〕' | ']' | '」' => is_boxed,
        ':' | '：' | '\t' => !is_boxed,
        _ => false,
    });
    let words = rest.get(usize::from(is_boxed)..close.unwrap_or(rest.len()))?;
    let key: String = words.iter().filter(|c| !c.is_whitespace()).collect();
    let count = key.chars().count();
    let is_words = (2..=LONGEST).contains(&count) && key.chars().all(|c| is_han(c) || "、“”？?——与和".contains(c));
    if !is_words || row.case_label.is_some() || title_line::is_byline(chars) || fields::is_title_field(&key) {
        return None;
    }
    match close {
        Some(close) if close + 1 < rest.len() => (is_boxed || count <= 6).then_some((key, Some(skipped + close + 1))),
        _ => (!row.is_sentence || close.is_some() || key.ends_with(['?', '？'])).then_some((key, None)),
    }
}

/// Returns `true` if something stands between the lines.
fn is_spread(rows: &[NoticeRow], found: &[Candidate]) -> bool {
    let parted = found.windows(2).filter(|pair| {
        let between = &rows[pair[0].row + 1..pair[1].row];
        pair[0].inline.is_some() || between.iter().any(|row| row.is_sentence || row.len() > 40)
    });
    parted.count() * 5 >= (found.len() - 1) * 4
}

/// Returns `true` for the name of a region or of a public body.
fn is_name(key: &str) -> bool {
    let chars: Vec<char> = key.chars().collect();
    let is_body = title_line::is_body_name(&chars) && actors::begins_with_actor(&chars);
    is_body || is_region(&chars)
}

fn is_region(chars: &[char]) -> bool {
    region::find_regions(chars, chars.len(), &region::IssuerRegion::default())
        .last()
        .is_some_and(|found| found.end == chars.len())
}

/// The kind of section that a heading announces: by its words, else by its position among `count`.
fn kind_of(words: &str, nth: usize, count: usize) -> SectionKind {
    let chars: Vec<char> = words.chars().collect();
    let known = headings::kind(&chars, None).or_else(|| headings::kind_by_words(&chars));
    known.unwrap_or(if nth == 0 && count > 1 { SectionKind::Background } else { SectionKind::Other })
}
