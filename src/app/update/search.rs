//! The search over all cases: its input and its responses.

use std::sync::Arc;

use super::{
    highlight::{highlight_hit_in_place, restore_highlights},
    navigate::{fit, focus_on, remember, restore, select},
    query::run_query,
};
use crate::{
    app::{
        Ctx,
        action::Action,
        keymap::Context,
        list_cursor::ListCursor,
        model::{CaseList, Focus, Mode, Model},
        queries::Walk,
        query_input::QueryInput,
        search_request::SearchResponse,
        words::Msg,
    },
    search::Query,
};

/// Opens the input of the search over all cases. An earlier query stands there with what it found, to be replaced or
/// changed; the way back leads to where it was opened.
pub(super) fn open_input(model: &mut Model, ctx: &Ctx) {
    if matches!(model.mode, Mode::Query(_)) {
        return;
    }
    let earlier = match &model.location.list {
        CaseList::Hits { query, .. } => Some(query.clone()),
        _ => None,
    };
    if earlier.is_some() {
        let _ = remember(model);
    } else {
        open_results(model);
    }
    let is_new = earlier.is_none();
    model.location.focus = Focus::Cases;
    model.queries.walk = Walk::Not;
    model.mode = Mode::Query(QueryInput::with_query(earlier.unwrap_or_default()));
    if is_new {
        run_query(model, ctx, "");
    } else {
        fit(model, ctx);
    }
}

/// Closes the input and goes back to where it was opened.
fn cancel(model: &mut Model, ctx: &Ctx) {
    model.mode = Mode::Browse;
    if let Some(place) = model.jump_list.pop() {
        restore(model, ctx, place);
    }
}

/// Fills the list with the hits of a query, from any location.
pub(super) fn show_results(model: &mut Model, ctx: &Ctx, query: &str) {
    open_results(model);
    model.location.focus = Focus::Cases;
    model.mode = Mode::Browse;
    run_query(model, ctx, query);
}

/// Replaces the list by an empty list of hits; the way back leads to where it was opened.
fn open_results(model: &mut Model) {
    let origin = remember(model);
    model.location.list = CaseList::Hits {
        query: String::new(),
        parsed: Arc::default(),
        results: Arc::default(),
        snippets: Arc::default(),
        is_searching: false,
        user_selected: false,
        blocking_term: None,
        origin,
    };
}

/// Searches for the text of the input.
pub(super) fn refresh(model: &mut Model, ctx: &Ctx) {
    if let Mode::Query(query_input) = &model.mode {
        let text = model.queries.expanded(query_input.input.value());
        model.queries.walk = Walk::Not;
        run_query(model, ctx, &text);
    }
}

/// Takes the response to the last request; older ones are ignored.
pub(super) fn apply_response(model: &mut Model, ctx: &Ctx, response: SearchResponse) {
    let (facets_height, rows) = (model.list_height(Focus::Facets), model.case_rows(ctx));
    let CaseList::Hits { query, parsed, results, snippets, is_searching, user_selected, blocking_term, .. } =
        &mut model.location.list
    else {
        return;
    };
    if response.request.id != model.search.id || response.request.query != *query {
        return;
    }
    // More follows what is known of all cases: what was chosen of that stays selected, and what is read stays open.
    let (list, rows_before) = (model.location.cases, rows);
    let is_read = matches!(model.location.focus, Focus::Reader { .. });
    let stays = model.location.case.filter(|_| (*user_selected || is_read) && model.search.has_hits);
    let at = stays.and_then(|case| response.results.hits.iter().position(|hit| hit.case == case));
    *is_searching = !response.is_complete;
    if response.is_complete {
        model.search.request = None;
    }
    if stays.is_some() && at.is_none() && *is_searching {
        return;
    }
    *blocking_term = response.blocking_term;
    let typed = Query::parse(query);
    *parsed = Arc::new(if response.is_too_slow { typed.too_slow() } else { typed });
    model.search.has_hits = true;
    if let (Some(open), Some(values)) = (&mut model.location.facets, response.facets) {
        open.update(values, facets_height);
    }
    if Arc::ptr_eq(results, &response.results) {
        return;
    }
    *snippets = response.snippets;
    *results = response.results;
    match at {
        Some(row) => {
            let rows = model.case_rows(ctx);
            model.location.cases = list.at_same_height(&rows_before, &rows, row);
            let highlights = std::mem::take(&mut model.highlights);
            highlight_hit_in_place(model, ctx);
            restore_highlights(model, &highlights);
        }
        None => {
            model.location.cases = ListCursor::default();
            select(model, ctx, 0);
            if let CaseList::Hits { user_selected, .. } = &mut model.location.list {
                *user_selected = false;
            }
        }
    }
    fit(model, ctx);
}

/// An action while the query is typed.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) {
    match action {
        Action::Open if model.location.case.is_some() => {
            let row = model.location.cases.at;
            if let CaseList::Hits { query, .. } = &model.location.list {
                model.queries.remember(query);
            }
            model.queries.walk = Walk::Not;
            focus_on(model, ctx, Focus::Reader { zoomed: false });
            select(model, ctx, row);
        }
        Action::Back => cancel(model, ctx),
        Action::Up | Action::Down if recall_query(model, ctx, action == Action::Up) => {}
        _ => {
            let action = match action {
                Action::NextCase => Action::Down,
                Action::PreviousCase => Action::Up,
                action => action,
            };
            model.queries.walk = Walk::Hits;
            let (rows, height) = (model.case_rows(ctx), model.list_height(Focus::Cases));
            if model.location.cases.act(action, count, &rows, height) {
                let row = model.location.cases.at;
                select(model, ctx, row);
            }
        }
    }
}

/// Puts an earlier search into the input, or a later one again. Returns `false` if the key is for the hits.
fn recall_query(model: &mut Model, ctx: &Ctx, older: bool) -> bool {
    let Mode::Query(query_input) = &mut model.mode else { return false };
    let typed = query_input.input.value().to_owned();
    let Some((query, back)) = model.queries.walk(older, &typed) else {
        // At the oldest one there is nowhere to go; the hits are not meant.
        return older && matches!(model.queries.walk, Walk::At(..));
    };
    query_input.replace(query.clone());
    run_query(model, ctx, &query);
    if back > 0 {
        let key = |action| ctx.key(Context::Input, action);
        let of = [back, model.queries.made.len()].map(|count| count.to_string());
        let args = [of[0].as_str(), &of[1], &key(Action::Up), &key(Action::Down), &key(Action::NextCase)];
        model.set_status(ctx.lang.fill(Msg::OfQueries, &args));
    }
    true
}
