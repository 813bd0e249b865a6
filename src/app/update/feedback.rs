//! Advice in the status line for keys that do nothing.

use crate::app::{
    Ctx,
    action::{Action, Group},
    key::Key,
    model::Model,
    words::{Msg, keys::key_names},
};

/// Reports that an action does nothing here; the edge of a list or text needs no report.
pub(super) fn report_no_effect(model: &mut Model, ctx: &Ctx, action: Action) {
    let entry = action.entry();
    if entry.group != Group::Move {
        let key = Some(ctx.key(model.context(), action)).filter(|key| !key.is_empty());
        report(model, ctx, &key.unwrap_or_else(|| entry.text(ctx.lang).to_owned()));
    }
}

/// Reports that keys are bound to nothing.
pub(super) fn report_unbound(model: &mut Model, ctx: &Ctx, keys: &[Key]) {
    // An input method that is on sends no letters and no signs.
    if keys.iter().any(|key| key.typed().is_some_and(|c| !c.is_ascii() && c.is_alphanumeric())) {
        model.set_status(ctx.lang.get(Msg::InputMethodOn));
    } else {
        report(model, ctx, &key_names(keys, ctx.lang));
    }
}

fn report(model: &mut Model, ctx: &Ctx, key: &str) {
    let help = ctx.key(model.context(), Action::Help);
    model.set_status(ctx.lang.fill(Msg::UnknownKey, &[key, &help]));
}
