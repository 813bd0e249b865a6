//! A part of a desk for a colleague, and taking one in.

use std::collections::BTreeSet;

use super::{
    change::{Change, Named},
    model::{Desk, Entry, Folder, Note},
    time::Time,
};

/// The changes that taking in a bundle made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Cases that something was new of.
    pub cases: BTreeSet<String>,
    /// Notes that are new or have other words now.
    pub notes: usize,
}

impl Desk {
    /// Returns a desk with only these folders, or all if none is named, and what is kept of their cases; of notes those
    /// that others may read, or all.
    pub fn bundle(&self, folders: &[&str], all_notes: bool) -> Self {
        let chosen = self.folders().filter(|folder| folders.is_empty() || folders.contains(&folder.name.as_str()));
        let folder = |folder: &Folder| Folder {
            cases: folder.cases.iter().filter(|member| !member.gone).cloned().collect(),
            gone: false,
            ..folder.clone()
        };
        let chosen: Vec<Folder> = chosen.map(folder).collect();
        let ids: BTreeSet<&str> = chosen.iter().flat_map(Folder::ids).collect();
        let is_chosen = |id: &str| folders.is_empty() || ids.contains(id);
        let entries = self.cases.iter().filter(|(id, _)| is_chosen(id));
        let cases = entries.map(|(id, entry)| (id.clone(), entry.for_others(all_notes)));
        let cases = cases.filter(|(id, entry)| ids.contains(id.as_str()) || !entry.is_bare()).collect();
        Self { folders: chosen, cases, ..self.clone() }
    }

    /// Takes in a bundle: what it has and this desk has not, also if it was removed here before; of a note or an adoption
    /// that both have, the later one. The same bundle a second time changes nothing.
    pub fn take_in(&mut self, bundle: &Self, now: Time) -> Taken {
        let before = self.clone();
        for folder in bundle.folders() {
            let named = |id: &str| Named::new(id, bundle.entry(id).map_or("", |entry| entry.title.as_str()));
            let is_new = |id: &&str| self.folder(&folder.name).is_none_or(|own| own.ids().all(|known| known != *id));
            let cases: Vec<Named> = folder.ids().filter(is_new).map(named).collect();
            if !cases.is_empty() || self.folder(&folder.name).is_none() {
                self.apply(&Change::Put { folder: folder.name.clone(), cases, on: true }, now);
            }
        }
        for (id, entry) in &bundle.cases {
            self.take_in_entry(id, entry, now);
        }
        let entry_of = |desk: &Self, id: &str| desk.entry(id).cloned();
        let ids =
            before.folders.iter().chain(&self.folders).flat_map(|folder| folder.cases.iter().map(|case| &case.id));
        let ids: BTreeSet<&String> = ids.chain(self.cases.keys()).collect();
        let in_folders = |desk: &Self, id: &str| -> Vec<String> {
            desk.folders()
                .filter(|folder| folder.ids().any(|known| known == id))
                .map(|folder| folder.name.clone())
                .collect()
        };
        let is_changed = |id: &&&String| {
            entry_of(&before, id) != entry_of(self, id) || in_folders(&before, id) != in_folders(self, id)
        };
        let cases: BTreeSet<String> = ids.iter().filter(is_changed).map(|id| (*id).clone()).collect();
        let notes = |desk: &Self, id: &str| -> Vec<Note> {
            desk.entry(id).map(|entry| entry.notes().cloned().collect()).unwrap_or_default()
        };
        let new = |id: &String| {
            let old = notes(&before, id);
            notes(self, id).into_iter().filter(|note| !old.contains(note)).count()
        };
        let notes = cases.iter().map(new).sum();
        Taken { cases, notes }
    }

    fn take_in_entry(&mut self, id: &str, entry: &Entry, now: Time) {
        let case = Named::new(id, entry.title.as_str());
        let own = self.entry(id).cloned().unwrap_or_default();
        for tag in entry.tags().filter(|tag| own.tags().all(|known| known != *tag)) {
            self.apply(&Change::Tag { tag: tag.to_owned(), cases: vec![case.clone()], on: true }, now);
        }
        for note in entry.notes() {
            if own.notes.iter().any(|known| known.id == note.id && known.gone) {
                self.apply(&Change::Note { case: case.clone(), note: note.clone() }, now);
            }
        }
        // What is there is merged: the later of two, or both.
        let live =
            Entry { notes: entry.notes().cloned().collect(), adoption: entry.adoption.clone(), ..Entry::default() };
        let only =
            Self { cases: [(id.to_owned(), Entry { title: entry.title.clone(), ..live })].into(), ..Self::default() };
        self.merge(&only);
    }
}

impl Entry {
    /// Returns its shared part.
    fn for_others(&self, all_notes: bool) -> Self {
        Self {
            title: self.title.clone(),
            read: None,
            tags: self.tags.iter().filter(|tag| !tag.gone).cloned().collect(),
            adoption: self.adoption().cloned(),
            notes: self.notes().filter(|note| all_notes || note.shared).cloned().collect(),
        }
    }

    fn is_bare(&self) -> bool {
        self.tags.is_empty() && self.adoption.is_none() && self.notes.is_empty()
    }
}
