//! The desk of a session: the file as it was read last, with the changes that are on their way to it.

use std::{collections::VecDeque, sync::Arc};

use crate::{
    corpus::{CaseIx, Corpus},
    desk::{Change, Desk, FIRST_FOLDER, Marks, Time, marks::Mark},
    error::Fault,
    search::Query,
};

/// Steps that can be undone.
const MOST_UNDONE: usize = 200;

/// The desk as a file has it after some changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskNews {
    /// The desk; `None` if the file could not be read or written.
    pub desk: Option<Arc<Desk>>,
    /// The number of effects, counted from the beginning of the session, that it has.
    pub seen: usize,
    /// The reason why it could not be written, or why the file was set aside.
    pub fault: Option<Fault>,
}

/// A step that can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoStep {
    /// The changes that take it back.
    pub back: Vec<Change>,
    /// The sentence that says what was done.
    pub said: String,
}

/// The desk of a session.
#[derive(Clone, Debug)]
pub struct DeskState {
    /// The desk.
    pub desk: Arc<Desk>,
    /// The marks of the cases of the corpus.
    pub marks: Marks,
    /// The folder that cases are put into.
    pub folder: String,
    /// The steps that can be undone, the last one last.
    pub(in crate::app) undo: Vec<UndoStep>,
    /// Changes that the file is not known to have, with their times.
    on_the_way: VecDeque<(Vec<Change>, Time)>,
    /// The number of effects so far.
    sent: usize,
}

impl Default for DeskState {
    fn default() -> Self {
        Self {
            desk: Arc::default(),
            marks: Marks::default(),
            folder: FIRST_FOLDER.to_owned(),
            undo: Vec::new(),
            on_the_way: VecDeque::new(),
            sent: 0,
        }
    }
}

impl DeskState {
    /// Returns the mark of a case.
    pub fn mark(&self, ix: CaseIx) -> Mark {
        self.marks.get(ix)
    }

    /// Returns the desk for a search that asks for something of it.
    pub fn for_search(&self, query: &str, with_facets: bool) -> Option<Arc<Desk>> {
        (with_facets || Query::parse(query).asks_desk()).then(|| self.desk.clone())
    }

    /// Does changes, and remembers the way back.
    pub(in crate::app) fn change(&mut self, changes: Vec<Change>, now: Time, corpus: &Corpus) -> Vec<Change> {
        let mut back = Vec::new();
        for change in &changes {
            back.splice(0..0, change.undone(&self.desk));
            self.apply(change, now, corpus);
        }
        self.on_the_way.push_back((changes, now));
        self.sent += 1;
        back
    }

    fn apply(&mut self, change: &Change, now: Time, corpus: &Corpus) {
        let of_folder: Vec<String> = match change {
            Change::RemoveFolder { folder } => {
                self.desk.folder(folder).into_iter().flat_map(|folder| folder.ids().map(str::to_owned)).collect()
            }
            _ => Vec::new(),
        };
        Arc::make_mut(&mut self.desk).apply(change, now);
        self.marks.refresh(&self.desk, corpus, change.ids().chain(of_folder.iter().map(String::as_str)));
    }

    /// Remembers a step that can be undone.
    pub(in crate::app) fn remember(&mut self, step: UndoStep) {
        self.undo.push(step);
        self.undo.drain(..self.undo.len().saturating_sub(MOST_UNDONE));
    }

    /// Takes the desk as its file has it, with the changes that it has not yet.
    pub(in crate::app) fn take(&mut self, desk: Arc<Desk>, seen: usize, corpus: &Corpus) {
        let left = self.sent.saturating_sub(seen);
        self.on_the_way.drain(..self.on_the_way.len().saturating_sub(left));
        self.desk = desk;
        self.marks = Marks::of(&self.desk, corpus);
        for (changes, now) in self.on_the_way.clone() {
            changes.iter().for_each(|change| self.apply(change, now, corpus));
        }
    }

    /// Finds the cases again in a corpus that has others.
    pub(in crate::app) fn relocate(&mut self, corpus: &Corpus) {
        self.marks = Marks::of(&self.desk, corpus);
    }
}
