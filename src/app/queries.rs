//! Searches made and searches kept, of this session and of those before it.

use crate::store::state::MOST_MADE;

/// The searches, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queries {
    /// Searches kept.
    pub kept: Vec<String>,
    /// Searches made.
    pub made: Vec<String>,
    /// The walk through them in the input of a search.
    pub walk: Walk,
}

/// A walk through earlier searches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Walk {
    /// Not begun.
    #[default]
    Not,
    /// Not begun, and upward is now the way back through the hits.
    Hits,
    /// At a search made, with what was typed before.
    At(usize, String),
}

/// Signs before the name of a kept search.
const NAME: [char; 2] = ['@', '＠'];

/// Returns the name of a kept search and the rest: `@周报 地区:莆田 零工`.
fn named(kept: &str) -> Option<(&str, &str)> {
    kept.strip_prefix(NAME)?.split_once(char::is_whitespace)
}

impl Queries {
    /// Remembers a search that led somewhere.
    pub fn remember(&mut self, query: &str) {
        let query = query.trim();
        if !query.is_empty() {
            self.made.retain(|old| old != query);
            self.made.insert(0, query.to_owned());
            self.made.truncate(MOST_MADE);
        }
    }

    /// Keeps a search, or drops it if it is kept; whether it is kept now. Of a name the last search is kept.
    pub fn keep(&mut self, query: &str) -> bool {
        let query = query.trim();
        let keep = !query.is_empty() && !self.kept.iter().any(|old| old == query);
        let name = named(query).map(|(name, _)| name);
        self.kept.retain(|old| old != query && (name.is_none() || named(old).map(|(name, _)| name) != name));
        if keep {
            self.kept.insert(0, query.to_owned());
        }
        keep
    }

    /// Returns the names of the searches that are kept under one.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.kept.iter().filter_map(|kept| named(kept)).map(|(name, _)| name)
    }

    /// Returns what is typed with the search that is kept under a name in place of the name: `@周报`.
    pub fn expanded(&self, typed: &str) -> String {
        let search = |word: &str| {
            let name = word.strip_prefix(NAME)?;
            self.kept.iter().filter_map(|kept| named(kept)).find(|(of, _)| *of == name).map(|(_, search)| search.trim())
        };
        let words = typed.split_inclusive(char::is_whitespace);
        words
            .map(|word| {
                let name = word.trim_end();
                search(name).map_or_else(
                    || word.to_owned(),
                    |search| format!("{search}{}", word.get(name.len()..).unwrap_or_default()),
                )
            })
            .collect()
    }

    /// The next older search, or newer one, and how many steps back it is; what was typed where the walk ends. None
    /// where there is no further one. `typed` is what stands in the input.
    pub fn walk(&mut self, older: bool, typed: &str) -> Option<(String, usize)> {
        let (at, draft) = match (&self.walk, older) {
            (Walk::At(at, draft), true) => (at + 1, draft.clone()),
            (Walk::At(0, draft), false) => {
                let draft = draft.clone();
                self.walk = Walk::Not;
                return Some((draft, 0));
            }
            (Walk::At(at, draft), false) => (at - 1, draft.clone()),
            (Walk::Not, true) => (usize::from(self.made.first().is_some_and(|made| made == typed)), typed.to_owned()),
            (Walk::Not | Walk::Hits, _) => return None,
        };
        let query = self.made.get(at)?.clone();
        self.walk = Walk::At(at, draft);
        Some((query, at + 1))
    }

    /// Every search once, those kept first, and whether it is kept.
    pub fn all(&self) -> impl Iterator<Item = (&str, bool)> {
        let made = self.made.iter().filter(|query| !self.kept.contains(query));
        self.kept.iter().map(|query| (query.as_str(), true)).chain(made.map(|query| (query.as_str(), false)))
    }
}
