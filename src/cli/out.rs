//! The only place that prints. A command makes its whole answer first and prints it here, so that standard output is
//! empty when it fails; what came from files is sanitized on the way.

use std::{
    fmt::Write as _,
    io::{self, Write},
    process::ExitCode,
};

use serde::Serialize;

use crate::{
    app::words::{CliMsg, Lang, faults},
    error::{Fault, Severity},
    text::sanitize::{is_denied, sanitize},
};

/// How many faults a failed command names; `anli check` names all.
const FAULTS_SHOWN: usize = 10;

/// What a command answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// For standard output, sanitized, with its line ends.
    pub text: String,
    /// Lines for standard error: warnings, reports.
    pub notes: Vec<String>,
    /// Whether the answer is no: nothing found, faults found.
    pub no: bool,
}

impl Answer {
    /// An answer of text.
    pub fn text(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// An answer of one JSON value.
    pub fn json(value: &impl Serialize) -> Self {
        Self::text(json(value) + "\n")
    }

    /// The answer after what is wrong with the configuration.
    #[must_use]
    pub fn warned(self, faults: &[Fault], lang: Lang) -> Self {
        Self { notes: [fault_lines(faults, lang), self.notes].concat(), ..self }
    }

    /// The answer, which is no if `no`.
    #[must_use]
    pub fn or_no(self, no: bool) -> Self {
        Self { no, ..self }
    }
}

/// Why a command failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It was used wrongly: what is wrong, what to do.
    Use(String, String),
    /// Files are faulty.
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

/// A failure in words of the catalogue.
pub fn wrong(lang: Lang, what: (CliMsg, &[&str]), cure: (CliMsg, &[&str])) -> Failure {
    Failure::Use(lang.fill(what.0, what.1), lang.fill(cure.0, cure.1))
}

/// Result of a command.
pub type Result<T = Answer> = std::result::Result<T, Failure>;

/// Prints the result of a command and returns its exit code: 0 done, 1 the answer is no, 2 failure. A reader that went
/// away (`| head`) is success.
pub fn finish(result: Result, lang: Lang) -> ExitCode {
    match result {
        Ok(answer) => {
            notes(&answer.notes);
            match print(&answer.text) {
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

/// Says on standard error, in bytes of its own encoding, that the terminal cannot show what the program prints.
pub fn unreadable(message: &[u8]) -> ExitCode {
    // Nothing can be done where that fails.
    let _ = io::stderr().lock().write_all(message);
    ExitCode::from(2)
}

/// Says that the program itself failed, and with what.
pub fn failed(what: &str, message: &str) {
    notes(&[prefixed(what)]);
    notes(&message.lines().map(|line| sanitize(line).into_owned()).collect::<Vec<_>>());
}

/// The lines that say why a command failed: one for wrong use, one a fault.
pub fn failure_lines(failure: &Failure, lang: Lang) -> Vec<String> {
    match failure {
        Failure::Use(what, cure) => vec![prefixed(&lang.fill(CliMsg::WrongAndCure, &[what, cure]))],
        Failure::Faults(faults) => {
            let mut lines = fault_lines(faults.get(..FAULTS_SHOWN).unwrap_or(faults), lang);
            let more = faults.len().saturating_sub(FAULTS_SHOWN);
            lines.extend((more > 0).then(|| prefixed(&lang.fill(CliMsg::MoreFaults, &[&more.to_string()]))));
            lines
        }
    }
}

/// Faults for people, one line each.
pub fn fault_lines(faults: &[Fault], lang: Lang) -> Vec<String> {
    faults.iter().map(|fault| sanitize(&faults::sentence(fault, lang)).into_owned()).collect()
}

/// A fault for programs.
#[derive(Serialize)]
pub struct FaultJson {
    path: String,
    line: Option<u32>,
    severity: &'static str,
    code: String,
    text: String,
    cure: String,
}

impl FaultJson {
    /// The fault with its sentences in `lang`.
    pub fn new(fault: &Fault, lang: Lang) -> Self {
        let (text, cure) = faults::texts(fault, lang);
        Self {
            path: fault.path.display().to_string(),
            line: fault.line,
            severity: if fault.severity == Severity::Error { "error" } else { "warning" },
            code: kebab(fault.kind.name()),
            text,
            cure,
        }
    }
}

/// `NotFound` as `not-found`.
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

/// A value as JSON on one line. What a terminal or an editor could take as a command or hide, C1 controls and
/// bidirectional marks among them, is escaped; it can only stand in strings.
pub fn json(value: &impl Serialize) -> String {
    escaped(serde_json::to_string(value).unwrap_or_default())
}

/// A value as JSON for people to read, escaped as [`json`] does.
pub fn pretty_json(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.split('\n').map(|line| escaped(line.to_owned())).collect::<Vec<_>>().join("\n")
}

fn escaped(text: String) -> String {
    if !text.contains(is_denied) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_denied(c) {
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

fn prefixed(message: &str) -> String {
    sanitize(&format!("anli: {message}")).into_owned()
}

fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Says lines on standard error; nothing can be done where that fails.
fn notes(lines: &[String]) {
    let mut out = io::stderr().lock();
    for line in lines {
        let _ = writeln!(out, "{line}");
    }
}
