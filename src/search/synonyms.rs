//! Words that mean the same in this field, kept as data.

use std::sync::OnceLock;

use crate::text::Folded;

/// One group a line, words between spaces; `#` begins a remark.
const GROUPS: &str = include_str!("synonyms.txt");

/// Each word, folded, with the number of its group.
fn groups() -> &'static [Vec<String>] {
    static MADE: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    MADE.get_or_init(|| {
        let lines = GROUPS.lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| line.split_whitespace().map(|word| Folded::new(word).as_str().to_owned()).collect()).collect()
    })
}

/// The groups as they are written, for whoever wants to check them.
pub fn all() -> impl Iterator<Item = Vec<&'static str>> {
    GROUPS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_whitespace().collect())
}

/// The other words of the groups that a folded word is in.
pub(super) fn of(folded: &str) -> impl Iterator<Item = &'static str> {
    let groups = groups().iter().filter(move |group| group.iter().any(|word| word == folded));
    groups.flatten().map(String::as_str).filter(move |word| *word != folded)
}

/// Every word of a group that stands in a folded text, with its group.
pub(super) fn inside(folded: &str) -> impl Iterator<Item = (&'static str, &'static [String])> {
    groups().iter().flat_map(move |group| {
        let found = group.iter().filter(move |word| folded.contains(word.as_str()));
        found.map(move |word| (word.as_str(), group.as_slice()))
    })
}
