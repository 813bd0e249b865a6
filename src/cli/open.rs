//! Opening the corpus that options and environment name.

use std::path::PathBuf;

use super::{
    loading::Loader,
    out::{Result, wrong},
    settings::Settings,
};
use crate::{
    app::words::{CliMsg, Lang},
    corpus::{BatchFiles, CaseId, Corpus, CorpusSource, IndexBytes, Level},
    error::{Fault, Severity},
    search::{self, Index},
    store::{Paths, cache::Cache},
};

/// A loaded corpus and the faults of its files.
pub struct Opened {
    /// All good batches.
    pub corpus: Corpus,
    /// Search index of each segment.
    pub indexes: Vec<IndexBytes>,
    /// Faults, warnings included.
    pub faults: Vec<Fault>,
    /// Folder of the user's own batches, whose faults stop no command.
    data: Option<PathBuf>,
}

impl Opened {
    /// Returns the corpus for a command, with its remaining faults. The corpus is leaked: the command needs it to its end,
    /// and the system frees it faster.
    ///
    /// # Errors
    ///
    /// A file that the user named has an error.
    pub fn for_command(self) -> Result<(&'static Corpus, Vec<Fault>)> {
        self.for_search().map(|(corpus, _, faults)| (corpus, faults))
    }

    /// Returns the corpus with its search index for a command, as [`Opened::for_command`] does.
    pub fn for_search(self) -> Result<(&'static Corpus, Index, Vec<Fault>)> {
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

/// Lists the sources of batches, lowest level first.
pub fn places(settings: &Settings, paths: Option<&Paths>) -> Vec<CorpusSource> {
    let mut places = Vec::new();
    if settings.seeds {
        places.push(CorpusSource::Embedded);
    }
    places.extend(paths.map(|paths| CorpusSource::Path(Level::UserData, paths.corpus())));
    if let Some(list) = std::env::var_os("ANLI_CORPUS") {
        let set = std::env::split_paths(&list).filter(|path| !path.as_os_str().is_empty());
        places.extend(set.map(|path| CorpusSource::Path(Level::Environment, path)));
    }
    places.extend(settings.corpus.iter().map(|path| CorpusSource::Path(settings.corpus_level, path.clone())));
    places
}

/// Loads the corpus for a command.
pub fn open(settings: &Settings) -> Opened {
    let paths = Paths::from_env();
    Opened { data: paths.as_ref().map(Paths::corpus), ..load(&loader(settings, paths.as_ref())) }
}

/// Loads everything.
pub(super) fn load(loader: &Loader) -> Opened {
    let (corpus, indexes, faults) = loader.load();
    Opened { corpus, indexes, faults, data: None }
}

/// Loads the embedded batches only, if they are among the sources: they are there before any file is read.
pub(super) fn embedded(loader: &Loader) -> Opened {
    let places: Vec<CorpusSource> =
        loader.places.iter().filter(|place| **place == CorpusSource::Embedded).cloned().collect();
    let (corpus, indexes, faults) = Loader { places, cache: None }.load();
    Opened { corpus, indexes, faults, data: None }
}

/// Returns the loader for the options and the environment.
pub(super) fn loader(settings: &Settings, paths: Option<&Paths>) -> Loader {
    let places = places(settings, paths);
    let keeps = settings.cache && !BatchFiles::are_small(&places);
    let cache = paths.filter(|_| keeps).map(|paths| Cache::of(&paths.cache, &places, search::INDEX_VERSION));
    Loader { places, cache }
}

/// Parses a case id given as an argument.
pub(super) fn case_id(text: &str, lang: Lang) -> Result<CaseId> {
    text.parse().map_err(|_| wrong(lang, (CliMsg::BadCaseId, &[text]), (CliMsg::CaseIdForm, &[])))
}
