//! `batch.json` as text: one key a line, short lists and objects on one line, so that a difference is readable.

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
    let mut pretty = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut pretty, PrettyFormatter::with_indent(b" ")))?;
    let mut out = String::with_capacity(pretty.len());
    let mut open: Vec<OpenValue> = Vec::new();
    for line in String::from_utf8_lossy(&pretty).lines() {
        let text = line.trim_start();
        let closed = if text.starts_with(['}', ']']) { open.pop() } else { None };
        let depth = line.len() - text.len();
        match &closed {
            Some(value) if depth >= LEAST_DEPTH && value.len + 2 <= ONE_LINE => {
                let inner = out.split_off(value.start);
                let inner: Vec<&str> = inner.lines().skip(1).map(str::trim_start).collect();
                out.push_str(&inner.join(" "));
                out.push_str(text);
            }
            _ => {
                out.push('\n');
                out.push_str(line);
            }
        }
        if let Some(outer) = open.last_mut() {
            // A key has a space behind its colon.
            let spaces = usize::from(outer.is_object && closed.is_none());
            outer.len += text.chars().count() - spaces + closed.map_or(0, |value| value.len);
        }
        if text.ends_with(['{', '[']) {
            open.push(OpenValue { start: out.len(), len: 0, is_object: text.ends_with('{') });
        }
    }
    Ok(out.trim_start().to_owned() + "\n")
}
