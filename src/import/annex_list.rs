//! The annex list: the titles of the cases, one a line, before the cases themselves.

use super::{
    notice::{Notice, find},
    numbering::{self, NumberStyle},
    rows::NoticeRow,
    segment::{case_label, key},
};

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListEntry {
    pub(crate) number: u32,
    /// As the list spells it.
    pub(crate) title: String,
    /// Its letters, as [`key`] gives them.
    pub(crate) key: String,
    /// First and one past the last row.
    pub(crate) rows: (usize, usize),
}

/// The list; empty where the notice has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AnnexList {
    pub(crate) entries: Vec<ListEntry>,
}

impl AnnexList {
    /// How many cases the list tells: none where entries of it are lost.
    pub(crate) fn declared_count(&self) -> Option<u32> {
        let last = self.entries.last().map(|entry| entry.number)?;
        (last as usize == self.entries.len()).then_some(last)
    }

    /// Whether a row belongs to the list.
    pub(crate) fn contains_row(&self, row: usize) -> bool {
        self.entries.iter().any(|entry| (entry.rows.0..entry.rows.1).contains(&row))
    }
}

/// Finds the list: the first run of at least two lines numbered 1, 2, 3 … with nothing but their own continuations
/// between them. Lines of it may be lost.
pub(crate) fn find_list(notice: &Notice, rows: &[NoticeRow]) -> AnnexList {
    let mut index = 0;
    while index < rows.len() {
        let entries = run(notice, rows, index);
        if entries.len() >= 2 {
            return AnnexList { entries };
        }
        index += 1;
    }
    AnnexList::default()
}

/// How many neighbouring entries may be lost.
const LOST: u32 = 3;

fn run(notice: &Notice, rows: &[NoticeRow], first: usize) -> Vec<ListEntry> {
    let mut entries: Vec<ListEntry> = Vec::new();
    let mut index = first;
    let last = |entries: &[ListEntry]| entries.last().map_or(0, |entry| entry.number);
    let next = |entries: &[ListEntry], number: u32| number > last(entries) && number <= last(entries) + 1 + LOST;
    let after = |at: usize| rows.get(at..)?.iter().find(|row| row.furniture.is_none());
    while let Some(row) = rows.get(index) {
        if row.furniture.is_some() && !entries.is_empty() {
            index += 1;
            continue;
        }
        if row.is_sentence || row.len() > 100 {
            break;
        }
        match entry(notice, row, entries.is_empty()) {
            Some((number, title)) if next(&entries, number) => {
                entries.push(ListEntry { number, title, key: String::new(), rows: (index, index + 1) });
            }
            _ => break,
        }
        index += 1;
        // A wrapped entry: one short line, and then the next number.
        while rows.get(index).is_some_and(|row| row.furniture.is_some()) {
            index += 1;
        }
        let wraps = rows
            .get(index)
            .is_some_and(|row| row.label.is_none() && row.is_title_like() && entry(notice, row, false).is_none());
        let goes_on =
            after(index + 1).and_then(|row| entry(notice, row, false)).is_some_and(|(n, _)| next(&entries, n));
        if let (true, true, Some(entry)) = (wraps, goes_on, entries.last_mut()) {
            entry.title.push_str(&notice.text(rows[index].body.clone()));
            entry.rows.1 = index + 1;
            index += 1;
        }
    }
    for entry in &mut entries {
        entry.key = key(&entry.title.chars().collect::<Vec<_>>());
    }
    entries
}

/// Number and title of a list line; the first may stand behind 附件:.
fn entry(notice: &Notice, row: &NoticeRow, first: bool) -> Option<(u32, String)> {
    let chars = row.chars(notice);
    if let Some((_, number, rest)) = case_label(chars) {
        let title: String = chars.get(rest..)?.iter().collect();
        return (!title.is_empty()).then_some((number, title));
    }
    let skip = if first && find(chars, "附件") == Some(0) {
        2 + chars.get(2..)?.iter().take_while(|c| c.is_whitespace() || matches!(c, ':' | '：')).count()
    } else {
        0
    };
    let chars = chars.get(skip..)?;
    let label = numbering::numbering(chars).filter(|l| l.style == NumberStyle::Arabic)?;
    let title: String = chars.get(label.len..)?.iter().collect();
    (title.chars().count() >= 6).then(|| (label.number, title.trim().to_owned()))
}
