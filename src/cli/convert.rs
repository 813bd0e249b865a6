//! Text of documents, made in a process of its own: a file that takes all memory, never ends or crashes its reader takes
//! nothing else with it.
//!
//! The process is this program with [`COMMAND`] as its first argument; it reads the document from its standard input,
//! limits its own memory and processor time, and writes the text.

use std::{
    ffi::OsString,
    io::{self, Read, Write},
    process::{self, ExitCode, ExitStatus, Stdio},
};

use rustix::process::{Resource, Rlimit, setrlimit};

use crate::{corpus::model::Format, error::Unreadable, formats};

/// The argument that makes this program convert a document. It is no command for people.
const COMMAND: &str = "--convert-document";

/// Processor time of a conversion, in seconds.
const SECONDS: u64 = 60;

/// Memory of a conversion: this many bytes, and as many for each byte of the document, up to a limit.
const MEMORY: u64 = 192 << 20;
const MEMORY_PER_BYTE: u64 = 64;
const MEMORY_LIMIT: u64 = 2 << 30;

/// The exit code of a conversion that failed, with the reason's place in [`Unreadable::ALL`] added.
const FAILED: u8 = 64;

/// Returns the text of a document.
///
/// # Errors
///
/// Fails with the reason why there is no text.
pub(super) fn text_of(bytes: &[u8], format: Format) -> Result<String, Unreadable> {
    let output = output(bytes, format).map_err(|_| Unreadable::Damaged)?;
    if !output.status.success() {
        return Err(reason(output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| Unreadable::Damaged)
}

/// Runs the process.
fn output(bytes: &[u8], format: Format) -> io::Result<process::Output> {
    let mut command = process::Command::new(std::env::current_exe()?);
    command.args([COMMAND, format.name(), &bytes.len().to_string()]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // A process that has already failed reads no more; its exit code says why.
        let _ = input.write_all(bytes);
    }
    child.wait_with_output()
}

/// Returns why a process failed. One that was killed has reached a limit, or its reader crashed at one.
fn reason(status: ExitStatus) -> Unreadable {
    let Some(code) = status.code() else { return Unreadable::TooMuch };
    let at = u8::try_from(code).ok().and_then(|code| code.checked_sub(FAILED));
    at.and_then(|at| Unreadable::ALL.get(usize::from(at))).copied().unwrap_or(Unreadable::Damaged)
}

/// Converts the document on standard input if the arguments ask for it; `None` otherwise.
pub(super) fn run(args: &[OsString]) -> Option<ExitCode> {
    let [_, command, format, size] = args else { return None };
    if command != COMMAND {
        return None;
    }
    let format = Format::CONVERTED.into_iter().find(|known| format.to_str() == Some(known.name()))?;
    let size = size.to_str()?.parse().unwrap_or(0);
    limit(size);
    Some(match convert(format) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            let at = Unreadable::ALL.iter().position(|known| *known == reason).unwrap_or(0);
            ExitCode::from(FAILED + u8::try_from(at).unwrap_or(0))
        }
    })
}

fn convert(format: Format) -> Result<(), Unreadable> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|_| Unreadable::Damaged)?;
    let text = formats::to_text(&bytes, format)?;
    io::stdout().lock().write_all(text.as_bytes()).map_err(|_| Unreadable::Damaged)
}

/// Limits this process. Where the system refuses a limit, the others hold.
fn limit(size: u64) {
    let memory = MEMORY.saturating_add(size.saturating_mul(MEMORY_PER_BYTE)).min(MEMORY_LIMIT);
    for (resource, most) in [(Resource::As, memory), (Resource::Cpu, SECONDS), (Resource::Core, 0)] {
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}
