//! Searching beside the session: what is asked, what is answered. In a small corpus the answer is there at once; in a
//! large one a worker of the driver looks for it, what is known of all cases first, and drops what nobody waits for.

use std::sync::Arc;

use crate::{
    corpus::Corpus,
    search::{self, Depth, FacetValue, Index, Query, Results, Wanted},
};

/// As many cases are searched at once, without a worker.
pub const AT_ONCE: usize = 2000;

/// What a search is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// A later one has a higher number.
    pub number: u64,
    /// The query as typed.
    pub text: String,
    /// Whether the facets are wanted, too.
    pub facets: bool,
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What it was asked.
    pub ask: Ask,
    /// The hits.
    pub results: Arc<Results>,
    /// The condition that leaves nothing, where one does.
    pub blame: Option<String>,
    /// The facets, where they were wanted.
    pub facets: Option<Vec<FacetValue>>,
    /// Whether all was searched; more follows if not.
    pub whole: bool,
}

/// Searches for what is asked, while it is wanted.
pub fn answer(corpus: &Corpus, index: &Index, ask: &Ask, depth: Depth, wanted: Wanted<'_>) -> Option<Answer> {
    let query = Query::parse(&ask.text);
    let results = search::search_while(corpus, index, &query, depth, wanted)?;
    let whole = depth == Depth::All;
    let nothing = whole && results.hits.is_empty();
    let guilty = if nothing { search::blame(corpus, index, &query) } else { Vec::new() };
    let blame = guilty.into_iter().next().map(|at| ask.text.chars().skip(at.start).take(at.len()).collect());
    let facets = (ask.facets && whole).then(|| search::facets(corpus, index, &ask.text, &results));
    Some(Answer { ask: ask.clone(), results: Arc::new(results), blame, facets, whole })
}
