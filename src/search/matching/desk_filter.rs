//! Filters by the desk: folder, tag, notes, state, day, read or unread.

use std::collections::{HashMap, HashSet};

use crate::{
    desk::{Desk, Entry, Folder, Note, Status},
    search::{
        query::{Facet, Filter, FilterValue},
        searcher::Searcher,
    },
    text::Folded,
};

/// Returns `true` for each case of the corpus that passes a filter by the desk; `None` for another filter. Without a desk
/// nothing is kept of any case.
pub(super) fn cases(filter: &Filter, searcher: Searcher<'_>) -> Option<Vec<bool>> {
    let empty = Desk::default();
    let desk = searcher.control.desk.unwrap_or(&empty);
    let (ids, are_in): (HashSet<&str>, bool) = match filter {
        Filter::Name(Facet::Folder, value) => (in_folders(desk, Some(value)), true),
        Filter::Any(Facet::Folder) => (in_folders(desk, None), true),
        Filter::Name(Facet::Tag, value) => {
            let tags = desk.tags();
            let fits = named(value, || tags.iter().copied());
            (entries(desk, |entry| entry.tags().any(|tag| fits(&tag))), true)
        }
        Filter::Any(Facet::Tag) => (entries(desk, |entry| entry.tags().next().is_some()), true),
        Filter::Name(Facet::Status, value) => {
            let fits =
                |status: Status| value.folded == Folded::new(status.name()).as_str() || value.is_in(status.chinese());
            (entries(desk, |entry| status(entry).is_some_and(fits)), true)
        }
        Filter::Any(Facet::Status) => (entries(desk, |entry| status(entry).is_some()), true),
        Filter::Notes(value) => {
            let fits = |note: &Note| value.as_ref().is_none_or(|value| note.texts().any(|text| value.is_in(text)));
            (entries(desk, |entry| entry.notes().any(fits)), true)
        }
        Filter::Due(range) => {
            let is_within =
                |due: &str| range.as_ref().is_none_or(|(first, last)| first.as_str() <= due && due <= last.as_str());
            let due = |entry: &Entry| {
                let due = entry.adoption().and_then(|adoption| adoption.due.as_ref());
                due.is_some_and(|due| is_within(due.as_str()))
            };
            (entries(desk, due), true)
        }
        Filter::Unread => (entries(desk, Entry::is_read), false),
        _ => return None,
    };
    let mut cases = vec![!are_in; searcher.corpus.len()];
    for ix in searcher.corpus.find_each(ids.into_iter()).into_values() {
        if let Some(case) = cases.get_mut(ix.0 as usize) {
            *case = are_in;
        }
    }
    Some(cases)
}

/// Returns a score for each case of the one folder that a filter names: the earlier it stands there, the higher.
pub(super) fn folder_order(filter: &Filter, searcher: Searcher<'_>) -> Option<HashMap<u32, i64>> {
    let (Filter::Name(Facet::Folder, value), Some(desk)) = (filter, searcher.control.desk) else { return None };
    let fits = named(value, || desk.folders().map(|folder| folder.name.as_str()));
    let mut chosen = desk.folders().filter(|folder| fits(&folder.name.as_str()));
    let folder = chosen.next().filter(|_| chosen.next().is_none())?;
    let ids: Vec<&str> = folder.ids().collect();
    let found = searcher.corpus.find_each(ids.iter().copied());
    Some((1..).zip(ids.iter().rev()).filter_map(|(score, id)| Some((found.get(id)?.0, score))).collect())
}

fn status(entry: &Entry) -> Option<Status> {
    entry.adoption()?.status
}

/// Returns the ids of the cases whose entry fits.
fn entries(desk: &Desk, fits: impl Fn(&Entry) -> bool) -> HashSet<&str> {
    desk.cases.iter().filter(|(_, entry)| fits(entry)).map(|(id, _)| id.as_str()).collect()
}

/// Returns the ids of the cases in the folders of a name, or in any.
fn in_folders<'d>(desk: &'d Desk, value: Option<&FilterValue>) -> HashSet<&'d str> {
    let names = || desk.folders().map(|folder| folder.name.as_str());
    let fits = value.map(|value| named(value, names));
    let chosen = desk.folders().filter(|folder| fits.as_ref().is_none_or(|fits| fits(&folder.name.as_str())));
    chosen.flat_map(Folder::ids).collect()
}

/// Returns the test for the name that a value gives in full, else for those that contain it or sound like it.
fn named<'n, N: Iterator<Item = &'n str>>(value: &FilterValue, names: impl Fn() -> N) -> impl Fn(&&str) -> bool {
    let is_whole = |name: &str| Folded::new(name).as_str() == value.folded;
    let whole = names().any(is_whole);
    move |name| if whole { is_whole(name) } else { value.is_in(name) }
}
