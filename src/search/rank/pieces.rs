//! The pieces of all words of a query, and how they are found in texts.

use std::ops::Range;

use crate::search::{
    index::SegmentIndex,
    matching::CandidateSet,
    query::{Part, PartKind, TextTerm, cut},
};

/// Largest number of pieces: a paste is judged by its beginning.
const MAX_PIECES: usize = 300;
/// Largest number of terms that are split.
const MAX_TERMS: usize = 16;

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

/// The pieces of some terms.
pub(super) struct Pieces<'q> {
    pub(super) all: Vec<Piece<'q>>,
    /// Characters of the words of a query that is nothing but two and more known words without a space.
    pub(super) words: Vec<Range<usize>>,
    finder: Finder,
}

/// Finds the words of pieces in texts. A bit for each character with which a word begins keeps others from being looked up:
/// a question has some hundred words, and a text is read once for it.
struct Finder {
    first: Box<[u64; 1 << 10]>,
    /// Words in their order, each with the piece.
    words: Vec<(Vec<char>, usize)>,
}

impl Finder {
    fn new(all: &[Piece<'_>]) -> Self {
        let words =
            |(nth, piece): (usize, &Piece<'_>)| piece.words.iter().map(move |word| (word.clone(), nth)).collect();
        let mut words: Vec<(Vec<char>, usize)> = all.iter().enumerate().flat_map(words as fn(_) -> Vec<_>).collect();
        words.sort_unstable();
        let mut first = Box::new([0; 1 << 10]);
        words.iter().filter_map(|(word, _)| word.first()).for_each(|c| first[place(*c).0] |= place(*c).1);
        Self { first, words }
    }

    /// Calls `each` with the pieces in some folded characters and the indices where they begin.
    fn each_in(&self, folded: &[char], mut each: impl FnMut(usize, usize)) {
        let begins = |c: char| self.first[place(c).0] & place(c).1 != 0;
        for (at, c) in folded.iter().enumerate().filter(|(_, c)| begins(**c)) {
            let from = self.words.partition_point(|(word, _)| word.as_slice() < std::slice::from_ref(c));
            let words = self.words[from..].iter().take_while(|(word, _)| word.first() == Some(c));
            words.filter(|(word, _)| folded[at..].starts_with(word)).for_each(|(_, nth)| each(*nth, at));
        }
    }
}

/// Returns the word and the bit of a character in a set of them; those beyond the Basic Multilingual Plane share theirs.
fn place(c: char) -> (usize, u64) {
    let code = u32::from(c) & 0xFFFF;
    ((code / 64) as usize, 1 << (code % 64))
}

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
            for split in term.pieces() {
                let words: Vec<Vec<char>> = split.words.iter().map(|word| word.as_str().chars().collect()).collect();
                let is_new = |old: &Piece<'q>| old.words != words || old.term.scope != term.scope;
                if !words.is_empty() && all.len() < MAX_PIECES && all.iter().all(is_new) {
                    let covers = first + split.covers.start..first + split.covers.end;
                    all.push(Piece { words, weight: split.weight, term, number: *number, covers, first });
                }
            }
            first += term.chars.len();
        }
        let finder = Finder::new(&all);
        let words = if let [(_, term)] = terms { known_words(term) } else { Vec::new() };
        (!all.is_empty()).then_some(Self { all, words, finder })
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

    /// Calls `each` with the pieces in some folded characters and the indices where they begin.
    pub(super) fn each_in(&self, folded: &[char], each: impl FnMut(usize, usize)) {
        self.finder.each_in(folded, each);
    }
}

/// Returns the words of a term that is nothing but two and more known words.
fn known_words(term: &TextTerm) -> Vec<Range<usize>> {
    let parts = cut(term.folded.as_str());
    let is_known = !term.exact && parts.len() > 1 && parts.iter().all(|part| part.kind == PartKind::Word);
    if is_known { parts.into_iter().map(|part| part.chars).collect() } else { Vec::new() }
}
