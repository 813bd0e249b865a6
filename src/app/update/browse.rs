//! The batch list and the case list.

use super::{
    facets,
    feedback::report_no_effect,
    find,
    navigate::{adjacent_case, focus_on, jump_back, leave_hits, left_pane, next_pane, select},
};
use crate::app::{
    Ctx,
    action::Action,
    list_cursor::ListCursor,
    list_rows::ListRows,
    model::{CaseList, Focus, Model},
    words::Msg,
};

/// An action while a list has the keys.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) {
    let focus = model.location.focus;
    match action {
        _ if focus == Focus::Facets => facets::act(model, ctx, action, count),
        Action::Open | Action::Right => open(model, ctx),
        Action::Back if focus == Focus::Cases && leave_hits(model, ctx) => {}
        Action::Back | Action::Left if focus == Focus::Cases => focus_on(model, ctx, left_pane(model)),
        Action::NextPane | Action::PreviousPane => next_pane(model, ctx, action == Action::NextPane),
        Action::NextCase | Action::PreviousCase => adjacent_case(model, ctx, action == Action::NextCase, count),
        Action::NextHit | Action::PreviousHit => find::step_highlight(model, ctx, action == Action::NextHit, count),
        Action::Zoom => focus_on(model, ctx, Focus::Reader { zoomed: true }),
        Action::JumpBack => jump_back(model, ctx),
        Action::Back => {
            let quit = ctx.key(model.context(), Action::Quit);
            model.set_status(ctx.lang.fill(Msg::AtTop, &[&quit]));
        }
        _ => {
            let (mut cursor, rows) = list(model, ctx, focus);
            if !cursor.act(action, count, &rows, model.list_height(focus)) {
                report_no_effect(model, ctx, action);
            }
            select_row(model, ctx, focus, cursor);
        }
    }
}

/// Returns the cursor and the rows of a list; for the reader, those of the case list.
pub(super) fn list(model: &Model, ctx: &Ctx, focus: Focus) -> (ListCursor, ListRows) {
    let location = &model.location;
    match (focus, &location.facets) {
        (Focus::Batches, _) => (location.batches, ListRows::of_number(ctx.corpus.batches().len() + 1)),
        (Focus::Facets, Some(open)) => (open.list, open.rows()),
        (Focus::Facets, None) => (ListCursor::default(), ListRows::of_number(0)),
        _ => (location.cases, model.case_rows(ctx)),
    }
}

/// Moves the cursor of a list and shows what it selects.
pub(super) fn select_row(model: &mut Model, ctx: &Ctx, focus: Focus, to: ListCursor) {
    let location = &mut model.location;
    let cursor = match (focus, &mut location.facets) {
        (Focus::Batches, _) => &mut location.batches,
        (Focus::Facets, Some(open)) => &mut open.list,
        _ => &mut location.cases,
    };
    let before = std::mem::replace(cursor, to);
    match focus {
        _ if before.at == to.at => {}
        Focus::Batches => choose_batch(model, ctx),
        Focus::Facets => {}
        _ => select(model, ctx, to.at),
    }
}

/// Fills the case list with the batch under the cursor.
fn choose_batch(model: &mut Model, ctx: &Ctx) {
    let row = model.location.batches.at;
    model.location.list = row.checked_sub(1).map_or(CaseList::All, CaseList::Batch);
    model.location.cases = ListCursor::default();
    select(model, ctx, 0);
}

/// Opens what is selected.
fn open(model: &mut Model, ctx: &Ctx) {
    match model.location.focus {
        Focus::Batches => focus_on(model, ctx, Focus::Cases),
        _ if model.location.case.is_none() => {}
        _ => focus_on(model, ctx, Focus::Reader { zoomed: false }),
    }
}
