//! Synonyms of the domain, kept as data.

use std::{ops::Range, sync::LazyLock};

use crate::text::{Folded, PinyinPattern, PinyinQuality};

/// The groups of the program; its first lines tell the form.
const GROUPS: &str = include_str!("synonyms.txt");

/// Words that find others.
#[derive(Debug)]
pub struct Group {
    /// Folded words that are typed.
    pub from: Vec<String>,
    /// Folded words that they find; the same in a group that works both ways.
    pub to: Vec<String>,
}

static ALL: LazyLock<Vec<Group>> = LazyLock::new(|| GROUPS.lines().filter_map(parse).collect());

/// Parses a line; `None` without any word.
fn parse(line: &str) -> Option<Group> {
    let line = line.split('#').next().unwrap_or_default();
    let words = |part: &str| part.split_whitespace().map(|word| Folded::new(word).as_str().to_owned()).collect();
    let (from, to) = line.split_once('>').unwrap_or((line, line));
    let group = Group { from: words(from), to: words(to) };
    (!group.from.is_empty() && !group.to.is_empty()).then_some(group)
}

/// Returns all groups.
pub fn all() -> &'static [Group] {
    &ALL
}

/// Returns the synonyms of a folded word.
pub(crate) fn of(folded: &str) -> impl Iterator<Item = &'static str> {
    let groups = all().iter().filter(move |group| group.from.iter().any(|word| word == folded));
    groups.flat_map(|group| &group.to).map(String::as_str).filter(move |word| *word != folded)
}

/// Returns the synonyms of the words that whole syllables spell, without these words, which the syllables find themselves.
pub(crate) fn of_sound(pinyin: &PinyinPattern) -> impl Iterator<Item = &'static str> {
    let sounds = move |word: &str| {
        let len = word.chars().count();
        // No syllable has more than six letters.
        (2 * len..=6 * len).contains(&pinyin.letters())
            && pinyin.find(word).is_some_and(|found| {
                found.quality == PinyinQuality::Full && found.ranges.iter().map(Range::len).sum::<usize>() == len
            })
    };
    let groups = all().iter().filter(move |group| group.from.iter().any(|word| sounds(word)));
    groups.flat_map(|group| &group.to).map(String::as_str).filter(move |word| !sounds(word))
}

/// Returns every word of a group that a folded text contains, with its synonyms.
pub(crate) fn inside(folded: &str) -> impl Iterator<Item = (&'static str, &'static [String])> {
    all().iter().flat_map(move |group| {
        let found = group.from.iter().filter(move |word| folded.contains(word.as_str()));
        found.map(move |word| (word.as_str(), group.to.as_slice()))
    })
}
