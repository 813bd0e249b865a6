//! The values of all options: a flag goes before the environment, that before `config.json`, that before the default.

use std::{path::PathBuf, time::Duration};

use super::{
    options::{AMBIGUOUS, ESC_WAIT, REMOTE_ESC_WAIT, Resume},
    outlet::When,
    system::System,
    themes,
};
use crate::{
    app::keymap,
    corpus::Level,
    store::{Paths, choices::Choices, config::Config},
    text::{Script, WidthMode},
};

/// Options of all commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Folders with further batches.
    pub corpus: Vec<PathBuf>,
    /// Level of their batches: given by flags or by the file.
    pub corpus_level: Level,
    /// Use of the embedded batches.
    pub seeds: bool,
    /// Use of the state file.
    pub state: bool,
    /// Use of the cache.
    pub cache: bool,
    /// Name or file of the keymap.
    pub keymap: PathBuf,
    /// Width of ambiguous characters. `None` unless given, `Some(None)` asks the terminal.
    pub ambiguous: Option<Option<WidthMode>>,
    /// Colours of answers and of the browser.
    pub color: When,
    /// Use of the pager.
    pub pager: bool,
    /// Linear mode: input and output line by line.
    pub plain: bool,
    /// Stops a command at any error in the corpus or the keymap.
    pub strict: bool,
    /// Folders of the user, or of a reader of a restricted session; `None` if nothing is kept.
    pub paths: Option<Paths>,
    /// Use of the batches in the user's folders and of those that the environment names.
    pub own_corpus: bool,
    /// Folder of the cache that all accounts share.
    pub cache_folder: Option<PathBuf>,
}

/// Options of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserSettings {
    /// Name of the theme, where given.
    pub theme: Option<&'static str>,
    /// `true` if the theme is given by a flag, which goes before `$NO_COLOR`.
    pub theme_by_flag: bool,
    /// Use of the mouse.
    pub mouse: bool,
    /// Milliseconds that Esc waits, where given.
    pub esc_wait: Option<u16>,
    /// Sessions that continue where an earlier one stood.
    pub resume: Resume,
    /// Reading options, where given.
    pub choices: Choices,
}

impl Settings {
    /// Resolves the options from flags and the configuration.
    pub fn new(flags: &Config, config: &Config) -> Self {
        let given = flags.or(config);
        let is_on = |name| given.switch(name).unwrap_or(true);
        Self {
            corpus: given.paths("corpus").to_vec(),
            corpus_level: if flags.get("corpus").is_some() { Level::Option } else { Level::Configuration },
            seeds: is_on("seeds"),
            state: is_on("state"),
            cache: is_on("cache"),
            keymap: given.paths("keymap").first().cloned().unwrap_or_else(|| keymap::NAMES[0].into()),
            ambiguous: given.word("ambiguous", &AMBIGUOUS),
            color: given.word("color", &When::ALL).unwrap_or_default(),
            pager: is_on("pager"),
            plain: given.switch("plain").unwrap_or(false),
            strict: given.switch("strict").unwrap_or(false),
            paths: Paths::from_env(),
            own_corpus: true,
            cache_folder: None,
        }
    }

    /// Returns the options on a machine with this administrator's file.
    #[must_use]
    pub(super) fn on(self, system: &System) -> Self {
        let own_corpus = !system.locked().contains(&"corpus");
        Self { own_corpus, cache_folder: system.cache_folder(), ..self }
    }

    /// Returns the options of a restricted call with the reader's folders: no batches of users, no pager.
    #[must_use]
    pub(super) fn restricted(self, paths: Option<Paths>) -> Self {
        Self { paths, own_corpus: false, pager: false, ..self }
    }

    /// Returns the folders of state and desk; `None` if nothing is kept.
    pub(super) fn state_paths(&self) -> Option<&Paths> {
        self.paths.as_ref().filter(|_| self.state)
    }
}

impl BrowserSettings {
    /// Resolves the options from flags and the configuration.
    pub fn new(flags: &Config, config: &Config) -> Self {
        let given = flags.or(config);
        let themes: Vec<_> = themes::names().into_iter().map(|name| (name, name)).collect();
        Self {
            theme: given.word("theme", &themes),
            theme_by_flag: flags.get("theme").is_some(),
            mouse: given.switch("mouse").unwrap_or(false),
            esc_wait: given.number("esc-wait"),
            resume: given.word("resume", &Resume::ALL).unwrap_or_default(),
            choices: Choices {
                typeset: given.switch("typeset"),
                point_rows: given.switch("point-rows"),
                script: given.word("script", &Script::ALL),
                spaced: given.switch("spaced"),
                double_spaced: given.switch("double-spaced"),
                text_width: given.number("text-width"),
                split: given.number("split"),
                preview: given.number("preview"),
                batch_pane: given.switch("batch-pane"),
                outline_pane: given.switch("outline-pane"),
            },
        }
    }

    /// Returns the time that Esc, and keys after it, wait for the rest of a sequence.
    pub fn key_wait(&self, is_remote: bool) -> Duration {
        let default = if is_remote { REMOTE_ESC_WAIT } else { ESC_WAIT.2 };
        Duration::from_millis(self.esc_wait.unwrap_or(default).into())
    }
}
