//! The table of all options: key in `config.json`, flags, values, default. The flags of the command line, the JSON
//! Schema, the reader of the file and the table of the READMEs follow from it.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, builder::PossibleValuesParser, value_parser};
use serde_json::{Value, json};

use crate::{
    app::{
        reader_options::{PREVIEW, SPLITS, TEXT_WIDTH, TEXT_WIDTHS},
        words::{CliMsg, Lang},
    },
    error::Fault,
    store::{
        Paths,
        config::{Config, Field, Kind, Setting},
    },
    text::{Script, WidthMode},
    ui::theme::Theme,
};

/// Widths of ambiguous characters; `None` asks the terminal.
pub const AMBIGUOUS: [(Option<WidthMode>, &str); 4] = [
    (None, "auto"),
    (Some(WidthMode::Narrow), "narrow"),
    (Some(WidthMode::Wide), "wide"),
    (Some(WidthMode::Safe), "safe"),
];

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

/// An option.
#[derive(Clone, Copy, Debug)]
pub struct OptionRow {
    /// Key in the file; the flag is `--NAME`, and for a switch `--no-NAME` as well.
    pub name: &'static str,
    /// Commands that take the flag.
    pub scope: Scope,
    /// Type of the value.
    pub kind: Kind,
    /// Default value.
    pub default: fn() -> Value,
    /// Placeholder of the value in help.
    pub value: &'static str,
    /// Description; {0} stands for the values, where they are words.
    pub text: CliMsg,
    /// Description of `--no-NAME`, for a switch that is on by default.
    pub off: Option<CliMsg>,
}

const fn row(name: &'static str, scope: Scope, kind: Kind, default: fn() -> Value, text: CliMsg) -> OptionRow {
    OptionRow { name, scope, kind, default, value: "", text, off: None }
}

/// A switch that is on by default; its visible flag is `--no-NAME`.
const fn on(name: &'static str, scope: Scope, text: CliMsg, off: CliMsg) -> OptionRow {
    OptionRow { off: Some(off), ..row(name, scope, Kind::Switch, || true.into(), text) }
}

/// A switch that is off by default.
const fn off(name: &'static str, scope: Scope, text: CliMsg) -> OptionRow {
    row(name, scope, Kind::Switch, || false.into(), text)
}

const fn named(value: &'static str, row: OptionRow) -> OptionRow {
    OptionRow { value, ..row }
}

/// All options, in the order of help and documents.
#[rustfmt::skip]
pub const OPTIONS: &[OptionRow] = &[
    named("DIR", row("corpus", Scope::Global, Kind::Paths, || json!([]), CliMsg::Corpus)),
    on("seeds", Scope::Global, CliMsg::Seeds, CliMsg::NoSeeds),
    on("state", Scope::Global, CliMsg::State, CliMsg::NoState),
    on("cache", Scope::Global, CliMsg::Cache, CliMsg::NoCache),
    named("NAME|FILE", row("keymap", Scope::Global, Kind::Name, || "default".into(), CliMsg::Keymap)),
    named("LANG", row("lang", Scope::Global, Kind::OneOf(|| names(&Lang::ALL)), || Lang::ALL[0].1.into(), CliMsg::Lang)),
    named("MODE", row("ambiguous", Scope::Global, Kind::OneOf(|| names(&AMBIGUOUS)), || AMBIGUOUS[0].1.into(), CliMsg::Ambiguous)),
    off("plain", Scope::Global, CliMsg::Plain),
    named("THEME", row("theme", Scope::Browser, Kind::OneOf(|| Theme::NAMES.to_vec()), || Theme::NAMES[0].into(), CliMsg::Theme)),
    off("mouse", Scope::Browser, CliMsg::Mouse),
    named("WHEN", row("resume", Scope::Browser, Kind::OneOf(|| names(&Resume::ALL)), || Resume::ALL[0].1.into(), CliMsg::Resume)),
    on("typeset", Scope::Browser, CliMsg::Typeset, CliMsg::NoTypeset),
    off("point-rows", Scope::Browser, CliMsg::PointRows),
    named("HOW", row("script", Scope::Browser, Kind::OneOf(|| names(&Script::ALL)), || Script::ALL[0].1.into(), CliMsg::Script)),
    off("spaced", Scope::Browser, CliMsg::Spaced),
    off("double-spaced", Scope::Browser, CliMsg::DoubleSpaced),
    named("N", row("measure", Scope::Browser, Kind::Number(TEXT_WIDTHS.0 as i32, TEXT_WIDTHS.1 as i32), || TEXT_WIDTH.into(), CliMsg::Measure)),
    named("N", row("split", Scope::Browser, Kind::Number(-SPLITS.0 as i32, SPLITS.0 as i32), || 0.into(), CliMsg::Split)),
    named("N", row("preview", Scope::Browser, Kind::Number(0, PREVIEW.1 as i32), || PREVIEW.0.into(), CliMsg::Preview)),
    on("batch-pane", Scope::Browser, CliMsg::BatchPane, CliMsg::NoBatchPane),
    off("outline-pane", Scope::Browser, CliMsg::OutlinePane),
];

fn names<T>(values: &[(T, &'static str)]) -> Vec<&'static str> {
    values.iter().map(|(_, name)| *name).collect()
}

impl OptionRow {
    /// Returns the flag that help shows: for a switch, the one that changes the default.
    pub fn flags(&self) -> String {
        match self.kind {
            Kind::Switch if self.off.is_some() => format!("--no-{}", self.name),
            Kind::Switch => format!("--{}", self.name),
            _ => format!("--{} {}", self.name, self.value),
        }
    }

    /// Returns the possible values, for people.
    pub fn values(&self) -> String {
        match self.kind {
            Kind::Switch => "true, false".to_owned(),
            Kind::OneOf(words) => words().join(", "),
            Kind::Number(least, most) => format!("{least}…{most}"),
            Kind::Name => self.value.to_owned(),
            Kind::Paths => format!("[{}]", self.value),
        }
    }

    /// Returns the description.
    pub fn text(&self, lang: Lang) -> String {
        match self.kind {
            Kind::OneOf(words) => lang.fill(self.text, &[&words().join(", ")]),
            _ => lang.get(self.text).to_owned(),
        }
    }

    /// Returns the flags. A switch has two that override each other; help shows one of them.
    fn args(&self) -> Vec<Arg> {
        let arg = |name: String| Arg::new(name.clone()).long(name).global(self.scope == Scope::Global);
        let (name, no) = (self.name.to_owned(), self.no());
        let valued = || arg(name.clone()).value_name(self.value);
        match self.kind {
            Kind::Switch => {
                let yes = arg(name.clone()).action(ArgAction::SetTrue).overrides_with(no.clone());
                let not = arg(no).action(ArgAction::SetTrue).overrides_with(name);
                vec![yes.hide(self.off.is_some()), not.hide(self.off.is_none())]
            }
            Kind::OneOf(words) => vec![valued().value_parser(PossibleValuesParser::new(words()))],
            Kind::Number(least, most) => {
                let numbers = value_parser!(i32).range(i64::from(least)..=i64::from(most));
                vec![valued().value_parser(numbers).allow_negative_numbers(true)]
            }
            Kind::Name => vec![valued().value_parser(value_parser!(PathBuf))],
            Kind::Paths => vec![valued().value_parser(value_parser!(PathBuf)).action(ArgAction::Append)],
        }
    }

    /// Returns the name of the flag that turns a switch off.
    fn no(&self) -> String {
        format!("no-{}", self.name)
    }

    /// Returns the value given by flags.
    fn given(&self, matches: &ArgMatches) -> Option<Setting> {
        match self.kind {
            Kind::Switch if matches.get_flag(self.name) => Some(Setting::On(true)),
            Kind::Switch => matches.get_flag(&self.no()).then_some(Setting::On(false)),
            Kind::OneOf(words) => {
                let word = matches.get_one::<String>(self.name)?;
                words().into_iter().find(|known| known == word).map(Setting::Word)
            }
            Kind::Number(..) => matches.get_one(self.name).copied().map(Setting::Number),
            Kind::Name | Kind::Paths => Some(Setting::Paths(matches.get_many(self.name)?.cloned().collect())),
        }
    }
}

/// Options given by flags. `GLOBAL` selects those of [`Scope::Global`], else they are those of [`Scope::Browser`].
#[derive(Clone, Debug, Default)]
pub struct Flags<const GLOBAL: bool>(pub Config);

/// Flags of all commands.
pub type GlobalFlags = Flags<true>;

/// Flags of the browser.
pub type BrowserFlags = Flags<false>;

impl<const GLOBAL: bool> Flags<GLOBAL> {
    fn rows() -> impl Iterator<Item = &'static OptionRow> {
        OPTIONS.iter().filter(|row| (row.scope == Scope::Global) == GLOBAL)
    }
}

impl<const GLOBAL: bool> Args for Flags<GLOBAL> {
    fn augment_args(command: Command) -> Command {
        command.args(Self::rows().flat_map(OptionRow::args))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<const GLOBAL: bool> FromArgMatches for Flags<GLOBAL> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given = Self::rows().filter_map(|row| Some((row.name, row.given(matches)?)));
        Ok(Self(given.collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Returns the help of the flag of that name, if it is one of an option.
pub(super) fn help(flag: &str, lang: Lang) -> Option<String> {
    OPTIONS.iter().find_map(|row| match row.off {
        _ if row.name == flag => Some(row.text(lang)),
        Some(off) if row.no() == flag => Some(lang.get(off).to_owned()),
        None if row.no() == flag => Some(String::new()),
        _ => None,
    })
}

/// Returns the fields of `config.json`, described in English: editors show the schema, which has one language.
pub fn fields() -> Vec<Field> {
    let field =
        |row: &OptionRow| Field { name: row.name, kind: row.kind, text: row.text(Lang::En), default: (row.default)() };
    OPTIONS.iter().map(field).collect()
}

/// Reads the user's `config.json`.
pub fn config() -> (Config, Vec<Fault>) {
    let Some(paths) = Paths::from_env() else { return Default::default() };
    read(&paths.config_file())
}

/// Reads a configuration file.
pub fn read(path: &Path) -> (Config, Vec<Fault>) {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    Config::load(path, home.as_deref(), fields)
}

/// Returns the table of the options for the READMEs.
pub fn table(lang: Lang) -> String {
    let mut table = lang.get(CliMsg::OptionTable).to_owned() + "\n|---|---|---|---|---|\n";
    for row in OPTIONS {
        let words = [format!("`{}`", row.name), format!("`{}`", row.flags().replace('|', "\\|"))];
        let values = format!("`{}`", row.values().replace('|', "\\|"));
        let text = match row.kind {
            // The values have a column of their own.
            Kind::OneOf(_) => lang.fill(row.text, &[""]).trim_end_matches([':', '：', ' ']).to_owned(),
            _ => row.text(lang),
        };
        table += &format!("| {} | {} | {values} | `{}` | {text} |\n", words[0], words[1], (row.default)());
    }
    table
}
