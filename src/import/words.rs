//! Words by the text that begins with them, and word lists kept as data: text files beside the code. A line `= NAME`
//! begins a list, `#` a comment; white space parts entries.

use std::{cmp::Reverse, sync::OnceLock};

use rustc_hash::FxHashMap;

/// Words and their values, found in a text by their first two characters.
pub(crate) struct PrefixIndex<V> {
    by_two: FxHashMap<[char; 2], Vec<(Vec<char>, V)>>,
    /// The words of one character.
    single: FxHashMap<char, Vec<(Vec<char>, V)>>,
}

impl<V> PrefixIndex<V> {
    pub(crate) fn new(entries: impl IntoIterator<Item = (Vec<char>, V)>) -> Self {
        let (mut by_two, mut single): (FxHashMap<_, Vec<_>>, FxHashMap<_, Vec<_>>) = Default::default();
        for (word, value) in entries {
            match word.as_slice() {
                [] => {}
                &[only] => single.entry(only).or_default().push((word, value)),
                &[first, second, ..] => by_two.entry([first, second]).or_default().push((word, value)),
            }
        }
        for words in by_two.values_mut() {
            words.sort_by_key(|(word, _)| Reverse(word.len()));
        }
        Self { by_two, single }
    }

    /// The words that `text` begins with, longest first.
    pub(crate) fn prefixes<'t>(&'t self, text: &'t [char]) -> impl Iterator<Item = (&'t [char], &'t V)> {
        let longer = text.first_chunk().and_then(|two| self.by_two.get(two)).map_or(&[][..], Vec::as_slice);
        let single = text.first().filter(|_| !self.single.is_empty()).and_then(|first| self.single.get(first));
        let single = single.map_or(&[][..], Vec::as_slice);
        #[cfg(debug_assertions)]
        super::work::add(longer.len() + single.len());
        // Words are short: comparing them here costs less than a call for each.
        let begins = move |word: &[char]| word.len() <= text.len() && word.iter().zip(text).all(|(a, b)| a == b);
        let words = longer.iter().chain(single);
        words.filter(move |(word, _)| begins(word)).map(|(word, value)| (word.as_slice(), value))
    }
}

/// One list of a word file, parsed when it is first used.
pub(crate) struct WordList {
    file: &'static str,
    name: &'static str,
    parsed: OnceLock<Parsed>,
}

/// The entries of a list.
struct Parsed {
    words: Vec<&'static str>,
    index: PrefixIndex<&'static str>,
    /// The length of the longest one, in characters.
    longest: usize,
}

impl WordList {
    /// The list `name` of the text `file`.
    pub(crate) const fn new(file: &'static str, name: &'static str) -> Self {
        Self { file, name, parsed: OnceLock::new() }
    }

    fn parsed(&self) -> &Parsed {
        self.parsed.get_or_init(|| {
            let lines = self.file.lines().filter(|line| !line.starts_with('#'));
            let rest = lines.skip_while(|line| line.strip_prefix("= ") != Some(self.name)).skip(1);
            let words = rest.take_while(|line| !line.starts_with("= ")).flat_map(str::split_whitespace);
            let words: Vec<&str> = words.collect();
            let index = PrefixIndex::new(words.iter().map(|word| (word.chars().collect(), *word)));
            let longest = words.iter().map(|word| word.chars().count()).max().unwrap_or(0);
            Parsed { words, index, longest }
        })
    }

    /// The entries in the order of the file.
    pub(crate) fn words(&self) -> &[&'static str] {
        let words = &self.parsed().words;
        #[cfg(debug_assertions)]
        super::work::add(words.len());
        words
    }

    /// Returns `true` if one of the words occurs in `chars`.
    pub(crate) fn occurs_in(&self, chars: &[char]) -> bool {
        (0..chars.len()).any(|at| self.prefix_of(&chars[at..]).is_some())
    }

    /// The longest word that `chars` begins with.
    pub(crate) fn prefix_of(&self, chars: &[char]) -> Option<&'static str> {
        self.parsed().index.prefixes(chars).next().map(|(_, word)| *word)
    }

    /// The lengths in characters of all words that `chars` begins with, longest first.
    pub(crate) fn prefix_lens<'t>(&'t self, chars: &'t [char]) -> impl Iterator<Item = usize> {
        self.parsed().index.prefixes(chars).map(|(word, _)| word.len())
    }

    /// The length in characters of the longest word that `chars` begins with; 0 without one.
    pub(crate) fn prefix_len(&self, chars: &[char]) -> usize {
        self.prefix_lens(chars).next().unwrap_or(0)
    }

    /// Returns `true` if the `length` characters at `at` are part of a longer one of the words: 向 of 意向.
    pub(crate) fn covers(&self, chars: &[char], at: usize, length: usize) -> bool {
        let longest = 6;
        (at.saturating_sub(longest)..=at).any(|from| {
            let lens = self.prefix_lens(chars.get(from..).unwrap_or(&[]));
            lens.into_iter().any(|n| n > length && from + n >= at + length)
        })
    }

    /// The longest word that `chars` ends with, with something before it.
    pub(crate) fn suffix_of(&self, chars: &[char]) -> Option<&'static str> {
        let longest = self.parsed().longest.min(chars.len().saturating_sub(1));
        (1..=longest).rev().find_map(|len| {
            let end = &chars[chars.len() - len..];
            self.parsed().index.prefixes(end).find(|(word, _)| word.len() == len).map(|(_, word)| *word)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::fold::fold;

    #[test]
    fn lists_for_folded_text_are_folded() {
        let files =
            [include_str!("figures/words.txt"), include_str!("system/words.txt"), include_str!("words/doubled.txt")];
        let entries = files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
        let wrong: Vec<&str> = entries.filter(|line| line.chars().any(|c| fold(c) != c)).collect();
        assert!(wrong.is_empty(), "{wrong:?} never match");
    }

    #[test]
    fn a_list_ends_where_the_next_begins() {
        const FILE: &str = "# comment\n= ONE\n一 二\n三\n\n# more\n= TWO\n四\n";
        let lists = ["ONE", "TWO", "NONE"].map(|name| WordList::new(FILE, name).words().to_vec());
        assert_eq!(lists, [vec!["一", "二", "三"], vec!["四"], vec![]]);
    }
}
