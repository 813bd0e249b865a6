//! What is pasted into an input of one row.

use super::{
    class::{Class, class},
    typeset::is_han,
};

/// Whether the character is Han or a mark of Chinese, so that no space stands beside it.
fn is_chinese(c: char) -> bool {
    let is_mark = || {
        matches!(
            class(c),
            Class::Open | Class::Close | Class::Stop | Class::Connector | Class::Slash | Class::Dash | Class::Ellipsis
        )
    };
    is_han(c) || (!c.is_ascii() && is_mark())
}

/// The lines of a text as one: a line that ends among Han goes on without a gap, because there it was broken for room;
/// anything else that is blank is one space.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some((word, after)) = rest.find(char::is_whitespace).and_then(|at| rest.split_at_checked(at)) {
        line.push_str(word);
        rest = after.trim_start();
        let blank = after.strip_suffix(rest).unwrap_or(after);
        let is_break = blank.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
        let among = [word.chars().next_back(), rest.chars().next()].into_iter().flatten().all(is_chinese);
        if !(is_break && among) {
            line.push(' ');
        }
    }
    line.push_str(rest);
    line
}
