//! Finding the conditions that leave no hit.

use std::ops::Range;

use super::engine::search_while;
use crate::{
    corpus::Corpus,
    search::{
        control::SearchControl,
        index::Index,
        query::{AtomKind, Query},
    },
};

/// Returns the conditions, as ranges of characters of the query, without any one of which the rest finds something. For
/// a search that found nothing.
pub fn blame(corpus: &Corpus, index: &Index, query: &Query) -> Vec<Range<usize>> {
    blame_while(corpus, index, query, SearchControl::uninterrupted()).unwrap_or_default()
}

/// Finds the conditions as [`blame`] does; `None` if cancelled.
pub fn blame_while(
    corpus: &Corpus,
    index: &Index,
    query: &Query,
    control: SearchControl<'_>,
) -> Option<Vec<Range<usize>>> {
    let mut blamed = Vec::new();
    for (number, clause) in query.clauses.iter().enumerate() {
        if !clause.any.iter().all(|atom| atom.not || matches!(atom.kind, AtomKind::Filter(_))) {
            continue;
        }
        let mut rest = query.clone();
        rest.clauses.remove(number);
        let found = search_while(corpus, index, &rest, control.without_reports(), &mut |_| {})?;
        blamed.extend((!found.hits.is_empty()).then(|| clause.at.clone()));
    }
    (!control.is_cancelled()).then_some(blamed)
}
