//! Scores of cases by the pieces that they hold, in the manner of BM25F: rare pieces weigh more, further occurrences less,
//! titles more than texts; the best stretch of text counts as well.

use super::{
    cover::Cover,
    pieces::{Piece, Pieces},
};
use crate::{
    search::{
        hit::{Field, MatchKind, Reason, Reasons},
        index::{SegmentIndex, rarity},
        matching::CandidateSet,
        query::Scope,
        searcher::{CaseLocation, Searcher},
    },
    text::fold_char,
};

/// Weight of an occurrence by field, in the order of [`Field`].
const WEIGHTS: [f64; 6] = [3.0, 3.0, 2.0, 2.0, 1.5, 1.0];
/// Fields in their order.
const FIELDS: [Field; 6] = [Field::Title, Field::Place, Field::Department, Field::System, Field::Heading, Field::Body];
/// Saturation of further occurrences, and the influence of the length of a case: k1 and b of BM25.
const SATURATION: f64 = 1.2;
const LENGTH: f64 = 0.75;
/// Length of a stretch of text in folded characters.
const STRETCH: u32 = 200;
/// Of many cases only so many are read.
const MAX_READ: usize = 800;

/// A case that holds some pieces.
pub(super) struct PieceScore {
    pub(super) ix: u32,
    /// Score of the case, at most 1.
    pub(super) case: f64,
    /// Score of its best stretch of text, at most 1.
    pub(super) stretch: f64,
    /// Weights of the pieces of two characters and more that it holds, together.
    pub(super) evidence: f64,
    /// `true` if it holds each of the known words that the query consists of, or a synonym.
    pub(super) is_complete: bool,
    pub(super) reasons: Reasons,
}

/// Occurrences of a piece in each field.
type Counts = [u32; 6];

/// The pieces that a case holds.
struct Reading {
    ix: u32,
    /// Occurrences of each piece.
    counts: Vec<Counts>,
    /// Folded characters of all texts, one after the other, where a piece of this number begins.
    places: Vec<(u32, u16)>,
    /// Length of the texts as a share of the mean, weighted.
    length: f64,
}

/// Returns the scores of the cases with some piece, in corpus order, and whether each piece occurs in any case.
pub(super) fn piece_scores(pieces: &Pieces<'_>, searcher: Searcher<'_>) -> (Vec<PieceScore>, Vec<bool>) {
    let numbers = 0..pieces.all.len();
    let (readings, held): (Vec<Reading>, Vec<usize>) = if searcher.is_small() {
        let all: Vec<u32> = (0..searcher.len() as u32).collect();
        let readings = searcher.map_some(&all, |location| read(pieces, location, searcher.mean_size()));
        let held = numbers.map(|nth| readings.iter().filter(|reading| reading.holds(nth)).count()).collect();
        (readings, held)
    } else {
        let sets = searcher.map_segments(|index, _| pieces.all.iter().map(|piece| candidates(piece, index)).collect());
        let of_segment = |nth: usize| sets.iter().map(move |sets: &Vec<CandidateSet>| sets[nth].len());
        let held: Vec<usize> = numbers.map(|nth| of_segment(nth).sum()).collect();
        let rarities: Vec<f64> = held.iter().map(|held| rarity(*held, searcher.len())).collect();
        let promising = promising(pieces, &rarities, &sets, searcher);
        (searcher.map_some(&promising, |location| read(pieces, location, searcher.mean_size())), held)
    };
    let occurs = |(nth, held): (usize, &usize)| *held > 0 || readings.iter().any(|reading| reading.holds(nth));
    let occurring = held.iter().enumerate().map(occurs).collect();
    let weights = pieces.all.iter().zip(held).map(|(piece, held)| piece.weight * rarity(held, searcher.len()));
    let cover = Cover::new(&pieces.all, weights.collect());
    let mut scores: Vec<PieceScore> = readings.iter().map(|reading| score(pieces, &cover, reading)).collect();
    scores.sort_unstable_by_key(|score| score.ix);
    let best = |of: fn(&PieceScore) -> f64| scores.iter().map(of).fold(f64::MIN_POSITIVE, f64::max);
    let (case, stretch) = (best(|score| score.case), best(|score| score.stretch));
    for score in &mut scores {
        score.case /= case;
        score.stretch /= stretch;
    }
    (scores, occurring)
}

/// Returns the cases of a segment that may hold a piece in their texts.
fn candidates(piece: &Piece<'_>, index: &SegmentIndex) -> CandidateSet {
    let has_texts = index.has_postings() && piece.term.scope != Scope::Title;
    if has_texts { piece.candidates(index) } else { CandidateSet::none(index) }
}

/// Returns the cases that are worth reading: those with the rarest pieces.
fn promising(pieces: &Pieces<'_>, rarities: &[f64], sets: &[Vec<CandidateSet>], searcher: Searcher<'_>) -> Vec<u32> {
    let mut found: Vec<(f32, u32)> = Vec::new();
    for (segment, (index, of_segment)) in searcher.segment_indexes().iter().zip(sets).enumerate() {
        let mut scores = vec![0.0_f32; index.cases().next_multiple_of(64) as usize];
        for ((piece, rarity), set) in pieces.all.iter().zip(rarities).zip(of_segment) {
            if piece.is_telling() {
                let weight = (piece.weight * rarity) as f32;
                // The sets are as long as the segment.
                set.iter().for_each(|case| scores[case as usize] += weight);
            }
        }
        let scored = (0..).zip(scores).filter(|(_, score)| *score > 0.0);
        found.extend(scored.filter_map(|(local, score)| Some((score, searcher.corpus.ix_of(segment, local)?.0))));
        if found.len() > MAX_READ {
            found.select_nth_unstable_by(MAX_READ, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            found.truncate(MAX_READ);
        }
    }
    found.into_iter().map(|(_, ix)| ix).collect()
}

impl Reading {
    fn holds(&self, piece: usize) -> bool {
        self.counts[piece] != Counts::default()
    }
}

/// Reads a case; `None` without any piece.
fn read(pieces: &Pieces<'_>, location: &CaseLocation<'_>, mean: f64) -> Option<Reading> {
    let entry = &location.entry;
    let mut counts: Vec<Counts> = vec![Counts::default(); pieces.all.len()];
    for value in entry.values() {
        let folded: Vec<char> = value.as_str().chars().collect();
        pieces.each_in(&folded, |nth, _| {
            let scope = pieces.all[nth].term.scope;
            counts[nth][value.field as usize] += u32::from(scope.has_value(value.field));
        });
    }
    // Places of pieces in all texts one after the other.
    let (mut places, mut end): (Vec<(u32, u16)>, usize) = (Vec::new(), 0);
    let texts = if entry.index.has_postings() { entry.texts() } else { Vec::new() };
    let mut folded: Vec<char> = Vec::new();
    for text in texts.iter().filter(|text| !text.is_printed()) {
        folded.clear();
        let mut heading = 0;
        for (at, c) in text.as_str().char_indices() {
            folded.extend(fold_char(c));
            heading = if at < text.heading { folded.len() } else { heading };
        }
        pieces.each_in(&folded, |nth, at| {
            if pieces.all[nth].term.scope.has_section(text.section) {
                counts[nth][if at < heading { Field::Heading } else { Field::Body } as usize] += 1;
                places.push(((end + at) as u32, nth as u16));
            }
        });
        end += folded.len();
    }
    let length = 1.0 - LENGTH + LENGTH * entry.summary.body().len() as f64 / mean;
    let reading = Reading { ix: location.ix, counts, places, length };
    (0..pieces.all.len()).any(|nth| reading.holds(nth)).then_some(reading)
}

fn score(pieces: &Pieces<'_>, cover: &Cover, reading: &Reading) -> PieceScore {
    let Reading { ix, counts, places, length } = reading;
    let held = || (0..counts.len()).filter(|nth| reading.holds(*nth));
    let evidence = held().filter(|nth| !pieces.all[*nth].is_single()).map(|nth| cover.weight(nth)).sum();
    let case = cover.score(|nth| saturated(&counts[nth], *length));
    let titled = held().filter(|nth| counts[*nth][Field::Title as usize] > 0);
    let stretch = best_stretch(pieces, cover, places, titled);
    let has = |word| held().any(|nth| pieces.all[nth].is_telling() && pieces.all[nth].is_within(word));
    let is_complete = !pieces.words.is_empty() && pieces.words.iter().all(has);
    PieceScore { ix: *ix, case, stretch, evidence, is_complete, reasons: reasons(pieces, counts) }
}

/// Returns the weighted occurrences of a piece, between 0 and 1.
fn saturated(counts: &Counts, length: f64) -> f64 {
    let weighted = |field: Field| {
        let weighted = WEIGHTS[field as usize] * f64::from(counts[field as usize]);
        if field < Field::Heading { weighted } else { weighted / length }
    };
    let all: f64 = FIELDS.into_iter().map(weighted).sum();
    all / (all + SATURATION)
}

/// Returns the score of the best stretch of text, given the pieces of the title, which count everywhere.
fn best_stretch(pieces: &Pieces<'_>, cover: &Cover, places: &[(u32, u16)], titled: impl Iterator<Item = usize>) -> f64 {
    let mut inside = cover.empty();
    titled.for_each(|nth| inside.add(nth, &pieces.all[nth]));
    let (mut best, mut first) = (inside.score(), 0);
    for (at, nth) in places {
        while let Some((before, old)) = places.get(first).filter(|(before, _)| before + STRETCH < *at) {
            debug_assert!(before <= at, "places are in order");
            inside.remove(usize::from(*old), &pieces.all[usize::from(*old)]);
            first += 1;
        }
        inside.add(usize::from(*nth), &pieces.all[usize::from(*nth)]);
        best = best.max(inside.score());
    }
    best
}

/// Returns a reason for each term and field with a piece of two characters and more.
fn reasons(pieces: &Pieces<'_>, counts: &[Counts]) -> Reasons {
    let mut reasons = Reasons::new();
    for (piece, counts) in pieces.all.iter().zip(counts).filter(|(piece, _)| !piece.is_single()) {
        for (field, occurrences) in FIELDS.into_iter().zip(*counts).filter(|(_, count)| *count > 0) {
            let term = piece.number;
            match reasons.iter_mut().find(|old| (old.field, old.term) == (field, term)) {
                Some(old) => old.occurrences += occurrences,
                None => reasons.push(Reason { field, kind: MatchKind::Part, term, occurrences, letters: None }),
            }
        }
    }
    reasons.sort_by_key(|reason| (reason.field, reason.term));
    reasons
}
