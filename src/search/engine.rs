//! Finding and ranking: every term in its best field, every case with all its terms.

use std::ops::Range;

use fuzzy_matcher::skim::{SkimMatcherV2, SkimScoreConfig};

use super::{
    Field, Hit, Index, Manner, Match, Results,
    index::Short,
    query::{Query, Term},
};
use crate::{
    corpus::{CaseRef, Corpus, Span},
    text::Folded,
};

/// What a match of a field in a manner is worth: a title before other short fields before the text, contiguous before
/// pinyin before characters with gaps.
const WORTH: [(Field, [i64; 3]); 5] = [
    (Field::Title, [1000, 700, 500]),
    (Field::Place, [900, 650, 300]),
    (Field::Department, [850, 620, 300]),
    (Field::System, [880, 640, 350]),
    (Field::Body, [400, 200, 0]),
];

/// How far apart the characters of a fuzzy match may lie, as a multiple of their number: beyond it they have nothing
/// to do with each other.
const SPREAD: usize = 6;

/// Finds the cases in which every term of `query` occurs, best first; equally good ones in the order of the corpus.
/// An empty query finds nothing.
pub fn search(corpus: &Corpus, index: &Index, query: &Query) -> Results {
    if query.is_empty() {
        return Results::default();
    }
    let fuzzy = matcher();
    let cases = corpus.iter().zip(index.cases(corpus));
    let mut hits: Vec<Hit> = cases.filter_map(|(case, shorts)| find(&case, shorts, query, &fuzzy)).collect();
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.case));
    Results { hits }
}

/// The crate's defaults favour the first character so much that they split a contiguous match; these do not.
fn matcher() -> SkimMatcherV2 {
    let config = SkimScoreConfig {
        score_match: 16,
        gap_start: -6,
        gap_extension: -1,
        bonus_first_char_multiplier: 1,
        bonus_head: 6,
        bonus_break: 6,
        bonus_camel: 4,
        bonus_consecutive: 14,
        penalty_case_mismatch: -2,
    };
    SkimMatcherV2::default().score_config(config)
}

fn find(case: &CaseRef<'_>, shorts: &[Short], query: &Query, fuzzy: &SkimMatcherV2) -> Option<Hit> {
    let mut hit = Hit { case: case.ix, score: 0, matches: Vec::new() };
    for term in &query.terms {
        let short = best_short(shorts, term, fuzzy);
        let exact = short.as_ref().is_some_and(|(_, found)| found.manner == Manner::Exact);
        let body = if exact { None } else { in_body(case, term) };
        let short = short.map(|(score, found)| (score, vec![found]));
        let (score, matches) = short.into_iter().chain(body).max_by_key(|(score, _)| *score)?;
        hit.score += score;
        hit.matches.extend(matches);
    }
    hit.matches.sort_by_key(|found| (found.field, found.manner));
    Some(hit)
}

/// The best match of `term` in a short field, with what it is worth.
fn best_short(shorts: &[Short], term: &Term, fuzzy: &SkimMatcherV2) -> Option<(i64, Match)> {
    let found = shorts.iter().filter_map(|short| {
        let (manner, spans) = in_short(short, term, fuzzy)?;
        let score = worth(short.field, manner) + closeness(short, &spans);
        let text = short.text.clone();
        Some((score, Match { field: short.field, manner, paragraph: None, text, spans }))
    });
    // Of equally good fields the first, which is the more telling one.
    found.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

fn in_short(short: &Short, term: &Term, fuzzy: &SkimMatcherV2) -> Option<(Manner, Vec<Span>)> {
    let exact = spans(short.folded.find_all(&term.folded));
    if !exact.is_empty() {
        return Some((Manner::Exact, exact));
    }
    if let Some(found) = term.pinyin.as_ref().and_then(|pattern| pattern.find(&short.text)) {
        return Some((Manner::Pinyin, spans(found.ranges)));
    }
    let (_, indices) = fuzzy.fuzzy(short.folded.as_str(), term.folded.as_str(), true)?;
    let (first, last) = (indices.first()?, indices.last()?);
    let near = last - first < SPREAD * indices.len();
    near.then(|| (Manner::Fuzzy, spans(short.folded.spans_of(&indices))))
}

fn spans(ranges: impl IntoIterator<Item = Range<usize>>) -> Vec<Span> {
    // A text of 2^32 characters does not exist: batch files are smaller.
    let span = |range: Range<usize>| Span(range.start as u32, range.end as u32);
    ranges.into_iter().map(span).collect()
}

fn worth(field: Field, manner: Manner) -> i64 {
    WORTH[field as usize].1[manner as usize]
}

/// Between two matches of one kind: the one that covers more of its field, lies closer together and begins earlier.
fn closeness(short: &Short, spans: &[Span]) -> i64 {
    let len = short.folded.len().max(1) as i64;
    let matched: i64 = spans.iter().take(1).map(|span| i64::from(span.1 - span.0)).sum();
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return 0 };
    let spread = i64::from(last.1 - first.0);
    60 * matched / len - i64::from(first.0).min(20) - if spans.len() > 1 { spread.min(30) } else { 0 }
}

/// Every place in the text where `term` stands contiguously.
fn in_body(case: &CaseRef<'_>, term: &Term) -> Option<(i64, Vec<Match>)> {
    let mut matches = Vec::new();
    let mut places = 0;
    for (number, paragraph) in (0..).zip(case.case.paragraphs()) {
        let spans = spans(Folded::new(&paragraph.text).find_all(&term.folded));
        if !spans.is_empty() {
            places += spans.len() as i64;
            let text = paragraph.text.clone();
            let manner = Manner::Exact;
            matches.push(Match { field: Field::Body, manner, paragraph: Some(number), text, spans });
        }
    }
    (!matches.is_empty()).then(|| (worth(Field::Body, Manner::Exact) + places.min(50), matches))
}
