//! Two states of one desk as one, entry by entry: the later change wins, what was removed later stays removed, and of two
//! changes at one moment the one that keeps more. The order of merging does not matter, and merging again changes nothing.

use std::collections::BTreeMap;

use super::model::{Adoption, Desk, Entry, Folder, Member, Note, Tag};

impl Desk {
    /// Takes over every later or further entry of another state of the desk. Name and owner stay.
    pub fn merge(&mut self, other: &Self) {
        let mut folders: BTreeMap<String, Folder> = BTreeMap::new();
        for folder in std::mem::take(&mut self.folders).into_iter().chain(other.folders.iter().cloned()) {
            match folders.get_mut(&folder.name) {
                Some(known) => known.merge(&folder),
                None => _ = folders.insert(folder.name.clone(), Folder { cases: Vec::new(), ..folder.clone() }),
            }
            folders.entry(folder.name.clone()).and_modify(|known| known.merge(&folder));
        }
        self.folders = folders.into_values().collect();
        for (id, entry) in &other.cases {
            self.cases.entry(id.clone()).or_default().merge(entry);
        }
    }
}

impl Folder {
    fn merge(&mut self, other: &Self) {
        if (other.changed, !other.gone) > (self.changed, !self.gone) {
            (self.changed, self.gone) = (other.changed, other.gone);
        }
        self.cases = joined(&self.cases, &other.cases, |member| member.id.clone(), later_member);
        self.sort();
    }
}

impl Entry {
    fn merge(&mut self, other: &Self) {
        if other.title > self.title {
            self.title.clone_from(&other.title);
        }
        let later = |read: &super::model::Read| (read.changed, read.at);
        self.read = [self.read, other.read].into_iter().flatten().max_by_key(later);
        self.tags = joined(&self.tags, &other.tags, |tag| tag.tag.clone(), later_tag);
        self.notes = joined(&self.notes, &other.notes, |note| note.id.clone(), later_note);
        self.adoption = match (&self.adoption, &other.adoption) {
            (Some(one), Some(other)) => Some(later_adoption(one, other)),
            (one, other) => one.as_ref().or(other.as_ref()).cloned(),
        };
    }
}

/// Returns the entries of two lists by their keys, each once.
fn joined<T: Clone, K: Ord>(one: &[T], other: &[T], key: fn(&T) -> K, later: fn(&T, &T) -> T) -> Vec<T> {
    let mut all: BTreeMap<K, T> = BTreeMap::new();
    for entry in one.iter().chain(other) {
        let entry = all.get(&key(entry)).map_or_else(|| entry.clone(), |known| later(known, entry));
        all.insert(key(&entry), entry);
    }
    all.into_values().collect()
}

fn later_member(one: &Member, other: &Member) -> Member {
    let rank = |member: &Member| (member.changed, !member.gone, member.order);
    if rank(other) > rank(one) { other.clone() } else { one.clone() }
}

fn later_tag(one: &Tag, other: &Tag) -> Tag {
    let rank = |tag: &Tag| (tag.changed, !tag.gone);
    if rank(other) > rank(one) { other.clone() } else { one.clone() }
}

/// Returns the later of two notes; at one moment the one that is not deleted, with the words of both.
fn later_note(one: &Note, other: &Note) -> Note {
    let time = |note: &Note| (note.changed, !note.gone);
    if time(one) != time(other) {
        return if time(other) > time(one) { other.clone() } else { one.clone() };
    }
    let mut texts: Vec<&String> =
        [one, other].into_iter().flat_map(|note| note.also.iter().chain([&note.text])).collect();
    texts.retain(|text| !text.is_empty());
    texts.sort();
    texts.dedup();
    let text = texts.pop().cloned().unwrap_or_default();
    let also = texts.into_iter().cloned().collect();
    let rank = |note: &Note| (note.at.clone(), note.kind, note.shared);
    let further = if rank(other) > rank(one) { other } else { one };
    Note { text, also, ..further.clone() }
}

/// Returns the later of two adoptions with the history of both.
fn later_adoption(one: &Adoption, other: &Adoption) -> Adoption {
    let rank = |adoption: &Adoption| (adoption.changed, adoption.status, adoption.who.clone(), adoption.due.clone());
    let later = if rank(other) > rank(one) { other } else { one };
    let mut log = [one.log.as_slice(), &other.log].concat();
    log.sort();
    log.dedup();
    Adoption { log, ..later.clone() }
}
