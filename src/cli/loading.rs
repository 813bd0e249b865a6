//! Loading the corpus: at once, or beside a session that shows the batches loaded so far.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use crate::{
    corpus::{
        BatchFiles, Corpus, CorpusSource, IndexBytes,
        image::Pack,
        load::SMALL_BYTES,
        load::{LoadEvent, LoadResult, Progress, SegmentIndexer, load},
    },
    error::Fault,
    search::{add_postings, build_values},
    store::cache::Cache,
};

/// Sources of the corpus, and the cache for the next start.
#[derive(Clone, Debug)]
pub(super) struct Loader {
    pub(super) places: Vec<CorpusSource>,
    /// `None` if nothing is kept.
    pub(super) cache: Option<Cache>,
}

/// Message of a loader to the session.
#[derive(Debug)]
pub(super) enum News {
    /// Amount read so far.
    Read(Progress),
    /// Corpus so far, complete without a progress.
    Grown(Box<(Corpus, Vec<IndexBytes>)>, Option<Progress>),
    /// Search index of the segments so far.
    Indexed(Vec<IndexBytes>, Progress),
    /// Faults of the files.
    Faults(Vec<Fault>),
}

impl Loader {
    /// Loads everything now. Without a cache, postings of a large corpus are left to the first search.
    pub(super) fn load(&self) -> (Corpus, Vec<IndexBytes>, Vec<Fault>) {
        let with_postings = self.cache.is_some() || BatchFiles::are_small(&self.places);
        let kept = self.cache.as_ref().and_then(Cache::open_intact);
        let (done, size) = self.run(kept, with_postings, &|_| true);
        let mut faults = done.faults.clone();
        faults.extend(self.keep(&done, size).err());
        (done.corpus, done.indexes, faults)
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
        let sources = BatchFiles::find(&self.places);
        let indexer =
            SegmentIndexer { partial: &build_values, complete: if with_postings { Some(&add_postings) } else { None } };
        (load(&sources, pack, indexer, tell), sources.size())
    }

    /// Writes the cache if the result is new and not small. Returns `true` if it was written.
    fn keep(&self, done: &LoadResult, size: u64) -> Result<bool, Fault> {
        match &self.cache {
            Some(cache) if done.fresh && size > SMALL_BYTES => cache.write(&done.pack()).map(|()| true),
            _ => Ok(false),
        }
    }

    /// Loads in a thread, until `stop` is set or `tell` returns `false`. At the end, a mapped cache file just written
    /// replaces the segments in memory.
    pub(super) fn spawn(self, stop: Arc<AtomicBool>, tell: impl Fn(News) -> bool + Send + Sync + 'static) {
        let run = move || {
            let step = |step: LoadEvent| {
                let continues = match step {
                    LoadEvent::Read(progress) => tell(News::Read(progress)),
                    LoadEvent::Grown(corpus, indexes, progress) => {
                        tell(News::Grown(Box::new((corpus, indexes)), Some(progress)))
                    }
                    LoadEvent::Indexed(indexes, progress) => tell(News::Indexed(indexes, progress)),
                };
                continues && !stop.load(Ordering::Relaxed)
            };
            let whole =
                |done: &mut LoadResult| Box::new((std::mem::take(&mut done.corpus), std::mem::take(&mut done.indexes)));
            let (mut done, size) = self.run(self.kept(), true, &step);
            if !tell(News::Grown(whole(&mut done), None)) {
                return;
            }
            let mut faults = done.faults.clone();
            let kept = self.keep(&done, size);
            faults.extend(kept.as_ref().err().cloned());
            if !faults.is_empty() {
                tell(News::Faults(faults));
            }
            drop(done);
            if kept == Ok(true) {
                let (mut again, _) = self.run(self.kept(), true, &|_| true);
                tell(News::Grown(whole(&mut again), None));
            }
        };
        // Without a thread (process limit) the session keeps the embedded batches.
        let _ = thread::Builder::new().name("loading".to_owned()).spawn(run);
    }
}
