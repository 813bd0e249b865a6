//! Searching all practices, finding in one case, and walking the hits of either.

use std::sync::Arc;

use super::{browse, facets, input, reader};
use crate::{
    app::{
        Ctx,
        action::Action,
        highlights::Highlights,
        keymap::Context,
        list_cursor::ListCursor,
        model::{CaseList, Focus, Location, Mode, Model},
        queries::Walk,
        query_input::QueryInput,
        search_request::{self, SYNC_LIMIT, SearchRequest, SearchResponse, run_search},
        words::Msg,
    },
    search::{Query, Results, SearchControl, explain},
    text::one_line,
};

/// So many of the hits that are shown may be shown again for what is typed next: as many as the largest screens show.
const PRIORITY_CASES: usize = 64;
/// Rows kept above a hit when the reader jumps to it.
const CONTEXT: usize = 2;

/// Opens the input of the search over all practices. An earlier query stands there with what it found, to be replaced or
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
        browse::remember(model);
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
        browse::fit(model, ctx);
    }
}

/// Closes the input and goes back to where it was opened.
fn cancel(model: &mut Model, ctx: &Ctx) {
    model.mode = Mode::Browse;
    if let Some(place) = model.jump_list.pop() {
        browse::restore(model, ctx, place);
    }
}

/// Fills the list with what a search finds, from wherever I am.
pub(super) fn show_results(model: &mut Model, ctx: &Ctx, query: &str) {
    open_results(model);
    model.location.focus = Focus::Cases;
    model.mode = Mode::Browse;
    run_query(model, ctx, query);
}

/// Makes the list one of hits; the way back leads to what it was.
fn open_results(model: &mut Model) {
    browse::remember(model);
    let from = Box::new(Location { facets: None, ..browse::current_location(model) });
    model.location.list = CaseList::Hits {
        query: String::new(),
        parsed: Arc::default(),
        results: Arc::default(),
        snippets: Arc::default(),
        is_searching: false,
        user_selected: false,
        blocking_term: None,
        from,
    };
}

/// A paste: into the input that is open, or into a search opened for it.
pub(super) fn paste(model: &mut Model, ctx: &Ctx, text: &str) {
    if model.input().is_none() {
        model.mode = Mode::Browse;
        open_input(model, ctx);
    }
    input::insert(model, ctx, &one_line(text));
}

/// Searches anew for what is typed.
pub(super) fn refresh(model: &mut Model, ctx: &Ctx) {
    if let Mode::Query(query_input) = &model.mode {
        let text = query_input.input.value().to_owned();
        model.queries.walk = Walk::Not;
        run_query(model, ctx, &text);
    }
}

/// Searches anew: at once where that takes no time, else by asking for it; what was found before stays till then.
pub(super) fn run_query(model: &mut Model, ctx: &Ctx, text: &str) {
    request(model, ctx, text, None, false);
}

/// Counts the facets of what is shown; hits that are all known stay as they are.
pub(super) fn count_facets(model: &mut Model, ctx: &Ctx) {
    let CaseList::Hits { query, results, is_searching, .. } = &model.location.list else { return };
    let (query, known) = (query.clone(), (!*is_searching).then(|| results.clone()));
    let has_hits = model.search.has_hits();
    request(model, ctx, &query, known, has_hits);
}

/// Searches; `has_hits` where it is the same question, so that what is shown and what was chosen are of it.
fn request(model: &mut Model, ctx: &Ctx, text: &str, known_results: Option<Arc<Results>>, has_hits: bool) {
    let CaseList::Hits { query, results, is_searching, .. } = &mut model.location.list else { return };
    text.clone_into(query);
    let (id, with_facets) = (model.search.start_new(ctx.corpus.len()), model.location.facets.is_some());
    if has_hits {
        model.search.set_has_hits();
    }
    let mut new =
        SearchRequest { id, query: text.to_owned(), with_facets, known_results, priority_cases: Arc::default() };
    if ctx.corpus.len() > SYNC_LIMIT {
        // Who types on mostly means what is shown already.
        new.priority_cases =
            results.hits.iter().take(PRIORITY_CASES).map(|hit| hit.case).chain(model.location.case).collect();
        *is_searching = true;
        model.search.put(new);
    } else if let Some(response) =
        run_search(&ctx.corpus, &ctx.index, &new, SearchControl::uninterrupted(), &mut |_| {})
    {
        apply_response(model, ctx, response);
    }
}

/// Runs the query of the list again; an opened case stays open.
pub(super) fn rerun(model: &mut Model, ctx: &Ctx) {
    if let CaseList::Hits { query, .. } = &model.location.list {
        let query = query.clone();
        request(model, ctx, &query, None, true);
    }
}

/// Takes what a search found, if it is what was asked for last.
pub(super) fn apply_response(model: &mut Model, ctx: &Ctx, response: SearchResponse) {
    let facets_height = facets::height(model);
    let CaseList::Hits { query, parsed, results, snippets, is_searching, user_selected, blocking_term, .. } =
        &mut model.location.list
    else {
        return;
    };
    if !model.search.is_last(&response.request) || response.request.query != *query {
        return;
    }
    // More follows what is known of all cases: what was chosen of that stays selected, and what is read stays open.
    let list = model.location.cases;
    let is_read = matches!(model.location.focus, Focus::Reader { .. });
    let stays = model.location.case.filter(|_| (*user_selected || is_read) && model.search.has_hits());
    let at = stays.and_then(|case| response.results.hits.iter().position(|hit| hit.case == case));
    *is_searching = !response.is_complete;
    if stays.is_some() && at.is_none() && *is_searching {
        return;
    }
    *blocking_term = response.blocking_term;
    *parsed = Arc::new(Query::parse(query));
    model.search.set_has_hits();
    if let (Some(open), Some(values)) = (&mut model.location.facets, response.facets) {
        open.update(values, facets_height);
    }
    if Arc::ptr_eq(results, &response.results) {
        return;
    }
    *snippets = Arc::new(search_request::snippets(&ctx.corpus, &ctx.index, parsed, &response.results, model.size.1));
    *results = response.results;
    model.location.cases = ListCursor::default();
    match at {
        Some(row) => {
            model.location.cases = ListCursor { at: row, top: row.saturating_sub(list.at.saturating_sub(list.top)) };
        }
        None => {
            browse::select(model, ctx, 0);
            if let CaseList::Hits { user_selected, .. } = &mut model.location.list {
                *user_selected = false;
            }
        }
    }
    browse::fit(model, ctx);
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
            browse::focus_on(model, ctx, Focus::Reader { zoomed: false });
            browse::select(model, ctx, row);
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
            let len = model.location.list.len(&ctx.corpus);
            let height = model.panes().unwrap_or_default().cases.map_or(1, |pane| pane.body.height.into());
            if browse::move_cursor(&mut model.location.cases, action, count, len, height) {
                let row = model.location.cases.at;
                browse::select(model, ctx, row);
            }
        }
    }
}

/// Puts an earlier search into the input, or a later one again; false where the key is for the hits.
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
        let key = |action| ctx.keymap.key_for(Context::Input, action);
        let of = [back, model.queries.made.len()].map(|count| count.to_string());
        let args = [of[0].as_str(), &of[1], &key(Action::Up), &key(Action::Down), &key(Action::NextCase)];
        model.set_status(ctx.lang.fill(Msg::OfQueries, &args));
    }
    true
}

/// Marks again what was marked, at the same mark, in the page of the same case.
pub(super) fn restore_highlights(model: &mut Model, old: &Highlights) {
    if old.in_case_only {
        model.highlights = Highlights::in_case(&model.page, &old.query);
    }
    model.highlights.at = old.at.filter(|at| *at < model.highlights.marks.len());
}

/// Marks in the page what the search matched in this case, and shows the first place of it.
pub(super) fn mark_hit(model: &mut Model, ctx: &Ctx) {
    model.highlights = match (&model.location.list, model.location.list.hit(model.location.cases.at)) {
        (CaseList::Hits { query, parsed, .. }, Some(hit)) => {
            Highlights::of_matches(&model.page, &explain(&ctx.corpus, &ctx.index, parsed, hit), query)
        }
        (CaseList::System { system, .. }, _) => {
            let mut named = system.names.iter().map(|name| Highlights::in_case(&model.page, name));
            named.find(|found| !found.marks.is_empty()).unwrap_or_default()
        }
        _ => Highlights::default(),
    };
    // A match in the title needs no scrolling; one in the text is brought on the screen.
    let in_text = model.highlights.first_from(&model.page, model.page.body);
    let in_title = model.highlights.marks.first().is_some_and(|mark| mark.block == 0);
    if let Some(at) = in_text.filter(|_| !in_title) {
        show(model, at);
    }
}

/// Goes to a marked place: on the screen, with some rows above it.
fn show(model: &mut Model, at: usize) {
    model.highlights.at = Some(at);
    let Some(row) = model.highlights.row(&model.page) else { return };
    let visible = model.location.top..model.location.top + reader::height(model);
    if !visible.contains(&row) {
        reader::scroll_to(model, row.saturating_sub(CONTEXT));
    }
}

/// Opens the input of the search in this case.
pub(super) fn open_find(model: &mut Model) {
    model.mode = Mode::Find { input: Default::default(), top: model.location.top };
}

/// Finds anew what is typed, from where the reader stood.
pub(super) fn refresh_find(model: &mut Model) {
    let Mode::Find { input, top } = &model.mode else { return };
    let (needle, top) = (input.value().to_owned(), *top);
    model.highlights = Highlights::in_case(&model.page, &needle);
    reader::scroll_to(model, top);
    let first = model.highlights.first_from(&model.page, top).or(model.highlights.marks.first().map(|_| 0));
    if let Some(at) = first {
        show(model, at);
    }
}

/// Finds `needle` in the case that was just opened, and goes to its first place, or its last.
pub(super) fn find_in_case(model: &mut Model, needle: &str, first: bool) {
    model.highlights = Highlights::in_case(&model.page, needle);
    if let Some(last) = model.highlights.marks.len().checked_sub(1) {
        show(model, if first { 0 } else { last });
    }
}

/// An action while the search in this case is typed.
pub(super) fn act_find(model: &mut Model, ctx: &Ctx, action: Action) {
    let Mode::Find { input, top } = &model.mode else { return };
    let (needle, top) = (input.value().to_owned(), *top);
    match action {
        Action::Open => {
            model.mode = Mode::Browse;
            if model.highlights.marks.is_empty() && !needle.is_empty() {
                model.set_status(ctx.lang.fill(Msg::NoHitHere, &[&needle]));
            }
        }
        Action::Back => {
            model.mode = Mode::Browse;
            mark_hit(model, ctx);
            reader::scroll_to(model, top);
        }
        Action::Down => step_highlight(model, ctx, true, None),
        Action::Up => step_highlight(model, ctx, false, None),
        _ => {}
    }
}

/// The next or previous hit of whichever search was used last: in this case round and round, in a search over all
/// practices on into the next case.
pub(super) fn step_highlight(model: &mut Model, ctx: &Ctx, forward: bool, count: Option<usize>) {
    for _ in 0..count.unwrap_or(1) {
        let marks = model.highlights.marks.len();
        let next = match (model.highlights.at, forward) {
            (None, true) => (marks > 0).then_some(0),
            (None, false) => marks.checked_sub(1),
            (Some(at), true) => (at + 1 < marks).then_some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        if let Some(at) = next {
            show(model, at);
        } else if !model.highlights.in_case_only && matches!(model.location.list, CaseList::Hits { .. }) {
            step_hit(model, ctx, forward);
        } else if marks > 0 {
            show(model, if forward { 0 } else { marks - 1 });
            model.set_status(ctx.lang.get(wrapped(forward)));
        } else {
            model.set_status(ctx.lang.get(Msg::NoSearchYet));
        }
    }
}

fn wrapped(forward: bool) -> Msg {
    if forward { Msg::Wrapped } else { Msg::WrappedBack }
}

/// On to the next or previous case that the search found, round and round.
fn step_hit(model: &mut Model, ctx: &Ctx, forward: bool) {
    let len = model.location.list.len(&ctx.corpus);
    if len == 0 {
        return;
    }
    let at = model.location.cases.at;
    let row = if forward { (at + 1) % len } else { (at + len - 1) % len };
    if (forward && row == 0) || (!forward && at == 0) {
        model.set_status(ctx.lang.get(wrapped(forward)));
    }
    browse::select(model, ctx, row);
    let marks = model.highlights.marks.len();
    if marks > 0 {
        show(model, if forward { 0 } else { marks - 1 });
    }
}
