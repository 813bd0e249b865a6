//! Searches made in this session and searches kept.

/// How many searches are remembered.
const MOST: usize = 100;

/// The searches, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queries {
    /// Searches kept.
    pub kept: Vec<String>,
    /// Searches made.
    pub made: Vec<String>,
}

impl Queries {
    /// Remembers a search that led somewhere.
    pub fn remember(&mut self, query: &str) {
        let query = query.trim();
        if !query.is_empty() {
            self.made.retain(|old| old != query);
            self.made.insert(0, query.to_owned());
            self.made.truncate(MOST);
        }
    }

    /// Keeps a search, or drops it if it is kept; whether it is kept now.
    pub fn keep(&mut self, query: &str) -> bool {
        let query = query.trim();
        let known = self.kept.len();
        self.kept.retain(|old| old != query);
        let keep = self.kept.len() == known && !query.is_empty();
        if keep {
            self.kept.insert(0, query.to_owned());
        }
        keep
    }

    /// Every search once, those kept first, and whether it is kept.
    pub fn all(&self) -> impl Iterator<Item = (&str, bool)> {
        let made = self.made.iter().filter(|query| !self.kept.contains(query));
        self.kept.iter().map(|query| (query.as_str(), true)).chain(made.map(|query| (query.as_str(), false)))
    }
}
