//! The width mode: answered by the terminal, or turned by hand.

use super::navigate;
use crate::{
    app::{
        Ctx,
        action::Action,
        effect::Effect,
        model::Model,
        widths::{self, Widths},
        words::plain::PlainMsg,
    },
    text::{Width, WidthMode},
};

/// Takes a cursor report: the answer to our question, or nothing.
pub(super) fn answer(model: &mut Model, ctx: &Ctx, row: u16, column: u16) -> Vec<Effect> {
    match widths::read(row, column) {
        Some(mode) if !model.widths.answered => {
            model.widths = Widths { answer: Some(mode), answered: true, ..model.widths };
            let mode = if model.widths.auto { mode } else { model.width.0 };
            set(model, ctx, mode)
        }
        _ => Vec::new(),
    }
}

/// On to the next mode, round and round: automatic, narrow, wide, safe; says which it is now.
pub(super) fn turn(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    let (auto, mode) = match (model.widths.auto, model.width.0) {
        (true, _) => (false, WidthMode::Narrow),
        (false, WidthMode::Narrow) => (false, WidthMode::Wide),
        (false, WidthMode::Wide) => (false, WidthMode::Safe),
        (false, WidthMode::Safe) => (true, model.widths.answer.unwrap_or_default()),
    };
    model.widths.auto = auto;
    set(model, ctx, mode);
    let name = match mode {
        WidthMode::Narrow => PlainMsg::WidthNarrow,
        WidthMode::Wide => PlainMsg::WidthWide,
        WidthMode::Safe => PlainMsg::WidthSafe,
    };
    let name = ctx.lang.get(name).to_owned();
    let shown = if auto { ctx.lang.fill(PlainMsg::WidthAuto, &[&name]) } else { name };
    let key = ctx.key(model.context(), Action::Width);
    model.set_status(ctx.lang.fill(PlainMsg::WidthIs, &[&shown, &key]));
    // Also where the mode is the same: what the terminal shows was drawn by another measure than its own, perhaps.
    vec![Effect::Redraw]
}

fn set(model: &mut Model, ctx: &Ctx, mode: WidthMode) -> Vec<Effect> {
    if model.width.0 == mode {
        return Vec::new();
    }
    model.width = Width(mode);
    navigate::fit(model, ctx);
    vec![Effect::Redraw]
}
