//! What a session leaves for the next one: where it stood, what it searched for, how its user reads, and how wide
//! terminals are.
//!
//! The file is read, changed and replaced under a lock, so that two sessions of one user lose nothing of each other. A
//! file that cannot be read is renamed, never overwritten.

use std::{
    fs,
    path::{Path, PathBuf},
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    choices::Choices,
    write::{Access, Lock, replace},
};
use crate::{
    error::{Fault, FaultKind, Severity},
    file::read_text,
    json,
    text::WidthMode,
};

/// The newest `schema` of state files that this program reads, and the one that it writes.
const SCHEMA: u32 = 2;

/// Its name.
pub const STATE_FILE: &str = "state.json";

/// The largest state file, in bytes.
const LIMIT: u64 = 16 << 20;

/// The most dropped sessions and terminals that are remembered; the oldest go first.
const MOST: usize = 20;

/// The most searches that are remembered, those made and those kept; and the longest of those made, in characters:
/// what is longer was pasted by mistake.
pub const MOST_MADE: usize = 100;
const MOST_KEPT: usize = 200;
const LONGEST_MADE: usize = 500;

/// The content of `state.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct State {
    schema: u32,
    /// Where sessions stood when their line dropped, oldest first. Each is taken up by one later session.
    pub dropped: Vec<SavedLocation>,
    /// Where the last session stood that its user left, if that is wanted.
    #[serde(default)]
    pub left: Option<SavedLocation>,
    /// Searches made, newest first, each once.
    #[serde(default)]
    pub made: Vec<String>,
    /// Searches kept, newest first.
    #[serde(default)]
    pub kept: Vec<String>,
    /// How the user reads, where it is not as usual.
    #[serde(default)]
    pub choices: Choices,
    /// What is known of terminals, least recently learnt first.
    pub terminals: Vec<KnownTerminal>,
}

/// Where a person stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SavedLocation {
    /// The id of the case.
    pub case: String,
    /// The batch that the list showed, if it showed one.
    pub batch: Option<String>,
    /// The query whose hits the list showed, if it showed hits.
    pub query: Option<String>,
    /// The system whose cases the list showed, if it showed those.
    #[serde(default)]
    pub system: Option<String>,
    /// Whether the facets were open.
    #[serde(default)]
    pub facets: bool,
    /// Which pane had the keys.
    pub pane: SavedPane,
    /// The block of the case at the top of the text, counted from 0.
    pub block: usize,
    /// The character of the block that the row begins with, counted from 0.
    pub char: usize,
}

/// A pane that can have the keys.
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

/// What is known of a terminal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KnownTerminal {
    /// What tells it from others.
    pub name: String,
    /// How it draws ambiguous characters.
    pub width: KnownWidth,
    /// Whether the user said so; else the terminal did.
    pub by_hand: bool,
}

/// A width mode in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KnownWidth {
    /// [`WidthMode::Narrow`].
    Narrow,
    /// [`WidthMode::Wide`].
    Wide,
    /// [`WidthMode::Safe`].
    Safe,
}

impl From<WidthMode> for KnownWidth {
    fn from(mode: WidthMode) -> Self {
        match mode {
            WidthMode::Narrow => Self::Narrow,
            WidthMode::Wide => Self::Wide,
            WidthMode::Safe => Self::Safe,
        }
    }
}

impl From<KnownWidth> for WidthMode {
    fn from(width: KnownWidth) -> Self {
        match width {
            KnownWidth::Narrow => Self::Narrow,
            KnownWidth::Wide => Self::Wide,
            KnownWidth::Safe => Self::Safe,
        }
    }
}

impl Default for State {
    fn default() -> Self {
        let choices = Choices::default();
        let (dropped, left, made, kept, terminals) = Default::default();
        Self { schema: SCHEMA, dropped, left, made, kept, choices, terminals }
    }
}

impl State {
    /// Remembers where a session stood.
    pub fn drop_at(&mut self, spot: SavedLocation) {
        self.dropped.push(spot);
        let over = self.dropped.len().saturating_sub(MOST);
        self.dropped.drain(..over);
    }

    /// Remembers a search that was made now.
    pub fn search(&mut self, query: &str) {
        if query.chars().count() <= LONGEST_MADE {
            self.made.retain(|old| old != query);
            self.made.insert(0, query.to_owned());
            self.made.truncate(MOST_MADE);
        }
    }

    /// Keeps a search, or keeps it no longer.
    pub fn keep(&mut self, query: &str, keep: bool) {
        let known = self.kept.iter().any(|old| old == query);
        if keep && !known {
            self.kept.insert(0, query.to_owned());
            self.kept.truncate(MOST_KEPT);
        } else if !keep {
            self.kept.retain(|old| old != query);
        }
    }

    /// What is known of a terminal.
    pub fn terminal(&self, name: &str) -> Option<&KnownTerminal> {
        self.terminals.iter().find(|known| known.name == name)
    }

    /// Remembers, or with `None` forgets, what is known of a terminal.
    pub fn learn(&mut self, name: &str, known: Option<KnownTerminal>) {
        self.terminals.retain(|old| old.name != name);
        self.terminals.extend(known);
        let over = self.terminals.len().saturating_sub(MOST);
        self.terminals.drain(..over);
    }

    /// Reads the file; empty where there is none. A file that is damaged or newer is set aside: the second value says
    /// why and is a warning.
    ///
    /// # Errors
    ///
    /// The file can neither be read nor set aside.
    pub fn open(path: &Path) -> Result<(Self, Option<Fault>), Fault> {
        match read(path) {
            Ok(state) => Ok((state.unwrap_or_default(), None)),
            Err(_) => Self::change(path, |state| state.clone()),
        }
    }

    /// What is wrong with the text of a state file.
    pub fn check(path: &Path, text: &str) -> Vec<Fault> {
        json::read::<Self>(path, text, SCHEMA).1
    }

    /// Changes the file under the lock of its folder: reads it, applies `change`, replaces it if anything is
    /// different; sets it aside first where [`open`](State::open) would.
    ///
    /// # Errors
    ///
    /// The folder or the file cannot be written.
    pub fn change<T>(path: &Path, change: impl FnOnce(&mut Self) -> T) -> Result<(T, Option<Fault>), Fault> {
        let _lock = Lock::take(path.parent().unwrap_or(Path::new(".")))?;
        let (before, fault) = match read(path) {
            Ok(state) => (state, None),
            Err(fault) => {
                set_aside(path)?;
                (None, Some(Fault { severity: Severity::Warning, ..fault }))
            }
        };
        let mut state = before.clone().unwrap_or_default();
        let result = change(&mut state);
        if state != before.unwrap_or_default() {
            let text = serde_json::to_string(&state).unwrap_or_default() + "\n";
            replace(path, text.as_bytes(), Access::Private)?;
        }
        Ok((result, fault))
    }
}

/// The state in the file; none where there is no file.
fn read(path: &Path) -> Result<Option<State>, Fault> {
    let text = match read_text(path, LIMIT) {
        Ok(text) => text,
        Err(fault) if fault.kind == FaultKind::NotFound => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let (state, faults) = json::read::<State>(path, &text, SCHEMA);
    let fatal = faults.into_iter().find(|fault| fault.severity == Severity::Error);
    match (state, fatal) {
        (Some(state), _) => Ok(Some(State { schema: SCHEMA, ..state })),
        (None, fault) => Err(fault.unwrap_or_else(|| Fault::error(path, None, FaultKind::Truncated))),
    }
}

/// Renames a file to the first free name beside it.
fn set_aside(path: &Path) -> Result<(), Fault> {
    let name = |number: usize| PathBuf::from(format!("{}.{number}", path.display()));
    let free = (1..MOST).map(name).find(|free| !free.exists()).unwrap_or_else(|| name(MOST));
    fs::rename(path, &free).map_err(|error| Fault::unwritable(path, &error))
}
