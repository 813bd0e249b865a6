//! The word lists of `words.txt`, parsed once.

use std::sync::LazyLock;

use crate::import::words::WordList;

/// Words by which systems are recognised.
pub(super) struct Words {
    /// Systems known by name all over the country or in a province.
    pub(super) known: Vec<&'static str>,
    /// Words for kinds of systems, longest first.
    pub(super) kinds: Vec<&'static str>,
    /// The first characters of the kinds.
    pub(super) kind_firsts: Vec<char>,
    /// Words that say nothing of which system is meant, longest first.
    pub(super) generic: Vec<&'static str>,
    /// Words that make a 系统 a program.
    pub(super) functions: Vec<&'static str>,
    /// Words that end the text before a name.
    pub(super) stops: Vec<&'static str>,
    /// Quoted slogans that name no system.
    pub(super) slogans: Vec<&'static str>,
    /// Words between a quoted name and its kind, longest first.
    pub(super) between: Vec<&'static str>,
    /// Longer words in which a stop word is no stop.
    pub(super) longer: Vec<&'static str>,
    /// Kinds that name something only in quotation marks.
    pub(super) quoted_only: Vec<&'static str>,
}

/// The lists.
pub(super) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        let list = |name: &'static str| WordList::new(include_str!("words.txt"), name).words().to_vec();
        let longest_first = |name: &'static str| {
            let mut list = list(name);
            list.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
            list
        };
        let kinds = longest_first("KINDS");
        let mut kind_firsts: Vec<char> = kinds.iter().filter_map(|kind| kind.chars().next()).collect();
        kind_firsts.sort_unstable();
        kind_firsts.dedup();
        Words {
            known: list("WELL_KNOWN"),
            kinds,
            kind_firsts,
            generic: longest_first("GENERIC"),
            functions: list("FUNCTIONS"),
            stops: list("STOPS"),
            slogans: list("SLOGANS"),
            between: longest_first("BETWEEN"),
            longer: list("LONGER"),
            quoted_only: list("QUOTED_ONLY"),
        }
    });
    &WORDS
}
