//! Requests for searches. They wait in the model; `update` returns the last one as an effect.

use std::sync::Arc;

use crate::{
    app::{
        Ctx,
        model::{CaseList, Model},
        search_request::SearchRequest,
    },
    search::Results,
};

/// The number of hits on the screen that are searched first: as many as the largest screens show.
const PRIORITY_CASES: usize = 64;

/// Searches for `text`; the list keeps its hits until the response.
pub(super) fn run_query(model: &mut Model, ctx: &Ctx, text: &str) {
    request(model, ctx, text, None);
}

/// Runs the query of the list again; an open case stays open.
pub(super) fn rerun(model: &mut Model, ctx: &Ctx) {
    if let CaseList::Hits { query, .. } = &model.location.list {
        let query = query.clone();
        request(model, ctx, &query, None);
        model.search.has_hits = true;
    }
}

/// Counts the facets of the list; hits that are complete stay as they are.
pub(super) fn count_facets(model: &mut Model, ctx: &Ctx) {
    let CaseList::Hits { query, results, is_searching, .. } = &model.location.list else { return };
    if model.location.facets.is_none() {
        return;
    }
    let (query, known) = (query.clone(), (!*is_searching).then(|| results.clone()));
    let has_hits = model.search.has_hits;
    request(model, ctx, &query, known);
    model.search.has_hits = has_hits;
}

fn request(model: &mut Model, ctx: &Ctx, text: &str, known_results: Option<Arc<Results>>) {
    let CaseList::Hits { query, results, is_searching, .. } = &mut model.location.list else { return };
    text.clone_into(query);
    *is_searching = true;
    // A longer query mostly finds what is shown already.
    let visible = results.hits.iter().take(PRIORITY_CASES).map(|hit| hit.case);
    let request = SearchRequest {
        id: 0,
        query: text.to_owned(),
        with_facets: model.location.facets.is_some(),
        known_results,
        priority_cases: visible.chain(model.location.case).collect(),
        desk: model.desk.for_search(text, model.location.facets.is_some()),
        rows: model.size.1,
    };
    model.search.start(request, ctx.corpus.len());
}
