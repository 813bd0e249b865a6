//! The only module that prints. A command makes its whole answer first, so that standard output is empty when it fails;
//! text from files is sanitized.

use std::{
    fmt::Write as _,
    io::{self, IsTerminal, Write},
    num::NonZeroU32,
    path::Path,
    process::ExitCode,
};

use schemars::JsonSchema;
use serde::Serialize;

use super::{pager, terminal_env::TerminalEnv};
use crate::{
    app::words::{CliMsg, Lang, Translated, faults},
    error::{Fault, Severity},
    text::sanitize::{is_denied, sanitize},
};

/// Number of faults listed by a failed command; `anli check` lists all.
const FAULTS_SHOWN: usize = 10;

/// Answer of a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Standard output, sanitized, with line ends.
    pub text: String,
    /// Lines for standard error: warnings and reports.
    pub notes: Vec<String>,
    /// `true` if the answer is no: nothing found, or faults found.
    pub no: bool,
    /// `true` if a text that is longer than the screen goes through the pager.
    pub is_paged: bool,
}

impl Answer {
    /// Makes an answer of text.
    pub fn text(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// Makes an answer of one JSON value.
    pub fn json(value: &impl Serialize) -> Self {
        Self::text(json(value) + "\n")
    }

    /// Returns the answer with faults of the configuration before its notes.
    #[must_use]
    pub fn warned(self, faults: &[Fault], lang: Lang) -> Self {
        Self { notes: [fault_lines(faults, lang), self.notes].concat(), ..self }
    }

    /// Returns the answer, which goes through the pager if `is_paged`.
    #[must_use]
    pub fn paged(self, is_paged: bool) -> Self {
        Self { is_paged, ..self }
    }

    /// Returns the answer, which is no if `no`.
    #[must_use]
    pub fn or_no(self, no: bool) -> Self {
        Self { no, ..self }
    }
}

/// Failure of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Wrong use: problem and cure.
    Use(String, String),
    /// Faults of a query.
    Query(Vec<String>),
    /// Faults of files.
    Faults(Vec<Fault>),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Faults(vec![fault])
    }
}

impl From<Vec<Fault>> for Failure {
    fn from(faults: Vec<Fault>) -> Self {
        Self::Faults(faults)
    }
}

/// Makes a failure from messages of the catalogue.
pub fn wrong(lang: Lang, problem: (impl Translated, &[&str]), cure: (impl Translated, &[&str])) -> Failure {
    Failure::Use(lang.fill(problem.0, problem.1), lang.fill(cure.0, cure.1))
}

/// Result of a command.
pub type Result<T = Answer> = std::result::Result<T, Failure>;

/// Prints the result of a command and returns its exit code: 0 done, 1 the answer is no, 2 failure. A reader that is
/// gone (`| head`) is success.
pub fn finish(result: Result, lang: Lang) -> ExitCode {
    match result {
        Ok(answer) => {
            notes(&answer.notes);
            let is_shown = answer.is_paged && is_long(&answer.text) && pager::page(&answer.text);
            match if is_shown { Ok(()) } else { print(&answer.text) } {
                Ok(()) => ExitCode::from(u8::from(answer.no)),
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
                Err(error) => {
                    notes(&[prefixed(&lang.fill(CliMsg::CannotPrint, &[&faults::reason(&error, lang)]))]);
                    ExitCode::from(2)
                }
            }
        }
        Err(failure) => {
            notes(&failure_lines(&failure, lang));
            ExitCode::from(2)
        }
    }
}

/// Prints on standard error, in the encoding of the terminal, that it cannot show UTF-8.
pub fn unreadable(message: &[u8]) -> ExitCode {
    // There is nowhere else to report an error.
    let _ = io::stderr().lock().write_all(message);
    ExitCode::from(2)
}

/// Asks a question on standard error; the answer is typed behind it.
pub fn ask(question: &str) {
    // Without an answer nothing is done.
    let _ = io::stderr().lock().write_all(question.as_bytes());
}

/// Prints that the program panicked, with the message of the panic.
pub fn failed(what: &str, message: &str) {
    notes(&[prefixed(what)]);
    notes(&message.lines().map(|line| sanitize(line).into_owned()).collect::<Vec<_>>());
}

/// Returns the lines for a failure: one for wrong use, else one per fault.
pub fn failure_lines(failure: &Failure, lang: Lang) -> Vec<String> {
    match failure {
        Failure::Use(what, cure) => vec![prefixed(&lang.fill(CliMsg::WrongAndCure, &[what, cure]))],
        Failure::Query(faults) => faults.iter().take(FAULTS_SHOWN).map(|fault| prefixed(fault)).collect(),
        Failure::Faults(faults) => {
            let mut lines = fault_lines(faults.get(..FAULTS_SHOWN).unwrap_or(faults), lang);
            let more = faults.len().saturating_sub(FAULTS_SHOWN);
            lines.extend((more > 0).then(|| prefixed(&lang.fill(CliMsg::MoreFaults, &[&more.to_string()]))));
            lines
        }
    }
}

/// Returns faults for people, one line each.
pub fn fault_lines(faults: &[Fault], lang: Lang) -> Vec<String> {
    faults.iter().map(|fault| sanitize(&faults::sentence(fault, lang)).into_owned()).collect()
}

/// Fault for programs.
#[derive(Serialize, JsonSchema)]
pub struct FaultJson {
    /// The file, or what else is at fault.
    path: String,
    /// Line, from 1.
    line: Option<u32>,
    /// Character of the line, from 1.
    column: Option<u32>,
    /// `error` or `warning`.
    severity: &'static str,
    /// Name of the kind of fault.
    code: String,
    /// The fault in the language of the interface.
    text: String,
    /// The cure in the same language.
    cure: String,
}

impl FaultJson {
    /// Makes the JSON of a fault, with its texts in `lang`.
    pub fn new(fault: &Fault, lang: Lang) -> Self {
        let (text, cure) = faults::texts(fault, lang);
        Self {
            path: fault.path.display().to_string(),
            line: fault.line,
            column: fault.column.map(NonZeroU32::get),
            severity: if fault.severity == Severity::Error { "error" } else { "warning" },
            code: kebab(fault.kind.name()),
            text,
            cure,
        }
    }
}

/// Converts `NotFound` to `not-found`.
pub fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// Formats a value as JSON on one line. Characters that a terminal or an editor could obey or hide, such as C1 controls
/// and bidirectional marks, are escaped; they occur only in strings.
pub fn json(value: &impl Serialize) -> String {
    escaped(&serde_json::to_string(value).unwrap_or_default())
}

/// Formats a value as indented JSON, escaped as in [`json`].
pub fn pretty_json(value: &impl Serialize) -> String {
    escaped(&serde_json::to_string_pretty(value).unwrap_or_default())
}

/// Escapes denied characters but the line ends between values.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_denied(c) && c != '\n' {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Returns a path for people.
pub(super) fn shown(path: &Path) -> String {
    sanitize(&path.display().to_string()).into_owned()
}

/// Returns a message with the name of the program before it.
pub(super) fn prefixed(message: &str) -> String {
    sanitize(&format!("anli: {message}")).into_owned()
}

/// Returns `true` if standard output is a terminal that cannot show the whole text at once.
fn is_long(text: &str) -> bool {
    let size = io::stdout().is_terminal().then(|| crossterm::terminal::size().ok()).flatten();
    !TerminalEnv::from_env().dumb && size.is_some_and(|size| pager::is_long(text, size))
}

fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Prints lines on standard error, where there is nowhere else to report an error.
fn notes(lines: &[String]) {
    let mut out = io::stderr().lock();
    for line in lines {
        let _ = writeln!(out, "{line}");
    }
}
