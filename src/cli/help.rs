//! The command line with its help and its error messages in the language of the interface.

use std::ffi::OsString;

use clap::{
    Arg, Command, CommandFactory, FromArgMatches,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{
    args::Cli,
    options,
    out::{Answer, Failure},
};
use crate::app::words::{CliMsg, Lang};

/// Summary and arguments, for the usage line, of every command.
const COMMANDS: [(&str, CliMsg, &str); 10] = [
    ("browse", CliMsg::Browse, "[CASE]"),
    ("list", CliMsg::List, ""),
    ("show", CliMsg::Show, "CASE…"),
    ("search", CliMsg::Search, "QUERY…"),
    ("check", CliMsg::Check, "[PATH…]"),
    ("import", CliMsg::Import, "FILE --id ID"),
    ("keys", CliMsg::Keys, ""),
    ("tour", CliMsg::Tour, ""),
    ("schema", CliMsg::Schema, "NAME"),
    ("completions", CliMsg::Completions, "SHELL"),
];

/// Help of every argument that is not an option of the configuration; {0} stands for its possible values. A command
/// before the id where commands differ.
const ARGUMENTS: [(&str, CliMsg); 32] = [
    ("browse case", CliMsg::StartCase),
    ("search query", CliMsg::Query),
    ("list theme", CliMsg::OfTheme),
    ("batch", CliMsg::OfBatch),
    ("region", CliMsg::OfRegion),
    ("system", CliMsg::OfSystem),
    ("systems", CliMsg::Systems),
    ("stats", CliMsg::Stats),
    ("case", CliMsg::Case),
    ("source", CliMsg::Source),
    ("citation", CliMsg::Citation),
    ("width", CliMsg::Width),
    ("limit", CliMsg::Limit),
    ("explain", CliMsg::Explain),
    ("path", CliMsg::CheckPath),
    ("against", CliMsg::Against),
    ("file", CliMsg::ImportFile),
    ("id", CliMsg::Id),
    ("corrections", CliMsg::Corrections),
    ("output", CliMsg::Output),
    ("add", CliMsg::Add),
    ("draft_corrections", CliMsg::Draft),
    ("force", CliMsg::Force),
    ("name", CliMsg::SchemaName),
    ("shell", CliMsg::Shell),
    ("query", CliMsg::StartQuery),
    ("keys", CliMsg::PlayKeys),
    ("print", CliMsg::Print),
    ("style", CliMsg::Style),
    ("json", CliMsg::Json),
    ("version", CliMsg::Version),
    ("help", CliMsg::Help),
];

/// Returns the whole command line with its help in `lang`.
pub fn command(lang: Lang) -> Command {
    let main = with_texts(Cli::command(), "", lang)
        .about(lang.get(CliMsg::About))
        .override_usage(lang.get(CliMsg::UsageMain))
        .subcommand_help_heading(lang.get(CliMsg::Commands))
        .after_help(lang.get(CliMsg::Examples));
    COMMANDS.iter().fold(main, |main, (name, about, usage)| {
        let usage = format!("anli {name} {usage} {}", lang.get(CliMsg::UsageOptions)).replace("  ", " ");
        main.mut_subcommand(name, |command| {
            let command = command.about(lang.get(*about)).override_usage(usage);
            with_texts(command, name, lang).args_override_self(true).disable_help_flag(true)
        })
    })
}

/// Adds texts in `lang` to a command and its arguments. Clap's own headings and lists of values are English.
fn with_texts(command: Command, name: &str, lang: Lang) -> Command {
    let usage = lang.get(CliMsg::Usage);
    let template = format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}");
    command.help_template(template).mut_args(|arg| {
        let heading = match () {
            () if arg.is_positional() => CliMsg::Arguments,
            () if arg.is_global_set() || arg.get_id() == "version" => CliMsg::Global,
            () => CliMsg::Options,
        };
        let help = help(&arg, name, lang);
        let takes_values = arg.get_action().takes_values();
        arg.help(help).help_heading(lang.get(heading)).hide_possible_values(takes_values)
    })
}

/// Returns the help of an argument of the command `name`.
fn help(arg: &Arg, name: &str, lang: Lang) -> String {
    let id = arg.get_id().as_str();
    let find = |key: &str| ARGUMENTS.iter().find(|(known, _)| *known == key).map(|(_, phrase)| *phrase);
    let own = find(&format!("{name} {id}"));
    if let (None, Some(text)) = (own, options::help(id, lang)) {
        return text;
    }
    let values = arg.get_possible_values();
    let values: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
    let phrase = own.or_else(|| find(id));
    phrase.map_or_else(String::new, |phrase| lang.fill(phrase, &[&values.join(", ")]))
}

/// Parses the arguments.
///
/// # Errors
///
/// An answer where they ask for help or the version, else a failure of one line.
pub fn parse(args: &[OsString], lang: Lang) -> Result<Cli, Result<Answer, Failure>> {
    let parsed = command(lang).try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(Answer::text(error.render().to_string())),
        _ => Err(failure(&error, args, lang)),
    })
}

/// Returns the message for an error of clap.
fn failure(error: &clap::Error, args: &[OsString], lang: Lang) -> Failure {
    let given = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")).filter(|text| !text.is_empty()),
        _ => None,
    };
    let arg = given(ContextKind::InvalidArg).unwrap_or_default();
    let value = given(ContextKind::InvalidValue);
    let problem = match error.kind() {
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
    let suggestion = given(ContextKind::SuggestedArg)
        .or_else(|| given(ContextKind::SuggestedSubcommand))
        .or_else(|| given(ContextKind::SuggestedValue));
    let cure = match (suggestion, given(ContextKind::ValidValue)) {
        (Some(suggestion), _) => lang.fill(CliMsg::DidYouMean, &[&suggestion]),
        (None, Some(values)) => lang.fill(CliMsg::Allowed, &[&values]),
        (None, None) => lang.fill(CliMsg::SeeHelp, &[&called_command(args)]),
    };
    Failure::Use(problem, cure)
}

/// Returns `anli show` if the arguments name that command, else `anli`.
fn called_command(args: &[OsString]) -> String {
    let names = Cli::command();
    let named = args.iter().skip(1).filter_map(|arg| arg.to_str()).find(|arg| names.find_subcommand(arg).is_some());
    named.map_or_else(|| "anli".to_owned(), |name| format!("anli {name}"))
}
