//! Loading what the options and the environment name: at once, or beside a session that shows what is there so far.

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

/// Where to load from, and what is kept of it for the next time.
#[derive(Clone, Debug)]
pub(super) struct Loader {
    pub(super) places: Vec<CorpusSource>,
    /// None where nothing is to be kept.
    pub(super) cache: Option<Cache>,
}

/// What a loader tells the session beside it.
#[derive(Debug)]
pub(super) enum News {
    /// So much was read.
    Read(Progress),
    /// So much can be used; there is more to come if there is a progress.
    Grown(Box<(Corpus, Vec<IndexBytes>)>, Option<Progress>),
    /// What a search needs of it; more follows.
    Indexed(Vec<IndexBytes>, Progress),
    /// What was wrong.
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

    /// What was kept the last time.
    fn kept(&self) -> Option<Pack> {
        self.cache.as_ref().and_then(Cache::open)
    }

    /// Loads with what was kept; gives the number of bytes of all files as well.
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

    /// Keeps what was loaded, if it is new and reading it again would take longer than a moment; says whether it did.
    fn keep(&self, done: &LoadResult, size: u64) -> Result<bool, Fault> {
        match &self.cache {
            Some(cache) if done.fresh && size > SMALL_BYTES => cache.write(&done.pack()).map(|()| true),
            _ => Ok(false),
        }
    }

    /// Loads in a thread of its own, until `stop` says no or `tell` does. What was kept is proved when all of it can be
    /// used, so that nobody waits for that; if it is damaged, it stays in use until the files are read in its place. At
    /// the end, what was kept takes the place of what is in memory.
    pub(super) fn spawn(self, stop: Arc<AtomicBool>, tell: impl Fn(News) -> bool + Send + Sync + 'static) {
        let run = move || {
            let step = |step: LoadEvent| {
                let goes_on = match step {
                    LoadEvent::Read(progress) => tell(News::Read(progress)),
                    LoadEvent::Grown(corpus, indexes, progress) => {
                        tell(News::Grown(Box::new((corpus, indexes)), Some(progress)))
                    }
                    LoadEvent::Indexed(indexes, progress) => tell(News::Indexed(indexes, progress)),
                };
                goes_on && !stop.load(Ordering::Relaxed)
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
        // Without a thread (a process limit) the session has what it began with.
        let _ = thread::Builder::new().name("loading".to_owned()).spawn(run);
    }
}
