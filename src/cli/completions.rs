//! `anli completions`: completion scripts.

use clap_complete::{Shell, generate};

use super::{help, out::Answer};
use crate::app::words::Lang;

/// Prints the script for a shell.
pub(super) fn run(shell: Shell, lang: Lang) -> Answer {
    let mut script = Vec::new();
    generate(shell, &mut help::command(lang), "anli", &mut script);
    Answer::text(String::from_utf8_lossy(&script).into_owned())
}
