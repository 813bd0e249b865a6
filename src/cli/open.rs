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
pub fn sources(settings: &Settings, paths: Option<&Paths>) -> Vec<CorpusSource> {
    let mut sources = Vec::new();
    if settings.seeds {
        sources.push(CorpusSource::Embedded);
    }
    sources.extend(paths.map(|paths| CorpusSource::Path(Level::UserData, paths.corpus())));
    if let Some(list) = std::env::var_os("ANLI_CORPUS") {
        let set = std::env::split_paths(&list).filter(|path| !path.as_os_str().is_empty());
        sources.extend(set.map(|path| CorpusSource::Path(Level::Environment, path)));
    }
    sources.extend(settings.corpus.iter().map(|path| CorpusSource::Path(settings.corpus_level, path.clone())));
    sources
}

/// Loads the corpus for a command.
pub fn open(settings: &Settings) -> Opened {
    Opened { strict: settings.strict, ..loader(settings, Paths::from_env().as_ref()).load() }
}

/// Returns the loader for the options and the environment.
pub(super) fn loader(settings: &Settings, paths: Option<&Paths>) -> Loader {
    let sources = sources(settings, paths);
    let keeps = settings.cache && !BatchFiles::are_small(&sources);
    let cache = paths.filter(|_| keeps).map(|paths| Cache::of(&paths.cache, &sources, search::INDEX_VERSION));
    Loader { sources, cache }
}

/// Parses a case id given as an argument.
pub(super) fn case_link(text: &str, lang: Lang) -> Result<CaseLink> {
    text.parse().map_err(|_| wrong(lang, (CliMsg::BadCaseId, &[text]), (CliMsg::CaseIdForm, &[])))
}
