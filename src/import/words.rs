//! Word lists kept as data: text files beside the code. A line `= NAME` begins a list, `#` a comment; white space parts
//! entries.

use std::sync::OnceLock;

use super::notice::{contains, starts_with};

/// One list of a word file, parsed when it is first used.
pub(crate) struct WordList {
    file: &'static str,
    name: &'static str,
    words: OnceLock<Vec<&'static str>>,
}

impl WordList {
    /// The list `name` of the text `file`.
    pub(crate) const fn new(file: &'static str, name: &'static str) -> Self {
        Self { file, name, words: OnceLock::new() }
    }

    /// The entries in the order of the file.
    pub(crate) fn words(&self) -> &[&'static str] {
        self.words.get_or_init(|| {
            let lines = self.file.lines().filter(|line| !line.starts_with('#'));
            let rest = lines.skip_while(|line| line.strip_prefix("= ") != Some(self.name)).skip(1);
            rest.take_while(|line| !line.starts_with("= ")).flat_map(str::split_whitespace).collect()
        })
    }

    /// Returns `true` if one of the words occurs in `chars`.
    pub(crate) fn occurs_in(&self, chars: &[char]) -> bool {
        self.words().iter().any(|word| contains(chars, word))
    }

    /// The first word that `chars` begins with.
    pub(crate) fn prefix_of(&self, chars: &[char]) -> Option<&'static str> {
        self.words().iter().copied().find(|word| starts_with(chars, word))
    }

    /// The length in characters of the longest word that `chars` begins with; 0 without one.
    pub(crate) fn longest_prefix(&self, chars: &[char]) -> usize {
        let fitting = self.words().iter().filter(|word| starts_with(chars, word));
        fitting.map(|word| word.chars().count()).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_ends_where_the_next_begins() {
        const FILE: &str = "# comment\n= ONE\n一 二\n三\n\n# more\n= TWO\n四\n";
        let lists = ["ONE", "TWO", "NONE"].map(|name| WordList::new(FILE, name).words().to_vec());
        assert_eq!(lists, [vec!["一", "二", "三"], vec!["四"], vec![]]);
    }
}
