//! A term of a query against a corpus. Per-segment data is computed lazily.

use std::sync::{
    OnceLock,
    atomic::{AtomicBool, Ordering},
};

use super::{
    candidates::CandidateSet,
    pinyin_candidates::PinyinCandidates,
    score::TermMatch,
    term_matcher::{Literals, TermMatcher, ValueMatch},
};
use crate::search::{
    hit::{Field, MatchKind, Reason},
    index::FieldValue,
    query::TextTerm,
    searcher::{CaseLocation, Searcher},
};

/// A term prepared for one corpus.
pub(crate) struct Term<'q> {
    pub(crate) matcher: TermMatcher<'q>,
    is_negated: bool,
    literals: Literals,
    pinyin_candidates: Option<PinyinCandidates<'q>>,
    segments: Vec<SegmentCells>,
    /// Cases that hold the term only as words of several fields, in order.
    cross_field: Vec<(u32, TermMatch)>,
    /// `true` if one typo is forgiven, because the term is found nowhere as typed.
    forgives_typo: bool,
    is_found: AtomicBool,
    is_sure: AtomicBool,
}

/// Per-segment data.
#[derive(Default)]
struct SegmentCells {
    values: OnceLock<Vec<Option<ValueMatch>>>,
    candidates: OnceLock<CandidateSet>,
    typo_values: OnceLock<Vec<Option<i16>>>,
    typo_candidates: OnceLock<CandidateSet>,
}

impl<'q> Term<'q> {
    /// Prepares the n-th term.
    pub(crate) fn new(text: &'q TextTerm, number: usize, is_negated: bool, searcher: Searcher<'_>) -> Self {
        let matcher = TermMatcher::new(text, number);
        let indexes = searcher.segment_indexes();
        // Matching a few cases takes less time than finding candidates.
        let pinyin = text.pinyin.as_ref().filter(|_| matcher.has_pinyin_in_texts() && !searcher.is_small());
        Self {
            literals: matcher.literals(indexes.first()),
            pinyin_candidates: pinyin.and_then(PinyinCandidates::new),
            matcher,
            is_negated,
            segments: std::iter::repeat_with(SegmentCells::default).take(indexes.len()).collect(),
            cross_field: Vec::new(),
            forgives_typo: false,
            is_found: AtomicBool::new(false),
            is_sure: AtomicBool::new(false),
        }
    }

    /// Returns `true` if the term must not be there.
    pub(crate) fn is_negated(&self) -> bool {
        self.is_negated
    }

    /// Returns `true` if some case holds the term as typed, without gaps, or if the term is negated.
    pub(crate) fn is_found(&self) -> bool {
        self.is_negated || self.is_found.load(Ordering::Relaxed)
    }

    /// Returns `true` if the term must be there and no typo in it is forgiven.
    pub(crate) fn is_as_typed(&self) -> bool {
        !self.is_negated && !self.forgives_typo
    }

    /// Returns `true` if the term may be words of several short fields.
    pub(crate) fn may_cross_fields(&self) -> bool {
        !self.is_negated && self.matcher.cross_field.is_some()
    }

    /// Finds the cases that hold the term as words of several fields, unless a short field surely holds all of it.
    pub(crate) fn find_cross_field(&mut self, searcher: Searcher<'_>) {
        let Some(cross_field) = self.matcher.cross_field.as_ref().filter(|_| !self.is_negated) else { return };
        let is_sure = || self.is_sure.load(Ordering::Relaxed);
        searcher.map_cases(|location| {
            let values = if is_sure() { &[][..] } else { self.values(location) };
            if location.entry.value_numbers().any(|value| is_sure_value(values, value)) {
                self.is_sure.store(true, Ordering::Relaxed);
            }
            None::<()>
        });
        if is_sure() {
            return;
        }
        let reaches = searcher.map_segments(|index, segment| {
            let reach = |value: FieldValue<'_>| cross_field.edge_reach(value.field, &value.text());
            index.values(segment).map(|value| value.map(reach)).collect::<Vec<_>>()
        });
        let mut found = searcher.map_cases(|location| {
            let of_segment = &reaches[location.segment];
            let of_case = location.entry.value_numbers().filter_map(|value| *of_segment.get(value as usize)?);
            let may_match = cross_field.may_match(of_case);
            Some((location.ix, if may_match { self.matcher.find_cross_field(&location.entry) } else { None }?))
        });
        found.sort_unstable_by_key(|(ix, _)| *ix);
        self.cross_field = found;
    }

    /// Returns the matches of all values of the segment's dictionary.
    fn values(&self, location: &CaseLocation<'_>) -> &[Option<ValueMatch>] {
        let entry = &location.entry;
        let match_values = || {
            let values = entry.index.values(entry.segment);
            values.map(|value| self.matcher.match_value(&value?)).collect()
        };
        self.segments[location.segment].values.get_or_init(match_values)
    }

    /// Forgives one typo if the term was found nowhere and is of a kind that allows it; returns `true` if so.
    pub(crate) fn forgive_typo(&mut self) -> bool {
        let forgives = !self.is_found() && self.matcher.forgives_typo().0;
        self.forgives_typo |= forgives;
        forgives
    }

    /// Matches a case; its texts only if `texts` is set.
    pub(crate) fn find(&self, location: &CaseLocation<'_>, texts: bool) -> Option<TermMatch> {
        let mut found = self.find_as_typed(location, texts);
        if self.is_negated {
            let is_literal = |reason: &Reason| matches!(reason.kind, MatchKind::Exact | MatchKind::Pinyin);
            return found.filter(|found| found.reasons.iter().any(is_literal));
        }
        if let Ok(at) = self.cross_field.binary_search_by_key(&location.ix, |(ix, _)| *ix) {
            let in_short_field = |found: &TermMatch| found.reasons.iter().any(|reason| reason.field < Field::Heading);
            if !found.as_ref().is_some_and(in_short_field) {
                let cross_field = self.cross_field[at].1.clone();
                found = Some(match found {
                    Some(found) => found.or(cross_field),
                    None => cross_field,
                });
            }
        }
        if found.as_ref().is_some_and(|found| found.reasons.iter().any(|reason| reason.kind != MatchKind::Fuzzy)) {
            self.is_found.store(true, Ordering::Relaxed);
        }
        if !self.forgives_typo {
            return found;
        }
        match (found, self.find_with_typo(location, texts)) {
            (Some(found), Some(typo)) => Some(if typo.score > found.score { typo } else { found }),
            (found, typo) => found.or(typo),
        }
    }

    fn find_as_typed(&self, location: &CaseLocation<'_>, texts: bool) -> Option<TermMatch> {
        let entry = &location.entry;
        let cells = &self.segments[location.segment];
        let values =
            if location.skip_candidates { cells.values.get().map(Vec::as_slice) } else { Some(self.values(location)) };
        let value_match = |value: u32| match values {
            Some(values) => *values.get(value as usize)?,
            None => self.matcher.match_value(&entry.index.value(entry.segment, value)?),
        };
        let find_candidates = || {
            let words = CandidateSet::with_any(entry.index, self.literals.words());
            match &self.pinyin_candidates {
                Some(pinyin) => words.union(pinyin.find(entry.index)),
                None if self.matcher.has_pinyin_in_texts() => CandidateSet::All,
                None => words,
            }
        };
        // A term whose typo is forgiven is in no text as typed.
        let texts = texts && !self.forgives_typo && self.matcher.needs_texts();
        let texts = texts && CandidateSet::admits(&cells.candidates, location, find_candidates);
        self.matcher.find(entry, value_match, texts.then_some(&self.literals))
    }

    fn find_with_typo(&self, location: &CaseLocation<'_>, texts: bool) -> Option<TermMatch> {
        let entry = &location.entry;
        let cells = &self.segments[location.segment];
        let values = cells.typo_values.get_or_init(|| {
            let values = entry.index.values(entry.segment);
            values.map(|value| self.matcher.match_value_with_typo(&value?)).collect()
        });
        let find_candidates = || CandidateSet::with_typo(entry.index, &self.matcher.text.chars);
        let texts = texts && self.matcher.forgives_typo().1;
        let texts = texts && CandidateSet::admits(&cells.typo_candidates, location, find_candidates);
        self.matcher.find_typo(entry, values, texts.then_some(&self.literals))
    }
}

fn is_sure_value(values: &[Option<ValueMatch>], value: u32) -> bool {
    values.get(value as usize).is_some_and(|value| value.is_some_and(|value| value.is_sure))
}
