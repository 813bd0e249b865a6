//! `batch.json` as text: one key a line, short lists and objects on one line, so that a difference is readable.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Serializer, ser::PrettyFormatter};

/// Lists and objects up to this many characters, spaces not counted, stay on one line.
const ONE_LINE: usize = 100;

/// Those that are less deep in the file never stay on one line.
const LEAST_DEPTH: usize = 2;

/// A list or object whose end is not yet read.
struct OpenValue {
    /// The offset behind its bracket in the text.
    start: usize,
    /// The characters between its brackets, spaces not counted.
    len: usize,
    is_object: bool,
}

/// Writes any value deterministically.
///
/// # Errors
///
/// When the value cannot be JSON.
pub fn to_text(value: &impl Serialize) -> serde_json::Result<String> {
    let mut lines = Lines::default();
    value.serialize(&mut Serializer::with_formatter(&mut lines, PrettyFormatter::with_indent(b" ")))?;
    lines.end_line();
    Ok(lines.out + "\n")
}

/// The text while lines with one value each are written, of which the short ones are joined.
#[derive(Default)]
struct Lines {
    out: String,
    open: Vec<OpenValue>,
    /// The line that is not yet complete.
    line: Vec<u8>,
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut parts = bytes.split(|byte| *byte == b'\n');
        self.line.extend(parts.next().unwrap_or_default());
        for part in parts {
            self.end_line();
            self.line.extend(part);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Lines {
    /// Adds the complete line; a value that ends with it and is short comes on one line.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = String::from_utf8_lossy(&line);
        let text = line.trim_start();
        let closed = if text.starts_with(['}', ']']) { self.open.pop() } else { None };
        let depth = line.len() - text.len();
        match &closed {
            Some(value) if depth >= LEAST_DEPTH && value.len + 2 <= ONE_LINE => {
                let inner = self.out.split_off(value.start);
                let inner: Vec<&str> = inner.lines().skip(1).map(str::trim_start).collect();
                self.out.push_str(&inner.join(" "));
                self.out.push_str(text);
            }
            _ => {
                let is_first = self.out.is_empty();
                self.out.push_str(if is_first { "" } else { "\n" });
                self.out.push_str(&line);
            }
        }
        if let Some(outer) = self.open.last_mut() {
            // A key has a space behind its colon.
            let spaces = usize::from(outer.is_object && closed.is_none());
            outer.len += text.chars().count() - spaces + closed.map_or(0, |value| value.len);
        }
        if text.ends_with(['{', '[']) {
            self.open.push(OpenValue { start: self.out.len(), len: 0, is_object: text.ends_with('{') });
        }
    }
}
