//! The values of all options: a flag goes before the environment, that before `config.json`, that before the default.

use std::path::PathBuf;

use super::{
    args::BrowserArgs,
    options::{AMBIGUOUS, GlobalFlags, Resume},
};
use crate::{
    app::keymap,
    corpus::Level,
    store::{
        choices::Choices,
        config::{Config, Setting},
    },
    text::{Script, WidthMode},
    ui::theme::Theme,
};

/// Options of all commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Folders with further batches.
    pub corpus: Vec<PathBuf>,
    /// Level of their batches: given by flags or by the file.
    pub corpus_level: Level,
    /// Loads the embedded batches.
    pub seeds: bool,
    /// Keeps session state.
    pub state: bool,
    /// Keeps a cache.
    pub cache: bool,
    /// Name or file of the keymap.
    pub keymap: PathBuf,
    /// Width of ambiguous characters. `None` unless given, `Some(None)` asks the terminal.
    pub ambiguous: Option<Option<WidthMode>>,
    /// Reads and answers line by line.
    pub plain: bool,
}

/// Options of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserSettings {
    /// Colour theme.
    pub theme: Theme,
    /// `true` if the theme is given by a flag, which goes before `$NO_COLOR`.
    pub theme_by_flag: bool,
    /// Takes the mouse.
    pub mouse: bool,
    /// Sessions that continue where an earlier one stood.
    pub resume: Resume,
    /// Options of reading, where given.
    pub choices: Choices,
}

/// The sources of values, in order of precedence.
struct Layers<'a>([&'a Config; 2]);

impl<'a> Layers<'a> {
    fn get(&self, name: &str) -> Option<&'a Setting> {
        self.0.iter().find_map(|layer| layer.get(name))
    }

    fn switch(&self, name: &str) -> Option<bool> {
        self.get(name).and_then(|setting| if let Setting::On(on) = setting { Some(*on) } else { None })
    }

    fn word<T: Copy>(&self, name: &str, values: &[(T, &str)]) -> Option<T> {
        let Some(Setting::Word(word)) = self.get(name) else { return None };
        values.iter().find(|(_, known)| known == word).map(|(value, _)| *value)
    }

    fn number<T: TryFrom<i32>>(&self, name: &str) -> Option<T> {
        let Some(Setting::Number(number)) = self.get(name) else { return None };
        T::try_from(*number).ok()
    }

    fn paths(&self, name: &str) -> &'a [PathBuf] {
        if let Some(Setting::Paths(paths)) = self.get(name) { paths } else { &[] }
    }
}

impl Settings {
    /// Resolves the options from flags and the configuration.
    pub fn new(flags: &GlobalFlags, config: &Config) -> Self {
        let flags = &flags.0;
        let layers = Layers([flags, config]);
        let corpus_level = if flags.get("corpus").is_some() { Level::Option } else { Level::Configuration };
        Self {
            corpus: layers.paths("corpus").to_vec(),
            corpus_level,
            seeds: layers.switch("seeds").unwrap_or(true),
            state: layers.switch("state").unwrap_or(true),
            cache: layers.switch("cache").unwrap_or(true),
            keymap: layers.paths("keymap").first().cloned().unwrap_or_else(|| keymap::NAMES[0].into()),
            ambiguous: layers.word("ambiguous", &AMBIGUOUS),
            plain: layers.switch("plain").unwrap_or(false),
        }
    }
}

impl BrowserSettings {
    /// Resolves the options from flags and the configuration.
    pub fn new(args: &BrowserArgs, config: &Config) -> Self {
        let flags = &args.flags.0;
        let layers = Layers([flags, config]);
        let theme = match layers.get("theme") {
            Some(Setting::Word(name)) => Theme::named(name),
            _ => None,
        };
        Self {
            theme: theme.unwrap_or_default(),
            theme_by_flag: flags.get("theme").is_some(),
            mouse: layers.switch("mouse").unwrap_or(false),
            resume: layers.word("resume", &Resume::ALL).unwrap_or_default(),
            choices: Choices {
                typeset: layers.switch("typeset"),
                point_rows: layers.switch("point-rows"),
                script: layers.word("script", &Script::ALL),
                spaced: layers.switch("spaced"),
                double_spaced: layers.switch("double-spaced"),
                measure: layers.number("measure"),
                split: layers.number("split"),
                preview: layers.number("preview"),
                batch_pane: layers.switch("batch-pane"),
                outline_pane: layers.switch("outline-pane"),
            },
        }
    }
}
