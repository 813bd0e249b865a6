//! Facets of the hits of a query. Choices are text of the query, so that they can be edited, saved and scripted.

use super::{
    counts::FacetCounts,
    values::{Choice, FacetValue},
};
use crate::{
    corpus::{CaseIx, Corpus},
    desk::Desk,
    search::{
        control::SearchControl,
        hit::Results,
        index::Index,
        query::{Atom, AtomKind, Clause, Facet, Query, quoted, unquoted},
        rank::search_while,
    },
};

/// Returns every facet value that a hit has or that is chosen: regions in order, other values by their number of hits;
/// the most frequent ones of departments and systems.
pub fn facets(corpus: &Corpus, index: &Index, text: &str, results: &Results) -> Vec<FacetValue> {
    facets_while(corpus, index, text, results, SearchControl::uninterrupted()).unwrap_or_default()
}

/// Counts as [`facets()`] does; `None` if cancelled.
pub fn facets_while(
    corpus: &Corpus,
    index: &Index,
    text: &str,
    results: &Results,
    control: SearchControl<'_>,
) -> Option<Vec<FacetValue>> {
    let control = control.without_reports();
    count(corpus, index, text, results, control.desk, &|query| search_while(corpus, index, query, control, &mut |_| {}))
}

/// Counts as [`facets()`] does if no further search is needed; `None` otherwise.
pub fn facets_so_far(
    corpus: &Corpus,
    index: &Index,
    text: &str,
    results: &Results,
    control: SearchControl<'_>,
) -> Option<Vec<FacetValue>> {
    count(corpus, index, text, results, control.desk, &|_| None)
}

fn count(
    corpus: &Corpus,
    index: &Index,
    text: &str,
    results: &Results,
    desk: Option<&Desk>,
    search: &dyn Fn(&Query) -> Option<Results>,
) -> Option<Vec<FacetValue>> {
    let query = Query::parse(text);
    let chosen = choices(text, &query);
    let count = |results: &Results| {
        let cases: Vec<CaseIx> = results.counted().iter().map(|hit| hit.case).collect();
        FacetCounts::new(corpus, index, desk, &cases)
    };
    let counts = count(results);
    let mut values = Vec::new();
    for facet in Facet::ALL {
        let chosen: Vec<_> = chosen.iter().filter(|(of, ..)| *of == facet).collect();
        let keep: Vec<&str> = chosen.iter().map(|(_, value, _)| value.as_str()).collect();
        let mut found = if chosen.iter().any(|(.., choice)| *choice == Choice::In) {
            // Included values leave the others of their facet free: they are counted without them.
            let mut free = query.clone();
            free.clauses.retain(|clause| !clause.any.iter().all(|atom| !atom.not && is_of(&atom.kind, facet)));
            count(&search(&free)?).values(facet, &keep)
        } else {
            counts.values(facet, &keep)
        };
        for (_, value, choice) in chosen {
            match found.iter_mut().find(|found| found.value == *value) {
                Some(found) => found.choice = *choice,
                None => found.push(FacetValue { choice: *choice, ..FacetValue::new(facet, value, 0) }),
            }
        }
        values.extend(found);
    }
    Some(values)
}

fn is_of(kind: &AtomKind, facet: Facet) -> bool {
    matches!(kind, AtomKind::Filter(filter) if filter.facet() == Some(facet))
}

/// Returns the values that the filters of a query include or exclude.
fn choices(text: &str, query: &Query) -> Vec<(Facet, String, Choice)> {
    let chars: Vec<char> = text.chars().collect();
    let choice = |atom: &Atom| {
        let AtomKind::Filter(filter) = &atom.kind else { return None };
        let choice = if atom.not { Choice::Out } else { Choice::In };
        Some((filter.facet()?, unquoted(&chars[atom.value.clone()]), choice))
    };
    // A bare year is a word as well.
    let is_choice = |clause: &&Clause| clause.any.iter().all(|atom| matches!(atom.kind, AtomKind::Filter(_)));
    query.clauses.iter().filter(is_choice).flat_map(|clause| &clause.any).filter_map(choice).collect()
}

/// Returns the text of a query with this choice of a value. Other values of the facet and the words are kept.
pub fn choose(text: &str, facet: Facet, value: &str, choice: Choice) -> String {
    let query = Query::parse(text);
    let mut chars: Vec<Option<char>> = text.chars().map(Some).collect();
    for clause in query.clauses.iter().filter(|clause| clause.any.iter().all(|atom| is_of(&atom.kind, facet))) {
        chars[clause.at.clone()].fill(None);
    }
    let words: String = chars.into_iter().flatten().collect();
    let mut parts: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    let mut values: Vec<_> = choices(text, &query).into_iter().filter(|(of, ..)| *of == facet).collect();
    values.retain(|(_, old, _)| old != value);
    values.push((facet, value.to_owned(), choice));
    let quoted_values =
        |of: Choice| values.iter().filter(move |(.., choice)| *choice == of).map(|(_, value, _)| quoted(value));
    let included: Vec<_> = quoted_values(Choice::In).collect();
    let name = facet.label();
    if !included.is_empty() {
        parts.push(format!("{name}:{}", included.join("|")));
    }
    parts.extend(quoted_values(Choice::Out).map(|value| format!("!{name}:{value}")));
    parts.join(" ")
}
