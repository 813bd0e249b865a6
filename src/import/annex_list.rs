//! The annex list: the titles of the cases, one a line, before the cases themselves.

use std::collections::HashMap;

use super::{
    label::title_key,
    notice::starts_with,
    numbering::{self, NumberStyle},
    rows::NoticeRow,
    words::WordList,
};

/// The documents that a letter encloses, which are no cases.
static DOCUMENTS: WordList = WordList::new(include_str!("words/front_matter.txt"), "DOCUMENT");

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListEntry {
    pub(crate) number: u32,
    /// As the list spells it.
    pub(crate) title: String,
    /// Its letters, as [`title_key`] gives them.
    pub(crate) key: String,
    /// First and one past the last row.
    pub(crate) rows: (usize, usize),
}

/// The list; empty where the notice has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AnnexList {
    pub(crate) entries: Vec<ListEntry>,
    /// The first entry of each key.
    by_key: HashMap<String, usize>,
}

impl AnnexList {
    fn of(entries: Vec<ListEntry>) -> Self {
        let mut by_key = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            by_key.entry(entry.key.clone()).or_insert(at);
        }
        Self { entries, by_key }
    }

    /// The entry with these letters.
    pub(crate) fn entry(&self, key: &str) -> Option<&ListEntry> {
        self.entries.get(*self.by_key.get(key)?)
    }

    /// The number of cases by the list; `None` where entries of it are lost.
    pub(crate) fn declared_count(&self) -> Option<u32> {
        let last = self.entries.last().map(|entry| entry.number)?;
        (last as usize == self.entries.len()).then_some(last)
    }

    /// Returns `true` if a row belongs to the list.
    pub(crate) fn contains_row(&self, row: usize) -> bool {
        let at = self.entries.partition_point(|entry| entry.rows.1 <= row);
        self.entries.get(at).is_some_and(|entry| entry.rows.0 <= row)
    }

    /// The first row behind the list.
    pub(crate) fn end(&self) -> usize {
        self.entries.last().map_or(0, |entry| entry.rows.1)
    }
}

/// Finds the list: the first run of at least two lines numbered 1, 2, 3 … with nothing but their own continuations
/// between them. Lines of it may be lost.
pub(crate) fn find_list(rows: &[NoticeRow]) -> AnnexList {
    let mut runs = (0..rows.len()).map(|first| run(rows, first));
    let is_document = |entry: &ListEntry| DOCUMENTS.suffix_of(&entry.title.chars().collect::<Vec<_>>()).is_some();
    AnnexList::of(runs.find(|entries| entries.len() >= 2 && !entries.iter().all(is_document)).unwrap_or_default())
}

/// The most neighbouring entries that may be lost.
const MOST_LOST: u32 = 3;

fn run(rows: &[NoticeRow], first: usize) -> Vec<ListEntry> {
    let mut entries: Vec<ListEntry> = Vec::new();
    let mut index = first;
    let follows = |last: u32, number: u32| number > last && number <= last + 1 + MOST_LOST;
    let behind_furniture = |from: usize| (from..rows.len()).find(|&at| rows[at].furniture.is_none());
    while let Some(row) = rows.get(index) {
        if row.furniture.is_some() && !entries.is_empty() {
            index += 1;
            continue;
        }
        let last = entries.last().map_or(0, |entry| entry.number);
        let entry = entry(row, entries.is_empty()).filter(|_| !row.is_sentence && row.len() <= 100);
        let Some((number, title)) = entry.filter(|&(number, _)| follows(last, number)) else { break };
        let mut own = ListEntry { number, title, key: String::new(), rows: (index, index + 1) };
        index = behind_furniture(index + 1).unwrap_or(rows.len());
        // A wrapped entry: one short line, and then the next number.
        let is_rest =
            |row: &NoticeRow| row.numbering.is_none() && row.is_title_like() && self::entry(row, false).is_none();
        let next = behind_furniture(index + 1).and_then(|at| self::entry(&rows[at], false));
        if rows.get(index).is_some_and(is_rest) && next.is_some_and(|(number, _)| follows(own.number, number)) {
            own.title.push_str(&rows[index].text());
            own.rows.1 = index + 1;
            index += 1;
        }
        own.key = title_key(&own.title.chars().collect::<Vec<_>>());
        entries.push(own);
    }
    entries
}

/// Number and title of a list line; the first may stand behind 附件:.
fn entry(row: &NoticeRow, is_first: bool) -> Option<(u32, String)> {
    let mut chars = row.chars();
    if let Some(label) = row.case_label {
        let title: String = chars[label.text..].iter().collect();
        return (!title.is_empty()).then_some((label.number, title));
    }
    if is_first && starts_with(chars, "附件") {
        let gap = chars.iter().skip(2).take_while(|c| c.is_whitespace() || matches!(c, ':' | '：')).count();
        chars = &chars[2 + gap..];
    }
    let numbering = numbering::numbering(chars).filter(|numbering| numbering.style == NumberStyle::Arabic)?;
    let title: String = chars[numbering.len..].iter().collect();
    (title.chars().count() >= 6).then(|| (numbering.number, title.trim().to_owned()))
}
