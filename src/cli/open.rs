//! Opening the corpus that the options and the environment name.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{loading::Loader, options, out::Failure};
use crate::{
    corpus::{BatchFiles, Corpus, CorpusSource, IndexBytes, Level},
    error::{Fault, Severity},
    search::{self, Index},
    store::{Paths, cache::Cache},
};

/// The corpus and what was wrong with its files.
pub struct Opened {
    /// All good batches.
    pub corpus: Corpus,
    /// What a search needs of each of its segments.
    pub indexes: Vec<IndexBytes>,
    /// What was wrong, warnings included.
    pub faults: Vec<Fault>,
    /// The user's own batches: a fault in there stops no command.
    data: Option<PathBuf>,
}

impl Opened {
    /// The corpus for a command that stops at faults in what it was told to read; the faults that it does not stop at.
    /// A command needs the corpus to its end: it is left to the system, which takes it back faster than we could.
    pub fn for_command(self) -> Result<(&'static Corpus, Vec<Fault>), Failure> {
        self.for_search().map(|(corpus, _, faults)| (corpus, faults))
    }

    /// The same with what a search needs.
    pub fn for_search(self) -> Result<(&'static Corpus, Index, Vec<Fault>), Failure> {
        let own = |fault: &Fault| self.data.as_ref().is_some_and(|data| fault.path.starts_with(data));
        let stops = |fault: &&Fault| fault.severity == Severity::Error && !own(fault);
        let fatal: Vec<Fault> = self.faults.iter().filter(stops).cloned().collect();
        if fatal.is_empty() {
            Ok((Box::leak(Box::new(self.corpus)), Index::complete(self.indexes), self.faults))
        } else {
            Err(fatal.into())
        }
    }
}

/// The places to look for batches, lowest level first.
pub fn places(matches: &ArgMatches, paths: Option<&Paths>) -> Vec<CorpusSource> {
    let mut places = Vec::new();
    if options::is_on(matches, "seeds") {
        places.push(CorpusSource::Embedded);
    }
    places.extend(paths.map(|paths| CorpusSource::Path(Level::UserData, paths.corpus())));
    let named = matches.try_get_many::<PathBuf>("corpus").ok().flatten().into_iter().flatten();
    let level = if options::is_given(matches, "corpus") { Level::Option } else { Level::Configuration };
    let named = named.map(|path| CorpusSource::Path(level, path.clone()));
    if let Some(list) = std::env::var_os("ANLI_CORPUS") {
        let set = std::env::split_paths(&list).filter(|path| !path.as_os_str().is_empty());
        places.extend(set.map(|path| CorpusSource::Path(Level::Environment, path)));
    }
    places.extend(named);
    places
}

/// Loads the corpus.
pub fn open(matches: &ArgMatches) -> Opened {
    let paths = Paths::from_env();
    Opened { data: paths.as_ref().map(Paths::corpus), ..load(&loader(matches, paths.as_ref())) }
}

/// Loads all of it.
pub(super) fn load(loader: &Loader) -> Opened {
    let (corpus, indexes, faults) = loader.load();
    Opened { corpus, indexes, faults, data: None }
}

/// What is there before anything is read: the batches that are part of the program, if they are wanted.
pub(super) fn begin(loader: &Loader) -> Opened {
    let places: Vec<CorpusSource> =
        loader.places.iter().filter(|place| **place == CorpusSource::Embedded).cloned().collect();
    let (corpus, indexes, faults) = Loader { places, cache: None }.load();
    Opened { corpus, indexes, faults, data: None }
}

/// The loader of what the options and the environment name.
pub(super) fn loader(matches: &ArgMatches, paths: Option<&Paths>) -> Loader {
    let places = places(matches, paths);
    let keeps = options::is_on(matches, "cache") && !BatchFiles::are_small(&places);
    let cache = paths.filter(|_| keeps).map(|paths| Cache::of(&paths.cache, &places, search::INDEX_VERSION));
    Loader { places, cache }
}
