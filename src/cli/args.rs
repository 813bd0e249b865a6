//! The command line: every option once, in the language asked for.

use std::{ffi::OsString, path::PathBuf};

use clap::{
    Arg, ArgAction, ArgMatches, Command,
    builder::{EnumValueParser, PossibleValuesParser, ValueParser},
    error::{ContextKind, ContextValue, ErrorKind},
    value_parser,
};
use clap_complete::Shell;

use super::{
    out::{Answer, Failure, wrong},
    schema,
    text::{Lang, Word},
};

/// The widths of ambiguous characters that `--ambiguous` takes.
const AMBIGUOUS: [&str; 4] = ["auto", "narrow", "wide", "safe"];

/// The language that the arguments ask for, found before they are parsed, because their help is written in it.
pub fn lang(args: &[OsString]) -> Lang {
    let mut asked = Lang::default();
    let mut args = args.iter().map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        let value = match arg.strip_prefix("--lang") {
            Some("") => args.next().unwrap_or_default(),
            Some(rest) => rest.strip_prefix('=').unwrap_or_default().to_owned().into(),
            None if arg == "--" => break,
            None => continue,
        };
        asked = Lang::ALL.iter().find(|(_, name)| *name == value).map_or(asked, |(lang, _)| *lang);
    }
    asked
}

/// The whole command line.
pub fn command(lang: Lang) -> Command {
    let commands = [
        browser_args(plain(lang, "browse", Word::Browse, "[CASE]"), lang).arg(value(
            lang,
            "case",
            "CASE",
            Word::StartCase,
        )),
        json(
            lang,
            plain(lang, "list", Word::List, "")
                .arg(option(lang, "batch", "BATCH", Word::OfBatch))
                .arg(option(lang, "region", "REGION", Word::OfRegion))
                .arg(option(lang, "theme", "THEME", Word::OfTheme)),
        ),
        json(
            lang,
            plain(lang, "show", Word::Show, "CASE…")
                .arg(value(lang, "case", "CASE", Word::Case).required(true).num_args(1..))
                .arg(flag(lang, "source", Word::Source))
                .arg(option(lang, "width", "N", Word::Width).value_parser(value_parser!(u16).range(1..))),
        ),
        json(
            lang,
            plain(lang, "search", Word::Search, "QUERY…")
                .arg(value(lang, "query", "QUERY", Word::Query).required(true).num_args(1..))
                .arg(option(lang, "limit", "N", Word::Limit).value_parser(value_parser!(u32)))
                .arg(flag(lang, "explain", Word::Explain)),
        ),
        json(
            lang,
            plain(lang, "check", Word::Check, "[PATH…]")
                .arg(value(lang, "path", "PATH", Word::CheckPath).num_args(0..).value_parser(value_parser!(PathBuf)))
                .arg(path(lang, "against", "OLD", Word::Against)),
        ),
        json(
            lang,
            plain(lang, "import", Word::Import, "FILE --id ID")
                .arg(value(lang, "file", "FILE", Word::ImportFile).required(true).value_parser(value_parser!(PathBuf)))
                .arg(option(lang, "id", "ID", Word::Id).required(true))
                .arg(path(lang, "corrections", "FILE", Word::Corrections))
                .arg(path(lang, "output", "DIR", Word::Output).short('o').conflicts_with("add"))
                .arg(flag(lang, "add", Word::Add)),
        ),
        json(lang, plain(lang, "keys", Word::Keys, "")),
        plain(lang, "schema", Word::Schema, "NAME").arg(
            one_of(lang, value(lang, "name", "NAME", Word::SchemaName), Word::SchemaName, &schema::names())
                .required(true),
        ),
        plain(lang, "completions", Word::Completions, "SHELL").arg(
            value(lang, "shell", "SHELL", Word::Shell)
                .help(lang.say(Word::Shell, &["bash, elvish, fish, powershell, zsh"]))
                .hide_possible_values(true)
                .required(true)
                .value_parser(ValueParser::from(EnumValueParser::<Shell>::new())),
        ),
    ];
    let main = browser_args(Command::new("anli"), lang)
        .version(env!("CARGO_PKG_VERSION"))
        .about(lang.word(Word::About))
        .override_usage(lang.word(Word::UsageMain))
        .subcommand_help_heading(lang.word(Word::Commands))
        .after_help(lang.word(Word::Examples))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommands(commands)
        .arg(
            flag(lang, "version", Word::Version)
                .short('V')
                .action(ArgAction::Version)
                .help_heading(lang.word(Word::Global)),
        );
    global_args(headed(main, lang), lang)
}

/// The template of all help: clap's own headings are English.
fn headed(command: Command, lang: Lang) -> Command {
    let usage = lang.word(Word::Usage);
    command
        .help_template(format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"))
        .disable_help_flag(true)
}

fn plain(lang: Lang, name: &'static str, about: Word, usage: &str) -> Command {
    let options = if lang == Lang::Hans { "[选项]" } else { "[OPTIONS]" };
    let usage = format!("anli {name} {usage} {options}").replace("  ", " ");
    headed(Command::new(name).about(lang.word(about)).override_usage(usage), lang)
}

fn json(lang: Lang, command: Command) -> Command {
    command.arg(flag(lang, "json", Word::Json))
}

fn value(lang: Lang, id: &'static str, name: &'static str, help: Word) -> Arg {
    Arg::new(id).value_name(name).help(lang.word(help)).help_heading(lang.word(Word::Arguments))
}

fn flag(lang: Lang, id: &'static str, help: Word) -> Arg {
    let arg = Arg::new(id).long(id).help(lang.word(help)).help_heading(lang.word(Word::Options));
    arg.action(ArgAction::SetTrue)
}

fn option(lang: Lang, id: &'static str, name: &'static str, help: Word) -> Arg {
    Arg::new(id).long(id).value_name(name).help(lang.word(help)).help_heading(lang.word(Word::Options))
}

fn path(lang: Lang, id: &'static str, name: &'static str, help: Word) -> Arg {
    option(lang, id, name, help).value_parser(value_parser!(PathBuf))
}

/// An argument of few values, named in its help line; clap's own list of them is English.
fn one_of(lang: Lang, arg: Arg, help: Word, values: &[&'static str]) -> Arg {
    arg.help(lang.say(help, &[&values.join(", ")]))
        .value_parser(PossibleValuesParser::new(values.iter().copied()))
        .hide_possible_values(true)
}

fn browser_args(command: Command, lang: Lang) -> Command {
    command
        .arg(option(lang, "query", "QUERY", Word::StartQuery))
        .arg(option(lang, "keys", "KEYS", Word::PlayKeys).requires("print"))
        .arg(option(lang, "print", "WxH", Word::Print))
        .arg(flag(lang, "style", Word::Style).requires("print"))
        .arg(option(lang, "theme", "THEME", Word::Theme))
}

fn global_args(command: Command, lang: Lang) -> Command {
    let names: Vec<&str> = Lang::ALL.iter().map(|(_, name)| *name).collect();
    let args = [
        path(lang, "corpus", "DIR", Word::Corpus).action(ArgAction::Append),
        flag(lang, "no-seeds", Word::NoSeeds),
        flag(lang, "no-state", Word::NoState),
        flag(lang, "no-cache", Word::NoCache),
        path(lang, "keymap", "FILE", Word::Keymap),
        one_of(lang, option(lang, "lang", "LANG", Word::Lang), Word::Lang, &names),
        one_of(lang, option(lang, "ambiguous", "MODE", Word::Ambiguous), Word::Ambiguous, &AMBIGUOUS),
        flag(lang, "plain", Word::Plain),
        flag(lang, "help", Word::Help).short('h').action(ArgAction::Help),
    ];
    command.args(args.map(|arg| arg.global(true).help_heading(lang.word(Word::Global))))
}

/// Parses the arguments. Help and version are an answer; anything wrong is a failure in one line.
pub fn parse(args: &[OsString], lang: Lang) -> Result<ArgMatches, Result<Answer, Failure>> {
    command(lang).try_get_matches_from(args).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(Answer::text(error.render().to_string())),
        _ => Err(failure(&error, args, lang)),
    })
}

/// What clap found, in our words.
fn failure(error: &clap::Error, args: &[OsString], lang: Lang) -> Failure {
    let given = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")).filter(|text| !text.is_empty()),
        _ => None,
    };
    let arg = given(ContextKind::InvalidArg).unwrap_or_default();
    let value = given(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            lang.say(Word::NoCommand, &[&given(ContextKind::InvalidSubcommand).unwrap_or_default()])
        }
        ErrorKind::UnknownArgument => lang.say(Word::NoOption, &[&arg]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match value.as_deref() {
            Some(value) if !value.is_empty() => lang.say(Word::NoValue, &[&arg, value]),
            _ => lang.say(Word::ValueMissing, &[&arg]),
        },
        ErrorKind::MissingRequiredArgument => lang.say(Word::Required, &[&arg]),
        ErrorKind::ArgumentConflict => match given(ContextKind::PriorArg) {
            Some(prior) if prior != arg => lang.say(Word::Conflict, &[&arg, &prior]),
            _ => lang.say(Word::TooMany, &[&arg]),
        },
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => lang.say(Word::TooMany, &[&arg]),
        _ => lang.word(Word::WrongUse).to_owned(),
    };
    let meant = given(ContextKind::SuggestedArg)
        .or_else(|| given(ContextKind::SuggestedSubcommand))
        .or_else(|| given(ContextKind::SuggestedValue));
    let cure = match (meant, given(ContextKind::ValidValue)) {
        (Some(meant), _) => lang.say(Word::DidYouMean, &[&meant]),
        (None, Some(values)) => lang.say(Word::Allowed, &[&values]),
        (None, None) => lang.say(Word::SeeHelp, &[&called(args)]),
    };
    Failure::Use(what, cure)
}

/// `anli show`, if the arguments name that command.
fn called(args: &[OsString]) -> String {
    let names = command(Lang::default());
    let named = args.iter().skip(1).filter_map(|arg| arg.to_str()).find(|arg| names.find_subcommand(arg).is_some());
    named.map_or_else(|| "anli".to_owned(), |name| format!("anli {name}"))
}

/// The size that `--print` gives, in columns and rows.
pub fn size(text: &str, lang: Lang) -> Result<(u16, u16), Failure> {
    let parts = text.split_once(['x', 'X', '×']);
    let sizes = parts.and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    sizes.ok_or_else(|| wrong(lang, (Word::BadSize, &[text]), (Word::SizeForm, &[])))
}
