//! Session state: locations, searches, reading options, and properties of terminals.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    choices::Choices,
    kept::{self, Kept},
};
use crate::{error::Fault, text::WidthMode};

/// Newest `schema` of state files that is read, and the one that is written.
const SCHEMA: u32 = 2;

/// Name of the file.
pub const STATE_FILE: &str = "state.json";

/// Size limit of the file, in bytes.
const LIMIT: u64 = 16 << 20;

/// Most interrupted sessions and terminals kept; the oldest are dropped first.
const MOST: usize = 20;

/// Most searches stored, made and kept, and the longest of those made in characters: longer ones were pasted by mistake.
pub const MOST_MADE: usize = 100;
const MOST_KEPT: usize = 200;
const LONGEST_MADE: usize = 500;

/// Longest name or query that is stored, and longest name of a terminal, in bytes.
const LONGEST: usize = 24 << 10;
const LONGEST_TERMINAL: usize = 200;

/// Content of `state.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct State {
    /// Version of the format, set when the file is written.
    schema: u32,
    /// Locations of interrupted sessions, oldest first. Each is resumed by one later session.
    pub dropped: Vec<SavedLocation>,
    /// Location of the last session that its user quit, if `resume` is `always`.
    #[serde(default)]
    pub left: Option<SavedLocation>,
    /// Searches made, newest first, each once.
    #[serde(default)]
    pub made: Vec<String>,
    /// Searches kept, newest first.
    #[serde(default)]
    pub kept: Vec<String>,
    /// Reading options that differ from the defaults.
    #[serde(default)]
    pub choices: Choices,
    /// Name of the theme that the user chose last.
    #[serde(default)]
    pub theme: Option<String>,
    /// Last answers to the form that makes a document.
    #[serde(default)]
    pub briefing: BriefingAnswers,
    /// Known terminals, least recently changed first.
    pub terminals: Vec<KnownTerminal>,
}

/// Answers to the form that makes a document, by their names; what is no name is the default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct BriefingAnswers {
    /// Parts of the cases.
    pub what: String,
    /// Order of the cases.
    pub order: String,
    /// Format.
    pub format: String,
    /// `true` if notes are in the document.
    pub notes: bool,
}

/// Location in a session, as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SavedLocation {
    /// Id of the case.
    pub case: String,
    /// Batch shown by the list, if any.
    pub batch: Option<String>,
    /// Query whose hits the list showed, if any.
    pub query: Option<String>,
    /// System whose cases the list showed, if any.
    #[serde(default)]
    pub system: Option<String>,
    /// `true` if the facets were open.
    #[serde(default)]
    pub facets: bool,
    /// Focused pane.
    pub pane: SavedPane,
    /// Block at the top of the text, counted from 0.
    pub block: usize,
    /// First character of the top row within the block, counted from 0.
    pub char: usize,
}

impl SavedLocation {
    /// Drops what is too long to be stored: the rest of the location still leads to the case.
    fn bound(&mut self) {
        for text in [&mut self.batch, &mut self.query, &mut self.system] {
            *text = text.take().filter(is_short);
        }
        if !is_short(&self.case) {
            self.case.clear();
        }
    }
}

/// Focusable pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SavedPane {
    /// The batch list.
    Batches,
    /// The facets.
    Facets,
    /// The case list.
    #[default]
    Cases,
    /// The text.
    Reader,
    /// The text on the whole screen.
    Zoomed,
}

/// Background of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// Darker than a medium grey.
    Dark,
    /// Lighter.
    Light,
}

/// Known properties of a terminal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KnownTerminal {
    /// Name that distinguishes it from others.
    pub name: String,
    /// Width of ambiguous characters, if it is known.
    #[serde(default)]
    pub width: Option<WidthMode>,
    /// `true` if the user chose that width; else the terminal reported it.
    pub by_hand: bool,
    /// Background, if the terminal reported it.
    #[serde(default)]
    pub ground: Option<Ground>,
}

impl State {
    /// Adds the location of an interrupted session.
    pub fn drop_at(&mut self, spot: SavedLocation) {
        self.dropped.push(spot);
        drop_oldest(&mut self.dropped);
    }

    /// Drops all that is too long or too much to be stored.
    fn bound(&mut self) {
        self.dropped.iter_mut().chain(&mut self.left).for_each(SavedLocation::bound);
        self.made.retain(is_short);
        self.made.truncate(MOST_MADE);
        self.kept.retain(is_short);
        self.kept.truncate(MOST_KEPT);
        self.theme = self.theme.take().filter(is_short);
        self.terminals.retain(|known| known.name.len() <= LONGEST_TERMINAL);
        drop_oldest(&mut self.dropped);
        drop_oldest(&mut self.terminals);
    }

    /// Adds a search as the newest.
    pub fn search(&mut self, query: &str) {
        if query.chars().count() <= LONGEST_MADE {
            self.made.retain(|old| old != query);
            self.made.insert(0, query.to_owned());
            self.made.truncate(MOST_MADE);
        }
    }

    /// Adds a search to those kept, or removes it.
    pub fn keep(&mut self, query: &str, keep: bool) {
        let known = self.kept.iter().any(|old| old == query);
        if keep && !known {
            self.kept.insert(0, query.to_owned());
            self.kept.truncate(MOST_KEPT);
        } else if !keep {
            self.kept.retain(|old| old != query);
        }
    }

    /// Returns the known properties of a terminal.
    pub fn terminal(&self, name: &str) -> Option<&KnownTerminal> {
        self.terminals.iter().find(|known| known.name == name)
    }

    /// Replaces, or with `None` removes, the properties of a terminal.
    pub fn learn(&mut self, name: &str, known: Option<KnownTerminal>) {
        self.terminals.retain(|old| old.name != name);
        self.terminals.extend(known);
        drop_oldest(&mut self.terminals);
    }

    /// Reads the file; empty if there is none. A damaged or newer file is set aside, which the warning reports.
    ///
    /// # Errors
    ///
    /// The system does not let us read it, or set it aside.
    pub fn open(path: &Path) -> Result<(Self, Option<Fault>), Fault> {
        kept::open(path)
    }

    /// Returns the faults of the text of a state file.
    pub fn check(path: &Path, text: &str) -> Vec<Fault> {
        kept::check::<Self>(path, text)
    }

    /// Changes the file under the lock of its folder. It is replaced only if `change` changed the state, and set aside
    /// first if it is damaged, as in [`open`](State::open).
    ///
    /// # Errors
    ///
    /// The system does not let us read the file, or write it or its folder.
    pub fn change<T>(path: &Path, change: impl FnOnce(&mut Self) -> T) -> Result<(T, Option<Fault>), Fault> {
        kept::change(path, change)
    }

    /// Writes an empty state where there is none: a later session is not the first one.
    ///
    /// # Errors
    ///
    /// The system does not let us write the file or its folder.
    pub fn begin(path: &Path) -> Result<(), Fault> {
        kept::begin::<Self>(path)
    }
}

impl Kept for State {
    const SCHEMA: u32 = SCHEMA;
    const LIMIT: u64 = LIMIT;

    fn bound(&mut self) {
        State::bound(self);
    }

    fn stamp(&mut self) {
        self.schema = SCHEMA;
    }
}

#[expect(clippy::ptr_arg, reason = "a filter of strings")]
fn is_short(text: &String) -> bool {
    text.len() <= LONGEST
}

fn drop_oldest<T>(entries: &mut Vec<T>) {
    entries.drain(..entries.len().saturating_sub(MOST));
}
