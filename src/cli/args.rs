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
    options::{self, Scope},
    out::{Answer, Failure, wrong},
    schema,
};
use crate::{
    app::words::{CliMsg, Lang},
    error::{Fault, FaultKind, Pointer},
    store::config::{Config, Setting},
};

/// The variable that names the language.
const LANG_VARIABLE: &str = "ANLI_LANG";

/// The language that the arguments ask for, found before they are parsed, because their help is written in it; where
/// they ask for none, the one that `$ANLI_LANG` names, then the configured one, then that of a Chinese locale.
pub fn lang(args: &[OsString], get: impl Fn(&str) -> Option<OsString>, configured: Option<&Setting>) -> Lang {
    let set =
        |name: &str| get(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty());
    let configured = || match configured {
        Some(Setting::Word(name)) => Lang::named(name),
        _ => None,
    };
    // The first that is set decides: POSIX, 8.2.
    let locale = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    let around = set(LANG_VARIABLE).and_then(|name| Lang::named(&name)).or_else(configured);
    let mut asked = around.or_else(|| Lang::of_locale(&locale()?)).unwrap_or_default();
    let mut args = args.iter().map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        let value = match arg.strip_prefix("--lang") {
            Some("") => args.next().unwrap_or_default(),
            Some(rest) => rest.strip_prefix('=').unwrap_or_default().to_owned().into(),
            None if arg == "--" => break,
            None => continue,
        };
        asked = Lang::named(&value).unwrap_or(asked);
    }
    asked
}

/// What is wrong with the language that the environment names: such a name is passed over, but not in silence.
pub fn lang_fault(get: impl Fn(&str) -> Option<OsString>) -> Option<Fault> {
    let named = get(LANG_VARIABLE)?.to_string_lossy().into_owned();
    let known = Lang::ALL.map(|(_, name)| name).join(", ");
    let is_wrong = !named.is_empty() && Lang::named(&named).is_none();
    let kind = FaultKind::WrongValue { at: Pointer::default().key(LANG_VARIABLE), found: named, expected: known };
    is_wrong.then(|| Fault::warning(LANG_VARIABLE.as_ref(), None, kind))
}

/// The whole command line.
pub fn command(lang: Lang) -> Command {
    let commands = [
        browser_args(plain(lang, "browse", CliMsg::Browse, "[CASE]"), lang).arg(value(
            lang,
            "case",
            "CASE",
            CliMsg::StartCase,
        )),
        json(
            lang,
            plain(lang, "list", CliMsg::List, "")
                .arg(option(lang, "batch", "BATCH", CliMsg::OfBatch))
                .arg(option(lang, "region", "REGION", CliMsg::OfRegion))
                .arg(option(lang, "theme", "THEME", CliMsg::OfTheme))
                .arg(option(lang, "system", "NAME", CliMsg::OfSystem))
                .arg(flag(lang, "systems", CliMsg::Systems).conflicts_with("system"))
                .arg(flag(lang, "stats", CliMsg::Stats).conflicts_with("systems")),
        ),
        json(
            lang,
            plain(lang, "show", CliMsg::Show, "CASE…")
                .arg(value(lang, "case", "CASE", CliMsg::Case).required(true).num_args(1..))
                .arg(flag(lang, "source", CliMsg::Source))
                .arg(flag(lang, "citation", CliMsg::Citation).conflicts_with("source"))
                .arg(option(lang, "width", "N", CliMsg::Width).value_parser(value_parser!(u16).range(1..))),
        ),
        json(
            lang,
            plain(lang, "search", CliMsg::Search, "QUERY…")
                .arg(value(lang, "query", "QUERY", CliMsg::Query).required(true).num_args(1..))
                .arg(option(lang, "limit", "N", CliMsg::Limit).value_parser(value_parser!(u32)))
                .arg(flag(lang, "explain", CliMsg::Explain)),
        ),
        json(
            lang,
            plain(lang, "check", CliMsg::Check, "[PATH…]")
                .arg(value(lang, "path", "PATH", CliMsg::CheckPath).num_args(0..).value_parser(value_parser!(PathBuf)))
                .arg(path(lang, "against", "OLD", CliMsg::Against)),
        ),
        json(
            lang,
            plain(lang, "import", CliMsg::Import, "FILE --id ID")
                .arg(
                    value(lang, "file", "FILE", CliMsg::ImportFile).required(true).value_parser(value_parser!(PathBuf)),
                )
                .arg(option(lang, "id", "ID", CliMsg::Id).required(true))
                .arg(path(lang, "corrections", "FILE", CliMsg::Corrections))
                .arg(path(lang, "output", "DIR", CliMsg::Output).short('o').conflicts_with("add"))
                .arg(flag(lang, "add", CliMsg::Add))
                .arg(flag(lang, "draft-corrections", CliMsg::Draft).conflicts_with("corrections"))
                .arg(flag(lang, "force", CliMsg::Force)),
        ),
        json(lang, plain(lang, "keys", CliMsg::Keys, "")),
        browser_args(plain(lang, "tour", CliMsg::Tour, ""), lang),
        plain(lang, "schema", CliMsg::Schema, "NAME").arg(
            one_of(lang, value(lang, "name", "NAME", CliMsg::SchemaName), CliMsg::SchemaName, &schema::names())
                .required(true),
        ),
        plain(lang, "completions", CliMsg::Completions, "SHELL").arg(
            value(lang, "shell", "SHELL", CliMsg::Shell)
                .help(lang.fill(CliMsg::Shell, &["bash, elvish, fish, powershell, zsh"]))
                .hide_possible_values(true)
                .required(true)
                .value_parser(ValueParser::from(EnumValueParser::<Shell>::new())),
        ),
    ];
    let main = main_args(lang)
        .version(env!("CARGO_PKG_VERSION"))
        .about(lang.get(CliMsg::About))
        .override_usage(lang.get(CliMsg::UsageMain))
        .subcommand_help_heading(lang.get(CliMsg::Commands))
        .after_help(lang.get(CliMsg::Examples))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommands(commands)
        .arg(
            flag(lang, "version", CliMsg::Version)
                .short('V')
                .action(ArgAction::Version)
                .help_heading(lang.get(CliMsg::Global)),
        );
    global_args(headed(main, lang), lang)
}

/// The template of all help: clap's own headings are English.
fn headed(command: Command, lang: Lang) -> Command {
    let usage = lang.get(CliMsg::Usage);
    command
        .help_template(format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"))
        .disable_help_flag(true)
        .args_override_self(true)
}

fn plain(lang: Lang, name: &'static str, about: CliMsg, usage: &str) -> Command {
    let options = lang.get(CliMsg::UsageOptions);
    let usage = format!("anli {name} {usage} {options}").replace("  ", " ");
    headed(Command::new(name).about(lang.get(about)).override_usage(usage), lang)
}

fn json(lang: Lang, command: Command) -> Command {
    command.arg(flag(lang, "json", CliMsg::Json))
}

fn value(lang: Lang, id: &'static str, name: &'static str, help: CliMsg) -> Arg {
    Arg::new(id).value_name(name).help(lang.get(help)).help_heading(lang.get(CliMsg::Arguments))
}

fn flag(lang: Lang, id: &'static str, help: CliMsg) -> Arg {
    let arg = Arg::new(id).long(id).help(lang.get(help)).help_heading(lang.get(CliMsg::Options));
    arg.action(ArgAction::SetTrue)
}

fn option(lang: Lang, id: &'static str, name: &'static str, help: CliMsg) -> Arg {
    Arg::new(id).long(id).value_name(name).help(lang.get(help)).help_heading(lang.get(CliMsg::Options))
}

fn path(lang: Lang, id: &'static str, name: &'static str, help: CliMsg) -> Arg {
    option(lang, id, name, help).value_parser(value_parser!(PathBuf))
}

/// An argument of few values, named in its help line; clap's own list of them is English.
fn one_of(lang: Lang, arg: Arg, help: CliMsg, values: &[&'static str]) -> Arg {
    arg.help(lang.fill(help, &[&values.join(", ")]))
        .value_parser(PossibleValuesParser::new(values.iter().copied()))
        .hide_possible_values(true)
}

fn browser_args(command: Command, lang: Lang) -> Command {
    play_args(command, lang).args(options::args(Scope::Browser, lang, |_| true))
}

/// The names of [`play_args`].
const PLAY: [&str; 4] = ["query", "keys", "print", "style"];

fn play_args(command: Command, lang: Lang) -> Command {
    command
        .arg(option(lang, "query", "QUERY", CliMsg::StartQuery))
        .arg(option(lang, "keys", "KEYS", CliMsg::PlayKeys).requires("print"))
        .arg(option(lang, "print", "WxH", CliMsg::Print))
        .arg(flag(lang, "style", CliMsg::Style).requires("print"))
}

fn global_args(command: Command, lang: Lang) -> Command {
    let help = flag(lang, "help", CliMsg::Help).short('h').action(ArgAction::Help);
    let help = help.global(true).help_heading(lang.get(CliMsg::Global));
    command.args(options::args(Scope::Global, lang, |_| true)).arg(help)
}

/// A call without a command, which knows of the options only those that are named on the command line or in the file:
/// nobody sees the others, and to make all of them takes a tenth of the time to the first frame.
fn brief(args: &[OsString], lang: Lang, config: &Config) -> Command {
    let args: Vec<_> = args.iter().skip(1).map(|arg| arg.to_string_lossy()).collect();
    let is_named = |name: &str| {
        args.iter().filter_map(|arg| arg.strip_prefix("--")).any(|arg| {
            let arg = arg.split('=').next().unwrap_or_default();
            arg == name || arg.strip_prefix("no-") == Some(name)
        })
    };
    let is_wanted = |row: &options::Row| is_named(row.name) || config.get(row.name).is_some();
    let plays = PLAY.into_iter().any(is_named);
    let command = Command::new("anli").args_override_self(true).disable_help_flag(true);
    let command = if plays { play_args(command, lang) } else { command };
    command.args([Scope::Browser, Scope::Global].into_iter().flat_map(|scope| options::args(scope, lang, is_wanted)))
}

/// The options of a call without a command.
fn main_args(lang: Lang) -> Command {
    browser_args(Command::new("anli"), lang)
}

/// Parses the arguments; what they do not say is as the configuration says. Help and version are an answer; anything
/// wrong is a failure in one line.
pub fn parse(args: &[OsString], lang: Lang, config: &Config) -> Result<ArgMatches, Result<Answer, Failure>> {
    // The browser starts many times a day: making all commands and their help takes longer than its first frame.
    if let Ok(matches) = options::configured(brief(args, lang, config), config).try_get_matches_from(args) {
        return Ok(matches);
    }
    options::configured(command(lang), config).try_get_matches_from(args).map_err(|error| match error.kind() {
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
            lang.fill(CliMsg::NoCommand, &[&given(ContextKind::InvalidSubcommand).unwrap_or_default()])
        }
        ErrorKind::UnknownArgument => lang.fill(CliMsg::NoOption, &[&arg]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match value.as_deref() {
            Some(value) if !value.is_empty() => lang.fill(CliMsg::NoValue, &[&arg, value]),
            _ => lang.fill(CliMsg::ValueMissing, &[&arg]),
        },
        ErrorKind::MissingRequiredArgument => lang.fill(CliMsg::Required, &[&arg]),
        ErrorKind::ArgumentConflict => match given(ContextKind::PriorArg) {
            Some(prior) if prior != arg => lang.fill(CliMsg::Conflict, &[&arg, &prior]),
            _ => lang.fill(CliMsg::TooMany, &[&arg]),
        },
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => lang.fill(CliMsg::TooMany, &[&arg]),
        _ => lang.get(CliMsg::WrongUse).to_owned(),
    };
    let meant = given(ContextKind::SuggestedArg)
        .or_else(|| given(ContextKind::SuggestedSubcommand))
        .or_else(|| given(ContextKind::SuggestedValue));
    let cure = match (meant, given(ContextKind::ValidValue)) {
        (Some(meant), _) => lang.fill(CliMsg::DidYouMean, &[&meant]),
        (None, Some(values)) => lang.fill(CliMsg::Allowed, &[&values]),
        (None, None) => lang.fill(CliMsg::SeeHelp, &[&called(args)]),
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
    sizes.ok_or_else(|| wrong(lang, (CliMsg::BadSize, &[text]), (CliMsg::SizeForm, &[])))
}
