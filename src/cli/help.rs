//! The command line with its help and its error messages in the language of the interface.

use std::{any::TypeId, ffi::OsString};

use clap::{
    Arg, ArgAction, Command, CommandFactory, FromArgMatches,
    builder::{NonEmptyStringValueParser, StyledStr},
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{
    args::Cli,
    long_help,
    nearest::nearest,
    number::RANGE,
    options::{self, Scope},
    out::{Answer, Failure},
};
use crate::app::words::{CliMsg, Lang, PresentMsg, SharedMsg, Translated, desk::DeskMsg, fill};

/// The columns that help takes at most: those of the smallest usual terminal.
const WIDTH: usize = 80;

/// Makes the text of an argument or a command: a line in each language, one of which [`command`] leaves.
impl From<CliMsg> for StyledStr {
    fn from(message: CliMsg) -> Self {
        message.texts().join("\n").into()
    }
}

impl From<DeskMsg> for StyledStr {
    fn from(message: DeskMsg) -> Self {
        message.texts().join("\n").into()
    }
}

impl From<PresentMsg> for StyledStr {
    fn from(message: PresentMsg) -> Self {
        message.texts().join("\n").into()
    }
}

impl From<SharedMsg> for StyledStr {
    fn from(message: SharedMsg) -> Self {
        message.texts().join("\n").into()
    }
}

/// Returns the line in `lang` of the text of an argument or a command.
fn in_lang(text: Option<&StyledStr>, lang: Lang) -> String {
    text.and_then(|text| Some(text.to_string().lines().nth(lang as usize)?.to_owned())).unwrap_or_default()
}

/// Returns the whole command line with its short help in `lang`.
pub fn command(lang: Lang) -> Command {
    with_ends(lang, false)
}

/// Returns the whole command line with its long help in `lang`, as the manual has it.
pub fn long_command(lang: Lang) -> Command {
    with_ends(lang, true)
}

/// Returns the whole command line; the long help ends with examples.
fn with_ends(lang: Lang, is_long: bool) -> Command {
    let version = Arg::new("version").long("version").short('V').help(CliMsg::Version).action(ArgAction::Version);
    let help = Arg::new("help").long("help").short('h').help(CliMsg::Help).action(ArgAction::Help).global(true);
    let main = Cli::command().args(options::args(Scope::Browser));
    let main = main.arg(version).args(options::args(Scope::Global)).arg(help).mut_subcommands(|command| {
        let opens_browser = matches!(command.get_name(), "browse" | "tour" | "present" | "play");
        let flags = opens_browser.then(|| options::args(Scope::Browser)).into_iter().flatten();
        let command = command.args(flags);
        let name = command.get_name().to_owned();
        let command = command.args(options::idle_args(&name));
        let end = if is_long { long_help::of_command(&name, lang) } else { None };
        of_command(command, "anli", lang).after_help(end.unwrap_or_default()).mut_subcommands(|command| {
            of_command(command.args(options::idle_args(&name)), &format!("anli {name}"), lang)
        })
    });
    let end = if is_long { long_help::whole(lang) } else { lang.get(CliMsg::Examples).to_owned() };
    with_texts(main.long_version(long_help::version(lang)), lang)
        .max_term_width(WIDTH)
        .override_usage(lang.get(CliMsg::UsageMain))
        .subcommand_help_heading(lang.get(CliMsg::Commands))
        .after_help(end)
}

/// Returns a command of `parent` with its texts in `lang`.
fn of_command(command: Command, parent: &str, lang: Lang) -> Command {
    let usage = usage(&command, parent, lang);
    let command = command.subcommand_help_heading(lang.get(CliMsg::Commands));
    with_texts(command, lang).override_usage(usage).args_override_self(true).disable_help_flag(true)
}

/// Returns the usage line of a command, with the arguments that it takes without a flag or cannot do without.
fn usage(command: &Command, parent: &str, lang: Lang) -> String {
    let shown = command.get_arguments().filter(|arg| arg.is_positional() || arg.is_required_set());
    let shown = shown.map(|arg| {
        let mut name: String = arg.get_value_names().into_iter().flatten().map(|name| name.as_str()).collect();
        if arg.get_num_args().is_some_and(|count| count.max_values() > 1) {
            name.push('…');
        }
        match arg.get_long() {
            Some(flag) => format!("--{flag} {name}"),
            None if arg.is_required_set() => name,
            None => format!("[{name}]"),
        }
    });
    let words = [parent.to_owned(), command.get_name().to_owned()].into_iter().chain(shown);
    let rest = if command.has_subcommands() { CliMsg::UsageCommand } else { CliMsg::UsageOptions };
    words.chain([lang.get(rest).to_owned()]).collect::<Vec<_>>().join(" ")
}

/// Puts the texts of a command and its arguments into `lang`. Clap's own headings and lists of values are English.
fn with_texts(command: Command, lang: Lang) -> Command {
    let usage = lang.get(CliMsg::Usage);
    let template = format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}");
    let about = in_lang(command.get_about(), lang);
    command.about(about).help_template(template).mut_args(|arg| {
        let heading = match () {
            () if arg.is_positional() => CliMsg::Arguments,
            () if arg.is_global_set() || arg.get_id() == "version" => CliMsg::Global,
            () => CliMsg::Options,
        };
        let values = arg.get_possible_values();
        let values: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
        let help = fill(&in_lang(arg.get_help(), lang), &[&values.join(", ")]);
        let takes_values = arg.get_action().takes_values();
        // Nothing to search for, no keys to press: both are something to ask for, no other text is when it is empty.
        let is_text = takes_values && values.is_empty() && arg.get_value_parser().type_id() == TypeId::of::<String>();
        let may_be_empty = !is_text || ["query", "keys"].contains(&arg.get_id().as_str());
        let arg = if may_be_empty { arg } else { arg.value_parser(NonEmptyStringValueParser::new()) };
        arg.help(help).help_heading(lang.get(heading)).hide_possible_values(takes_values)
    })
}

/// Parses the arguments.
///
/// # Errors
///
/// An answer where they ask for help or the version, else a failure of one line.
pub fn parse(args: &[OsString], lang: Lang) -> Result<Cli, Result<Answer, Failure>> {
    let parse = |matches| Ok(Cli { flags: options::given(&matches), ..Cli::from_arg_matches(&matches)? });
    let is_long = args.iter().take_while(|arg| *arg != "--").any(|arg| arg == "--help");
    with_ends(lang, is_long).try_get_matches_from(args).and_then(parse).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(Answer::text(error.render().to_string())),
        _ => Err(failure(&error, args, lang)),
    })
}

/// Returns the long help of a command, named by its words; without any, of the program.
pub(super) fn of(topic: &[String], lang: Lang) -> Result<Answer, Failure> {
    let words = topic.iter().map(String::as_str);
    let args: Vec<OsString> = std::iter::once("anli").chain(words).chain(["--help"]).map(OsString::from).collect();
    parse(&args, lang).err().unwrap_or_else(|| Ok(Answer::default()))
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
    let wrong = given(ContextKind::InvalidSubcommand).or(value).unwrap_or(arg);
    let cure = match (suggestion(error, &wrong), given(ContextKind::ValidValue), given(RANGE)) {
        (Some(suggestion), ..) => lang.fill(CliMsg::DidYouMean, &[suggestion]),
        (None, Some(values), _) => lang.fill(CliMsg::Allowed, &[&values]),
        (None, None, Some(range)) => lang.fill(CliMsg::Range, &[&range]),
        (None, None, None) => match successor(&wrong, args) {
            Some(option) => lang.fill(CliMsg::DidYouMean, &[option]),
            None => lang.fill(CliMsg::SeeHelp, &[&called_command(args)]),
        },
    };
    Failure::Use(problem, cure)
}

/// Returns the suggestion of clap that is nearest to what was typed, unless none is near: clap suggests what shares no
/// more than some letters.
fn suggestion<'e>(error: &'e clap::Error, typed: &str) -> Option<&'e str> {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggested = kinds.into_iter().flat_map(|kind| match error.get(kind) {
        Some(ContextValue::String(text)) => std::slice::from_ref(text),
        Some(ContextValue::Strings(texts)) => texts,
        _ => &[],
    });
    nearest(typed, suggested.map(String::as_str))
}

/// Options that had another name, with the one that they have now.
const RENAMED: [(&str, &str); 2] = [("--theme", "--indicator"), ("--measure", "--text-width")];

/// Returns the present name of an option, if the command has it.
fn successor(typed: &str, args: &[OsString]) -> Option<&'static str> {
    let (_, now) = RENAMED.iter().find(|(former, _)| *former == typed)?;
    let whole = command(Lang::En);
    let named = args.iter().skip(1).filter_map(|arg| whole.find_subcommand(arg.to_str()?)).next();
    let mut options = named.unwrap_or(&whole).get_arguments().filter_map(|option| option.get_long());
    options.any(|option| now.strip_prefix("--") == Some(option)).then_some(now)
}

/// Returns `anli show` if the arguments name that command, else `anli`.
fn called_command(args: &[OsString]) -> String {
    let names = Cli::command();
    let named = args.iter().skip(1).filter_map(|arg| arg.to_str()).find(|arg| names.find_subcommand(arg).is_some());
    named.map_or_else(|| "anli".to_owned(), |name| format!("anli {name}"))
}
