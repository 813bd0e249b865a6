//! Opening the corpus that options and environment name.

use super::{
    loading::{Loader, Opened},
    out::{Result, wrong},
    settings::Settings,
};
use crate::{
    app::words::{CliMsg, Lang},
    corpus::{BatchFiles, CaseLink, CorpusSource, Level},
    search,
    store::{Paths, cache::Cache},
};

/// Lists the sources of batches, lowest level first.
pub fn sources(settings: &Settings) -> Vec<CorpusSource> {
    let mut sources = Vec::new();
    if settings.seeds {
        sources.push(CorpusSource::Embedded);
    }
    if settings.own_corpus {
        let own = settings.paths.as_ref().map(Paths::corpus);
        sources.extend(own.map(|path| CorpusSource::Path(Level::UserData, path)));
        let list = std::env::var_os("ANLI_CORPUS").unwrap_or_default();
        let set = std::env::split_paths(&list).filter(|path| !path.as_os_str().is_empty());
        sources.extend(set.map(|path| CorpusSource::Path(Level::Environment, path)));
    }
    sources.extend(settings.corpus.iter().map(|path| CorpusSource::Path(settings.corpus_level, path.clone())));
    sources
}

/// Loads the corpus for a command.
pub fn open(settings: &Settings) -> Opened {
    Opened { strict: settings.strict, ..loader(settings).load() }
}

/// Returns the loader for the options and the environment.
pub(super) fn loader(settings: &Settings) -> Loader {
    let sources = sources(settings);
    let keeps = settings.cache && !BatchFiles::are_small(&sources);
    // Readers share one cache; a user's own batches make it a user's own again.
    let shared = settings.cache_folder.as_ref().filter(|_| !settings.own_corpus);
    let cache = match shared {
        Some(folder) => Some(Cache::shared(folder, &sources, search::INDEX_VERSION)),
        None => settings.paths.as_ref().map(|paths| Cache::of(&paths.cache, &sources, search::INDEX_VERSION)),
    };
    Loader { sources, cache: cache.filter(|_| keeps) }
}

/// Parses a case id given as an argument.
pub(super) fn case_link(text: &str, lang: Lang) -> Result<CaseLink> {
    text.parse().map_err(|_| wrong(lang, (CliMsg::BadCaseId, &[text]), (CliMsg::CaseIdForm, &[])))
}
