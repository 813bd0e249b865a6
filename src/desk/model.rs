//! The types of `desk.json`. Every entry says when it changed; what is removed stays as an entry that is gone.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{anchor::Anchor, due::Due, status::Status, time::Time};

/// Newest `schema` of desk files that is read, and the one that is written.
pub const SCHEMA: u32 = 1;

/// The folder that is there from the beginning.
pub const FIRST_FOLDER: &str = "收藏";

/// The desk of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Desk {
    /// Version of the format.
    pub(super) schema: u32,
    /// Name of the desk, which distinguishes it from those of others.
    #[serde(default)]
    pub desk: String,
    /// Name of its owner.
    #[serde(default)]
    pub owner: Option<String>,
    /// Folders, by name.
    #[serde(default)]
    pub folders: Vec<Folder>,
    /// Entries of cases, by id.
    #[serde(default)]
    pub cases: BTreeMap<String, Entry>,
}

/// An ordered list of cases under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Folder {
    /// Name.
    pub name: String,
    /// When it was made or removed.
    pub changed: Time,
    /// `true` if it was removed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub gone: bool,
    /// Cases, in order; those that were taken out are gone.
    #[serde(default)]
    pub cases: Vec<Member>,
}

/// A case in a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Member {
    /// Id of the case.
    pub id: String,
    /// When it was put in, moved or taken out.
    pub changed: Time,
    /// `true` if it was taken out.
    #[serde(default)]
    pub gone: bool,
    /// Position among the others: lower ones stand before. In a file without it the order is that of the list.
    #[serde(default)]
    pub order: Option<u32>,
}

/// The entry of one case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// Title as it was when the case came on the desk.
    #[serde(default)]
    pub title: String,
    /// When it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<Read>,
    /// Tags, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// Decision on its adoption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adoption: Option<Adoption>,
    /// Notes, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// When a case was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Read {
    /// The moment; none if it counts as unread again.
    pub at: Option<Time>,
    /// When that was said.
    pub changed: Time,
}

/// A tag of a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Tag {
    /// Name.
    pub tag: String,
    /// When it was added or removed.
    pub changed: Time,
    /// `true` if it was removed.
    #[serde(default)]
    pub gone: bool,
}

/// A decision on the adoption of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Adoption {
    /// State; none if there is no decision any more.
    #[serde(default)]
    pub status: Option<Status>,
    /// Office or person that looks after it.
    #[serde(default)]
    pub who: Option<String>,
    /// Day until which it is to be done.
    #[serde(default)]
    pub due: Option<Due>,
    /// When these changed.
    pub changed: Time,
    /// History, oldest first.
    #[serde(default)]
    pub log: Vec<LogEntry>,
}

/// A step in the history of an adoption.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct LogEntry {
    /// When it was.
    pub when: Time,
    /// State from then on.
    #[serde(default)]
    pub status: Option<Status>,
    /// Further words: who, until when, why.
    #[serde(default)]
    pub text: String,
}

/// Purpose of a note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Words of one's own.
    #[default]
    Note,
    /// A stop of a presentation.
    Stop,
}

/// Words of one's own on a case or on a stretch of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// Id, unique in the case.
    pub id: String,
    /// Stretch of text; none for the case as a whole.
    #[serde(default)]
    pub at: Option<Anchor>,
    /// Purpose.
    #[serde(default)]
    pub kind: NoteKind,
    /// Words.
    #[serde(default)]
    pub text: String,
    /// Words written elsewhere at the same moment; the next change replaces all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// `true` if others may read it.
    #[serde(default)]
    pub shared: bool,
    /// When it changed.
    pub changed: Time,
    /// `true` if it was deleted; its words are then gone, too.
    #[serde(default)]
    pub gone: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

impl Default for Desk {
    fn default() -> Self {
        Self { schema: SCHEMA, desk: String::new(), owner: None, folders: Vec::new(), cases: BTreeMap::new() }
    }
}

impl Folder {
    /// Returns `true` unless it was removed and nothing was put in since.
    pub fn is_there(&self) -> bool {
        !self.gone || self.cases.iter().any(|member| !member.gone)
    }

    /// Returns the ids of its cases in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.cases.iter().filter(|member| !member.gone).map(|member| member.id.as_str())
    }
}

impl Entry {
    /// Returns the tags that were not removed.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.tags.iter().filter(|tag| !tag.gone).map(|tag| tag.tag.as_str())
    }

    /// Returns the notes that were not deleted.
    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(|note| !note.gone)
    }

    /// Returns the decision, if any of it still holds.
    pub fn adoption(&self) -> Option<&Adoption> {
        let is_set =
            |adoption: &&Adoption| adoption.status.is_some() || adoption.who.is_some() || adoption.due.is_some();
        self.adoption.as_ref().filter(is_set)
    }

    /// Returns `true` if the case was read.
    pub fn is_read(&self) -> bool {
        self.read.is_some_and(|read| read.at.is_some())
    }
}

impl Note {
    /// Returns its words, and those written elsewhere at the same moment.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.text.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

impl Desk {
    /// Returns the folders that are there: the first one, then the others by name.
    pub fn folders(&self) -> impl Iterator<Item = &Folder> {
        let is_first = |folder: &&Folder| folder.name == FIRST_FOLDER;
        let there = || self.folders.iter().filter(|folder| folder.is_there());
        there().filter(is_first).chain(there().filter(move |folder| !is_first(folder)))
    }

    /// Returns the folder of this name, if it is there.
    pub fn folder(&self, name: &str) -> Option<&Folder> {
        self.folders.iter().find(|folder| folder.name == name && folder.is_there())
    }

    /// Returns the ids of the marked cases, those of all folders, each once: folder by folder, in order.
    pub fn marked(&self) -> Vec<&str> {
        let mut seen = std::collections::HashSet::new();
        self.folders().flat_map(Folder::ids).filter(|id| seen.insert(*id)).collect()
    }

    /// Returns the entry of a case.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.cases.get(id)
    }

    /// Returns all tags in use, each once, in order.
    pub fn tags(&self) -> Vec<&str> {
        let all: std::collections::BTreeSet<&str> = self.cases.values().flat_map(Entry::tags).collect();
        all.into_iter().collect()
    }

    /// Returns `true` if nothing is kept, not even that something was removed.
    pub fn is_empty(&self) -> bool {
        self.folders.is_empty() && self.cases.is_empty()
    }
}
