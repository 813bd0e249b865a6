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

/// A word of a group, with the words of the group that it finds: none for one that is only found.
struct Entry {
    word: &'static str,
    finds: &'static [String],
    /// Number of the group.
    group: usize,
}

/// The words of all groups, and the bytes of the longest.
struct Lexicon {
    /// In the order of their words, then of their groups.
    entries: Vec<Entry>,
    longest: usize,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let of_group = |(group, words): (usize, &'static Group)| {
        let entry = move |word: &'static String, finds| Entry { word, finds, group };
        let from = words.from.iter().map(move |word| entry(word, words.to.as_slice()));
        let only_found = words.to.iter().filter(|word| !words.from.contains(word));
        from.chain(only_found.map(move |word| entry(word, &[])))
    };
    let mut entries: Vec<Entry> = all().enumerate().flat_map(of_group).collect();
    entries.sort_unstable_by_key(|entry| (entry.word, entry.group));
    Lexicon { longest: entries.iter().map(|entry| entry.word.len()).max().unwrap_or(0), entries }
});

impl Lexicon {
    /// Returns the entries of a folded word.
    fn entries(&self, word: &str) -> &[Entry] {
        let from = self.entries.partition_point(|entry| entry.word < word);
        let rest = &self.entries[from..];
        &rest[..rest.iter().take_while(|entry| entry.word == word).count()]
    }

    /// Returns the entries of each word that a folded text begins with, the longest first.
    fn at_start(&self, text: &str) -> impl Iterator<Item = &[Entry]> {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= self.longest);
        let mut ends: Vec<usize> = ends.collect();
        ends.reverse();
        let of = |end| self.entries(text.get(..end).unwrap_or_default());
        ends.into_iter().map(of).filter(|entries| !entries.is_empty())
    }
}

/// Returns the bytes of the longest word of any group that a folded text begins with; 0 if there is none.
pub(super) fn word_at_start(text: &str) -> usize {
    let mut words = LEXICON.at_start(text);
    words.next().and_then(|entries| entries.first()).map_or(0, |entry| entry.word.len())
}

/// Returns the synonyms of a folded word.
pub(crate) fn of(folded: &str) -> impl Iterator<Item = &'static str> {
    LEXICON.entries(folded).iter().flat_map(|entry| entry.finds).map(String::as_str).filter(move |word| *word != folded)
}

/// Returns the synonyms of the words that whole syllables spell, without these words, which the syllables find themselves.
pub(crate) fn of_sound(pinyin: &PinyinPattern) -> impl Iterator<Item = &'static str> {
    let begins =
        |word: &str| word.chars().next().is_some_and(|first| pinyin.follow(1, &pinyin.transitions(first)) != 0);
    let sounds = move |word: &str| {
        let len = word.chars().count();
        // No syllable has more than six letters.
        (2 * len..=6 * len).contains(&pinyin.letters())
            && begins(word)
            && pinyin.find(word).is_some_and(|found| {
                found.quality == PinyinQuality::Full && found.ranges.iter().map(Range::len).sum::<usize>() == len
            })
    };
    let groups = all().filter(move |group| group.from.iter().any(|word| sounds(word)));
    groups.flat_map(|group| &group.to).map(String::as_str).filter(move |word| !sounds(word))
}

/// Returns every word that a folded text contains and that finds others, with these, in the order of the groups.
pub(super) fn inside(folded: &str) -> Vec<(&'static str, &'static [String])> {
    let starts = folded.char_indices().filter_map(|(at, _)| folded.get(at..));
    let entries = starts.flat_map(|rest| LEXICON.at_start(rest)).flatten();
    let mut found: Vec<&Entry> = entries.filter(|entry| !entry.finds.is_empty()).collect();
    found.sort_unstable_by_key(|entry| (entry.group, entry.word));
    found.dedup_by_key(|entry| (entry.group, entry.word));
    found.into_iter().map(|entry| (entry.word, entry.finds)).collect()
}
