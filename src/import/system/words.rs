//! The word lists of `words.txt`, read once.

use std::sync::OnceLock;

/// Words by which systems are told from generic words.
#[derive(Default)]
pub(super) struct Words {
    /// Systems known by name all over the country or in a province.
    pub(super) known: Vec<&'static str>,
    /// What systems are called, longest first.
    pub(super) kinds: Vec<&'static str>,
    /// The first characters of the kinds.
    pub(super) kind_firsts: Vec<char>,
    /// Words that say nothing of which system is meant, longest first.
    pub(super) generic: Vec<&'static str>,
    /// Words that make a 系统 a program.
    pub(super) functions: Vec<&'static str>,
    /// Words that end what stands before a name.
    pub(super) stops: Vec<&'static str>,
    /// Quoted slogans that name no system.
    pub(super) slogans: Vec<&'static str>,
    /// Words between a quoted name and what it is called, longest first.
    pub(super) between: Vec<&'static str>,
    /// Longer words in which a stop word is no stop.
    pub(super) longer: Vec<&'static str>,
}

/// The lists.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(read)
}

fn read() -> Words {
    let mut all = Words::default();
    let mut list = "";
    for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("= ") {
            list = name;
            continue;
        }
        let target = match list {
            "WELL_KNOWN" => &mut all.known,
            "KINDS" => &mut all.kinds,
            "GENERIC" => &mut all.generic,
            "FUNCTIONS" => &mut all.functions,
            "STOPS" => &mut all.stops,
            "SLOGANS" => &mut all.slogans,
            "BETWEEN" => &mut all.between,
            _ => &mut all.longer,
        };
        target.extend(line.split_whitespace());
    }
    for list in [&mut all.kinds, &mut all.generic, &mut all.between] {
        list.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    }
    all.kind_firsts = all.kinds.iter().filter_map(|kind| kind.chars().next()).collect();
    all.kind_firsts.sort_unstable();
    all.kind_firsts.dedup();
    all
}
