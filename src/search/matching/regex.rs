//! A regular expression against a corpus. The literals that it requires select the texts that may match.

use std::borrow::Cow;

use regex::Regex;
use regex_syntax::hir::{Hir, HirKind, literal::Extractor};

use super::{candidates::CandidateSet, literal::FoldedLiteral, segment_cells::SegmentCells};
use crate::{
    search::{
        control::SearchControl,
        hit::{Field, MatchKind, Reason, Reasons},
        index::{CaseText, FieldValue},
        query::Scope,
        searcher::{CaseLocation, Searcher},
    },
    text::{fold::fold_han, fold_char},
};

/// Limit of the literals that an expression is expanded to.
const MAX_LITERALS: usize = 32;

/// A regular expression prepared for one corpus.
pub(crate) struct RegexMatcher<'q> {
    regex: &'q Regex,
    scope: Scope,
    /// Literals, one of which every match contains; empty if there are none.
    literals: Vec<FoldedLiteral>,
    /// Field and number of matches of each value.
    segments: Vec<SegmentCells<(Field, u32)>>,
}

impl<'q> RegexMatcher<'q> {
    pub(crate) fn new(regex: &'q Regex, scope: Scope, searcher: Searcher<'_>) -> Self {
        let parsed = regex_syntax::ParserBuilder::new().case_insensitive(true).build().parse(regex.as_str());
        let literals = parsed.map_or_else(|_| Vec::new(), |hir| required(&hir));
        let indexes = searcher.segment_indexes();
        let literals = literals.iter().map(|word| FoldedLiteral::new(word, indexes.first())).collect();
        let segments = indexes.iter().map(|_| SegmentCells::default()).collect();
        Self { regex, scope, literals, segments }
    }

    /// Returns `true` if texts are searched.
    pub(crate) fn needs_texts(&self) -> bool {
        self.scope != Scope::Title
    }

    fn count(&self, text: &str, control: SearchControl<'_>) -> u32 {
        if control.is_cancelled() {
            return 0;
        }
        let found = self.regex.find_iter(&simplified(text)).filter(|found| !found.is_empty()).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    }

    /// Returns the reasons of a case; its texts are searched only if `texts` is set.
    pub(crate) fn find(&self, location: &CaseLocation<'_>, texts: bool) -> Reasons {
        let entry = &location.entry;
        let reason = |field, occurrences| Reason { field, kind: MatchKind::Exact, term: 0, occurrences, letters: None };
        let mut reasons = Reasons::new();
        let cells = &self.segments[location.segment];
        let match_value = |value: &FieldValue<'_>| {
            let count = if self.scope.has_value(value.field) { self.count(&value.text(), location.control) } else { 0 };
            (count > 0).then_some((value.field, count))
        };
        reasons.extend(cells.values_of(location, match_value).map(|(field, count)| reason(field, count)));
        reasons.dedup_by_key(|reason| reason.field);
        let find_candidates = || match self.literals.as_slice() {
            [] => CandidateSet::all(entry.index),
            literals => CandidateSet::with_any(entry.index, literals.iter()),
        };
        if texts && self.needs_texts() && cells.may_be_in_texts(location, find_candidates) {
            let texts = entry.texts();
            let may_match = |text: &CaseText<'_>| {
                self.literals.is_empty() || self.literals.iter().any(|literal| literal.may_be_in(text))
            };
            let texts = texts.iter().filter(|text| self.scope.has_section(text.section));
            let texts = texts.filter(|text| text.is_paragraph() && may_match(text));
            let count = texts.map(|text| self.count(text.as_str(), location.control)).fold(0, u32::saturating_add);
            reasons.extend((count > 0).then(|| reason(Field::Body, count)));
        }
        reasons
    }
}

/// Returns a text in which a regular expression in simplified characters finds traditional ones; the number of characters
/// stays.
pub(crate) fn simplified(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| fold_han(c) == c) { text.into() } else { text.chars().map(fold_han).collect() }
}

/// Returns folded literals of which every match contains one; empty if there are no such. Those that begin the rest of the
/// expression after some of its parts are tried, and the longest are the best.
fn required(hir: &Hir) -> Vec<String> {
    let parts = if let HirKind::Concat(parts) = hir.kind() { parts.as_slice() } else { std::slice::from_ref(hir) };
    let of_rest = (0..parts.len()).filter_map(|from| beginnings(&Hir::concat(parts[from..].to_vec())));
    let shortest = |literals: &Vec<String>| literals.iter().map(|literal| literal.chars().count()).min();
    // The first of equals is kept.
    of_rest.rev().max_by_key(shortest).unwrap_or_default()
}

/// Returns folded literals of which one begins every match; `None` if there are no such, or too many.
fn beginnings(hir: &Hir) -> Option<Vec<String>> {
    let found = Extractor::new().extract(hir);
    // A long literal may end within a character.
    let valid =
        found.literals()?.iter().map(|literal| literal.as_bytes().utf8_chunks().next().map_or("", |c| c.valid()));
    let mut literals: Vec<String> = valid.map(|text| text.chars().filter_map(fold_char).collect()).collect();
    literals.sort_unstable();
    literals.dedup();
    let is_known = (1..=MAX_LITERALS).contains(&literals.len()) && literals.iter().all(|literal| !literal.is_empty());
    is_known.then_some(literals)
}
