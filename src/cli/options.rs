//! The table of all options: key in `config.json`, flags, values, default. The flags of the command line, the JSON
//! Schema, the reader of the file and the tables of the documents follow from it.

use std::path::{Path, PathBuf};

use clap::{
    Arg, ArgAction, ArgMatches,
    builder::{PossibleValuesParser, StyledStr},
    value_parser,
};

use super::{number::Within, outlet::When, themes};
use crate::{
    app::{
        keymap,
        reader_options::{PREVIEW, SPLITS, TEXT_WIDTH, TEXT_WIDTHS},
        words::{CliMsg, Lang},
    },
    error::Fault,
    store::{
        Paths,
        config::{Config, Field, Kind, Setting},
    },
    text::{Script, WidthMode},
};

/// Widths of ambiguous characters; `None` asks the terminal.
pub const AMBIGUOUS: [(Option<WidthMode>, &str); 4] = [
    (None, "auto"),
    (Some(WidthMode::Narrow), "narrow"),
    (Some(WidthMode::Wide), "wide"),
    (Some(WidthMode::Safe), "safe"),
];

/// Milliseconds that Esc waits for the rest of a sequence: least, most, default.
pub const ESC_WAIT: (u16, u16, u16) = (0, 1000, 50);

/// Default of [`ESC_WAIT`] over a line that may split sequences.
pub const REMOTE_ESC_WAIT: u16 = 150;

/// Sessions that continue where an earlier one stood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Resume {
    /// Those after a session whose line dropped.
    #[default]
    Dropped,
    /// All.
    Always,
    /// None, and nothing is kept for later ones.
    Never,
}

impl Resume {
    /// All values with their names.
    pub const ALL: [(Self, &str); 3] = [(Self::Dropped, "dropped"), (Self::Always, "always"), (Self::Never, "never")];
}

/// The commands that take a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All commands.
    Global,
    /// Commands that open the browser.
    Browser,
}

/// Commands without a corpus.
const WITHOUT_CORPUS: [&str; 6] = ["import", "remove", "keys", "schema", "completions", "help"];

/// Commands that open the browser, and the one that lists all options.
const OF_BROWSER: [&str; 6] = ["browse", "tour", "present", "play", "review", "config"];

/// An option.
#[derive(Clone, Copy, Debug)]
pub struct OptionRow {
    /// Key in the file; the flag is `--NAME`, and for a switch `--no-NAME` as well.
    pub name: &'static str,
    /// Commands that take the flag.
    pub scope: Scope,
    /// Type of the value, with the default.
    pub kind: Kind,
    /// Placeholder of the value in help.
    pub value: &'static str,
    /// Description; {0} stands for the values, where they are words.
    pub text: CliMsg,
    /// Description of `--no-NAME`, for a switch that is on by default.
    pub off: Option<CliMsg>,
}

/// An option with a value.
const fn row(name: &'static str, scope: Scope, kind: Kind, value: &'static str, text: CliMsg) -> OptionRow {
    OptionRow { name, scope, kind, value, text, off: None }
}

/// A switch that is on by default; its visible flag is `--no-NAME`.
const fn on(name: &'static str, scope: Scope, text: CliMsg, off: CliMsg) -> OptionRow {
    OptionRow { off: Some(off), ..row(name, scope, Kind::Switch(true), "", text) }
}

/// A switch that is off by default.
const fn off(name: &'static str, scope: Scope, text: CliMsg) -> OptionRow {
    row(name, scope, Kind::Switch(false), "", text)
}

/// All options, in the order of help and documents.
#[rustfmt::skip]
pub const OPTIONS: &[OptionRow] = &[
    row("corpus", Scope::Global, Kind::Paths, "DIR", CliMsg::Corpus),
    on("seeds", Scope::Global, CliMsg::Seeds, CliMsg::NoSeeds),
    on("state", Scope::Global, CliMsg::State, CliMsg::NoState),
    on("cache", Scope::Global, CliMsg::Cache, CliMsg::NoCache),
    row("keymap", Scope::Global, Kind::Name(keymap::NAMES[0]), "NAME|FILE", CliMsg::Keymap),
    row("lang", Scope::Global, Kind::OneOf(|| names(&Lang::ALL)), "LANG", CliMsg::Lang),
    row("ambiguous", Scope::Global, Kind::OneOf(|| names(&AMBIGUOUS)), "MODE", CliMsg::Ambiguous),
    row("color", Scope::Global, Kind::OneOf(|| names(&When::ALL)), "WHEN", CliMsg::Color),
    on("pager", Scope::Global, CliMsg::Pager, CliMsg::NoPager),
    off("plain", Scope::Global, CliMsg::Plain),
    off("strict", Scope::Global, CliMsg::Strict),
    row("theme", Scope::Browser, Kind::OneOf(themes::names), "THEME", CliMsg::Theme),
    off("mouse", Scope::Browser, CliMsg::Mouse),
    row("esc-wait", Scope::Browser, Kind::Number(ESC_WAIT.0 as i32, ESC_WAIT.1 as i32, ESC_WAIT.2 as i32), "MS", CliMsg::EscWait),
    row("resume", Scope::Browser, Kind::OneOf(|| names(&Resume::ALL)), "WHEN", CliMsg::Resume),
    on("typeset", Scope::Browser, CliMsg::Typeset, CliMsg::NoTypeset),
    off("point-rows", Scope::Browser, CliMsg::PointRows),
    row("script", Scope::Browser, Kind::OneOf(|| names(&Script::ALL)), "HOW", CliMsg::Script),
    off("spaced", Scope::Browser, CliMsg::Spaced),
    off("double-spaced", Scope::Browser, CliMsg::DoubleSpaced),
    row("text-width", Scope::Browser, Kind::Number(TEXT_WIDTHS.0 as i32, TEXT_WIDTHS.1 as i32, TEXT_WIDTH as i32), "N", CliMsg::TextWidth),
    row("split", Scope::Browser, Kind::Number(-SPLITS.0 as i32, SPLITS.0 as i32, 0), "N", CliMsg::Split),
    row("preview", Scope::Browser, Kind::Number(0, PREVIEW.1 as i32, PREVIEW.0 as i32), "N", CliMsg::Preview),
    on("batch-pane", Scope::Browser, CliMsg::BatchPane, CliMsg::NoBatchPane),
    off("outline-pane", Scope::Browser, CliMsg::OutlinePane),
];

fn names<T>(values: &[(T, &'static str)]) -> Vec<&'static str> {
    values.iter().map(|(_, name)| *name).collect()
}

impl OptionRow {
    /// Returns the description.
    pub fn text(&self, lang: Lang) -> String {
        match self.kind {
            Kind::OneOf(words) => lang.fill(self.text, &[&words().join(", ")]),
            _ => lang.get(self.text).to_owned(),
        }
    }

    /// Returns `true` if the option changes something in a command, or in one of its own.
    pub fn acts_in(&self, command: &str) -> bool {
        let reads_corpus = !WITHOUT_CORPUS.contains(&command);
        let opens_browser = OF_BROWSER.contains(&command);
        match self.name {
            "corpus" | "seeds" | "cache" => reads_corpus,
            "strict" => reads_corpus || command == "keys",
            "state" => opens_browser || ["search", "desk"].contains(&command),
            "keymap" => opens_browser || ["check", "keys"].contains(&command),
            "color" => opens_browser || ["list", "search"].contains(&command),
            "pager" => ["show", "config"].contains(&command),
            "ambiguous" | "plain" => opens_browser,
            _ => true,
        }
    }

    /// Returns the flags. A switch has two that override each other; help shows the one that changes the default.
    fn args(&self) -> Vec<Arg> {
        let arg = |name: String| Arg::new(name.clone()).long(name).global(self.scope == Scope::Global);
        let (name, no) = (self.name.to_owned(), self.no());
        let valued = || arg(name.clone()).value_name(self.value).help(self.text);
        match self.kind {
            Kind::Switch(is_on) => {
                let yes = arg(name.clone()).action(ArgAction::SetTrue).overrides_with(no.clone()).help(self.text);
                let off = self.off.map_or_else(StyledStr::new, StyledStr::from);
                let not = arg(no).action(ArgAction::SetTrue).overrides_with(name).help(off);
                vec![yes.hide(is_on), not.hide(!is_on)]
            }
            Kind::OneOf(words) => vec![valued().value_parser(PossibleValuesParser::new(words()))],
            Kind::Number(least, most, _) => {
                vec![valued().value_parser(Within::<i32>::new(least, most)).allow_negative_numbers(true)]
            }
            Kind::Name(_) => vec![valued().value_parser(value_parser!(PathBuf))],
            Kind::Paths => vec![valued().value_parser(value_parser!(PathBuf)).action(ArgAction::Append)],
            // Only the administrator's file has these.
            Kind::Folder | Kind::Text(_) => Vec::new(),
        }
    }

    /// Returns the name of the flag that turns a switch off.
    fn no(&self) -> String {
        format!("no-{}", self.name)
    }

    /// Returns the value given by flags.
    fn given(&self, matches: &ArgMatches) -> Option<Setting> {
        match self.kind {
            Kind::Switch(_) if matches.get_flag(self.name) => Some(Setting::On(true)),
            Kind::Switch(_) => matches.get_flag(&self.no()).then_some(Setting::On(false)),
            Kind::OneOf(words) => {
                let word = matches.get_one::<String>(self.name)?;
                words().into_iter().find(|known| known == word).map(Setting::Word)
            }
            Kind::Number(..) => matches.get_one(self.name).copied().map(Setting::Number),
            Kind::Folder | Kind::Text(_) => None,
            Kind::Name(_) | Kind::Paths => Some(Setting::Paths(matches.get_many(self.name)?.cloned().collect())),
        }
    }
}

/// Returns the flags of the options of `scope`.
pub(super) fn args(scope: Scope) -> impl Iterator<Item = Arg> {
    OPTIONS.iter().filter(move |row| row.scope == scope).flat_map(OptionRow::args)
}

/// Returns the flags of global options that change nothing in a command: taken, because a script may give all commands
/// the same, and not shown.
pub(super) fn idle_args(command: &str) -> impl Iterator<Item = Arg> {
    let idle = OPTIONS.iter().filter(|row| row.scope == Scope::Global && !row.acts_in(command));
    idle.flat_map(OptionRow::args).map(|arg| arg.hide(true))
}

/// Returns the values given by flags of the command, if one is named, else of the program.
pub(super) fn given(matches: &ArgMatches) -> Config {
    let matches = matches.subcommand().map_or(matches, |(_, matches)| matches);
    // A command without an option must not be asked for it: clap answers with a panic, another one in each build profile.
    let rows = OPTIONS.iter().filter(|row| matches.ids().any(|id| id == row.name));
    rows.filter_map(|row| Some((row.name, row.given(matches)?))).collect()
}

/// Returns the fields of `config.json`, described in English: editors show the schema, which has one language.
pub fn fields() -> Vec<Field> {
    OPTIONS.iter().map(|row| Field { name: row.name, kind: row.kind, text: row.text(Lang::En) }).collect()
}

/// Reads the user's `config.json`.
pub fn config() -> (Config, Vec<Fault>) {
    let Some(paths) = Paths::from_env() else { return Default::default() };
    read(&paths.config_file())
}

/// Reads a configuration file.
pub fn read(path: &Path) -> (Config, Vec<Fault>) {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    Config::load(path, home.as_deref(), &fields())
}
