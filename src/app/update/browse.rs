//! The lists and the panes: moving, opening, going back.

use super::{facets, layout::lay_out, reader, search};
use crate::app::{
    Ctx,
    action::Action,
    list_cursor::ListCursor,
    model::{CaseList, Focus, Location, Mode, Model},
    words::Msg,
};
use crate::corpus::CaseIx;

/// The number of locations that the jump list remembers.
const MAX_JUMPS: usize = 100;

/// An action while a list has the keys.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) {
    let focus = model.location.focus;
    match action {
        _ if focus == Focus::Facets => facets::act(model, ctx, action, count),
        Action::Open | Action::Right => open(model, ctx),
        Action::Back | Action::Left if focus == Focus::Cases => leave_list(model, ctx, action),
        Action::NextPane | Action::PreviousPane => next_pane(model, ctx, action == Action::NextPane),
        Action::NextCase | Action::PreviousCase => reader::adjacent_case(model, ctx, action == Action::NextCase, count),
        Action::NextHit | Action::PreviousHit => search::step_highlight(model, ctx, action == Action::NextHit, count),
        Action::Zoom => focus_on(model, ctx, Focus::Reader { zoomed: true }),
        Action::JumpBack => jump_back(model, ctx),
        Action::Back => {
            let quit = ctx.keymap.key_for(model.context(), Action::Quit);
            model.set_status(ctx.lang.fill(Msg::AtTop, &[&quit]));
        }
        _ => {
            let (len, height) = (rows(model, ctx), height(model));
            let list = match focus {
                Focus::Batches => &mut model.location.batches,
                _ => &mut model.location.cases,
            };
            let before = list.at;
            let moves = move_cursor(list, action, count, len, height);
            let at = list.at;
            if !moves {
                super::report_no_effect(model, ctx, action);
            }
            match focus {
                _ if at == before => {}
                Focus::Batches => choose_batch(model, ctx),
                _ => select(model, ctx, at),
            }
        }
    }
}

/// Moves a cursor as `action` says; whether it was a movement.
pub(super) fn move_cursor(
    list: &mut ListCursor,
    action: Action,
    count: Option<usize>,
    len: usize,
    height: usize,
) -> bool {
    let times = count.unwrap_or(1).cast_signed();
    let page = height.saturating_sub(1).max(1).cast_signed();
    let half = (height / 2).max(1).cast_signed();
    match action {
        Action::Down => list.step(times, len, height),
        Action::Up => list.step(-times, len, height),
        Action::PageDown => list.page(page.saturating_mul(times), len, height),
        Action::PageUp => list.page(-page.saturating_mul(times), len, height),
        Action::HalfPageDown => list.page(half.saturating_mul(times), len, height),
        Action::HalfPageUp => list.page(-half.saturating_mul(times), len, height),
        Action::First => list.go(0, len, height),
        Action::Last => list.go(count.map_or(len, |row| row.saturating_sub(1)), len, height),
        _ => return false,
    }
    true
}

/// Returns the number of rows of the focused list.
fn rows(model: &Model, ctx: &Ctx) -> usize {
    match model.location.focus {
        Focus::Facets => model.location.facets.as_ref().map_or(0, |facets| facets.rows().len()),
        Focus::Batches => ctx.corpus.batches().len() + 1,
        _ => model.location.list.len(&ctx.corpus),
    }
}

/// Returns the number of rows of the focused list on the screen.
fn height(model: &Model) -> usize {
    let panes = model.panes().unwrap_or_default();
    let pane = match model.location.focus {
        Focus::Batches => panes.batches,
        Focus::Facets => panes.facets,
        _ => panes.cases,
    };
    pane.map_or(1, |pane| pane.body.height.into())
}

/// Selects row `row` of the case list and lays its case out.
pub(super) fn select(model: &mut Model, ctx: &Ctx, row: usize) {
    let len = model.location.list.len(&ctx.corpus);
    let height = model.panes().unwrap_or_default().cases.map_or(1, |pane| pane.body.height.into());
    model.location.cases.go(row, len, height);
    model.location.case = model.location.list.case(&ctx.corpus, model.location.cases.at);
    model.location.top = 0;
    model.location.anchor = None;
    mark_user_selected(model);
    lay_out(model, ctx);
    search::mark_hit(model, ctx);
}

/// Marks the selected hit as chosen by the user, so that later results do not move the cursor.
fn mark_user_selected(model: &mut Model) {
    if let CaseList::Hits { user_selected, .. } = &mut model.location.list {
        *user_selected = model.location.case.is_some();
    }
}

/// Fills the case list with the batch under the cursor.
pub(super) fn choose_batch(model: &mut Model, ctx: &Ctx) {
    let row = model.location.batches.at;
    model.location.list = row.checked_sub(1).map_or(CaseList::All, CaseList::Batch);
    model.location.cases = ListCursor::default();
    select(model, ctx, 0);
}

/// Opens what is selected.
pub(super) fn open(model: &mut Model, ctx: &Ctx) {
    match model.location.focus {
        Focus::Batches => focus_on(model, ctx, Focus::Cases),
        _ if model.location.case.is_none() => {}
        _ => focus_on(model, ctx, Focus::Reader { zoomed: false }),
    }
}

/// Opens a case among all cases.
pub(super) fn open_case(model: &mut Model, ctx: &Ctx, case: CaseIx) {
    model.location.list = CaseList::All;
    model.location.batches = ListCursor::default();
    select(model, ctx, case.0 as usize);
    focus_on(model, ctx, Focus::Reader { zoomed: false });
}

/// Back from the case list: out of the hits, else to the batches.
fn leave_list(model: &mut Model, ctx: &Ctx, action: Action) {
    match &model.location.list {
        CaseList::Hits { from, .. } | CaseList::System { from, .. } if action == Action::Back => {
            let from = from.as_ref().clone();
            restore(model, ctx, from);
        }
        _ => focus_on(model, ctx, left_pane(model)),
    }
}

/// The pane on the left of the cases.
fn left_pane(model: &Model) -> Focus {
    if model.location.facets.is_some() { Focus::Facets } else { Focus::Batches }
}

/// Gives the keys to a pane.
pub(super) fn focus_on(model: &mut Model, ctx: &Ctx, focus: Focus) {
    if matches!(focus, Focus::Reader { .. }) && model.location.case.is_none() {
        return;
    }
    if matches!(focus, Focus::Reader { .. }) {
        mark_user_selected(model);
    }
    model.location.focus = focus;
    model.mode = Mode::Browse;
    fit(model, ctx);
}

/// The next or previous of the three panes, round and round.
pub(super) fn next_pane(model: &mut Model, ctx: &Ctx, forward: bool) {
    let reader = Focus::Reader { zoomed: false };
    let next = match (model.location.focus, forward) {
        (Focus::Batches | Focus::Facets, true) | (Focus::Reader { .. }, false) => Focus::Cases,
        (Focus::Cases, true) | (Focus::Batches | Focus::Facets, false) => reader,
        (Focus::Cases, false) | (Focus::Reader { .. }, true) => left_pane(model),
    };
    focus_on(model, ctx, next);
}

/// Remembers this place before a jump away from it.
pub(super) fn remember(model: &mut Model) {
    if model.jump_list.len() == MAX_JUMPS {
        model.jump_list.remove(0);
    }
    model.jump_list.push(current_location(model));
}

/// This place, to come back to.
pub(super) fn current_location(model: &Model) -> Location {
    Location { highlights: model.highlights.clone(), ..model.location.clone() }
}

/// Back to where the last jump started.
pub(super) fn jump_back(model: &mut Model, ctx: &Ctx) {
    match model.jump_list.pop() {
        Some(place) => restore(model, ctx, place),
        None => model.set_status(ctx.lang.get(Msg::NowhereBack)),
    }
}

/// Goes to a remembered place.
pub(super) fn restore(model: &mut Model, ctx: &Ctx, location: Location) {
    let (top, anchor) = (location.top, location.anchor);
    model.location = location;
    let highlights = std::mem::take(&mut model.location.highlights);
    model.mode = Mode::Browse;
    lay_out(model, ctx);
    search::mark_hit(model, ctx);
    search::restore_highlights(model, &highlights);
    model.location.top = anchor.map_or(top, |anchor| model.page.row_of_anchor(anchor));
    model.location.anchor = anchor;
    // An answer that is on its way is not of this list; a search that was left before it was answered is asked again.
    model.search.start_new(ctx.corpus.len());
    if matches!(model.location.list, CaseList::Hits { is_searching: true, .. }) {
        search::rerun(model, ctx);
    }
    fit(model, ctx);
}

/// Lays the case out for the pane as it is, and brings every cursor back into its pane. What was at the top of the
/// reader stays there.
pub(super) fn fit(model: &mut Model, ctx: &Ctx) {
    lay_out(model, ctx);
    let panes = model.panes().unwrap_or_default();
    let place = &mut model.location;
    if let Some(pane) = panes.batches {
        place.batches.go(place.batches.at, ctx.corpus.batches().len() + 1, pane.body.height.into());
    }
    if let (Some(pane), Some(facets)) = (panes.facets, &mut place.facets) {
        facets.list.go(facets.list.at, facets.rows().len(), pane.body.height.into());
    }
    if let Some(pane) = panes.cases {
        place.cases.go(place.cases.at, place.list.len(&ctx.corpus), pane.body.height.into());
    }
    reader::hold(model);
}
