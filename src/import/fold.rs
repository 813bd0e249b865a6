//! One form for the characters that rules compare: simplified, half-width. One character becomes one character, so
//! offsets stay.

use std::{collections::HashMap, sync::OnceLock};

/// `c` as the rules compare it.
pub(crate) fn fold(c: char) -> char {
    match c {
        '\0'..='\u{7f}' => c,
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => simplified().get(&c).copied().unwrap_or(c),
    }
}

fn simplified() -> &'static HashMap<char, char> {
    static TABLE: OnceLock<HashMap<char, char>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        for line in include_str!("hant.txt").lines().filter(|line| !line.starts_with('#')) {
            let chars: Vec<char> = line.chars().collect();
            table.extend(chars.as_chunks::<2>().0.iter().map(|&[from, to]| (from, to)));
        }
        table
    })
}
