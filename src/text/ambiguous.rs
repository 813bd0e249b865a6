//! East Asian Ambiguous characters (UAX #11) and what is drawn in their place where their width is unknown.

use std::sync::LazyLock;

use super::data::entries;

/// First and last character of each run, in order.
static RANGES: LazyLock<Vec<(char, char)>> =
    LazyLock::new(|| entries(include_str!("data/ambiguous.txt")).filter_map(range).collect());

/// Characters with their substitutes, in order.
static SUBSTITUTES: LazyLock<Vec<(char, &str)>> = LazyLock::new(|| {
    let entries = entries(include_str!("data/substitutes.txt"));
    let split = |entry: &'static str| {
        let mut chars = entry.chars();
        Some((chars.next()?, chars.as_str()))
    };
    entries.filter_map(split).collect()
});

fn range(entry: &str) -> Option<(char, char)> {
    let (first, last) = entry.split_once("..").unwrap_or((entry, entry));
    let character = |code: &str| char::from_u32(u32::from_str_radix(code, 16).ok()?);
    Some((character(first)?, character(last)?))
}

/// Returns `true` if the character is East Asian Ambiguous (Unicode 17): private use is, Han are not.
pub fn is_ambiguous(c: char) -> bool {
    let at = RANGES.partition_point(|(_, last)| *last < c);
    RANGES.get(at).is_some_and(|(first, _)| *first <= c)
}

/// Returns text of certain width that stands for an ambiguous character.
pub(super) fn substitute(c: char) -> Option<&'static str> {
    let at = SUBSTITUTES.binary_search_by_key(&c, |(from, _)| *from).ok()?;
    Some(SUBSTITUTES[at].1)
}
