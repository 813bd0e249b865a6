//! Questions in natural wording: a phrase that is found nowhere is split into bigrams, and rare ones weigh more (as in
//! BM25).
//!
//! Bigrams of Han text need no word boundaries, and longer words are found by theirs. Known words also match by their
//! synonyms.

use crate::{
    corpus::Segment,
    search::{
        hit::{Field, MatchKind, Reason, Reasons},
        index::{FieldValue, SegmentIndex},
        matching::{CandidateSet, FoldedLiteral},
        query::{Scope, TextTerm, synonyms},
        searcher::{CaseLocation, Searcher},
    },
};

/// Words of a question besides its subject, one a line. A longer one stands before one that begins it.
const STOP_WORDS: &str = include_str!("stop_words.txt");
/// Largest number of pieces: a paste is judged by its beginning. Each is a bit of a `u64`.
const MAX_PIECES: usize = 48;
/// Weight of a synonym.
const SYNONYM: f64 = 0.7;
/// Weight of an occurrence by field, in the order of [`Field`].
const WEIGHTS: [(Field, f64); 6] = [
    (Field::Title, 4.0),
    (Field::Place, 4.0),
    (Field::Department, 3.0),
    (Field::System, 2.0),
    (Field::Heading, 2.0),
    (Field::Body, 1.0),
];
/// Saturation of further occurrences.
const SATURATION: f64 = 1.2;
/// Of many cases only so many are counted exactly.
const MAX_COUNTED: usize = 300;

/// A piece of a term: any of the words.
struct Piece<'q> {
    words: Vec<FoldedLiteral>,
    /// `true` for the synonyms of a typed word.
    is_synonym: bool,
    /// Its term, and the number of that.
    term: &'q TextTerm,
    number: u16,
}

/// Occurrences of a piece in each field.
type Counts = [u32; 6];

/// Pieces in each field of a case, one bit for each.
type Bits = [u64; 6];

/// Splits a folded word into bigrams and Latin words, without stop words.
fn split(folded: &str) -> Vec<String> {
    let rest = STOP_WORDS.lines().fold(folded.to_owned(), |rest, word| rest.replace(word, " "));
    let mut pieces = Vec::new();
    for run in rest.split(' ') {
        let chars: Vec<char> = run.chars().collect();
        for group in chars.chunk_by(|a, b| a.is_ascii_alphanumeric() == b.is_ascii_alphanumeric()) {
            match group {
                _ if group[0].is_ascii_alphanumeric() => pieces.push(group.iter().collect()),
                [one] if chars.len() == 1 => pieces.push(one.to_string()),
                _ => pieces.extend(group.windows(2).map(|two| two.iter().collect())),
            }
        }
    }
    pieces
}

/// Returns all words that stand for a term in a partial hit, to highlight them.
pub(crate) fn words(text: &TextTerm) -> Vec<String> {
    let mut words = split(text.folded.as_str());
    for (word, group) in synonyms::inside(text.folded.as_str()) {
        words.extend(group.iter().filter(|other| *other != word).cloned());
    }
    words
}

fn pieces<'q>(terms: &[(u16, &'q TextTerm)], index: Option<&SegmentIndex>) -> Vec<Piece<'q>> {
    let mut pieces: Vec<(Vec<String>, bool, u16, &TextTerm)> = Vec::new();
    for (number, term) in terms {
        let folded = term.folded.as_str();
        let own = if term.exact { vec![folded.to_owned()] } else { split(folded) };
        pieces.extend(own.into_iter().map(|word| (vec![word], false, *number, *term)));
        for (word, group) in synonyms::inside(folded).filter(|_| !term.exact) {
            let others = group.iter().filter(|other| *other != word && !folded.contains(other.as_str()));
            let words: Vec<String> = others.cloned().collect();
            if !words.is_empty() {
                pieces.push((words, true, *number, *term));
            }
        }
    }
    pieces.dedup_by(|a, b| (&a.0, a.1) == (&b.0, b.1));
    pieces.truncate(MAX_PIECES);
    let prepare = |(words, is_synonym, number, term): (Vec<String>, bool, u16, &'q TextTerm)| {
        let words = words.iter().map(|word| FoldedLiteral::new(word, index)).collect();
        Piece { words, is_synonym, term, number }
    };
    pieces.into_iter().map(prepare).collect()
}

/// Returns for each case with some piece of these numbered terms its score (0 to 1, or more with synonyms) and reasons,
/// in corpus order.
pub(super) fn bigram_scores(terms: &[(u16, &TextTerm)], searcher: Searcher<'_>) -> Vec<(u32, (f64, Reasons))> {
    let pieces = pieces(terms, searcher.segment_indexes().first());
    let is_small = searcher.is_small();
    let segments = searcher.map_segments(|index, segment| SegmentPieces::new(&pieces, index, segment, is_small));
    let bits_of = |location: &CaseLocation<'_>| segments[location.segment].bits(location);
    let found = searcher.map_cases(|location| {
        let bits = bits_of(location);
        (any(&bits) != 0).then_some((location.ix, bits))
    });
    let rarities = |cases: &[usize]| -> Vec<f64> { cases.iter().map(|cases| rarity(*cases, searcher.len())).collect() };
    let estimated = rarities(&count_cases(pieces.len(), found.iter().map(|(_, bits)| any(bits))));
    let mut best: Vec<(f64, u32)> = found.iter().map(|(ix, bits)| (estimate(&pieces, &estimated, bits), *ix)).collect();
    if !is_small && best.len() > MAX_COUNTED {
        best.select_nth_unstable_by(MAX_COUNTED, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        best.truncate(MAX_COUNTED);
    }
    let cases: Vec<u32> = best.into_iter().map(|(_, ix)| ix).collect();
    let counted = searcher.map_some(&cases, |location| {
        let mut bits = bits_of(location);
        if !is_small {
            // Candidate sets do not cover single characters.
            bits[Field::Body as usize] = u64::MAX;
        }
        let counts = count(&pieces, location, &bits);
        counts.iter().any(|counts| *counts != Counts::default()).then_some((location.ix, counts))
    });
    // In a small corpus every case was counted exactly.
    let rarities = if is_small {
        rarities(&count_cases(pieces.len(), counted.iter().map(|(_, counts)| nonzero(counts))))
    } else {
        estimated
    };
    let own = rarities.iter().zip(&pieces).filter(|(_, piece)| !piece.is_synonym);
    let total = own.map(|(rarity, _)| rarity).sum::<f64>().max(f64::MIN_POSITIVE);
    let score = |(ix, counts): (u32, Vec<Counts>)| {
        let (sum, mut reasons) = sum(&pieces, &rarities, &counts);
        reasons.sort_by_key(|reason| (reason.field, reason.kind, reason.term));
        (ix, (sum / total, reasons))
    };
    let mut scores: Vec<_> = counted.into_iter().map(score).collect();
    scores.sort_unstable_by_key(|(ix, _)| *ix);
    scores
}

/// Returns the pieces that are in any field, as bits.
fn any(bits: &Bits) -> u64 {
    bits.iter().fold(0, |any, bits| any | bits)
}

/// Returns the pieces that occur, as bits.
fn nonzero(counts: &[Counts]) -> u64 {
    (0..).zip(counts).fold(0, |bits, (nth, counts): (u32, _)| bits | u64::from(*counts != Counts::default()) << nth)
}

/// Returns the number of cases with each piece.
fn count_cases(pieces: usize, cases: impl Iterator<Item = u64>) -> Vec<usize> {
    let mut counts = vec![0; pieces];
    cases.for_each(|bits| counts.iter_mut().enumerate().for_each(|(nth, count)| *count += (bits >> nth & 1) as usize));
    counts
}

/// Returns the inverse document frequency of a piece. One that no case has counts as one that a single case has.
fn rarity(cases: usize, all: usize) -> f64 {
    let (cases, all) = (cases.max(1) as f64, all as f64);
    (1.0 + (all - cases + 0.5) / (cases + 0.5)).ln()
}

/// Counts the occurrences of each piece in each field of a case; those in texts only where `bits` say so.
fn count(pieces: &[Piece<'_>], location: &CaseLocation<'_>, bits: &Bits) -> Vec<Counts> {
    let entry = &location.entry;
    let count = |(nth, piece): (usize, &Piece<'_>)| {
        let has = |field: usize| bits[field] & 1 << nth != 0;
        let mut counts: Counts = std::array::from_fn(|field| u32::from(field < Field::Heading as usize && has(field)));
        if has(Field::Body as usize) && entry.index.has_postings() {
            for literal in &piece.words {
                literal.in_case(entry, piece.term.scope, |at| counts[at.text.field_at(at.range.start) as usize] += 1);
            }
        }
        counts
    };
    pieces.iter().enumerate().map(count).collect()
}

/// Returns the score and the reasons of a case.
fn sum(pieces: &[Piece<'_>], rarities: &[f64], counts: &[Counts]) -> (f64, Reasons) {
    let (mut sum, mut reasons) = (0.0, Reasons::new());
    for ((piece, rarity), counts) in pieces.iter().zip(rarities).zip(counts) {
        sum += piece.score(counts, *rarity);
        for ((field, _), count) in WEIGHTS.iter().zip(counts).filter(|(_, count)| **count > 0) {
            let (field, term) = (*field, piece.number);
            match reasons.iter_mut().find(|old| (old.field, old.term) == (field, term)) {
                Some(old) => old.occurrences += count,
                None => {
                    reasons.push(Reason { field, kind: MatchKind::Part, term, occurrences: *count, letters: None });
                }
            }
        }
    }
    (sum, reasons)
}

/// Returns the score of a case if each piece occurs once where it may.
fn estimate(pieces: &[Piece<'_>], rarities: &[f64], bits: &Bits) -> f64 {
    let score = |(nth, (piece, rarity)): (usize, (&Piece<'_>, &f64))| {
        piece.score(&bits.map(|bits| (bits >> nth & 1) as u32), *rarity)
    };
    pieces.iter().zip(rarities).enumerate().map(score).sum()
}

/// Pieces in one segment.
struct SegmentPieces {
    /// Field of each value of the dictionary, and its pieces as bits.
    values: Vec<(usize, u64)>,
    /// Candidates of each piece in texts.
    candidates: Vec<CandidateSet>,
}

impl SegmentPieces {
    fn new(pieces: &[Piece<'_>], index: &SegmentIndex, segment: &Segment, is_small: bool) -> Self {
        let value = |value: FieldValue<'_>| {
            let of_value = (0..).zip(pieces).filter(|(_, piece)| piece.is_in(&value));
            (value.field as usize, of_value.fold(0_u64, |bits, (nth, _): (u32, _)| bits | 1 << nth))
        };
        let candidates = |piece: &Piece<'_>| {
            // A single character is in nearly every text: in a large corpus it is matched in short fields only.
            let literals = piece.words.iter().filter(|literal| is_small || literal.chars().len() > 1);
            let has_texts = piece.term.scope != Scope::Title && index.has_postings();
            if has_texts { CandidateSet::with_any(index, literals) } else { CandidateSet::none(index) }
        };
        let values = index.values(segment).map(|found| found.map(value).unwrap_or_default());
        Self { values: values.collect(), candidates: pieces.iter().map(candidates).collect() }
    }

    fn bits(&self, location: &CaseLocation<'_>) -> Bits {
        let mut bits = Bits::default();
        for (field, pieces) in location.entry.value_numbers().filter_map(|value| self.values.get(value as usize)) {
            bits[*field] |= pieces;
        }
        let in_texts = self.candidates.iter().enumerate().filter(|(_, set)| set.contains(location.entry.local));
        bits[Field::Body as usize] = in_texts.fold(0, |bits, (nth, _)| bits | 1 << nth);
        bits
    }
}

impl Piece<'_> {
    /// Returns `true` if a value contains any of the words.
    fn is_in(&self, value: &FieldValue<'_>) -> bool {
        self.term.scope.has_value(value.field) && self.words.iter().any(|literal| literal.in_value(value).is_some())
    }

    /// Returns the score of so many occurrences in each field.
    fn score(&self, counts: &Counts, rarity: f64) -> f64 {
        let weighted: f64 = WEIGHTS.iter().zip(counts).map(|((_, weight), count)| weight * f64::from(*count)).sum();
        if weighted == 0.0 {
            return 0.0;
        }
        rarity * weighted / (weighted + SATURATION) * if self.is_synonym { SYNONYM } else { 1.0 }
    }
}
