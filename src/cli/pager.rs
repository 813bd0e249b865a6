//! A long text through the user's pager.

use std::{
    io::{self, Write},
    process::{Child, Command, Stdio},
    sync::Arc,
};

use signal_hook::{
    consts::{SIGINT, SIGQUIT},
    flag,
};

use crate::text::{Width, WidthMode};

/// Pager of a user who names none.
const PAGER: &str = "less";

/// Exit codes of a shell that finds no such command, or may not run it: POSIX, 2.8.2.
const NOT_RUN: [i32; 2] = [126, 127];

/// Returns `true` if a text has more rows than a terminal of that size can show above its prompt.
pub(super) fn is_long(text: &str, (columns, rows): (u16, u16)) -> bool {
    let columns = usize::from(columns.max(1));
    let used: usize = text.lines().map(|line| Width(WidthMode::Wide).of(line).div_ceil(columns).max(1)).sum();
    used >= usize::from(rows)
}

/// Shows a text in `$PAGER`, which gets it on standard input. Returns `false` if there is no such program.
pub(super) fn page(text: &str) -> bool {
    let named = std::env::var("PAGER").ok().filter(|pager| !pager.trim().is_empty());
    let started = command(named.as_deref().unwrap_or(PAGER), named.is_some()).spawn();
    // Ctrl-C is the pager's: a search that takes long. Where that cannot be said, it ends both.
    let _ = [SIGINT, SIGQUIT].map(|signal| flag::register(signal, Arc::default()));
    started.and_then(|pager| fed(pager, text)).unwrap_or(false)
}

/// Returns the command that runs a pager. A line of the user's own is one of shell, as everywhere.
fn command(pager: &str, is_line: bool) -> Command {
    let mut command = if is_line { Command::new("sh") } else { Command::new(pager) };
    if is_line {
        command.args(["-c", pager]);
    }
    if std::env::var_os("LESS").is_none() {
        // As git has it: colours as they are, the end of a short text is the end, the screen stays.
        command.env("LESS", "FRX");
    }
    command.stdin(Stdio::piped());
    command
}

/// Gives a pager the text and waits for its end. A pager that is left early has seen enough.
fn fed(mut pager: Child, text: &str) -> io::Result<bool> {
    if let Some(mut input) = pager.stdin.take() {
        match input.write_all(text.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
            _ => {}
        }
    }
    Ok(pager.wait()?.code().is_none_or(|code| !NOT_RUN.contains(&code)))
}
