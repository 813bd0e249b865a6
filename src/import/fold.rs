//! One form for the characters that rules compare: simplified, half-width.

/// `c` as the rules compare it.
pub(crate) fn fold(c: char) -> char {
    match c {
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}
