//! The desk for programs: the output of `anli desk … --json`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::desk::{Adoption, Time};

/// A case on the desk.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct DeskRow {
    /// Id.
    pub id: String,
    /// Title: that of the corpus, else as it was when the case came on the desk.
    pub title: String,
    /// `false` if no batch here has the case.
    pub known: bool,
    /// Folders that it is in.
    pub folders: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Decision on its adoption, with the history.
    pub adoption: Option<Adoption>,
    /// Notes.
    pub notes: Vec<NoteRow>,
    /// When it was read; null if it is unread.
    pub read: Option<Time>,
}

/// A note.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct NoteRow {
    /// Id.
    pub id: String,
    /// Words.
    pub text: String,
    /// Words written elsewhere at the same moment.
    pub also: Vec<String>,
    /// Words of the case that it is about; null for the case as a whole.
    pub words: Option<String>,
    /// The place of these words: `found`, `moved` to another paragraph or among other words, or `orphan` if they are
    /// nowhere; null for the case as a whole.
    pub place: Option<&'static str>,
    /// `true` if others may read it.
    pub shared: bool,
}

/// A folder.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct FolderRow {
    /// Name.
    pub name: String,
    /// Ids of its cases, in order.
    pub cases: Vec<String>,
}

/// The result of a change.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct DeskChange {
    /// Ids of the cases that something changed of.
    pub changed: Vec<String>,
    /// Id of the note that was written.
    pub note: Option<String>,
}

/// The result of taking in a bundle.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct DeskImport {
    /// Ids of the cases that something is new of.
    pub changed: Vec<String>,
    /// Number of notes that are new or have other words.
    pub notes: u32,
    /// Ids that no batch here has; their entries stay.
    pub unknown: Vec<String>,
}
