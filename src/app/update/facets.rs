//! The facet pane: what is chosen in it is written into the query.

use super::{
    feedback::report_no_effect,
    navigate::{focus_on, jump_back, next_pane, restore},
    query::{count_facets, run_query},
    search::show_results,
};
use crate::{
    app::{
        Ctx,
        action::Action,
        facets::Facets,
        model::{CaseList, Focus, Location, Mode, Model},
    },
    search::{Choice, choose},
};

/// Opens the pane and gives it the keys, or closes it.
pub(super) fn toggle(model: &mut Model, ctx: &Ctx) {
    model.mode = Mode::Browse;
    if model.location.facets.is_some() && model.location.focus == Focus::Facets {
        close(model, ctx);
        return;
    }
    if !matches!(model.location.list, CaseList::Hits { .. }) {
        show_results(model, ctx, "");
    }
    model.location.facets.get_or_insert_default();
    focus_on(model, ctx, Focus::Facets);
    count_facets(model, ctx);
}

/// Closes the pane. Without a query and without a chosen value there is no search to stay in.
fn close(model: &mut Model, ctx: &Ctx) {
    if let CaseList::Hits { query, .. } = &model.location.list
        && query.trim().is_empty()
    {
        let opened_from = model.location.list.origin().and_then(|origin| model.jump_list.get(origin)).cloned();
        // Unless it led on, opening the search is the last jump: one that is taken back.
        if model.jump_list.last().is_some_and(|location| !matches!(location.list, CaseList::Hits { .. })) {
            model.jump_list.pop();
        }
        restore(model, ctx, Location { facets: None, ..opened_from.unwrap_or_default() });
        return;
    }
    model.location.facets = None;
    focus_on(model, ctx, Focus::Cases);
}

/// An action while the pane has the keys.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) {
    match action {
        Action::Open => decide(model, ctx, Choice::In),
        Action::Exclude => decide(model, ctx, Choice::Out),
        Action::Right => focus_on(model, ctx, Focus::Cases),
        Action::Back => close(model, ctx),
        Action::NextPane | Action::PreviousPane => next_pane(model, ctx, action == Action::NextPane),
        Action::JumpBack => jump_back(model, ctx),
        Action::NextGroup | Action::PreviousGroup => {
            let height = model.list_height(Focus::Facets);
            if let Some(open) = &mut model.location.facets {
                open.to_group(action == Action::NextGroup, height);
            }
        }
        _ if move_cursor(model, action, count) => {}
        _ => report_no_effect(model, ctx, action),
    }
}

/// Moves the cursor. Returns `false` if the action is no movement.
fn move_cursor(model: &mut Model, action: Action, count: Option<usize>) -> bool {
    let height = model.list_height(Focus::Facets);
    let Some(open) = &mut model.location.facets else { return false };
    let rows = open.rows();
    open.list.act(action, count, &rows, height)
}

/// Shows only the values that match the typed text.
pub(super) fn narrow(model: &mut Model) {
    let height = model.list_height(Focus::Facets);
    if let (Mode::Narrow(input), Some(open)) = (&model.mode, &mut model.location.facets) {
        open.narrow(input.value(), height);
    }
}

/// An action while the text that narrows the pane is typed: a value is chosen, or all are shown again.
pub(super) fn act_narrowed(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) {
    match action {
        Action::Open | Action::Back => {
            let is_found = model.location.facets.as_ref().and_then(Facets::selected).is_some();
            if action == Action::Open && !is_found {
                return;
            }
            model.mode = Mode::Browse;
            let height = model.list_height(Focus::Facets);
            if let Some(open) = &mut model.location.facets {
                open.narrow("", height);
            }
            if action == Action::Open {
                decide(model, ctx, Choice::In);
            }
        }
        Action::NextCase => _ = move_cursor(model, Action::Down, count),
        Action::PreviousCase => _ = move_cursor(model, Action::Up, count),
        _ => _ = move_cursor(model, action, count),
    }
}

/// Chooses the value under the cursor so, or no longer.
fn decide(model: &mut Model, ctx: &Ctx, choice: Choice) {
    let Some(value) = model.location.facets.as_ref().and_then(Facets::selected) else { return };
    let CaseList::Hits { query, .. } = &model.location.list else { return };
    let choice = if value.choice == choice { Choice::Free } else { choice };
    let query = choose(query, value.facet, &value.value, choice);
    run_query(model, ctx, &query);
}
