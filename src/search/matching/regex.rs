//! A regular expression against a corpus. Literals that every match contains tell which texts may match.

use std::{borrow::Cow, sync::OnceLock};

use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::{candidates::CandidateSet, literal::FoldedLiteral};
use crate::{
    search::{
        hit::{Field, MatchKind, Reason, Reasons},
        index::{CaseText, Source},
        query::Scope,
        searcher::{CaseLocation, Searcher},
    },
    text::{fold::fold_han, fold_char},
};

/// Limits of the literals that an expression is expanded to, and of the characters of one class.
const MAX_LITERALS: usize = 32;
const MAX_CLASS: usize = 8;

/// A regular expression prepared for one corpus.
pub(crate) struct RegexMatcher<'q> {
    regex: &'q Regex,
    scope: Scope,
    /// Every match contains one of these; empty if nothing is known.
    literals: Vec<FoldedLiteral>,
    segments: Vec<SegmentCells>,
}

/// Per-segment data, computed lazily.
#[derive(Default)]
struct SegmentCells {
    /// Number of matches in each value of the dictionary.
    values: OnceLock<Vec<u32>>,
    candidates: OnceLock<CandidateSet>,
}

impl<'q> RegexMatcher<'q> {
    pub(crate) fn new(regex: &'q Regex, scope: Scope, searcher: Searcher<'_>) -> Self {
        let parsed = regex_syntax::ParserBuilder::new().case_insensitive(true).build().parse(regex.as_str());
        let literals = parsed.ok().and_then(|hir| required(&hir)).unwrap_or_default();
        let indexes = searcher.segment_indexes();
        let literals = literals.iter().map(|word| FoldedLiteral::new(word, indexes.first())).collect();
        let segments = std::iter::repeat_with(SegmentCells::default).take(indexes.len()).collect();
        Self { regex, scope, literals, segments }
    }

    /// Returns `true` if texts are searched.
    pub(crate) fn needs_texts(&self) -> bool {
        self.scope != Scope::Title
    }

    fn count(&self, text: &str) -> u32 {
        let found = self.regex.find_iter(&simplified(text)).filter(|found| !found.is_empty()).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    }

    /// Returns the reasons of a case; its texts are searched only if `texts` is set.
    pub(crate) fn find(&self, location: &CaseLocation<'_>, texts: bool) -> Reasons {
        let entry = &location.entry;
        let reason = |field, occurrences| Reason { field, kind: MatchKind::Exact, term: 0, occurrences, letters: None };
        let mut reasons = Reasons::new();
        let cells = &self.segments[location.segment];
        let values = cells.values.get_or_init(|| {
            let values =
                entry.index.values(entry.segment).map(|value| value.filter(|value| self.scope.has_value(value.field)));
            values.map(|value| value.map_or(0, |value| self.count(&value.text()))).collect()
        });
        for number in entry.value_numbers() {
            if let Some(count) = values.get(number as usize).filter(|count| **count > 0) {
                reasons.extend(entry.index.value(entry.segment, number).map(|value| reason(value.field, *count)));
            }
        }
        reasons.dedup_by_key(|reason| reason.field);
        let find_candidates = || match self.literals.as_slice() {
            [] => CandidateSet::All,
            literals => CandidateSet::with_any(entry.index, literals.iter()),
        };
        if texts && self.needs_texts() && CandidateSet::admits(&cells.candidates, location, find_candidates) {
            let texts = entry.texts();
            let may_match = |text: &CaseText<'_>| {
                self.literals.is_empty() || self.literals.iter().any(|literal| literal.may_be_in(text))
            };
            let texts = texts.iter().filter(|text| self.scope.has_section(text.section));
            let texts = texts.filter(|text| matches!(text.source, Source::Paragraph(_)) && may_match(text));
            let count = texts.map(|text| self.count(text.as_str())).fold(0, u32::saturating_add);
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

/// Returns folded literals of which every match contains one; `None` if there are no such.
fn required(hir: &Hir) -> Option<Vec<String>> {
    if let Some(literals) = expand(hir) {
        return distinct(literals);
    }
    match hir.kind() {
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Repetition(repeated) if repeated.min > 0 => required(&repeated.sub),
        HirKind::Alternation(any) => {
            let all = any.iter().map(required).collect::<Option<Vec<_>>>()?.concat();
            (all.len() <= MAX_LITERALS).then_some(all)
        }
        HirKind::Concat(parts) => required_of_concat(parts),
        _ => None,
    }
}

/// Expands neighbours together as far as possible; of all required literals the longest are the best.
fn required_of_concat(parts: &[Hir]) -> Option<Vec<String>> {
    let (mut all, mut run) = (Vec::new(), vec![String::new()]);
    for part in parts {
        match expand(part) {
            Some(literals) => match product(&run, &literals) {
                Some(longer) => run = longer,
                None => all.push(distinct(std::mem::replace(&mut run, literals))),
            },
            None => {
                all.push(distinct(std::mem::replace(&mut run, vec![String::new()])));
                all.push(required(part));
            }
        }
    }
    all.push(distinct(run));
    let shortest = |literals: &Vec<String>| literals.iter().map(|literal| literal.chars().count()).min();
    // The first of equals is kept.
    all.into_iter().flatten().rev().max_by_key(shortest)
}

/// Sorts literals and drops duplicates; `None` if one is empty, because then nothing is required.
fn distinct(mut literals: Vec<String>) -> Option<Vec<String>> {
    literals.sort_unstable();
    literals.dedup();
    (!literals.is_empty() && literals.iter().all(|literal| !literal.is_empty())).then_some(literals)
}

/// Returns all folded strings that an expression matches, if they are few.
fn expand(hir: &Hir) -> Option<Vec<String>> {
    let mut literals: Vec<String> = match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => vec![String::new()],
        HirKind::Literal(literal) => vec![str::from_utf8(&literal.0).ok()?.chars().filter_map(fold_char).collect()],
        HirKind::Class(Class::Unicode(class)) => {
            let chars = || class.iter().flat_map(|range| range.start()..=range.end());
            if chars().nth(MAX_CLASS).is_some() {
                return None;
            }
            chars().map(|c| fold_char(c).map(String::from).unwrap_or_default()).collect()
        }
        HirKind::Class(Class::Bytes(_)) | HirKind::Repetition(_) => return None,
        HirKind::Capture(capture) => expand(&capture.sub)?,
        HirKind::Concat(parts) => {
            parts.iter().try_fold(vec![String::new()], |literals, part| product(&literals, &expand(part)?))?
        }
        HirKind::Alternation(any) => any.iter().map(expand).collect::<Option<Vec<_>>>()?.concat(),
    };
    literals.sort_unstable();
    literals.dedup();
    (literals.len() <= MAX_LITERALS).then_some(literals)
}

/// Returns each literal followed by each of the others; `None` if they are too many.
fn product(literals: &[String], others: &[String]) -> Option<Vec<String>> {
    let all = literals.iter().flat_map(|literal| others.iter().map(move |other| format!("{literal}{other}")));
    (literals.len() * others.len() <= MAX_LITERALS).then(|| all.collect())
}
