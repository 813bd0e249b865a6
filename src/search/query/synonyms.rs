//! Synonyms of the domain, kept as data.

use std::sync::OnceLock;

use crate::text::Folded;

/// One group a line, words separated by spaces; `#` begins a comment.
const GROUPS: &str = include_str!("synonyms.txt");

/// Returns the groups as they are written.
pub fn all() -> impl Iterator<Item = Vec<&'static str>> {
    GROUPS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_whitespace().collect())
}

/// Returns the groups, folded.
fn groups() -> &'static [Vec<String>] {
    static FOLDED: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    let folded = |group: Vec<&str>| group.iter().map(|word| Folded::new(word).as_str().to_owned()).collect();
    FOLDED.get_or_init(|| all().map(folded).collect())
}

/// Returns the synonyms of a folded word.
pub(crate) fn of(folded: &str) -> impl Iterator<Item = &'static str> {
    let groups = groups().iter().filter(move |group| group.iter().any(|word| word == folded));
    groups.flatten().map(String::as_str).filter(move |word| *word != folded)
}

/// Returns every word of a group that a folded text contains, with its group.
pub(crate) fn inside(folded: &str) -> impl Iterator<Item = (&'static str, &'static [String])> {
    groups().iter().flat_map(move |group| {
        let found = group.iter().filter(move |word| folded.contains(word.as_str()));
        found.map(move |word| (word.as_str(), group.as_slice()))
    })
}
