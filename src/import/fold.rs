//! One form for the characters that rules compare: simplified, half-width. One character becomes one character, so
//! offsets stay.

use crate::text::fold::fold_han;

/// `c` as the rules compare it. Punctuation stays, unlike in search, because rules look at it.
pub(crate) fn fold(c: char) -> char {
    match c {
        '\0'..='\u{7f}' => c,
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' if !matches!(c, '\u{3000}'..='\u{303f}') => fold_han(c),
        _ => c,
    }
}

/// The characters as the rules compare them.
pub(crate) fn folded(chars: &[char]) -> Vec<char> {
    chars.iter().map(|&c| fold(c)).collect()
}
