//! Pasted text for an input of one row.

use super::{
    blocks::is_han,
    class::{Class, class},
};

/// Returns `true` for Han and Chinese marks, beside which no space stands.
fn is_chinese(c: char) -> bool {
    use Class::*;
    is_han(c) || (!c.is_ascii() && matches!(class(c), Open | Close | Stop | Connector | Slash | Dash | Ellipsis))
}

/// Joins the lines of a text. A line break between Han is dropped, because the line was wrapped there; any other run of
/// white space becomes one space.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some((word, after)) = rest.find(char::is_whitespace).and_then(|at| rest.split_at_checked(at)) {
        line.push_str(word);
        rest = after.trim_start();
        let blank = after.strip_suffix(rest).unwrap_or(after);
        let is_break = blank.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
        let is_wrapped = is_break && word.ends_with(is_chinese) && rest.starts_with(is_chinese);
        if !is_wrapped {
            line.push(' ');
        }
    }
    line.push_str(rest);
    line
}
