//! The marks of cases by position in a corpus: as much of the desk as is seen in a list.

use std::collections::{HashMap, HashSet};

use super::{
    model::{Desk, Entry, Folder},
    status::Status,
};
use crate::corpus::{CaseIx, Corpus};

/// The marks of one case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Number of folders that it is in.
    pub folders: u32,
    /// Number of its notes.
    pub notes: u32,
    /// Number of its tags.
    pub tags: u32,
    /// `true` if its adoption was decided on.
    pub is_adopted: bool,
    /// State of its adoption.
    pub status: Option<Status>,
    /// `true` if it was read.
    pub is_read: bool,
}

/// The marks of all cases of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Marks(HashMap<CaseIx, Mark>);

impl Marks {
    /// Returns the marks of every case of the corpus that is on the desk.
    pub fn of(desk: &Desk, corpus: &Corpus) -> Self {
        let members = || desk.folders().flat_map(Folder::ids);
        let found = corpus.find_each(desk.cases.keys().map(String::as_str).chain(members()));
        let mut marks: HashMap<CaseIx, Mark> = HashMap::new();
        for (id, entry) in &desk.cases {
            found.get(id.as_str()).into_iter().for_each(|ix| marks.entry(*ix).or_default().add(entry));
        }
        for ix in members().filter_map(|id| found.get(id)) {
            marks.entry(*ix).or_default().folders += 1;
        }
        Self(marks)
    }

    /// Makes the marks of some cases anew, after a change of the desk.
    pub fn refresh<'i>(&mut self, desk: &Desk, corpus: &Corpus, ids: impl Iterator<Item = &'i str>) {
        let members: Vec<HashSet<&str>> = desk.folders().map(|folder| folder.ids().collect()).collect();
        for (id, ix) in corpus.find_each(ids) {
            let folders = members.iter().filter(|folder| folder.contains(id)).count();
            let mut mark = Mark { folders: u32::try_from(folders).unwrap_or(u32::MAX), ..Mark::default() };
            desk.entry(id).into_iter().for_each(|entry| mark.add(entry));
            self.0.insert(ix, mark);
        }
    }

    /// Returns the mark of a case.
    pub fn get(&self, ix: CaseIx) -> Mark {
        self.0.get(&ix).copied().unwrap_or_default()
    }
}

impl Mark {
    /// Returns `true` if something is kept of the case beside that it was read.
    pub fn is_kept(self) -> bool {
        Self { is_read: false, ..self } != Self::default()
    }

    fn add(&mut self, entry: &Entry) {
        self.notes += u32::try_from(entry.notes().count()).unwrap_or(u32::MAX);
        self.tags += u32::try_from(entry.tags().count()).unwrap_or(u32::MAX);
        self.status = self.status.or(entry.adoption().and_then(|adoption| adoption.status));
        self.is_adopted |= entry.adoption().is_some();
        self.is_read |= entry.is_read();
    }
}
