//! The contents of the case list.

use std::sync::Arc;

use crate::{
    corpus::{CaseIx, Corpus, System},
    search::{Hit, Query, Results, Snippet},
};

/// The contents of the case list.
#[derive(Clone, Debug, Default)]
pub enum CaseList {
    /// Every case.
    #[default]
    All,
    /// The cases of one batch, by its position in the corpus.
    Batch(usize),
    /// The hits of a search.
    Hits {
        /// The query as typed.
        query: String,
        /// The parsed query of `results`.
        parsed: Arc<Query>,
        /// The hits, best first.
        results: Arc<Results>,
        /// A snippet for each hit, while there are few hits.
        snippets: Arc<Vec<Option<Snippet>>>,
        /// `true` while more results may come.
        is_searching: bool,
        /// `true` if the user selected the hit under the cursor: later results then keep it selected.
        user_selected: bool,
        /// The condition that leaves no hits.
        blocking_term: Option<String>,
        /// The number in the jump list of the location that the search started from.
        origin: usize,
    },
    /// The cases that name a system.
    System {
        /// The system.
        system: Arc<System>,
        /// The number in the jump list of the location before.
        origin: usize,
    },
}

impl CaseList {
    /// Returns the number of cases.
    pub fn len(&self, corpus: &Corpus) -> usize {
        match self {
            Self::All => corpus.len(),
            Self::Batch(batch) => corpus.cases_of(*batch).len(),
            Self::Hits { results, .. } => results.hits.len(),
            Self::System { system, .. } => system.cases.len(),
        }
    }

    /// Returns the case in row `row`.
    pub fn case(&self, corpus: &Corpus, row: usize) -> Option<CaseIx> {
        match self {
            Self::All => u32::try_from(row).ok().map(CaseIx).filter(|_| row < corpus.len()),
            Self::Batch(batch) => corpus.cases_of(*batch).nth(row).map(CaseIx),
            Self::Hits { results, .. } => results.hits.get(row).map(|hit| hit.case),
            Self::System { system, .. } => system.cases.get(row).copied(),
        }
    }

    /// Returns the row of a case; `None` if a list of hits or of a system lacks it.
    pub fn row_of(&self, corpus: &Corpus, ix: CaseIx) -> Option<usize> {
        match self {
            Self::All => Some(ix.0 as usize),
            Self::Batch(batch) => ix.0.checked_sub(corpus.cases_of(*batch).start).map(|row| row as usize),
            Self::Hits { results, .. } => results.hits.iter().position(|hit| hit.case == ix),
            Self::System { system, .. } => system.cases.iter().position(|case| *case == ix),
        }
    }

    /// Returns the number in the jump list of the location that the way back out of this list leads to.
    pub fn origin(&self) -> Option<usize> {
        match self {
            Self::Hits { origin, .. } | Self::System { origin, .. } => Some(*origin),
            Self::All | Self::Batch(_) => None,
        }
    }

    /// Returns the hit in row `row`; `None` unless the list holds hits.
    pub fn hit(&self, row: usize) -> Option<&Hit> {
        match self {
            Self::Hits { results, .. } => results.hits.get(row),
            _ => None,
        }
    }
}
