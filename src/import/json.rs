//! `batch.json` as text: one key a line, short arrays and ranges on one line, so that a difference is readable.

use serde::Serialize;

/// Lists and objects up to this many characters stay on one line.
const ONE_LINE: usize = 100;

/// Writes any value deterministically.
///
/// # Errors
///
/// When the value cannot be JSON.
pub fn to_text(value: &impl Serialize) -> serde_json::Result<String> {
    let compact = serde_json::to_string(value)?;
    let mut out = String::with_capacity(compact.len() * 5 / 4);
    let chars: Vec<char> = compact.chars().collect();
    write(&chars, &mut 0, 0, &mut out);
    out.push('\n');
    Ok(out)
}

/// Writes the value that begins at `at` of compact JSON.
fn write(chars: &[char], at: &mut usize, depth: usize, out: &mut String) {
    let end = end_of(chars, *at);
    let open = chars.get(*at).copied().unwrap_or(' ');
    let flat = end - *at <= ONE_LINE && depth >= 2;
    if !matches!(open, '{' | '[') || flat || end - *at <= 2 {
        spaced(chars.get(*at..end).unwrap_or(&[]), out);
        *at = end;
        return;
    }
    let close = if open == '{' { '}' } else { ']' };
    out.push(open);
    *at += 1;
    loop {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', depth + 1));
        if open == '{' {
            let key = end_of(chars, *at);
            out.extend(chars.get(*at..key).unwrap_or(&[]));
            out.push_str(": ");
            *at = key + 1;
        }
        write(chars, at, depth + 1, out);
        let next = chars.get(*at).copied();
        *at += 1;
        if next != Some(',') {
            break;
        }
        out.push(',');
    }
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', depth));
    out.push(close);
}

/// One line of JSON with a space after commas and colons.
fn spaced(chars: &[char], out: &mut String) {
    let (mut text, mut escaped) = (false, false);
    for &c in chars {
        out.push(c);
        if text {
            text = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if c == '"' {
            text = true;
        } else if matches!(c, ',' | ':') {
            out.push(' ');
        }
    }
}

/// The end of the value that begins at `start`.
fn end_of(chars: &[char], start: usize) -> usize {
    let (mut depth, mut text, mut escaped) = (0usize, false, false);
    for (at, &c) in chars.iter().enumerate().skip(start) {
        if text {
            if !escaped && c == '"' {
                text = false;
                if depth == 0 {
                    return at + 1;
                }
            }
            escaped = !escaped && c == '\\';
            continue;
        }
        match c {
            '"' => text = true,
            '{' | '[' => depth += 1,
            '}' | ']' if depth == 0 => return at,
            '}' | ']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            ',' if depth == 0 => return at,
            _ => {}
        }
    }
    chars.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_the_value_and_readable() {
        let long = "案".repeat(120);
        let value =
            serde_json::json!({"a": {"b": {"at": [[1, 2], [3, 4]], "c": "x\"y,z", "d": long}}, "e": [], "f": null});
        let text = to_text(&value).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
        assert!(text.contains("\"at\": [[1, 2], [3, 4]]"), "{text}");
    }
}
