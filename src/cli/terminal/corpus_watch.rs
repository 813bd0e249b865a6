//! Batches that come, go or change while a session runs: looked for when a key is pressed, because nothing happens when
//! nothing happens.

use std::time::{Duration, Instant};

use crate::corpus::{BatchFiles, CorpusSource};

/// Shortest time between two looks.
const APART: Duration = Duration::from_secs(5);

/// The batch files of a session as they were at the last look.
#[derive(Debug, Default)]
pub(in crate::cli) struct CorpusWatch {
    sources: Vec<CorpusSource>,
    /// `None` before the first look at a large corpus, which nothing of this makes later.
    seen: Option<BatchFiles>,
    /// The time of the last look; `None` before the first.
    last: Option<Instant>,
}

impl CorpusWatch {
    /// Takes the files as they are before they are loaded.
    pub(in crate::cli) fn new(sources: Vec<CorpusSource>) -> Self {
        let seen = BatchFiles::are_small(&sources).then(|| BatchFiles::find(&sources));
        Self { seen, sources, last: None }
    }

    /// Returns `true` if the files are others than at the last look. Within five seconds of it nothing is looked at.
    pub(super) fn has_changed(&mut self) -> bool {
        self.last.is_none_or(|last| last.elapsed() >= APART) && self.look()
    }

    /// Looks at the files and returns `true` if they are others than before.
    pub(super) fn look(&mut self) -> bool {
        let now = BatchFiles::find(&self.sources);
        let is_same = self.seen.as_ref().is_none_or(|seen| now.is_same(seen));
        (self.seen, self.last) = (Some(now), Some(Instant::now()));
        !is_same
    }
}
