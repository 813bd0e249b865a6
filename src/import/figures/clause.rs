//! Clauses and brackets around a number.

use std::ops::Range;

/// The longest clause that is read before a number, in characters.
const CLAUSE: usize = 160;

/// Returns `true` for a mark between clauses or items.
pub(super) fn breaks(c: char) -> bool {
    matches!(c, ',' | '。' | ';' | '!' | '?' | ':' | '、')
}

/// The beginning of the clause of the character before `at`: behind a mark that `ends` it and is no thousands separator,
/// or behind a bracket or quotation mark that is open there.
pub(super) fn clause_start(chars: &[char], at: usize, ends: impl Fn(char) -> bool) -> usize {
    let floor = at.saturating_sub(CLAUSE);
    #[cfg(debug_assertions)]
    crate::import::work::add(at - floor);
    let digit = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
    let mut depth = 0_usize;
    for i in (floor..at).rev() {
        match chars[i] {
            ')' | '》' | '”' => depth += 1,
            '(' | '《' | '“' if depth > 0 => depth -= 1,
            '(' | '《' | '“' => return i + 1,
            '。' => return i + 1,
            c if depth == 0 && ends(c) && !(digit(i.checked_sub(1)) && digit(Some(i + 1))) => return i + 1,
            _ => {}
        }
    }
    floor
}

/// The clause before the one that begins at `clause`.
pub(super) fn clause_before(chars: &[char], clause: usize) -> Option<Range<usize>> {
    let end = clause.checked_sub(1)?;
    Some(clause_start(chars, end, breaks)..end)
}

/// The end of the bracket or quotation that opens at `at`, its closing mark included, within `most` characters.
pub(super) fn closed(chars: &[char], at: usize, most: usize) -> Option<usize> {
    let close = match chars.get(at)? {
        '(' => ')',
        '《' => '》',
        '“' => '”',
        _ => return None,
    };
    let rest = chars.get(at + 1..)?.iter().take(most);
    rest.take_while(|c| **c != '。').position(|c| *c == close).map(|length| at + length + 2)
}
