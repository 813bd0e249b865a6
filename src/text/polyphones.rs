//! Han characters with more than one reading in common words, from `data/polyphones.txt`.

use std::sync::LazyLock;

use super::data::lines;

/// One reading of a character.
pub(super) struct Polyphone {
    /// Simplified.
    c: char,
    /// The reading without tone; v for ü.
    pub(super) reading: &'static str,
    /// `true` if the reading is also common outside `words`.
    pub(super) is_common: bool,
    /// The words that are read so, with one space between them.
    pub(super) words: &'static str,
}

/// In order of the character.
static POLYPHONES: LazyLock<Vec<Polyphone>> =
    LazyLock::new(|| lines(include_str!("data/polyphones.txt")).filter_map(parse).collect());

fn parse(line: &'static str) -> Option<Polyphone> {
    let (c, rest) = line.split_once(' ')?;
    let (reading, words) = rest.split_once(' ')?;
    let bare = reading.trim_matches(['(', ')']);
    Some(Polyphone { c: c.chars().next()?, reading: bare, is_common: bare == reading, words })
}

/// Returns all listed readings.
pub(super) fn all() -> &'static [Polyphone] {
    &POLYPHONES
}

/// Returns the listed readings of a simplified character.
pub(super) fn of(c: char) -> &'static [Polyphone] {
    let start = POLYPHONES.partition_point(|entry| entry.c < c);
    let count = POLYPHONES[start..].partition_point(|entry| entry.c == c);
    &POLYPHONES[start..start + count]
}
