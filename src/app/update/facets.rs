//! The facet pane: what is chosen in it is written into the query.

use super::{browse, search};
use crate::{
    app::{
        Ctx,
        action::Action,
        facets::Facets,
        model::{CaseList, Focus, Mode, Model},
        search_request::SYNC_LIMIT,
    },
    search::{Choice, choose, facets},
};

/// Opens the pane and gives it the keys, or closes it.
pub(super) fn toggle(model: &mut Model, ctx: &Ctx) {
    model.mode = Mode::Browse;
    if model.location.facets.is_some() && model.location.focus == Focus::Facets {
        close(model, ctx);
        return;
    }
    if !matches!(model.location.list, CaseList::Hits { .. }) {
        search::show_results(model, ctx, "");
    }
    model.location.facets.get_or_insert_default();
    browse::focus_on(model, ctx, Focus::Facets);
    update(model, ctx);
}

/// Closes the pane. Where nothing was asked for before and nothing was chosen there is no search to stay in.
fn close(model: &mut Model, ctx: &Ctx) {
    if let CaseList::Hits { query, from, .. } = &model.location.list
        && query.trim().is_empty()
    {
        let from = from.as_ref().clone();
        // Unless it led on, opening the search is the last jump: one that is taken back.
        model.jump_list.pop_if(|location| !matches!(location.list, CaseList::Hits { .. }));
        browse::restore(model, ctx, from);
        return;
    }
    model.location.facets = None;
    browse::focus_on(model, ctx, Focus::Cases);
}

/// Counts anew, while the pane is open; in a large corpus beside the session.
pub(super) fn update(model: &mut Model, ctx: &Ctx) {
    let height = height(model);
    let location = &mut model.location;
    if let (Some(open), CaseList::Hits { query, results, .. }) = (&mut location.facets, &location.list) {
        if ctx.corpus.len() > SYNC_LIMIT {
            search::count_facets(model, ctx);
            return;
        }
        open.update(facets(&ctx.corpus, &ctx.index, query, results), height);
    }
}

pub(super) fn height(model: &Model) -> usize {
    model.panes().unwrap_or_default().facets.map_or(1, |pane| pane.body.height.into())
}

/// An action while the pane has the keys.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) {
    match action {
        Action::Open => decide(model, ctx, Choice::In),
        Action::Exclude => decide(model, ctx, Choice::Out),
        Action::Right => browse::focus_on(model, ctx, Focus::Cases),
        Action::Back => close(model, ctx),
        Action::NextPane | Action::PreviousPane => browse::next_pane(model, ctx, action == Action::NextPane),
        Action::JumpBack => browse::jump_back(model, ctx),
        _ => {
            let height = height(model);
            if let Some(open) = &mut model.location.facets {
                let len = open.rows().len();
                if !browse::move_cursor(&mut open.list, action, count, len, height) {
                    super::report_no_effect(model, ctx, action);
                }
            }
        }
    }
}

/// Chooses the value under the cursor so, or no longer.
fn decide(model: &mut Model, ctx: &Ctx, choice: Choice) {
    let Some(value) = model.location.facets.as_ref().and_then(Facets::selected) else { return };
    let CaseList::Hits { query, .. } = &model.location.list else { return };
    let choice = if value.choice == choice { Choice::Free } else { choice };
    let query = choose(query, value.facet, &value.value, choice);
    search::run_query(model, ctx, &query);
}
