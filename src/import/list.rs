//! The annex list: the titles of the cases, one a line, before the cases themselves.

use super::{
    label::{self, Style},
    notice::{Notice, find},
    rows::Row,
    segment::{case_label, key},
};

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
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
pub(crate) struct List {
    pub(crate) items: Vec<Item>,
}

impl List {
    /// How many cases the list tells: none where entries of it are lost.
    pub(crate) fn told(&self) -> Option<u32> {
        let last = self.items.last().map(|item| item.number)?;
        (last as usize == self.items.len()).then_some(last)
    }

    /// Whether a row belongs to the list.
    pub(crate) fn holds(&self, row: usize) -> bool {
        self.items.iter().any(|item| (item.rows.0..item.rows.1).contains(&row))
    }
}

/// Finds the list: the first run of at least two lines numbered 1, 2, 3 … with nothing but their own continuations
/// between them. Lines of it may be lost.
pub(crate) fn list(notice: &Notice, rows: &[Row]) -> List {
    let mut index = 0;
    while index < rows.len() {
        let items = run(notice, rows, index);
        if items.len() >= 2 {
            return List { items };
        }
        index += 1;
    }
    List::default()
}

/// How many neighbouring entries may be lost.
const LOST: u32 = 3;

fn run(notice: &Notice, rows: &[Row], first: usize) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut index = first;
    let last = |items: &[Item]| items.last().map_or(0, |item| item.number);
    let next = |items: &[Item], number: u32| number > last(items) && number <= last(items) + 1 + LOST;
    let after = |at: usize| rows.get(at..)?.iter().find(|row| row.furniture.is_none());
    while let Some(row) = rows.get(index) {
        if row.furniture.is_some() && !items.is_empty() {
            index += 1;
            continue;
        }
        if row.finished || row.len() > 100 {
            break;
        }
        match entry(notice, row, items.is_empty()) {
            Some((number, title)) if next(&items, number) => {
                items.push(Item { number, title, key: String::new(), rows: (index, index + 1) });
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
            .is_some_and(|row| row.label.is_none() && row.titular() && entry(notice, row, false).is_none());
        let goes_on = after(index + 1).and_then(|row| entry(notice, row, false)).is_some_and(|(n, _)| next(&items, n));
        if let (true, true, Some(item)) = (wraps, goes_on, items.last_mut()) {
            item.title.push_str(&notice.text(rows[index].body.clone()));
            item.rows.1 = index + 1;
            index += 1;
        }
    }
    for item in &mut items {
        item.key = key(&item.title.chars().collect::<Vec<_>>());
    }
    items
}

/// Number and title of a list line; the first may stand behind 附件:.
fn entry(notice: &Notice, row: &Row, first: bool) -> Option<(u32, String)> {
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
    let label = label::label(chars).filter(|l| l.style == Style::Arabic)?;
    let title: String = chars.get(label.len..)?.iter().collect();
    (title.chars().count() >= 6).then(|| (label.number, title.trim().to_owned()))
}
