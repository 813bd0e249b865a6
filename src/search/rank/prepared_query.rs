//! A query prepared for one corpus.

use super::more_like_this::more_like_this;
use crate::corpus::CaseIx;
use crate::search::{
    matching::{PreparedFilter, RegexMatcher, Term},
    query::{Atom, AtomKind, Query, TextTerm},
    searcher::Searcher,
};

/// Score above that of the case that is named first; each further one has less.
const FIRST_NAMED: i64 = 1000;

/// A query prepared for one corpus.
pub(super) struct PreparedQuery<'a> {
    pub(super) searcher: Searcher<'a>,
    pub(super) terms: Vec<Term<'a>>,
    /// Clauses, the cheapest first; each alternative with `true` if it must not hold.
    pub(super) clauses: Vec<Vec<(bool, Condition<'a>)>>,
}

/// A prepared alternative of a clause.
pub(super) enum Condition<'a> {
    /// Number of the term, and the term.
    Text(usize, &'a TextTerm),
    Regex(Box<RegexMatcher<'a>>),
    Filter(PreparedFilter),
    /// Similar cases with their scores, by case number.
    Like(Vec<(u32, i64)>),
    /// A case with its score.
    Case(Option<(CaseIx, i64)>),
}

impl<'a> PreparedQuery<'a> {
    pub(super) fn new(searcher: Searcher<'a>, query: &'a Query) -> Self {
        let mut terms: Vec<Term<'a>> = Vec::new();
        let mut number = 0;
        let mut named = 0;
        let mut prepare = |atom: &'a Atom| {
            let condition = match &atom.kind {
                // What a search that is given up finds is dropped.
                _ if searcher.control.is_cancelled() => Condition::Like(Vec::new()),
                AtomKind::Text(text) => {
                    terms.push(Term::new(text, number, atom.not, searcher));
                    number += usize::from(!atom.not);
                    Condition::Text(terms.len() - 1, text)
                }
                AtomKind::Regex(regex, scope) => Condition::Regex(Box::new(RegexMatcher::new(regex, *scope, searcher))),
                AtomKind::Filter(filter) => Condition::Filter(PreparedFilter::new(filter, searcher)),
                AtomKind::Case(link) => {
                    named += 1;
                    Condition::Case(searcher.corpus.find(&link.id).map(|ix| (ix, FIRST_NAMED - named)))
                }
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
            Condition::Filter(_) | Condition::Like(_) | Condition::Case(_) => 0,
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
            Condition::Filter(_) | Condition::Like(_) | Condition::Case(_) => false,
        })
    }

    /// Returns `true` if short fields alone may decide; a negated term or expression also depends on texts.
    pub(super) fn values_may_decide(&self) -> bool {
        !self
            .conditions()
            .any(|(not, condition)| *not && matches!(condition, Condition::Text(..) | Condition::Regex(_)))
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
    pub(super) fn is_soft(&self) -> bool {
        matches!(self, Condition::Text(_, text) if text.soft)
    }
}
