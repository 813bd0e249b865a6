//! The commands, and what runs a session: the local terminal, and a play of keys without one.
//!
//! Every command makes its whole [`Answer`] or fails; [`out`] is the only place that prints.

pub mod args;
pub mod browse;
pub mod check;
pub mod completions;
pub mod import;
pub mod keys;
pub mod list;
mod loading;
pub mod locale;
mod memory;
pub mod open;
pub mod options;
pub mod out;
pub mod plain;
pub mod play;
mod save;
pub mod schema;
pub mod search;
mod search_worker;
pub mod show;
pub mod stats;
pub mod surroundings;
pub mod terminal;

use std::{
    ffi::OsString,
    io::{self, IsTerminal},
    process::ExitCode,
    sync::Arc,
};

use signal_hook::{consts::SIGXFSZ, flag};

use self::out::{Answer, Failure, finish, wrong};
use crate::{
    app::words::{CliMsg, Lang},
    corpus::CaseId,
};

/// Runs the program with its arguments, the name of the program among them, and gives its exit code: 0 done, 1 the
/// answer is no, 2 wrong use or failure.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    // Without this, a file that may not grow any more (`ulimit -f`) would kill the program, where a full disk is an error
    // like others. Where it cannot be caught, it is as it was.
    let _ = flag::register(SIGXFSZ, Arc::default());
    let args: Vec<OsString> = args.into_iter().collect();
    let (config, mut faults) = options::config();
    faults.extend(args::lang_fault(|name| std::env::var_os(name)));
    let lang = args::lang(&args, |name| std::env::var_os(name), config.get("lang"));
    if io::stdout().is_terminal()
        && let Some(message) = locale::message(|name| std::env::var_os(name), lang)
    {
        return out::unreadable(&message);
    }
    let matches = match args::parse(&args, lang, &config) {
        Ok(matches) => matches,
        Err(result) => return finish(result, lang),
    };
    let result = match matches.subcommand() {
        Some(("list", sub)) => list::run(sub, lang),
        Some(("show", sub)) => show::run(sub, lang),
        Some(("search", sub)) => search::run(sub, lang),
        // It says all that is wrong with the configuration, too, in its own order.
        Some(("check", sub)) => return finish(check::run(sub, lang), lang),
        Some(("import", sub)) => import::run(sub, lang),
        Some(("keys", sub)) => keys::run(sub, lang),
        Some(("schema", sub)) => schema::run(sub, lang),
        Some(("completions", sub)) => completions::run(sub, lang),
        Some(("browse", sub)) => return browse::run(sub, faults, lang),
        Some(("tour", sub)) => return browse::tour(sub, faults, lang),
        _ => return browse::run(&matches, faults, lang),
    };
    finish(result.map(|answer| answer.warned(&faults, lang)), lang)
}

/// What a command gives.
type Result<T = Answer> = std::result::Result<T, Failure>;

/// The case id that an argument is.
fn case_id(text: &str, lang: Lang) -> Result<CaseId> {
    text.parse().map_err(|_| wrong(lang, (CliMsg::BadCaseId, &[text]), (CliMsg::CaseIdForm, &[])))
}
