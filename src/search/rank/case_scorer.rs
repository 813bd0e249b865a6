//! The clauses of a query against one case.

use std::cell::OnceCell;

use smallvec::SmallVec;

use super::prepared_query::{Condition, PreparedQuery};
use crate::{
    corpus::CaseIx,
    search::{
        hit::{Field, Hit, MatchKind, Reason, Reasons},
        matching::{EXACT, TermMatch, closeness, regex_score},
        searcher::{CaseLocation, by_case},
    },
};

/// A query prepared for one case. Matches of its terms are computed on demand.
pub(super) struct CaseScorer<'c, 'a> {
    query: &'c PreparedQuery<'a>,
    location: &'c CaseLocation<'a>,
    /// `true` if texts are searched.
    texts: bool,
    /// Match of each term; `None` in a cell means that the term does not match.
    matches: SmallVec<[OnceCell<Option<TermMatch>>; 2]>,
}

/// Score and reasons of a condition that holds in the case.
#[derive(Default)]
struct Outcome<'c> {
    score: i64,
    reasons: Reasons,
    /// Positions of the term, for closeness.
    positions: &'c [(usize, usize)],
}

impl<'c, 'a> CaseScorer<'c, 'a> {
    pub(super) fn new(query: &'c PreparedQuery<'a>, location: &'c CaseLocation<'a>, texts: bool) -> Self {
        Self { query, location, texts, matches: SmallVec::from_elem(OnceCell::new(), query.terms.len()) }
    }

    /// Sets the match of a term that is known already.
    pub(super) fn set(&mut self, number: usize, found: Option<TermMatch>) {
        self.matches[number] = OnceCell::from(found);
    }

    /// Returns the match of a term.
    pub(super) fn term(&self, number: usize) -> Option<&TermMatch> {
        self.matches[number].get_or_init(|| self.query.terms[number].find(self.location, self.texts)).as_ref()
    }

    /// Returns the matches computed so far by the number of their term.
    pub(super) fn into_found(self) -> impl Iterator<Item = (usize, TermMatch)> {
        self.matches.into_iter().enumerate().filter_map(|(number, cell)| Some((number, cell.into_inner()??)))
    }

    /// Returns the hit if every clause holds.
    pub(super) fn hit(&self) -> Option<Hit> {
        let mut hit = Hit::unscored(CaseIx(self.location.ix));
        let mut positions: Vec<&[(usize, usize)]> = Vec::new();
        for clause in &self.query.clauses {
            let has_words = clause.iter().any(|(_, condition)| matches!(condition, Condition::Text(..)));
            let outcomes = clause.iter().rev().filter_map(|(not, condition)| {
                let mut outcome = self.test(condition);
                // The year of the notice is worth as much as the word.
                let is_year = has_words && matches!(condition, Condition::Filter(_));
                outcome.iter_mut().filter(|_| is_year).for_each(|outcome| outcome.score = EXACT);
                if *not { outcome.is_none().then(Outcome::default) } else { outcome }
            });
            // Every alternative that holds is a reason.
            let outcomes = outcomes.inspect(|outcome| hit.reasons.extend(outcome.reasons.iter().copied()));
            // Of equal scores the last counts: the first alternative.
            let best = outcomes.max_by_key(|outcome| outcome.score);
            let is_soft = clause.iter().any(|(_, condition)| condition.is_soft());
            let outcome = best.or(is_soft.then(Outcome::default))?;
            hit.score += outcome.score;
            positions.extend(Some(outcome.positions).filter(|positions| !positions.is_empty()));
        }
        if self.query.has_only_faults() && hit.reasons.is_empty() {
            return None;
        }
        hit.score += closeness(&positions);
        hit.reasons.sort_by_key(|reason| (reason.field, reason.kind, reason.term));
        Some(hit)
    }

    fn test(&self, condition: &Condition<'a>) -> Option<Outcome<'_>> {
        match condition {
            Condition::Text(number, _) => {
                let found = self.term(*number)?;
                Some(Outcome { score: found.score, reasons: found.reasons.clone(), positions: &found.positions })
            }
            Condition::Regex(regex) => {
                let reasons = regex.find(self.location, self.texts);
                Some(Outcome { score: regex_score(reasons.first()?), reasons, positions: &[] })
            }
            Condition::Filter(filter) => {
                let score = filter.score(self.location.ix);
                let passes = filter.matches(self.location, self.query.searcher.corpus);
                passes.then(|| Outcome { score, ..Outcome::default() })
            }
            Condition::Case(named) => {
                let (_, score) = named.filter(|(ix, _)| ix.0 == self.location.ix)?;
                Some(Outcome { score, ..Outcome::default() })
            }
            Condition::Like(similar) => {
                let score = *by_case(similar, self.location.ix)?;
                let reason =
                    Reason { field: Field::Body, kind: MatchKind::Alike, term: 0, occurrences: 0, letters: None };
                Some(Outcome { score, reasons: Reasons::from_elem(reason, 1), positions: &[] })
            }
        }
    }

    /// Returns `true` if the case passes the clauses without words.
    pub(super) fn passes_conditions(&self) -> bool {
        let has_words = |clause: &&Vec<(bool, Condition<'a>)>| {
            clause.iter().any(|(not, condition)| !not && matches!(condition, Condition::Text(..)))
        };
        let holds = |(not, condition): &(bool, Condition<'a>)| self.test(condition).is_some() != *not;
        self.query.clauses.iter().filter(|clause| !has_words(clause)).all(|clause| clause.iter().any(holds))
    }
}
