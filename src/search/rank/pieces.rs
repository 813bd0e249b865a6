//! Pieces of the words of a query: pairs of neighbouring characters, single characters, whole Latin words and numbers, and
//! the synonyms of the words inside. Longer words are found by their pairs; pairs across the border of a known word or
//! beside a particle are accidents and weigh little.

use std::{collections::BTreeMap, ops::Range};

use aho_corasick::AhoCorasick;

use crate::{
    search::{
        index::SegmentIndex,
        matching::CandidateSet,
        query::{Part, PartKind, TextTerm, cut, is_particle, synonyms},
    },
    text::numbers,
};

/// Largest number of pieces: a paste is judged by its beginning.
const MAX_PIECES: usize = 120;
/// Largest number of terms that are split.
const MAX_TERMS: usize = 16;
/// Weight of an accidental pair; that of any other piece is 1.
const ACCIDENT: f64 = 0.3;

/// A piece as typed, or all synonyms of a word, which count as one.
pub(super) struct Piece<'q> {
    words: Vec<Vec<char>>,
    pub(super) weight: f64,
    pub(super) term: &'q TextTerm,
    /// Number of the term.
    pub(super) number: u16,
    /// Characters of all terms, one after the other, that it stands for.
    pub(super) covers: Range<usize>,
    /// First character of its term among them.
    first: usize,
}

/// The pieces of some terms, with an automaton that finds their words in folded text.
pub(super) struct Pieces<'q> {
    pub(super) all: Vec<Piece<'q>>,
    /// Characters of the words of a query that is nothing but two and more known words without a space.
    pub(super) words: Vec<Range<usize>>,
    automaton: AhoCorasick,
    /// Pieces of each pattern of the automaton.
    of_pattern: Vec<Vec<usize>>,
}

/// A piece of a term: words of which one must be there, the characters that they stand for, and a weight.
type Split = (Vec<String>, Range<usize>, f64);

impl Piece<'_> {
    /// Returns `true` for one character, which tells too little by itself.
    pub(super) fn is_single(&self) -> bool {
        self.words.iter().all(|word| word.len() == 1)
    }

    /// Returns `true` for what tells something by itself: neither one character nor an accidental pair.
    pub(super) fn is_telling(&self) -> bool {
        self.weight >= 1.0 && !self.is_single()
    }

    /// Returns `true` if it stands for some of these characters and no others.
    pub(super) fn is_within(&self, chars: &Range<usize>) -> bool {
        chars.start <= self.covers.start && self.covers.end <= chars.end
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
        let (mut all, mut first): (Vec<Piece<'q>>, usize) = (Vec::new(), 0);
        for (number, term) in terms.iter().take(MAX_TERMS) {
            let whole = (vec![term.folded.as_str().to_owned()], 0..term.chars.len(), 1.0);
            for (words, at, weight) in if term.exact { vec![whole] } else { split(term) } {
                let words: Vec<Vec<char>> = words.iter().map(|word| word.chars().collect()).collect();
                let is_new = |old: &Piece<'q>| old.words != words || old.term.scope != term.scope;
                if !words.is_empty() && all.len() < MAX_PIECES && all.iter().all(is_new) {
                    let covers = first + at.start..first + at.end;
                    all.push(Piece { words, weight, term, number: *number, covers, first });
                }
            }
            first += term.chars.len();
        }
        let mut numbers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (nth, piece) in all.iter().enumerate() {
            piece.words.iter().for_each(|word| numbers.entry(word.iter().collect()).or_default().push(nth));
        }
        // In an order of their own, so that every run is the same.
        let (patterns, of_pattern): (Vec<String>, Vec<Vec<usize>>) = numbers.into_iter().unzip();
        let automaton = AhoCorasick::new(patterns).ok().filter(|_| !all.is_empty())?;
        let words = if let [(_, term)] = terms { known_words(term) } else { Vec::new() };
        Some(Self { all, words, automaton, of_pattern })
    }

    /// Returns the words of these terms of which nothing occurs, as typed, given which pieces occur.
    pub(super) fn nowhere(&self, terms: &[(u16, &TextTerm)], occurs: &[bool]) -> Vec<String> {
        let mut words = Vec::new();
        for (number, term) in terms {
            let mut of_term = self.all.iter().zip(occurs).filter(|(piece, _)| piece.number == *number).peekable();
            let first = of_term.peek().map_or(0, |(piece, _)| piece.first);
            let of_term: Vec<_> = of_term.filter(|(piece, _)| piece.is_telling()).collect();
            for Part { chars, .. } in cut(term.folded.as_str()).into_iter().filter(|part| part.kind != PartKind::Asking)
            {
                let at = first + chars.start..first + chars.end;
                let mut inside = of_term.iter().filter(|(piece, _)| piece.is_within(&at)).peekable();
                if inside.peek().is_some() && inside.all(|(_, occurs)| !**occurs) {
                    let typed = term.folded_source(chars);
                    words.extend((!words.contains(&typed)).then_some(typed));
                }
            }
        }
        words
    }

    /// Calls `each` with the pieces in a folded text and the bytes where they begin.
    pub(super) fn each_in(&self, folded: &str, mut each: impl FnMut(usize, usize)) {
        for found in self.automaton.find_overlapping_iter(folded) {
            self.of_pattern[found.pattern()].iter().for_each(|nth| each(*nth, found.start()));
        }
    }
}

/// Returns the words of a term that is nothing but two and more known words.
fn known_words(term: &TextTerm) -> Vec<Range<usize>> {
    let parts = cut(term.folded.as_str());
    let is_known = !term.exact && parts.len() > 1 && parts.iter().all(|part| part.kind == PartKind::Word);
    if is_known { parts.into_iter().map(|part| part.chars).collect() } else { Vec::new() }
}

/// Splits a term, its pairs first.
fn split(term: &TextTerm) -> Vec<Split> {
    let (folded, chars) = (term.folded.as_str(), &term.chars);
    let parts = cut(folded);
    let mut pieces = pairs(chars, &parts);
    for (word, others) in synonyms::inside(folded) {
        let others = others.iter().filter(|other| *other != word && !folded.contains(other.as_str()));
        pieces.extend(Some((others.cloned().collect(), place(folded, word), 1.0)));
    }
    pieces.extend(numbers(folded).into_iter().map(|(at, other)| {
        let number = folded.get(at).unwrap_or_default();
        (vec![other], place(folded, number), 1.0)
    }));
    for Part { kind, chars: at } in parts.into_iter().filter(|part| part.kind != PartKind::Asking) {
        let is_telling = |c: char| !c.is_ascii() && (kind == PartKind::Word || !is_particle(c));
        let singles = at.filter(|at| is_telling(chars[*at]));
        pieces.extend(singles.map(|at| (vec![chars[at].to_string()], at..at + 1, 1.0)));
    }
    pieces
}

/// Returns the characters of a folded text where a word first stands.
fn place(folded: &str, word: &str) -> Range<usize> {
    let start = folded.find(word).and_then(|byte| folded.get(..byte)).map_or(0, |before| before.chars().count());
    start..start + word.chars().count()
}

/// Returns the pairs of Han characters and the Latin words and numbers of a term, without words of asking.
fn pairs(chars: &[char], parts: &[Part]) -> Vec<Split> {
    let (mut pieces, mut from) = (Vec::new(), 0);
    for group in chars.chunk_by(|a, b| a.is_ascii_alphanumeric() == b.is_ascii_alphanumeric()) {
        let at = from..from + group.len();
        from = at.end;
        if group[0].is_ascii_alphanumeric() {
            pieces.push((vec![group.iter().collect()], at, 1.0));
            continue;
        }
        for start in at.start..at.end.saturating_sub(1) {
            let pair = &chars[start..start + 2];
            let of = |at: usize| parts.iter().find(|part| part.chars.contains(&at));
            let Some((left, right)) = of(start).zip(of(start + 1)) else { continue };
            if left.kind == PartKind::Asking || right.kind == PartKind::Asking {
                continue;
            }
            let is_word = left == right && (left.kind == PartKind::Word || !pair.iter().any(|c| is_particle(*c)));
            pieces.push((vec![pair.iter().collect()], start..start + 2, if is_word { 1.0 } else { ACCIDENT }));
        }
    }
    pieces
}

/// Returns all words that stand for a term in a partial hit, to highlight them.
pub(crate) fn words(term: &TextTerm) -> Vec<String> {
    split(term).into_iter().filter(|(_, covers, _)| covers.len() > 1).flat_map(|(words, ..)| words).collect()
}
