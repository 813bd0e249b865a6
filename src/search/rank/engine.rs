//! Running a query over all cases: whole hits, or else the best partial ones.

use std::{
    collections::{HashMap, HashSet},
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{
    case_scorer::CaseScorer,
    partial::{Found, partial_hits},
    prepared_query::PreparedQuery,
};
use crate::{
    corpus::{CaseIx, Corpus},
    search::{
        control::SearchControl,
        hit::{Hit, MatchKind, Results},
        index::Index,
        matching::{Term, TermMatch},
        query::Query,
        searcher::{CaseLocation, Searcher, by_case},
    },
};

/// Hits in short fields whose texts are searched before those of other cases: they rank above them.
const FIRST: usize = 512;

/// With fewer sure hits partial ones follow.
const FEW: usize = 5;
/// Largest numbers of partial hits without and after sure hits.
const MOST_PARTIAL: [usize; 2] = [5, 3];

/// A callback for partial results.
type Report<'r> = &'r mut dyn FnMut(Results);

/// Returns the cases that hold the whole query, best first; equals in corpus order. If few cases surely hold all words,
/// the cases with the best parts of them follow, marked partial. An empty query finds every case.
pub fn search(corpus: &Corpus, index: &Index, query: &Query) -> Results {
    search_while(corpus, index, query, SearchControl::uninterrupted(), &mut |_| {}).unwrap_or_default()
}

/// Searches under a control; `None` if cancelled. Partial results go to `report`: hits in short fields of
/// all cases, then hits in the texts searched so far.
pub fn search_while(
    corpus: &Corpus,
    index: &Index,
    query: &Query,
    control: SearchControl<'_>,
    report: Report<'_>,
) -> Option<Results> {
    if query.is_empty() {
        let hits = (0..corpus.len() as u32).map(|ix| Hit::unscored(CaseIx(ix)));
        return Some(Results::from(hits.collect::<Vec<_>>()));
    }
    let conditions = query.clauses.iter().map(|clause| clause.any.len()).sum();
    let searcher = Searcher::new(corpus, index, control).with_conditions(conditions);
    let mut search = Search { query: PreparedQuery::new(searcher, query), sure: AtomicUsize::new(0) };
    let results = search.run(report);
    (!control.is_cancelled()).then_some(results)
}

/// A running search.
struct Search<'a> {
    query: PreparedQuery<'a>,
    /// Number of hits so far that are no guesses.
    sure: AtomicUsize,
}

/// Outcome of one case.
struct Row {
    ix: u32,
    hit: Option<Hit>,
    /// Terms that the case holds, kept while there may be few sure hits.
    terms: Vec<(usize, TermMatch)>,
}

impl<'a> Search<'a> {
    fn searcher(&self) -> Searcher<'a> {
        self.query.searcher
    }

    /// Returns `true` if enough hits are no guesses.
    fn is_sure(&self) -> bool {
        self.sure.load(Ordering::Relaxed) >= FEW
    }

    fn run(&mut self, report: Report<'_>) -> Results {
        let searcher = self.searcher();
        let priority_hits = self.search_priority_cases();
        let report = &mut |part: Results| report(merged(part, &priority_hits));
        let mut value_hits = self.search_values(report);
        if self.query.terms.iter().any(Term::may_cross_fields) {
            if self.reports() {
                // Cross-field matching is slow.
                report(value_hits.into());
            }
            self.query.terms.iter_mut().for_each(|term| term.find_cross_field(searcher));
            value_hits = self.search_values(&mut |_| {});
        } else if value_hits.len() > FIRST {
            // Searching the texts of the best hits is slow.
            report(value_hits.clone().into());
        }
        // Cases that were searched before are searched again.
        self.sure.store(0, Ordering::Relaxed);
        let mut rows = self.search_all(&value_hits, None, report);
        // No short circuit: every term forgives its own typo.
        let forgiven = self.query.terms.iter_mut().filter_map(|term| term.forgive_typo().then_some(())).count();
        if forgiven > 0 && !searcher.control.is_cancelled() {
            rows = self.search_again(rows, report);
        }
        if rows.iter().all(|row| row.hit.is_none()) && !searcher.control.is_cancelled() {
            // No short circuit: every term may stand apart.
            let apart = self.query.terms.iter_mut().filter_map(|term| term.find_apart(searcher).then_some(())).count();
            rows = if apart > 0 { self.search_all(&[], None, report) } else { rows };
        }
        let (mut hits, mut found) = (Vec::new(), Vec::new());
        for row in rows {
            hits.extend(row.hit);
            found.extend((!row.terms.is_empty()).then_some((row.ix, row.terms)));
        }
        let mut nowhere = Vec::new();
        if !self.is_sure() && !searcher.control.is_cancelled() {
            found.sort_unstable_by_key(|(ix, _)| *ix);
            nowhere = self.add_partial_hits(&found, &mut hits);
        }
        if hits.is_empty() && self.query.has_only_faults() {
            let passes = |ix: &u32| searcher.locate(*ix).is_some_and(|location| self.passes_conditions(&location));
            let all = (0..searcher.len() as u32).filter(passes);
            hits = all.map(|ix| Hit { partial: true, ..Hit::unscored(CaseIx(ix)) }).collect();
        }
        Results { hits: sorted(hits), nowhere }
    }

    /// Searches all cases once more after a typo in some terms was forgiven; `rows` is what was found as typed.
    fn search_again(&self, mut rows: Vec<Row>, report: Report<'_>) -> Vec<Row> {
        let found: Vec<Hit> = rows.iter().filter_map(|row| row.hit.clone()).collect();
        // Earlier hits are merged into each partial result so that the list never shrinks.
        let mut report = |part: Results| report(merged(part, &found));
        if self.reports() && !found.is_empty() {
            report(Results::default());
        }
        // With few sure hits the rows hold all matches of the other terms.
        let known = (self.sure.swap(0, Ordering::Relaxed) < FEW).then(|| {
            rows.sort_unstable_by_key(|row| row.ix);
            rows.into_iter().map(|row| (row.ix, row.terms)).collect::<Vec<_>>()
        });
        let value_hits = self.search_values(&mut report);
        if !value_hits.is_empty() {
            // Finding typo candidates is slow.
            report(value_hits.clone().into());
        }
        self.search_all(&value_hits, known.as_deref(), &mut report)
    }

    /// Returns the hits among the priority cases, if partial results are asked for.
    fn search_priority_cases(&self) -> Vec<Hit> {
        let searcher = self.searcher();
        let cases = searcher.control.priority_cases.iter().take(if self.reports() { FIRST } else { 0 });
        let cases: Vec<u32> = cases.map(|case| case.0).collect();
        searcher.map_some(&cases, |location| self.search_case(location, true, None)?.hit)
    }

    /// Returns `true` if short fields are searched before texts and partial results are reported.
    fn reports(&self) -> bool {
        self.searcher().control.has_reports() && self.query.needs_texts()
    }

    /// Calls `work` for all cases and `report` with the results so far and the next position, while cases are left.
    fn in_rounds<T: Send>(
        &self,
        work: impl Fn(&CaseLocation<'a>) -> Option<T> + Sync,
        mut report: impl FnMut(&[T], u32),
    ) -> Vec<T> {
        let searcher = self.searcher();
        let (mut all, mut next) = (Vec::new(), 0);
        loop {
            let (mut more, to) = searcher.map_cases_from(next, &work);
            all.append(&mut more);
            next = to;
            if next >= searcher.positions() || searcher.control.is_cancelled() {
                return all;
            }
            report(&all, next);
        }
    }

    /// Returns the hits that short fields alone decide, best first, and reports them while cases are left. Empty unless
    /// partial results are asked for.
    fn search_values(&self, report: Report<'_>) -> Vec<Hit> {
        if !self.reports() || !self.query.values_may_decide() {
            return Vec::new();
        }
        let search_case = |location: &CaseLocation<'a>| self.search_case(location, false, None)?.hit;
        sorted(self.in_rounds(search_case, |hits, _| report(sorted(hits.to_vec()).into())))
    }

    /// Searches all cases, the most promising first, and reports the hits while cases are left. `value_hits` are those of
    /// [`Search::search_values`]; `known` are the matches of terms without a forgiven typo, if known.
    fn search_all(&self, value_hits: &[Hit], known: Option<&[Found]>, report: Report<'_>) -> Vec<Row> {
        let searcher = self.searcher();
        let texts = self.query.needs_texts();
        let search_case = |location: &CaseLocation<'a>| self.search_case(location, texts, known);
        if !self.reports() {
            return searcher.map_cases(search_case);
        }
        let first: Vec<u32> = value_hits.iter().take(FIRST).map(|hit| hit.case.0).collect();
        let mut first_rows = searcher.map_some(&first, search_case);
        let seen: HashSet<u32> = first.into_iter().collect();
        let unseen = |location: &CaseLocation<'a>| {
            if seen.contains(&location.ix) { None } else { search_case(location) }
        };
        let mut rows = self.in_rounds(unseen, |rows, next| {
            // Cases not searched yet keep their hits in short fields.
            let is_left = |ix: u32| !seen.contains(&ix) && searcher.position_of(ix).is_some_and(|at| at >= next);
            let mut hits: Vec<Hit> = value_hits.iter().filter(|hit| is_left(hit.case.0)).cloned().collect();
            hits.extend(first_rows.iter().chain(rows).filter_map(|row| row.hit.clone()));
            report(sorted(hits).into());
        });
        rows.append(&mut first_rows);
        rows
    }

    /// Matches a case; `None` without a hit and without a matching term.
    fn search_case(&self, location: &CaseLocation<'a>, texts: bool, known: Option<&[Found]>) -> Option<Row> {
        let is_final = texts == self.query.needs_texts();
        let texts = texts && location.entry.index.has_postings();
        let terms = &self.query.terms;
        let mut scorer = CaseScorer::new(&self.query, location, texts);
        if let Some(known) = known {
            let of_case = by_case(known, location.ix).map_or(&[][..], Vec::as_slice);
            for (number, _) in terms.iter().enumerate().filter(|(_, term)| term.is_as_typed()) {
                let found = of_case.iter().find(|(of, _)| *of == number);
                scorer.set(number, found.map(|(_, found)| found.clone()));
            }
        }
        let hit = scorer.hit();
        let is_guess =
            |hit: &Hit| hit.reasons.iter().any(|reason| matches!(reason.kind, MatchKind::Fuzzy | MatchKind::Typo));
        if is_final && hit.as_ref().is_some_and(|hit| !is_guess(hit)) {
            self.sure.fetch_add(1, Ordering::Relaxed);
        }
        let is_sure = self.is_sure();
        for (number, term) in terms.iter().enumerate().filter(|(_, term)| !term.is_negated()) {
            if !is_sure || !term.is_found() {
                scorer.term(number);
            }
        }
        let mut row = Row { ix: location.ix, hit, terms: Vec::new() };
        if !is_sure {
            row.terms = scorer.into_found().filter(|(number, _)| !terms[*number].is_negated()).collect();
        }
        (row.hit.is_some() || !row.terms.is_empty()).then_some(row)
    }

    fn passes_conditions(&self, location: &CaseLocation<'a>) -> bool {
        let texts = location.entry.index.has_postings();
        !location.control.is_cancelled() && CaseScorer::new(&self.query, location, texts).passes_conditions()
    }

    /// Adds the cases with the best parts of the words, given the matches of whole terms. Returns the words that occur
    /// nowhere if there was no hit.
    fn add_partial_hits(&self, found: &[Found], hits: &mut Vec<Hit>) -> Vec<String> {
        let most = MOST_PARTIAL[usize::from(self.sure.load(Ordering::Relaxed) > 0)];
        let known: HashSet<CaseIx> = hits.iter().map(|hit| hit.case).collect();
        let is_new =
            |location: &CaseLocation<'a>| !known.contains(&CaseIx(location.ix)) && self.passes_conditions(location);
        let is_first = hits.is_empty();
        let nowhere = partial_hits(&self.query, found, hits, most, is_new);
        if is_first { nowhere } else { Vec::new() }
    }
}

/// Merges earlier hits into a partial result; of one case the better hit.
fn merged(part: Results, earlier: &[Hit]) -> Results {
    let mut rest: HashMap<CaseIx, &Hit> = earlier.iter().map(|hit| (hit.case, hit)).collect();
    let mut hits = part.hits;
    for hit in &mut hits {
        if let Some(other) = rest.remove(&hit.case).filter(|other| other.score > hit.score) {
            *hit = other.clone();
        }
    }
    hits.extend(rest.into_values().cloned());
    sorted(hits).into()
}

/// Sorts hits, best first, equals in corpus order.
fn sorted(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.partial, std::cmp::Reverse(hit.score), hit.case));
    hits
}
