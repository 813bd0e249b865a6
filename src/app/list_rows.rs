//! The rows of the case list on the screen: headings above some cases, a second row below others.

use super::list_cursor::Rows;
use crate::{
    app::model::CaseList,
    corpus::Corpus,
    search::{Field, Hit},
};

/// A row of the list on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRow {
    /// A heading, above this case: of its batch, or of the hits that hold only a part of the query.
    Heading(usize),
    /// A case, by its position in the list.
    Case(usize),
    /// The snippet of a case, below it.
    Snippet(usize),
}

/// The rows of a case list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRows {
    /// The number of cases.
    cases: usize,
    /// The cases with a heading above them, in order.
    headings: Vec<usize>,
    /// The cases with a second row, in order.
    seconds: Vec<usize>,
}

impl ListRows {
    /// Returns the rows of `list` in a pane of `height` rows: snippets need one that all rows fit in.
    pub fn of(list: &CaseList, corpus: &Corpus, height: usize) -> Self {
        match list {
            CaseList::Hits { .. } => Self::of_hits(list, height),
            CaseList::All => {
                let batches = (0..corpus.batches().len()).map(|batch| corpus.cases_of(batch));
                let starts = batches.filter(|cases| !cases.is_empty()).map(|cases| cases.start as usize);
                Self { headings: starts.collect(), ..Self::of_number(corpus.len()) }
            }
            _ => Self::of_number(list.len(corpus)),
        }
    }

    /// Returns the rows of a list of hits.
    pub fn of_hits(list: &CaseList, height: usize) -> Self {
        let CaseList::Hits { results, snippets, .. } = list else { return Self::of_number(0) };
        let whole = results.whole();
        let headings = (0 < whole && whole < results.hits.len()).then_some(whole).into_iter().collect();
        let rows = Self { headings, ..Self::of_number(results.hits.len()) };
        // A title that holds the match shows why by itself.
        let by_title = |hit: &Hit| !hit.partial && hit.reasons.first().is_some_and(|why| why.field == Field::Title);
        let hits = snippets.iter().zip(&results.hits).enumerate();
        let seconds = hits.filter(|(_, (snippet, hit))| snippet.is_some() && !by_title(hit)).map(|(case, _)| case);
        let whole = Self { seconds: seconds.collect(), ..rows.clone() };
        if whole.len() <= height { whole } else { rows }
    }

    /// Returns the rows of a list of `cases` items that has no others.
    pub fn of_number(cases: usize) -> Self {
        Self { cases, headings: Vec::new(), seconds: Vec::new() }
    }

    /// Returns the content of row `row`.
    pub fn get(&self, row: usize) -> Option<ListRow> {
        let case = self.item_at(row, false);
        let own = self.row_of(case);
        Some(match row {
            _ if row >= self.len() => return None,
            _ if row < own => ListRow::Heading(case),
            _ if row == own => ListRow::Case(case),
            _ if row == own + 1 && self.seconds.binary_search(&case).is_ok() => ListRow::Snippet(case),
            _ => ListRow::Heading(case + 1),
        })
    }

    /// Returns the case that row `row` belongs to; `None` below the last row and on a heading.
    pub fn case_at(&self, row: usize) -> Option<usize> {
        match self.get(row)? {
            ListRow::Case(case) | ListRow::Snippet(case) => Some(case),
            ListRow::Heading(_) => None,
        }
    }

    /// Returns the number of rows that a case takes, without a heading.
    pub fn height_of(&self, case: usize) -> usize {
        1 + usize::from(self.seconds.binary_search(&case).is_ok())
    }
}

impl Rows for ListRows {
    fn items(&self) -> usize {
        self.cases
    }

    fn row_of(&self, item: usize) -> usize {
        item + self.headings.partition_point(|case| *case <= item) + self.seconds.partition_point(|case| *case < item)
    }

    fn first_row_of(&self, item: usize) -> usize {
        self.row_of(item) - usize::from(self.headings.binary_search(&item).is_ok())
    }

    fn last_row_of(&self, item: usize) -> usize {
        self.row_of(item) + self.height_of(item) - 1
    }
}
