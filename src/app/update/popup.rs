//! Overlays: help, palette, batch page, faults.

use tui_input::Input;

use super::{browse, listing, queries, run};
use crate::app::{
    Ctx,
    action::Action,
    effect::Effect,
    list::List,
    model::{Focus, Mode, Model, Popup},
    sheet,
};

/// Opens the help of the context that has the keys.
pub(super) fn help(model: &mut Model) {
    let context = model.context();
    if !matches!(model.mode, Mode::Popup(_)) {
        model.mode = Mode::Popup(Popup::Help { context, top: 0 });
    }
}

/// Opens the list of all actions.
pub(super) fn palette(model: &mut Model) {
    model.mode = Mode::Popup(Popup::Palette { input: Input::default(), list: List::default() });
}

/// Opens the list of faults.
pub(super) fn faults(model: &mut Model) {
    model.mode = Mode::Popup(Popup::Faults { top: 0 });
}

/// Opens the page of the batch under the cursor, or of the case that is read.
pub(super) fn batch_page(model: &mut Model, ctx: &Ctx) {
    let chosen = model.place.batches.at.checked_sub(1);
    let of_case = model.place.case.and_then(|ix| ctx.corpus.get(ix)).map(|case| case.batch_ix);
    let batch = if model.place.focus == Focus::Batches { chosen.or(of_case) } else { of_case };
    if let Some(batch) = batch {
        model.mode = Mode::Popup(Popup::BatchPage { batch, top: 0 });
    }
}

/// The palette's text changed: the cursor goes to the first action left.
pub(super) fn refresh(model: &mut Model) {
    if let Mode::Popup(Popup::Palette { list, .. }) = &mut model.mode {
        *list = List::default();
    }
}

/// An action while an overlay is open.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> Effect {
    if listing::act(model, ctx, action) {
        return Effect::None;
    }
    let height: usize = model.panes().unwrap_or_default().popup.map_or(1, |pane| pane.inner().height.into());
    let Mode::Popup(popup) = &model.mode else { return Effect::None };
    let len = sheet::rows(model, popup, ctx).len();
    let Mode::Popup(popup) = &mut model.mode else { return Effect::None };
    match (popup, action) {
        (Popup::Palette { list, input }, Action::Open) => {
            let chosen = sheet::palette(input.value()).get(list.at).map(|entry| entry.action);
            model.mode = Mode::Browse;
            return chosen.map_or(Effect::None, |action| run(model, ctx, action, None));
        }
        (Popup::Related { .. } | Popup::Queries { .. }, Action::Open) => queries::choose(model, ctx),
        (_, Action::Back | Action::Open) => model.mode = Mode::Browse,
        (Popup::Palette { list, .. }, _) => {
            browse::travel(list, action, count, len, height.saturating_sub(1));
        }
        (Popup::Related { list, .. } | Popup::Queries { list } | Popup::Listing { list, .. }, _) => {
            browse::travel(list, action, count, len, height);
        }
        (Popup::Help { top, .. } | Popup::BatchPage { top, .. } | Popup::Faults { top }, _) => {
            // A text that scrolls: the cursor of a list whose every row is its own page.
            let last = len.saturating_sub(height);
            let mut list = List { at: *top, top: *top };
            browse::travel(&mut list, action, count, last + 1, 1);
            let page = height.saturating_sub(1).max(1);
            *top = match action {
                Action::PageDown => (*top + page).min(last),
                Action::PageUp => top.saturating_sub(page),
                Action::HalfPageDown => (*top + height / 2).min(last),
                Action::HalfPageUp => top.saturating_sub(height / 2),
                _ => list.at,
            };
        }
    }
    Effect::None
}
