//! Partial hits: if few cases surely hold all words, those with the best parts of them follow.

use super::{
    piece_scores::{PieceScore, piece_scores},
    pieces::Pieces,
    prepared_query::{Condition, PreparedQuery},
};
use crate::{
    corpus::CaseIx,
    search::{
        hit::Hit,
        matching::{EXACT, TermMatch},
        query::TextTerm,
        searcher::{CaseLocation, by_case},
    },
};

/// Scores of the case and of a whole term are each at most so much.
const SCALE: f64 = 1000.0;
/// Weight of the best stretch of text; that of the case is 1.
const STRETCH: f64 = 0.5;
/// Least rarities of the pieces of a case, together: a word that most cases hold is an accident.
const MIN_EVIDENCE: f64 = 0.7;
/// Partial hits below this share of the best one are accidents.
const MIN_SHARE: f64 = 0.4;

/// Least score of a case, of at most 1.5, that holds each of the words: common synonyms of all of them are an accident.
const MIN_COMPLETE: f64 = 0.7;

/// A case with the terms that match it, by number.
pub(super) type Found = (u32, Vec<(usize, TermMatch)>);

/// Adds the `most` cases with the best parts of the words that pass the other conditions, and returns the words that occur
/// in no case. `found` are the cases that hold whole terms, in order. Of a query of known words without a space, the cases
/// that hold each of them or a synonym are whole hits, among which what they are about decides, and the phrase a little.
pub(super) fn partial_hits<'a>(
    query: &PreparedQuery<'a>,
    found: &[Found],
    sure: &mut Vec<Hit>,
    most: usize,
    passes: impl Fn(&CaseLocation<'a>) -> bool,
) -> Vec<String> {
    let terms = query.terms.iter().filter(|term| !term.is_negated());
    let terms: Vec<(u16, &TextTerm)> = terms.map(|term| (term.matcher.number(), term.matcher.text)).collect();
    let has_regex = query.conditions().any(|(not, condition)| !not && matches!(condition, Condition::Regex(_)));
    // There are no parts of one exact term.
    let has_parts = !has_regex && !matches!(terms.as_slice(), [(_, only)] if only.exact);
    let Some(pieces) = Pieces::new(&terms).filter(|_| has_parts) else { return Default::default() };
    let (scores, held) = piece_scores(&pieces, query.searcher);
    let is_found = |number: &u16| query.terms.iter().any(|term| term.matcher.number() == *number && term.is_found());
    let lost: Vec<_> = terms.iter().filter(|(number, _)| !is_found(number)).copied().collect();
    let nowhere = pieces.nowhere(&lost, &held);
    let of_pieces: Vec<(u32, usize)> = scores.iter().enumerate().map(|(nth, score)| (score.ix, nth)).collect();
    let mut cases: Vec<u32> = scores.iter().map(|score| score.ix).chain(found.iter().map(|(ix, _)| *ix)).collect();
    cases.sort_unstable();
    cases.dedup();
    let about = |score: &PieceScore| (score.case + STRETCH * score.stretch) * SCALE;
    if !pieces.words.is_empty() {
        let about = |hit: &Hit| by_case(&of_pieces, hit.case.0).map_or(0.0, |nth| about(&scores[*nth]));
        sure.iter_mut().for_each(|hit| hit.score += about(hit) as i64);
    }
    let mut hits: Vec<Hit> = Vec::new();
    for ix in cases {
        let of_case = by_case(&of_pieces, ix).map(|nth| &scores[*nth]);
        let whole = by_case(found, ix).map_or(&[][..], Vec::as_slice);
        let is_complete = of_case.is_some_and(|score| score.is_complete && about(score) >= MIN_COMPLETE * SCALE);
        if whole.is_empty() && !is_complete && of_case.is_none_or(|score| score.evidence < MIN_EVIDENCE) {
            continue;
        }
        let mut score = of_case.map_or(0.0, about);
        let mut reasons = of_case.map(|score| score.reasons.clone()).unwrap_or_default();
        for (_, term) in whole {
            score += term.score as f64 / terms.len() as f64;
            reasons.insert_many(0, term.reasons.iter().copied());
        }
        reasons.dedup();
        let bonus = if is_complete { EXACT } else { 0 };
        hits.push(Hit { case: CaseIx(ix), score: score as i64 + bonus, partial: !is_complete, reasons });
    }
    let (complete, mut hits): (Vec<Hit>, Vec<Hit>) = hits.into_iter().partition(|hit| !hit.partial);
    let passes = |hit: &Hit| query.searcher.locate(hit.case.0).is_some_and(|location| passes(&location));
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.case));
    let best = hits.first().map_or(0, |best| best.score);
    let best = complete.iter().map(|hit| hit.score - EXACT).fold(best, i64::max) as f64;
    let good = hits.into_iter().take_while(|hit| hit.score as f64 >= best * MIN_SHARE);
    sure.extend(complete.into_iter().filter(&passes));
    sure.extend(good.filter(&passes).take(most));
    nowhere
}
