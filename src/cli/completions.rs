//! `anli completions`: completion scripts.

use clap::ArgMatches;
use clap_complete::{Shell, generate};

use super::{Result, args, out::Answer};
use crate::app::words::Lang;

/// Prints the script for a shell.
pub(super) fn run(matches: &ArgMatches, lang: Lang) -> Result {
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        generate(*shell, &mut args::command(lang), "anli", &mut script);
    }
    Ok(Answer::text(String::from_utf8_lossy(&script).into_owned()))
}
