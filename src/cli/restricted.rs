//! Calls of a service: by the name [`NAME`], which may be a login shell, or by [`FLAG`], which stands in a forced command.
//!
//! Such a process begins by running itself again without the caller's environment and in the root folder, so that no
//! library below reads what a user could set; then it limits itself. `Permits` says what its session may do, and
//! [`refusal`] what its arguments may ask for.

use std::{
    env,
    ffi::{OsStr, OsString},
    io,
    os::unix::process::CommandExt,
    path::Path,
    process::Command as Process,
    sync::Arc,
};

use rustix::process::{Resource, Rlimit, setrlimit};
use signal_hook::{consts::SIGTSTP, flag};

use super::{
    args::{Cli, Command},
    options::OPTIONS,
    out::{Failure, wrong},
    system::{self, System},
};
use crate::{
    app::{
        keymap,
        words::{Lang, SharedMsg, faults::reason},
    },
    store::config::Kind,
};

/// The name of the program that is always restricted.
const NAME: &str = "anli-reader";

/// The option that restricts a call.
const FLAG: &str = "--restricted";

/// Names of the program that a line may begin with.
const PROGRAMS: [&str; 2] = ["anli", NAME];

/// Variables of the environment that describe the terminal, and the one that sshd sets with the address.
const KEPT: [&str; 7] = ["TERM", "COLORTERM", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR", ADDRESS];

/// The variable of the connection; sshd sets it after those that a client sends.
const ADDRESS: &str = "SSH_CONNECTION";

/// Longest value of a variable, in bytes.
const LONGEST_VALUE: usize = 128;

/// Longest line of words, in bytes.
const LONGEST_LINE: usize = 4096;

/// Largest file that is written, in bytes: state and desk are smaller.
const FILE_SIZE: u64 = 64 << 20;

/// Processor time in seconds between the signal that ends a session and the one that kills it.
const LAST_SECONDS: u64 = 5;

/// The one who wrote the arguments of a restricted call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Author {
    /// The administrator, in a forced command.
    Administrator,
    /// The reader, as the command of a login shell.
    Reader,
}

/// The arguments of a call, the name of the program first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) args: Vec<OsString>,
    /// The one who wrote them, if the call is restricted.
    pub(super) restricted: Option<Author>,
}

/// Reads the arguments of a call. A restricted one has no other variables than [`KEPT`] from here on.
///
/// # Errors
///
/// A restricted call could not begin without the caller's environment, or its line has a quotation without an end.
pub(super) fn call(args: Vec<OsString>) -> io::Result<Call> {
    let Some(author) = author(&args) else { return Ok(Call { args, restricted: None }) };
    leave_environment(&args)?;
    // A shell could not go on with a stopped session.
    let _ = flag::register(SIGTSTP, Arc::default());
    let args = if author == Author::Reader { of_reader(&args)? } else { args };
    Ok(Call { args, restricted: Some(author) })
}

/// Returns the one who wrote the arguments of a restricted call; `None` if the call is not restricted.
fn author(args: &[OsString]) -> Option<Author> {
    let program = args.first().map(|program| program.to_string_lossy()).unwrap_or_default();
    // A login shell is called by its name with a dash before it.
    let is_shell = file_name(program.trim_start_matches('-')) == NAME;
    let is_line = args.get(1).is_some_and(|arg| arg == "-c");
    match (is_shell, is_line) {
        (true, true) => Some(Author::Reader),
        (true, false) => Some(Author::Administrator),
        (false, _) => {
            args.iter().take_while(|arg| *arg != "--").any(|arg| arg == FLAG).then_some(Author::Administrator)
        }
    }
}

fn file_name(path: &str) -> &str {
    Path::new(path).file_name().and_then(OsStr::to_str).unwrap_or_default()
}

/// Runs the program again without the caller's environment and folder, unless it is so already.
fn leave_environment(args: &[OsString]) -> io::Result<()> {
    let kept: Vec<(OsString, OsString)> = env::vars_os().filter(|(name, value)| is_kept(name, value)).collect();
    if kept.len() == env::vars_os().count() && env::current_dir().is_ok_and(|folder| folder == Path::new("/")) {
        return Ok(());
    }
    let mut again = Process::new(env::current_exe()?);
    again.args(args.iter().skip(1)).env_clear().envs(kept).current_dir("/");
    again.arg0(args.first().map_or(OsStr::new(NAME), OsString::as_os_str));
    Err(again.exec())
}

fn is_kept(name: &OsStr, value: &OsStr) -> bool {
    let is_of_tests = cfg!(debug_assertions) && name == system::VARIABLE;
    is_of_tests || (KEPT.iter().any(|kept| name == *kept) && value.len() <= LONGEST_VALUE)
}

/// Returns the arguments that a reader gave as the command of a login shell.
fn of_reader(args: &[OsString]) -> io::Result<Vec<OsString>> {
    let line = args.get(2).map(|line| line.to_string_lossy().into_owned()).unwrap_or_default();
    let words = Some(line).filter(|line| line.len() <= LONGEST_LINE).and_then(|line| words(&line));
    let words = words.ok_or(io::ErrorKind::InvalidInput)?;
    let is_program = words.first().is_some_and(|word| PROGRAMS.contains(&file_name(word)));
    let own = words.into_iter().skip(usize::from(is_program)).map(OsString::from);
    Ok(std::iter::once(OsString::from(NAME)).chain(own).collect())
}

/// Returns the words of a line: blanks part them, quotation marks and backslashes keep them together, as in a shell.
/// Nothing is expanded and nothing run. `None` if a quotation has no end.
fn words(line: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        let escaped = c == '\\' && quote != Some('\'');
        let c = if escaped { chars.next()? } else { c };
        match quote {
            _ if escaped => word.get_or_insert_default().push(c),
            Some(mark) if c == mark => quote = None,
            None if ['\'', '"'].contains(&c) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

/// Returns the failure of a call that could not be restricted.
pub(super) fn failure(error: &io::Error) -> Failure {
    let lang = Lang::default();
    wrong(lang, (SharedMsg::NotStarted, &[&reason(error, lang)]), (SharedMsg::AskAdministrator, &[]))
}

/// Returns the address that the reader comes from, as sshd says it.
pub(super) fn address() -> Option<String> {
    let connection = env::var(ADDRESS).ok()?;
    connection.split(' ').next().map(str::to_owned)
}

/// Limits this process for all that it does. Where the system refuses a limit, the others hold.
pub(super) fn limit(system: &System) {
    let limits = [
        (Resource::Core, 0, 0),
        (Resource::Data, system.memory(), system.memory()),
        (Resource::Cpu, system.processor(), system.processor() + LAST_SECONDS),
        (Resource::Fsize, FILE_SIZE, FILE_SIZE),
    ];
    for (resource, current, maximum) in limits {
        let _ = setrlimit(resource, Rlimit { current: Some(current), maximum: Some(maximum) });
    }
}

/// Returns the command or the option that a restricted call may not use: those that write, that run other programs, that
/// name a file or a folder, and for a reader the name of one.
pub(super) fn refusal(cli: &Cli, author: Author) -> Option<String> {
    let command = match &cli.command {
        None
        | Some(
            Command::Browse { .. }
            | Command::List(_)
            | Command::Show(_)
            | Command::Search(_)
            | Command::Batches(_)
            | Command::Keys(_)
            | Command::Present(_)
            | Command::Tour(_)
            | Command::Schema { .. }
            | Command::Help { .. },
        ) => None,
        Some(Command::Compare(args)) => args.output.is_some().then_some("--output"),
        Some(Command::Config(args)) => args.command.is_some().then_some("config"),
        Some(Command::Play(_)) => Some("play"),
        Some(Command::Export(_)) => Some("export"),
        Some(Command::Desk(_)) => Some("desk"),
        Some(Command::Check(_)) => Some("check"),
        Some(Command::Import(_)) => Some("import"),
        Some(Command::Review { .. }) => Some("review"),
        Some(Command::Remove(_)) => Some("remove"),
        Some(Command::Completions { .. }) => Some("completions"),
    };
    let names_another = author == Author::Reader && cli.reader.is_some();
    let is_shipped = |path: &Path| path.to_str().is_some_and(|name| keymap::NAMES.contains(&name));
    let names_path = OPTIONS.iter().find(|row| {
        let is_path = matches!(row.kind, Kind::Name(_) | Kind::Paths | Kind::Folder);
        is_path && !cli.flags.paths(row.name).iter().all(|path| is_shipped(path))
    });
    let records = cli.browsers().any(|args| args.record.is_some()).then_some("--record");
    let option = names_another.then_some("--reader").or(records).map(str::to_owned);
    command.map(str::to_owned).or(option).or_else(|| names_path.map(|row| format!("--{}", row.name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_parted_as_in_a_shell_and_nothing_is_run() {
        for (line, expected) in [
            ("", Some(vec![])),
            ("  list  ", Some(vec!["list"])),
            ("search '零工 市场' \"a b\" c\\ d", Some(vec!["search", "零工 市场", "a b", "c d"])),
            ("''", Some(vec![""])),
            ("$(id) `id` ;id |id >x", Some(vec!["$(id)", "`id`", ";id", "|id", ">x"])),
            ("'a\\'b", Some(vec!["a\\b"])),
            ("\"a\\\"b\"", Some(vec!["a\"b"])),
            ("'open", None),
            ("open\\", None),
        ] {
            let expected = expected.map(|words| words.into_iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(words(line), expected, "{line}");
        }
    }

    #[test]
    fn the_name_or_the_option_restricts_a_call() {
        for (args, expected) in [
            (&["anli"][..], None),
            (&["anli", "search", "--", "--restricted"], None),
            (&["anli", "--restricted"], Some(Author::Administrator)),
            (&["anli", "list", "--restricted"], Some(Author::Administrator)),
            (&["anli-reader"], Some(Author::Administrator)),
            (&["-anli-reader"], Some(Author::Administrator)),
            (&["/usr/bin/anli-reader", "-c", "list"], Some(Author::Reader)),
            (&["-anli-reader", "-c", "sh"], Some(Author::Reader)),
            (&["my-anli-reader"], None),
        ] {
            let args: Vec<OsString> = args.iter().map(OsString::from).collect();
            assert_eq!(author(&args), expected, "{args:?}");
        }
    }
}
