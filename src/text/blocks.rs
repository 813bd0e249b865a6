//! Ranges of characters that several modules treat alike.

/// Returns the columns of a character that every terminal draws as it is: printable ASCII, Han, and the punctuation and
/// full-width forms used with them. Nearly all Chinese text consists of these.
pub fn plain_columns(c: char) -> Option<u16> {
    match c {
        ' '..='~' => Some(1),
        '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{3029}' | '\u{FF01}'..='\u{FF60}' => Some(2),
        _ => None,
    }
}

/// Returns `true` for Han, kana and signs that belong to no other script.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}'
        | '\u{E000}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
