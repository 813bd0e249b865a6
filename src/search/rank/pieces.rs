//! Pieces of the words of a query: pairs of neighbouring characters, single characters, whole Latin words and numbers, and
//! the synonyms of the words inside. Han text needs no word boundaries: longer words are found by their pairs.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;

use crate::{
    search::{
        index::SegmentIndex,
        matching::CandidateSet,
        query::{TextTerm, synonyms},
    },
    text::numbers,
};

/// Words of a question besides its subject, one a line. A longer one stands before one that begins it.
const STOP_WORDS: &str = include_str!("stop_words.txt");
/// Largest number of pieces: a paste is judged by its beginning.
const MAX_PIECES: usize = 120;
/// Largest number of terms that are split.
const MAX_TERMS: usize = 16;
/// Weight of a single character; that of a pair is 1.
const SINGLE: f64 = 0.5;
/// Weight of the synonyms of a word.
const SYNONYM: f64 = 1.0;

/// A piece as typed, or all synonyms of a word, which count as one.
pub(super) struct Piece<'q> {
    words: Vec<Vec<char>>,
    pub(super) weight: f64,
    pub(super) term: &'q TextTerm,
    /// Number of the term.
    pub(super) number: u16,
}

/// The pieces of some terms, with an automaton that finds their words in folded text.
pub(super) struct Pieces<'q> {
    pub(super) all: Vec<Piece<'q>>,
    automaton: AhoCorasick,
    /// Pieces of each pattern of the automaton.
    of_pattern: Vec<Vec<usize>>,
}

impl Piece<'_> {
    /// Returns `true` for one character, which tells too little by itself.
    pub(super) fn is_single(&self) -> bool {
        self.words.iter().all(|word| word.len() == 1)
    }

    /// Returns the cases of a segment that may hold the piece in their texts.
    pub(super) fn candidates(&self, index: &SegmentIndex) -> CandidateSet {
        match self.words.as_slice() {
            [word] if word.len() == 1 => CandidateSet::with_character(index, word[0]),
            words => CandidateSet::with_any_of(index, words.iter().map(Vec::as_slice)),
        }
    }
}

impl<'q> Pieces<'q> {
    /// Splits numbered terms; `None` without any piece.
    pub(super) fn new(terms: &[(u16, &'q TextTerm)]) -> Option<Self> {
        let mut all: Vec<Piece<'q>> = Vec::new();
        for (number, term) in terms.iter().take(MAX_TERMS) {
            let folded = term.folded.as_str();
            let mut add = |words: Vec<String>, weight: f64| {
                let words: Vec<Vec<char>> = words.iter().map(|word| word.chars().collect()).collect();
                let is_new = |old: &Piece<'q>| old.words != words || old.term.scope != term.scope;
                if !words.is_empty() && all.len() < MAX_PIECES && all.iter().all(is_new) {
                    all.push(Piece { words, weight, term, number: *number });
                }
            };
            if term.exact {
                add(vec![folded.to_owned()], 1.0);
                continue;
            }
            split(folded).into_iter().for_each(|pair| add(vec![pair], 1.0));
            for (word, others) in synonyms::inside(folded) {
                let others = others.iter().filter(|other| *other != word && !folded.contains(other.as_str()));
                add(others.cloned().collect(), SYNONYM);
            }
            numbers(folded).into_iter().for_each(|(_, other)| add(vec![other], SYNONYM));
            singles(folded).for_each(|c| add(vec![c.to_string()], SINGLE));
        }
        let mut numbers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (nth, piece) in all.iter().enumerate() {
            piece.words.iter().for_each(|word| numbers.entry(word.iter().collect()).or_default().push(nth));
        }
        // In an order of their own, so that every run is the same.
        let (patterns, of_pattern): (Vec<String>, Vec<Vec<usize>>) = numbers.into_iter().unzip();
        let automaton = AhoCorasick::new(patterns).ok().filter(|_| !all.is_empty())?;
        Some(Self { all, automaton, of_pattern })
    }

    /// Calls `each` with the pieces in a folded text and the bytes where they begin.
    pub(super) fn each_in(&self, folded: &str, mut each: impl FnMut(usize, usize)) {
        for found in self.automaton.find_overlapping_iter(folded) {
            self.of_pattern[found.pattern()].iter().for_each(|nth| each(*nth, found.start()));
        }
    }
}

/// Returns the runs of a folded word without stop words.
fn runs(folded: &str) -> Vec<Vec<char>> {
    let rest = STOP_WORDS.lines().fold(folded.to_owned(), |rest, word| rest.replace(word, " "));
    rest.split(' ').map(|run| run.chars().collect()).collect()
}

/// Splits a folded word into pairs and Latin words, without stop words. A character that stands alone is a piece, too.
fn split(folded: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for run in runs(folded) {
        for group in run.chunk_by(|a, b| a.is_ascii_alphanumeric() == b.is_ascii_alphanumeric()) {
            match group {
                _ if group[0].is_ascii_alphanumeric() => pieces.push(group.iter().collect()),
                [one] if run.len() == 1 => pieces.push(one.to_string()),
                _ => pieces.extend(group.windows(2).map(|two| two.iter().collect())),
            }
        }
    }
    pieces
}

/// Returns the single characters of a folded word without stop words, letters and digits.
fn singles(folded: &str) -> impl Iterator<Item = char> {
    runs(folded).into_iter().flatten().filter(|c| !c.is_ascii())
}

/// Returns all words that stand for a term in a partial hit, to highlight them.
pub(crate) fn words(text: &TextTerm) -> Vec<String> {
    let mut words = split(text.folded.as_str());
    for (word, group) in synonyms::inside(text.folded.as_str()) {
        words.extend(group.iter().filter(|other| *other != word).cloned());
    }
    words.extend(numbers(text.folded.as_str()).into_iter().map(|(_, other)| other));
    words
}
