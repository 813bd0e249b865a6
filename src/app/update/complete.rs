//! Completing the query that is typed.

use super::input;
use crate::app::{
    Ctx,
    model::{Mode, Model},
};

/// Offers completions of the word at the cursor of the query; none outside one, or while an earlier query is selected.
pub(super) fn refresh(model: &mut Model, ctx: &Ctx) {
    match &model.mode {
        Mode::Query(query) if !query.is_selected => {
            let at = (query.input.value(), query.input.cursor());
            model.completions.refresh(at, (&ctx.corpus, &ctx.index), &model.queries, ctx.lang);
        }
        _ => model.completions.offered.clear(),
    }
}

/// Puts the first completion in the place of its word. Returns `false` if none is offered.
pub(super) fn take(model: &mut Model, ctx: &Ctx) -> bool {
    let (Mode::Query(_), Some(first)) = (&model.mode, model.completions.offered.first().cloned()) else {
        return false;
    };
    input::replace(model, ctx, first.chars, &first.text);
    true
}
