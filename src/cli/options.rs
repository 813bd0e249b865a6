//! Every option, once: its key in `config.json`, its flags, what it takes, what it is where nobody says anything. The
//! command line, the JSON Schema, the reader of the file and the table of the READMEs follow from it.
//!
//! A flag goes before the environment, the environment before the file, the file before the default. The parser of the
//! command line is told what the file says as its default values, so that whoever asks it gets the right one.

use std::{
    any::Any,
    ffi::OsString,
    path::{Path, PathBuf},
};

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, parser::ValueSource, value_parser};
use serde_json::{Value, json};

use crate::{
    app::{
        reader_options::{PREVIEW, SPLITS, TEXT_WIDTH, TEXT_WIDTHS},
        words::{CliMsg, Lang},
    },
    error::Fault,
    store::{
        Paths,
        choices::Choices,
        config::{Config, Field, Kind, Setting},
    },
    text::Script,
    ui::theme::Theme,
};

/// The widths of ambiguous characters that `ambiguous` takes.
pub const AMBIGUOUS: [&str; 4] = ["auto", "narrow", "wide", "safe"];

/// When a session goes on where one before it was: never, where its line dropped, always.
pub const RESUME: [&str; 3] = ["dropped", "always", "never"];

/// Which commands take the flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    Global,
    /// The browser.
    Browser,
}

/// One option.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its key in the file; the flag is `--NAME`, and for a switch `--no-NAME` as well.
    pub name: &'static str,
    /// Who takes it.
    pub scope: Scope,
    /// What it takes.
    pub kind: Kind,
    /// What it is where nobody says anything.
    pub default: fn() -> Value,
    /// What stands for the value in help.
    pub value: &'static str,
    /// What it is for; {0} the values, where they are words.
    pub text: CliMsg,
    /// What `--no-NAME` is for, where that is the flag that does something.
    pub off: Option<CliMsg>,
}

const fn row(name: &'static str, scope: Scope, kind: Kind, default: fn() -> Value, text: CliMsg) -> Row {
    Row { name, scope, kind, default, value: "", text, off: None }
}

/// A switch that is on: its flag turns it off, and is for `off`.
const fn on(name: &'static str, scope: Scope, text: CliMsg, off: CliMsg) -> Row {
    Row { off: Some(off), ..row(name, scope, Kind::Switch, || true.into(), text) }
}

/// A switch that is off.
const fn off(name: &'static str, scope: Scope, text: CliMsg) -> Row {
    row(name, scope, Kind::Switch, || false.into(), text)
}

const fn named(value: &'static str, row: Row) -> Row {
    Row { value, ..row }
}

/// All options, in the order of help and documents.
#[rustfmt::skip]
pub const OPTIONS: &[Row] = &[
    named("DIR", row("corpus", Scope::Global, Kind::Paths, || json!([]), CliMsg::Corpus)),
    on("seeds", Scope::Global, CliMsg::Seeds, CliMsg::NoSeeds),
    on("state", Scope::Global, CliMsg::State, CliMsg::NoState),
    on("cache", Scope::Global, CliMsg::Cache, CliMsg::NoCache),
    named("NAME|FILE", row("keymap", Scope::Global, Kind::Name, || "default".into(), CliMsg::Keymap)),
    named("LANG", row("lang", Scope::Global, Kind::OneOf(languages), || Lang::ALL[0].1.into(), CliMsg::Lang)),
    named("MODE", row("ambiguous", Scope::Global, Kind::OneOf(|| AMBIGUOUS.to_vec()), || AMBIGUOUS[0].into(), CliMsg::Ambiguous)),
    off("plain", Scope::Global, CliMsg::Plain),
    named("THEME", row("theme", Scope::Browser, Kind::OneOf(|| Theme::NAMES.to_vec()), || Theme::NAMES[0].into(), CliMsg::Theme)),
    off("mouse", Scope::Browser, CliMsg::Mouse),
    named("WHEN", row("resume", Scope::Browser, Kind::OneOf(|| RESUME.to_vec()), || RESUME[0].into(), CliMsg::Resume)),
    on("typeset", Scope::Browser, CliMsg::Typeset, CliMsg::NoTypeset),
    off("point-rows", Scope::Browser, CliMsg::PointRows),
    named("HOW", row("script", Scope::Browser, Kind::OneOf(scripts), || Script::ALL[0].1.into(), CliMsg::Script)),
    off("spaced", Scope::Browser, CliMsg::Spaced),
    off("double-spaced", Scope::Browser, CliMsg::DoubleSpaced),
    named("N", row("measure", Scope::Browser, Kind::Number(TEXT_WIDTHS.0 as i32, TEXT_WIDTHS.1 as i32), || TEXT_WIDTH.into(), CliMsg::Measure)),
    named("N", row("split", Scope::Browser, Kind::Number(-SPLITS.0 as i32, SPLITS.0 as i32), || 0.into(), CliMsg::Split)),
    named("N", row("preview", Scope::Browser, Kind::Number(0, PREVIEW.1 as i32), || PREVIEW.0.into(), CliMsg::Preview)),
    on("batch-pane", Scope::Browser, CliMsg::BatchPane, CliMsg::NoBatchPane),
    off("outline-pane", Scope::Browser, CliMsg::OutlinePane),
];

fn languages() -> Vec<&'static str> {
    Lang::ALL.iter().map(|(_, name)| *name).collect()
}

fn scripts() -> Vec<&'static str> {
    Script::ALL.iter().map(|(_, name)| *name).collect()
}

impl Row {
    /// The flags that help shows: what turns a switch from what it is by default.
    pub fn flags(&self) -> String {
        match self.kind {
            Kind::Switch if self.off.is_some() => format!("--no-{}", self.name),
            Kind::Switch => format!("--{}", self.name),
            _ => format!("--{} {}", self.name, self.value),
        }
    }

    /// The values that it takes, as a person reads them.
    pub fn values(&self) -> String {
        match self.kind {
            Kind::Switch => "true, false".to_owned(),
            Kind::OneOf(words) => words().join(", "),
            Kind::Number(least, most) => format!("{least}…{most}"),
            Kind::Name => self.value.to_owned(),
            Kind::Paths => format!("[{}]", self.value),
        }
    }

    /// What it is for.
    pub fn text(&self, lang: Lang) -> String {
        match self.kind {
            Kind::OneOf(words) => lang.fill(self.text, &[&words().join(", ")]),
            _ => lang.get(self.text).to_owned(),
        }
    }

    /// Its arguments; a switch has two, of which the one that help hides takes the other back.
    fn args(&self, lang: Lang) -> Vec<Arg> {
        let arg = |name: String| {
            let heading = if self.scope == Scope::Global { CliMsg::Global } else { CliMsg::Options };
            let arg = Arg::new(name.clone()).long(name).help(self.text(lang)).help_heading(lang.get(heading));
            arg.global(self.scope == Scope::Global)
        };
        let (plain, no) = (self.name.to_owned(), format!("no-{}", self.name));
        let valued = || arg(plain.clone()).value_name(self.value).hide_default_value(true);
        match self.kind {
            Kind::Switch => {
                let yes = arg(plain.clone()).action(ArgAction::SetTrue).overrides_with(no.clone());
                let not = arg(no).action(ArgAction::SetTrue).overrides_with(plain);
                let said = self.off.map_or("", |off| lang.get(off));
                vec![yes.hide(self.off.is_some()), not.hide(self.off.is_none()).help(said)]
            }
            Kind::OneOf(words) => {
                // Clap's own list of the values is English.
                vec![valued().value_parser(PossibleValuesParser::new(words())).hide_possible_values(true)]
            }
            Kind::Number(least, most) => {
                let numbers = value_parser!(i32).range(i64::from(least)..=i64::from(most));
                vec![valued().value_parser(numbers).allow_negative_numbers(true)]
            }
            Kind::Name => vec![valued().value_parser(value_parser!(PathBuf))],
            Kind::Paths => vec![valued().value_parser(value_parser!(PathBuf)).action(ArgAction::Append)],
        }
    }
}

/// The options as the file knows them, described in English: their place is an editor, and the schema has one language.
pub fn fields() -> Vec<Field> {
    let field =
        |row: &Row| Field { name: row.name, kind: row.kind, text: row.text(Lang::En), default: (row.default)() };
    OPTIONS.iter().map(field).collect()
}

/// What the user's own file says, and what is wrong with it.
pub fn config() -> (Config, Vec<Fault>) {
    let Some(paths) = Paths::from_env() else { return Default::default() };
    read(&paths.config_file())
}

/// What a file says, and what is wrong with it.
pub fn read(path: &Path) -> (Config, Vec<Fault>) {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    Config::load(path, home.as_deref(), fields)
}

/// The flags of options of this scope, as far as they are wanted.
pub fn args(scope: Scope, lang: Lang, wanted: impl Fn(&Row) -> bool) -> Vec<Arg> {
    OPTIONS.iter().filter(|row| row.scope == scope && wanted(row)).flat_map(|row| row.args(lang)).collect()
}

/// The commands that open the browser, besides a call without one.
const BROWSERS: [&str; 2] = ["browse", "tour"];

/// The command line with what the file says as its default values.
pub fn configured(mut command: Command, config: &Config) -> Command {
    for (name, setting) in config.settings() {
        let scope = OPTIONS.iter().find(|row| row.name == *name).map(|row| row.scope);
        let values: Vec<OsString> = match setting {
            Setting::On(_) => vec!["true".into()],
            Setting::Word(word) => vec![word.into()],
            Setting::Number(number) => vec![number.to_string().into()],
            Setting::Paths(paths) => paths.iter().map(OsString::from).collect(),
        };
        let id = if *setting == Setting::On(false) { format!("no-{name}") } else { (*name).to_owned() };
        let set = |arg: Arg| arg.default_values(values.clone());
        command = command.mut_arg(id.clone(), set);
        for browser in BROWSERS.into_iter().filter(|_| scope == Some(Scope::Browser)) {
            if command.find_subcommand(browser).is_some() {
                command = command.mut_subcommand(browser, |browser| browser.mut_arg(id.clone(), set));
            }
        }
    }
    command
}

/// What was said of a switch, on the command line or in the file.
pub fn switch(matches: &ArgMatches, name: &str) -> Option<bool> {
    let no = format!("no-{name}");
    let by = |id: &str| value(matches, id).is_some_and(|on| *on).then(|| matches.value_source(id)).flatten();
    match (by(name), by(&no)) {
        (Some(ValueSource::CommandLine), _) => Some(true),
        (_, Some(_)) => Some(false),
        (yes, None) => yes.map(|_| true),
    }
}

/// Whether a switch is on.
pub fn is_on(matches: &ArgMatches, name: &str) -> bool {
    let usual = || OPTIONS.iter().find(|row| row.name == name).is_some_and(|row| (row.default)() == Value::Bool(true));
    switch(matches, name).unwrap_or_else(usual)
}

/// The value of an argument; none as well where the command has no such argument, or was not asked for it.
pub fn value<'m, T: Any + Clone + Send + Sync>(matches: &'m ArgMatches, name: &str) -> Option<&'m T> {
    matches.try_get_one(name).ok().flatten()
}

/// What was said of an option of a few words.
pub fn word<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    value::<String>(matches, name).map(String::as_str)
}

/// Whether the value of an option was given on the command line.
pub fn is_given(matches: &ArgMatches, name: &str) -> bool {
    let is_said = matches.try_contains_id(name).unwrap_or_default();
    is_said && matches.value_source(name) == Some(ValueSource::CommandLine)
}

/// What was said of the ways of reading.
pub fn choices(matches: &ArgMatches) -> Choices {
    let number = |name: &str| value::<i32>(matches, name).copied();
    let script = word(matches, "script").and_then(|word| Script::ALL.iter().find(|(_, name)| *name == word));
    Choices {
        typeset: switch(matches, "typeset"),
        point_rows: switch(matches, "point-rows"),
        script: script.map(|(script, _)| *script),
        spaced: switch(matches, "spaced"),
        double_spaced: switch(matches, "double-spaced"),
        measure: number("measure").and_then(|number| u16::try_from(number).ok()),
        split: number("split").and_then(|number| i16::try_from(number).ok()),
        preview: number("preview").and_then(|number| u16::try_from(number).ok()),
        batch_pane: switch(matches, "batch-pane"),
        outline_pane: switch(matches, "outline-pane"),
    }
}

/// The table of the options for the READMEs.
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
