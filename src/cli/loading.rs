//! Loading the corpus: at once, or beside a session that shows the batches loaded so far.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use super::out::Result;
use crate::{
    app::words::Lang,
    corpus::{
        BatchFiles, CaseId, Corpus, CorpusSource, IndexBytes, Level, LinkPlace,
        image::Pack,
        load::SMALL_BYTES,
        load::{LoadEvent, LoadResult, SegmentIndexer, load},
    },
    error::{Fault, Severity},
    search::{Index, add_postings, build_values},
    store::{cache::Cache, state::SavedLocation},
};

/// Sources of the corpus, and the cache for the next start.
#[derive(Clone, Debug)]
pub(super) struct Loader {
    pub(super) sources: Vec<CorpusSource>,
    /// `None` if nothing is kept.
    pub(super) cache: Option<Cache>,
}

/// A loaded corpus and the faults of its files.
pub struct Opened {
    /// All good batches.
    pub corpus: Corpus,
    /// Search index of each segment.
    pub indexes: Vec<IndexBytes>,
    /// Faults, warnings included.
    pub faults: Vec<Fault>,
    /// Paths that this call names.
    pub(super) named: Vec<PathBuf>,
    /// `true` if every error stops a command.
    pub(super) strict: bool,
    /// Cache that it came from, or was written to.
    pub(super) cache: Option<Cache>,
}

impl Opened {
    /// Runs a command with the corpus and its search index, and warns of the remaining faults. A cache that the command
    /// found to be damaged is removed. The corpus is leaked: the command needs it to its end, and the system frees it faster.
    ///
    /// # Errors
    ///
    /// A path that this call names gives no batch; with the option `strict`, any error; those of the command.
    pub fn for_command(self, lang: Lang, run: impl FnOnce(&'static Corpus, &Index) -> Result) -> Result {
        let gives = |named: &Path| {
            let mut paths = self.corpus.batches().iter().filter_map(|loaded| loaded.origin.path());
            paths.any(|path| path.starts_with(named))
        };
        let in_vain = |fault: &Fault| self.named.iter().any(|named| fault.path.starts_with(named) && !gives(named));
        let stops = |fault: &&Fault| fault.severity == Severity::Error && (self.strict || in_vain(fault));
        let fatal: Vec<Fault> = self.faults.iter().filter(stops).cloned().collect();
        if !fatal.is_empty() {
            return Err(fatal.into());
        }
        let result = run(Box::leak(Box::new(self.corpus)), &Index::complete(self.indexes));
        self.cache.iter().for_each(Cache::abandon);
        Ok(result?.warned(&self.faults, lang))
    }
}

/// A load beside a session.
pub(super) struct BackgroundLoad {
    pub(super) loader: Loader,
    /// Case to open as soon as it is loaded.
    pub(super) pending_case: Option<PendingCase>,
}

/// A case to be opened as soon as it is loaded.
pub(super) struct PendingCase {
    pub(super) case: CaseId,
    /// Place in it.
    pub(super) place: Option<LinkPlace>,
    /// Location of the session that was interrupted there; `None` if the user named the case.
    pub(super) spot: Option<SavedLocation>,
    /// Status message when the case is opened.
    pub(super) opened: Option<String>,
    /// Status message when everything is loaded and the case is missing.
    pub(super) missing: Option<String>,
}

impl Loader {
    /// Loads everything now. Without a cache, postings of a large corpus are left to the first search.
    pub(super) fn load(&self) -> Opened {
        let with_postings = self.cache.is_some() || BatchFiles::are_small(&self.sources);
        let kept = self.cache.as_ref().and_then(Cache::open_intact);
        let (done, size) = self.run(kept, with_postings, &|_| true);
        let mut faults = done.faults.clone();
        faults.extend(self.keep(&done, size).err());
        let named = self.sources.iter().filter_map(|source| match source {
            CorpusSource::Path(Level::Option, path) => Some(path.clone()),
            _ => None,
        });
        let (named, cache) = (named.collect(), self.cache.clone());
        Opened { corpus: done.corpus, indexes: done.indexes, faults, named, strict: false, cache }
    }

    /// Loads the embedded batches only, if they are among the sources: they are there before any file is read.
    pub(super) fn load_embedded(&self) -> Opened {
        let is_embedded = self.sources.contains(&CorpusSource::Embedded);
        Self { sources: is_embedded.then_some(CorpusSource::Embedded).into_iter().collect(), cache: None }.load()
    }

    /// Opens the cache.
    fn kept(&self) -> Option<Pack> {
        self.cache.as_ref().and_then(Cache::open)
    }

    /// Loads, reusing a cached pack. Returns also the size of all files in bytes.
    fn run(
        &self,
        pack: Option<Pack>,
        with_postings: bool,
        tell: &(dyn Fn(LoadEvent) -> bool + Sync),
    ) -> (LoadResult, u64) {
        let sources = BatchFiles::find(&self.sources);
        let indexer =
            SegmentIndexer { partial: &build_values, complete: if with_postings { Some(&add_postings) } else { None } };
        (load(&sources, pack, indexer, tell), sources.size())
    }

    /// Writes the cache if the result is new and not small. Returns `true` if it was written.
    fn keep(&self, done: &LoadResult, size: u64) -> std::result::Result<bool, Fault> {
        match &self.cache {
            Some(cache) if done.fresh && size > SMALL_BYTES && cache.is_written_here() => {
                cache.write(&done.pack()).map(|()| true)
            }
            _ => Ok(false),
        }
    }

    /// Loads in a thread, until `stop` is set or `tell` returns `false`. At the end, a mapped cache file just written
    /// replaces the segments in memory.
    pub(super) fn spawn(self, stop: Arc<AtomicBool>, tell: impl Fn(LoadEvent) -> bool + Send + Sync + 'static) {
        let run = move || {
            let step = |event| tell(event) && !stop.load(Ordering::Relaxed);
            let whole = |done: &mut LoadResult| {
                LoadEvent::Grown(std::mem::take(&mut done.corpus), std::mem::take(&mut done.indexes), None)
            };
            let (mut done, size) = self.run(self.kept(), true, &step);
            if !tell(whole(&mut done)) {
                return;
            }
            let mut faults = done.faults.clone();
            let kept = self.keep(&done, size);
            faults.extend(kept.as_ref().err().cloned());
            if !faults.is_empty() {
                tell(LoadEvent::Faults(faults));
            }
            drop(done);
            if kept == Ok(true) {
                let (mut again, _) = self.run(self.kept(), true, &|_| true);
                tell(whole(&mut again));
            }
        };
        // Without a thread (process limit) the session keeps the embedded batches.
        let _ = thread::Builder::new().name("loading".to_owned()).spawn(run);
    }
}
