//! A term of a query against a corpus. Per-segment data is computed lazily.

use std::sync::atomic::{AtomicBool, Ordering};

use super::{
    score::TermMatch,
    segment_cells::SegmentCells,
    term_matcher::{Spelling, TermMatcher, ValueMatch},
};
use crate::search::{
    hit::{Field, MatchKind, Reason},
    index::FieldValue,
    query::TextTerm,
    searcher::{CaseLocation, Searcher, by_case},
};

/// A term prepared for one corpus.
pub(crate) struct Term<'q> {
    pub(crate) matcher: TermMatcher<'q>,
    is_negated: bool,
    /// Data of each segment by [`Spelling`].
    segments: Vec<[SegmentCells<ValueMatch>; 2]>,
    /// Cases that hold the term only as words of several fields, in order.
    cross_field: Vec<(u32, TermMatch)>,
    /// `true` if one typo is forgiven, because the term is found nowhere as typed.
    forgives_typo: bool,
    is_found: AtomicBool,
}

impl<'q> Term<'q> {
    /// Prepares the n-th term.
    pub(crate) fn new(text: &'q TextTerm, number: usize, is_negated: bool, searcher: Searcher<'_>) -> Self {
        Self {
            matcher: TermMatcher::new(text, number, searcher),
            is_negated,
            segments: searcher.segment_indexes().iter().map(|_| Default::default()).collect(),
            cross_field: Vec::new(),
            forgives_typo: false,
            is_found: AtomicBool::new(false),
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
        let may = !self.is_negated && !searcher.control.is_cancelled();
        let Some(cross_field) = self.matcher.cross_field.as_ref().filter(|_| may) else { return };
        let is_sure =
            |location: &CaseLocation<'_>| self.values_of(Spelling::AsTyped, location).any(|found| found.is_sure);
        if !searcher.map_cases(|location| is_sure(location).then_some(())).is_empty() {
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

    /// Finds the cases that hold the letters of the term as two words that stand apart, if it was found nowhere; returns
    /// `true` if there are any.
    pub(crate) fn find_apart(&mut self, searcher: Searcher<'_>) -> bool {
        if self.is_found() || !self.may_cross_fields() {
            return false;
        }
        let find = |location: &CaseLocation<'_>| Some((location.ix, self.matcher.find_apart(&location.entry)?));
        let mut found = searcher.map_cases(find);
        found.sort_unstable_by_key(|(ix, _)| *ix);
        self.cross_field = found;
        !self.cross_field.is_empty()
    }

    /// Forgives one typo if the term was found nowhere and is of a kind that allows it; returns `true` if so.
    pub(crate) fn forgive_typo(&mut self) -> bool {
        let forgives = !self.is_found() && self.matcher.may_have_typo();
        self.forgives_typo |= forgives;
        forgives
    }

    /// Matches a case; its texts only if `texts` is set.
    pub(crate) fn find(&self, location: &CaseLocation<'_>, texts: bool) -> Option<TermMatch> {
        // A typo is forgiven only if no text contains the term as typed.
        let mut found = self.find_spelled(Spelling::AsTyped, location, texts && !self.forgives_typo);
        if self.is_negated {
            let is_literal = |reason: &Reason| matches!(reason.kind, MatchKind::Exact | MatchKind::Pinyin);
            return found.filter(|found| found.reasons.iter().any(is_literal));
        }
        if let Some(cross_field) = by_case(&self.cross_field, location.ix) {
            let in_short_field = |found: &TermMatch| found.reasons.iter().any(|reason| reason.field < Field::Heading);
            if !found.as_ref().is_some_and(in_short_field) {
                let cross_field = cross_field.clone();
                found = Some(if let Some(found) = found { found.or(cross_field) } else { cross_field });
            }
        }
        if found.as_ref().is_some_and(|found| found.reasons.iter().any(|reason| reason.kind != MatchKind::Fuzzy)) {
            self.is_found.store(true, Ordering::Relaxed);
        }
        if !self.forgives_typo {
            return found;
        }
        let typo = self.find_spelled(Spelling::WithTypo, location, texts);
        // Of equal scores the last counts: the match as typed.
        typo.into_iter().chain(found).max_by_key(|found| found.score)
    }

    fn find_spelled(&self, spelling: Spelling, location: &CaseLocation<'_>, texts: bool) -> Option<TermMatch> {
        let cells = &self.segments[location.segment][spelling as usize];
        let candidates = || self.matcher.candidates(spelling, location.entry.index);
        let texts = texts && self.matcher.searches_texts(spelling) && cells.may_be_in_texts(location, candidates);
        self.matcher.find(spelling, &location.entry, self.values_of(spelling, location), texts)
    }

    /// Returns the matches of the values of a case.
    fn values_of(&self, spelling: Spelling, location: &CaseLocation<'_>) -> impl Iterator<Item = ValueMatch> {
        let cells = &self.segments[location.segment][spelling as usize];
        cells.values_of(location, move |value| self.matcher.match_value(spelling, value))
    }
}
