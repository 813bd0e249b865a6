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
            let quit = ctx.keymap.key_for(model.context(), Action::Quit);
            model.set_status(ctx.lang.fill(Msg::AtTop, &[&quit]));
        }
        _ => {
            let (len, height) = (rows(model, ctx), model.list_height(focus));
            let list = match focus {
                Focus::Batches => &mut model.location.batches,
                _ => &mut model.location.cases,
            };
            let before = list.at;
            let moves = list.act(action, count, len, height);
            let at = list.at;
            if !moves {
                report_no_effect(model, ctx, action);
            }
            match focus {
                _ if at == before => {}
                Focus::Batches => choose_batch(model, ctx),
                _ => select(model, ctx, at),
            }
        }
    }
}

/// Returns the number of rows of the focused list.
fn rows(model: &Model, ctx: &Ctx) -> usize {
    match model.location.focus {
        Focus::Batches => ctx.corpus.batches().len() + 1,
        _ => model.location.list.len(&ctx.corpus),
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
