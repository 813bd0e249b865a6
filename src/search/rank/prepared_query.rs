//! A query prepared for one corpus, and its clauses against one case.

use std::cell::OnceCell;

use smallvec::SmallVec;

use super::more_like_this::more_like_this;
use crate::{
    corpus::CaseIx,
    search::{
        hit::{Field, Hit, MatchKind, Reason, Reasons},
        matching::{PreparedFilter, RegexMatcher, Term, TermMatch, closeness, regex_score},
        query::{Atom, AtomKind, Query, TextTerm},
        searcher::{CaseLocation, Searcher, by_case},
    },
};

/// A query prepared for one corpus.
pub(super) struct PreparedQuery<'a> {
    pub(super) searcher: Searcher<'a>,
    pub(super) terms: Vec<Term<'a>>,
    /// Clauses, the cheapest first; each alternative with `true` if it must not hold.
    clauses: Vec<Vec<(bool, Condition<'a>)>>,
}

/// A prepared alternative of a clause.
pub(super) enum Condition<'a> {
    /// Number of the term, and the term.
    Text(usize, &'a TextTerm),
    Regex(Box<RegexMatcher<'a>>),
    Filter(PreparedFilter),
    /// Similar cases with their scores, by case number.
    Like(Vec<(u32, i64)>),
}

/// Score and reasons of a condition that holds in a case.
#[derive(Default)]
struct Outcome {
    score: i64,
    reasons: Reasons,
    /// Term that gives the positions for closeness.
    term: Option<usize>,
}

/// Matches of the terms in one case, computed on demand; `None` in a cell means that the term does not match.
pub(super) type TermMatches = SmallVec<[OnceCell<Option<TermMatch>>; 2]>;

impl<'a> PreparedQuery<'a> {
    pub(super) fn new(searcher: Searcher<'a>, query: &'a Query) -> Self {
        let mut terms: Vec<Term<'a>> = Vec::new();
        let mut number = 0;
        let mut prepare = |atom: &'a Atom| {
            let condition = match &atom.kind {
                AtomKind::Text(text) => {
                    terms.push(Term::new(text, number, atom.not, searcher));
                    number += usize::from(!atom.not);
                    Condition::Text(terms.len() - 1, text)
                }
                AtomKind::Regex(regex, scope) => Condition::Regex(Box::new(RegexMatcher::new(regex, *scope, searcher))),
                AtomKind::Filter(filter) => Condition::Filter(PreparedFilter::new(filter, searcher)),
                AtomKind::Like(id) => {
                    let given = searcher.corpus.find(id);
                    Condition::Like(given.map_or_else(Vec::new, |ix| more_like_this(searcher, ix)))
                }
            };
            (atom.not, condition)
        };
        let clauses = query.clauses.iter().map(|clause| clause.any.iter().map(&mut prepare).collect());
        let mut clauses: Vec<Vec<_>> = clauses.collect();
        let cost = |condition: &Condition<'_>| match condition {
            Condition::Filter(_) | Condition::Like(_) => 0,
            Condition::Text(..) => 1,
            Condition::Regex(_) => 2,
        };
        clauses.sort_by_key(|clause| clause.iter().map(|(_, condition)| cost(condition)).max());
        Self { searcher, terms, clauses }
    }

    pub(super) fn conditions(&self) -> impl Iterator<Item = &(bool, Condition<'a>)> {
        self.clauses.iter().flatten()
    }

    /// Returns `true` if texts may decide.
    pub(super) fn needs_texts(&self) -> bool {
        self.conditions().any(|(_, condition)| match condition {
            Condition::Text(number, _) => self.terms[*number].matcher.needs_texts(),
            Condition::Regex(regex) => regex.needs_texts(),
            Condition::Filter(_) | Condition::Like(_) => false,
        })
    }

    /// Returns `true` if short fields alone may decide; a negated term or expression also depends on texts.
    pub(super) fn values_may_decide(&self) -> bool {
        !self
            .conditions()
            .any(|(not, condition)| *not && matches!(condition, Condition::Text(..) | Condition::Regex(_)))
    }

    /// Returns empty cells for the matches of all terms in a case.
    pub(super) fn no_matches(&self) -> TermMatches {
        SmallVec::from_elem(OnceCell::new(), self.terms.len())
    }

    /// Returns the match of a term in a case, computed once.
    pub(super) fn find_term<'m>(
        &self,
        number: usize,
        location: &CaseLocation<'a>,
        texts: bool,
        matches: &'m TermMatches,
    ) -> Option<&'m TermMatch> {
        matches[number].get_or_init(|| self.terms[number].find(location, texts)).as_ref()
    }

    /// Returns the hit of a case if every clause holds; its texts are searched only if `texts` is set.
    pub(super) fn hit(&self, location: &CaseLocation<'a>, texts: bool, matches: &TermMatches) -> Option<Hit> {
        let mut hit = Hit { case: CaseIx(location.ix), score: 0, partial: false, reasons: Reasons::new() };
        let mut terms: Vec<usize> = Vec::new();
        for clause in &self.clauses {
            let mut best: Option<Outcome> = None;
            let is_soft = clause.iter().any(|(_, condition)| condition.is_soft());
            for (not, condition) in clause {
                let outcome = self.test(condition, location, texts, matches);
                let outcome = if *not { outcome.is_none().then(Outcome::default) } else { outcome };
                if let Some(outcome) = outcome.filter(|other| best.as_ref().is_none_or(|best| other.score > best.score))
                {
                    best = Some(outcome);
                }
            }
            let outcome = best.or(is_soft.then(Outcome::default))?;
            hit.score += outcome.score;
            hit.reasons.extend(outcome.reasons);
            terms.extend(outcome.term);
        }
        if self.has_only_faults() && hit.reasons.is_empty() {
            return None;
        }
        if terms.len() > 1 {
            let found = terms.iter().filter_map(|number| matches[*number].get()?.as_ref());
            let positions = found.map(|found| found.positions.as_slice()).filter(|positions| !positions.is_empty());
            let positions: Vec<&[(usize, usize)]> = positions.collect();
            hit.score += closeness(&positions);
        }
        hit.reasons.sort_by_key(|reason| (reason.field, reason.kind, reason.term));
        Some(hit)
    }

    fn test(
        &self,
        condition: &Condition<'a>,
        location: &CaseLocation<'a>,
        texts: bool,
        matches: &TermMatches,
    ) -> Option<Outcome> {
        match condition {
            Condition::Text(number, _) => {
                let found = self.find_term(*number, location, texts, matches)?;
                Some(Outcome { score: found.score, reasons: found.reasons.clone(), term: Some(*number) })
            }
            Condition::Regex(regex) => {
                let reasons = regex.find(location, texts);
                Some(Outcome { score: regex_score(reasons.first()?), reasons, term: None })
            }
            Condition::Filter(filter) => filter.matches(location, self.searcher.corpus).then(Outcome::default),
            Condition::Like(similar) => {
                let reason =
                    Reason { field: Field::Body, kind: MatchKind::Alike, term: 0, occurrences: 0, letters: None };
                Some(Outcome {
                    score: *by_case(similar, location.ix)?,
                    reasons: Reasons::from_elem(reason, 1),
                    term: None,
                })
            }
        }
    }

    /// Returns `true` if a case passes the clauses that ask for no words.
    pub(super) fn passes_conditions(&self, location: &CaseLocation<'a>, texts: bool) -> bool {
        let matches = self.no_matches();
        let asks_for_words = |clause: &&Vec<(bool, Condition<'a>)>| {
            clause.iter().any(|(not, condition)| !not && matches!(condition, Condition::Text(..)))
        };
        let holds = |(not, condition): &(bool, Condition<'a>)| {
            self.test(condition, location, texts, &matches).is_some() != *not
        };
        self.clauses.iter().filter(|clause| !asks_for_words(clause)).all(|clause| clause.iter().any(holds))
    }

    /// Returns `true` if all words of the query are faulty parts taken literally.
    pub(super) fn has_only_faults(&self) -> bool {
        let is_condition = |(not, condition): &(bool, Condition<'_>)| *not || matches!(condition, Condition::Filter(_));
        self.conditions().any(|(_, condition)| condition.is_soft())
            && self.conditions().all(|each| each.1.is_soft() || is_condition(each))
    }
}

impl Condition<'_> {
    /// Returns `true` for a faulty part of the query taken literally.
    fn is_soft(&self) -> bool {
        matches!(self, Condition::Text(_, text) if text.soft)
    }
}
