//! The rows of a case list: the names of batches above their first cases, snippets below hits.

use super::{list_cursor::Rows, list_rows::ListRows, model::CaseList};
use crate::{
    corpus::Corpus,
    search::{Field, Hit},
};

impl ListRows {
    /// Returns the rows of `list` in a pane of `height` rows: snippets need one that all rows fit in.
    pub fn of(list: &CaseList, corpus: &Corpus, height: usize) -> Self {
        match list {
            CaseList::Hits { .. } => Self::of_hits(list, height),
            CaseList::All => {
                let batches = (0..corpus.batches().len()).map(|batch| corpus.cases_of(batch));
                let starts = batches.filter(|cases| !cases.is_empty()).map(|cases| cases.start as usize);
                Self::of_number(corpus.len()).with_headings(starts)
            }
            _ => Self::of_number(list.len(corpus)),
        }
    }

    /// Returns the rows of a list of hits.
    pub fn of_hits(list: &CaseList, height: usize) -> Self {
        let CaseList::Hits { results, snippets, .. } = list else { return Self::of_number(0) };
        let whole = results.whole();
        let heading = (0 < whole && whole < results.hits.len()).then_some(whole);
        let rows = Self::of_number(results.hits.len()).with_headings(heading);
        // A title that holds the match shows why by itself.
        let by_title = |hit: &Hit| !hit.partial && hit.reasons.first().is_some_and(|why| why.field == Field::Title);
        let hits = snippets.iter().zip(&results.hits).enumerate();
        let seconds = hits.filter(|(_, (snippet, hit))| snippet.is_some() && !by_title(hit)).map(|(case, _)| case);
        let whole = rows.clone().with_seconds(seconds);
        if whole.len() <= height { whole } else { rows }
    }
}
