//! Batches that come, go or change while a session runs: looked for when a key is pressed, because nothing happens when
//! nothing happens.

use std::time::{Duration, Instant};

use crate::{
    corpus::{BatchFiles, CorpusSource},
    store::cache::{Cache, CacheStamp},
};

/// Shortest time between two looks.
const APART: Duration = Duration::from_secs(5);

/// The batch files of a session as they were at the last look.
#[derive(Debug, Default)]
pub(in crate::cli) struct CorpusWatch {
    sources: Vec<CorpusSource>,
    /// `None` before the first look at a large corpus, which nothing of this makes later.
    seen: Option<BatchFiles>,
    /// The cache that another account writes, with its state at the last look: it is replaced after the files, so that a
    /// session which waits for it reads no file itself.
    shared: Option<(Cache, CacheStamp)>,
    /// The time of the last look; `None` before the first.
    last: Option<Instant>,
}

impl CorpusWatch {
    /// Takes the files, or the cache that is read in their place, as they are before they are loaded.
    pub(in crate::cli) fn new(sources: Vec<CorpusSource>, cache: Option<Cache>) -> Self {
        let shared = cache.filter(|cache| !cache.is_written_here()).and_then(|cache| Some((cache.stamp()?, cache)));
        let shared = shared.map(|(stamp, cache)| (cache, stamp));
        let seen = (shared.is_none() && BatchFiles::are_small(&sources)).then(|| BatchFiles::find(&sources));
        Self { seen, sources, shared, last: None }
    }

    /// Returns `true` if the files are others than at the last look. Within five seconds of it nothing is looked at.
    pub(super) fn has_changed(&mut self) -> bool {
        self.last.is_none_or(|last| last.elapsed() >= APART) && self.look()
    }

    /// Looks at the files and returns `true` if they are others than before.
    pub(super) fn look(&mut self) -> bool {
        if let Some((cache, seen)) = &mut self.shared {
            self.last = Some(Instant::now());
            // While it is missing, the session keeps what it has.
            return cache.stamp().is_some_and(|now| std::mem::replace(seen, now) != now);
        }
        let now = BatchFiles::find(&self.sources);
        let is_same = self.seen.as_ref().is_none_or(|seen| now.is_same(seen));
        (self.seen, self.last) = (Some(now), Some(Instant::now()));
        !is_same
    }
}
