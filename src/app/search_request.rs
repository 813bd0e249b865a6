//! Search requests and responses. `update` returns a request as an effect; the response, or its parts, come back as
//! messages. A newer request replaces an older one.

use std::sync::Arc;

use crate::{
    corpus::{CaseIx, Corpus},
    desk::Desk,
    search::{self, FacetValue, Index, Query, Results, SearchControl, Snippet},
};

/// A search to be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchRequest {
    /// Higher than the ids of earlier requests; set by [`PendingSearch::start`].
    pub id: u64,
    /// The query as typed.
    pub query: String,
    /// `true` if facets are to be counted as well.
    pub with_facets: bool,
    /// The complete results if they are known and only the facets are missing.
    pub known_results: Option<Arc<Results>>,
    /// Cases that are likely to be among the best hits: those on the screen.
    pub priority_cases: Arc<[CaseIx]>,
    /// The desk, if the query or the facets ask for something of it.
    pub desk: Option<Arc<Desk>>,
    /// Rows of the screen, for the snippets.
    pub rows: u16,
}

/// The last search of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PendingSearch {
    /// The id of the last request.
    pub id: u64,
    /// The request until it is answered completely.
    pub request: Option<SearchRequest>,
    /// `true` if the list shows hits of this search, so that the user selects among them.
    pub has_hits: bool,
    /// The number of cases in the corpus at the time of the request.
    cases: usize,
}

impl PendingSearch {
    /// Abandons the last search: responses to it are ignored from now on. `cases` is the size of the corpus.
    pub fn abandon(&mut self, cases: usize) {
        *self = Self { id: self.id + 1, cases, ..Self::default() };
    }

    /// Starts a search of `cases` cases, with the next id. Responses to earlier requests are then ignored.
    pub fn start(&mut self, request: SearchRequest, cases: usize) {
        let id = self.id + 1;
        *self = Self { id, request: Some(SearchRequest { id, ..request }), cases, has_hits: false };
    }

    /// Returns `true` if the corpus has grown enough to be worth searching again while it still grows.
    pub fn is_outgrown(&self, cases: usize) -> bool {
        cases / 2 > self.cases
    }
}

/// The results of a search, or a part of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchResponse {
    /// The request.
    pub request: SearchRequest,
    /// The hits, best first.
    pub results: Arc<Results>,
    /// A snippet for each hit, or none.
    pub snippets: Arc<Vec<Option<Snippet>>>,
    /// The condition that leaves no hits.
    pub blocking_term: Option<String>,
    /// The facets, if they were requested and are counted.
    pub facets: Option<Vec<FacetValue>>,
    /// `false` if more responses follow.
    pub is_complete: bool,
    /// `true` if the search was given up and the hits are those found until then.
    pub is_too_slow: bool,
}

impl SearchResponse {
    /// Returns the last response to a search that was given up, with the results of its last part.
    pub fn too_slow(request: SearchRequest, results: Arc<Results>) -> Self {
        let facets = request.with_facets.then(Vec::new);
        let snippets = Arc::default();
        Self { request, results, snippets, blocking_term: None, facets, is_complete: true, is_too_slow: true }
    }
}

/// Returns a snippet for each hit if all of them fit on a screen of `rows` rows with a second row each.
fn snippets(corpus: &Corpus, index: &Index, query: &Query, results: &Results, rows: u16) -> Vec<Option<Snippet>> {
    if query.is_empty() || results.hits.len() > usize::from(rows) / 2 {
        return Vec::new();
    }
    results.hits.iter().map(|hit| search::snippet(corpus, index, query, hit)).collect()
}

/// Runs a search; `None` if it was cancelled. Partial results go to `report` when `control` says that they are due.
pub fn run_search(
    corpus: &Corpus,
    index: &Index,
    request: &SearchRequest,
    control: SearchControl<'_>,
    report: &mut dyn FnMut(SearchResponse),
) -> Option<SearchResponse> {
    let query = Query::parse(&request.query);
    let control = control.with_priority_cases(&request.priority_cases).with_desk(request.desk.as_deref());
    let respond = |results: Arc<Results>| SearchResponse {
        request: request.clone(),
        snippets: Arc::new(snippets(corpus, index, &query, &results, request.rows)),
        results,
        blocking_term: None,
        facets: None,
        is_complete: false,
        is_too_slow: false,
    };
    // The first hits are not delayed by counting facets.
    let mut is_first = true;
    let mut report_part = |results: Results| {
        let with_facets = request.with_facets && !std::mem::replace(&mut is_first, false);
        let facets =
            with_facets.then(|| search::facets_so_far(corpus, index, &request.query, &results, control)).flatten();
        report(SearchResponse { facets, ..respond(Arc::new(results)) });
    };
    let results = match &request.known_results {
        Some(known) => known.clone(),
        None => Arc::new(search::search_while(corpus, index, &query, control, &mut report_part)?),
    };
    let is_empty = results.hits.is_empty();
    let blocking = if is_empty { search::blame_while(corpus, index, &query, control)? } else { Vec::new() };
    let text = |at: &std::ops::Range<usize>| request.query.chars().skip(at.start).take(at.len()).collect();
    let blocking_term = blocking.first().map(text);
    let mut response = SearchResponse { blocking_term, is_complete: true, ..respond(results) };
    if request.with_facets {
        response.facets = search::facets_so_far(corpus, index, &request.query, &response.results, control);
        if response.facets.is_none() {
            // Counting the facets of chosen values needs further searches, which must not delay the hits.
            if control.has_reports() {
                report(SearchResponse { is_complete: false, ..response.clone() });
            }
            response.facets = Some(search::facets_while(corpus, index, &request.query, &response.results, control)?);
        }
    }
    Some(response)
}
