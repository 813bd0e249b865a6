//! Synonyms of the domain, kept as data.

use std::{
    ops::Range,
    path::Path,
    sync::{LazyLock, OnceLock},
};

use crate::{
    error::{Fault, FaultKind},
    text::{Folded, PinyinPattern, PinyinQuality},
};

/// The groups of the program; its first lines tell the form.
const GROUPS: &str = include_str!("synonyms.txt");
/// Signs between what is typed and what it finds.
const ARROWS: [char; 3] = ['>', '＞', '→'];
/// Least characters of a word: one would be found in every sentence.
const SHORTEST: usize = 2;

/// Words that find others.
#[derive(Debug)]
pub struct Group {
    /// Folded words that are typed.
    pub from: Vec<String>,
    /// Folded words that they find; the same in a group that works both ways.
    pub to: Vec<String>,
}

static SHIPPED: LazyLock<Vec<Group>> = LazyLock::new(|| read(Path::new("synonyms.txt"), GROUPS).0);
static OWN: OnceLock<Vec<Group>> = OnceLock::new();

/// Reads groups, one a line: words separated by spaces, those before an arrow find those after it; `#` begins a comment.
/// Every fault is reported with its line; good words and groups are kept.
pub fn read(path: &Path, text: &str) -> (Vec<Group>, Vec<Fault>) {
    let (mut groups, mut faults) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.split('#').next().unwrap_or_default();
        let mut fault = |kind| faults.push(Fault::error(path, Some(number), kind));
        let mut words = |side: &str| {
            let mut kept: Vec<String> = Vec::new();
            for word in side.split_whitespace() {
                let folded = Folded::new(word).as_str().to_owned();
                if folded.chars().count() < SHORTEST {
                    fault(FaultKind::ShortSynonym { word: word.to_owned() });
                } else if !kept.contains(&folded) {
                    kept.push(folded);
                }
            }
            kept
        };
        let sides: Vec<Vec<String>> = line.split(ARROWS).map(&mut words).collect();
        match <[Vec<String>; 2]>::try_from(sides) {
            Ok([from, to]) if !from.is_empty() && !to.is_empty() => groups.push(Group { from, to }),
            Ok(_) => fault(FaultKind::LonelySynonym),
            Err(sides) if sides.len() > 2 => fault(FaultKind::TwoArrows),
            Err(sides) => match sides.concat() {
                words if words.len() > 1 => groups.push(Group { from: words.clone(), to: words }),
                _ if line.trim().is_empty() => {}
                _ => fault(FaultKind::LonelySynonym),
            },
        }
    }
    (groups, faults)
}

/// Adds the user's groups, once for the whole process.
pub fn add_own(groups: Vec<Group>) {
    let _ = OWN.set(groups);
}

/// Returns the groups of the program.
pub fn shipped() -> &'static [Group] {
    &SHIPPED
}

/// Returns the user's groups, then those of the program.
fn all() -> impl Iterator<Item = &'static Group> {
    OWN.get().into_iter().flatten().chain(shipped())
}

/// Returns the words of all groups.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    all().flat_map(|group| group.from.iter().chain(&group.to)).map(String::as_str)
}

/// Returns the synonyms of a folded word.
pub(crate) fn of(folded: &str) -> impl Iterator<Item = &'static str> {
    let groups = all().filter(move |group| group.from.iter().any(|word| word == folded));
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
    let groups = all().filter(move |group| group.from.iter().any(|word| sounds(word)));
    groups.flat_map(|group| &group.to).map(String::as_str).filter(move |word| !sounds(word))
}

/// Returns every word of a group that a folded text contains, with its synonyms.
pub(crate) fn inside(folded: &str) -> impl Iterator<Item = (&'static str, &'static [String])> {
    all().flat_map(move |group| {
        let found = group.from.iter().filter(move |word| folded.contains(word.as_str()));
        found.map(move |word| (word.as_str(), group.to.as_slice()))
    })
}
