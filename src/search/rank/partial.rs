//! Partial hits: if no case surely holds all words, the cases with the best parts of them.

use super::{
    bigram_score::bigram_scores,
    prepared_query::{Condition, PreparedQuery},
};
use crate::{
    corpus::CaseIx,
    search::{
        hit::Hit,
        matching::TermMatch,
        query::TextTerm,
        searcher::{CaseLocation, by_case},
    },
};

/// Largest score of the bigrams of a query in a case: less than any whole term in a text.
const BIGRAMS: f64 = 420.0;
/// Partial hits below this share of the best one are accidents.
const MIN_SHARE: f64 = 0.4;
/// Least score of a partial hit: two common characters of a sentence are an accident, too.
const MIN_SCORE: f64 = 0.12 * BIGRAMS;
/// Largest number of partial hits.
const MAX_HITS: usize = 30;

/// A case with the terms that match it, by number.
pub(super) type Found = (u32, Vec<(usize, TermMatch)>);

/// Returns the cases with the best parts of the words that pass the other conditions, best first. `found` are the cases
/// that hold whole terms, in order.
pub(super) fn partial_hits<'a>(
    query: &PreparedQuery<'a>,
    found: &[Found],
    passes: impl Fn(&CaseLocation<'a>) -> bool,
) -> Vec<Hit> {
    let terms = query.terms.iter().filter(|term| !term.is_negated());
    let terms: Vec<(u16, &TextTerm)> = terms.map(|term| (term.matcher.number(), term.matcher.text)).collect();
    let has_regex = query.conditions().any(|(not, condition)| !not && matches!(condition, Condition::Regex(_)));
    if terms.is_empty() || has_regex {
        return Vec::new();
    }
    let bigrams = bigram_scores(&terms, query.searcher);
    let mut cases: Vec<u32> = bigrams.iter().map(|(ix, _)| *ix).chain(found.iter().map(|(ix, _)| *ix)).collect();
    cases.sort_unstable();
    cases.dedup();
    let mut hits: Vec<(f64, Hit)> = Vec::new();
    for ix in cases {
        let (share, mut reasons) = by_case(&bigrams, ix).cloned().unwrap_or_default();
        let mut score = share.min(1.0) * BIGRAMS;
        // A whole term counts more than its bigrams, shared among all terms.
        for (_, term) in by_case(found, ix).into_iter().flatten() {
            score += term.score as f64 / (2 * terms.len()) as f64;
            reasons.insert_many(0, term.reasons.iter().copied());
        }
        if score >= MIN_SCORE && query.searcher.locate(ix).is_some_and(|location| passes(&location)) {
            reasons.dedup();
            hits.push((score, Hit { case: CaseIx(ix), score: score as i64, partial: true, reasons }));
        }
    }
    hits.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.case.cmp(&b.1.case)));
    let least = hits.first().map_or(0.0, |(best, _)| best * MIN_SHARE);
    hits.into_iter().take_while(|(score, _)| *score >= least).take(MAX_HITS).map(|(_, hit)| hit).collect()
}
