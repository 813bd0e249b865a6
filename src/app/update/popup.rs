//! Overlays: opening them, and what keys do in all of them alike.

use std::sync::Arc;

use tui_input::Input;

use super::{browse, contents, copy, overview, queries, report_no_effect, run};
use crate::app::{
    Ctx,
    action::Action,
    effect::Effect,
    filter::Filter,
    list_cursor::ListCursor,
    model::{CaseList, Focus, Mode, Model, Popup},
    palette,
    popup_rows::{self, PopupRow},
};
use crate::corpus::System;

/// Opens the help of the context that has the keys.
pub(super) fn help(model: &mut Model, ctx: &Ctx) {
    let context = model.context();
    if !matches!(model.mode, Mode::Popup(Popup::Help { .. })) {
        let under = Box::new(std::mem::take(&mut model.mode));
        let list = ListCursor::default();
        model.mode = Mode::Popup(Popup::Help { under, context, filter: Filter::default(), list });
        refresh(model, ctx);
    }
}

/// Begins to narrow the rows of an overlay down.
pub(super) fn filter(model: &mut Model, ctx: &Ctx) {
    let filter = match &mut model.mode {
        Mode::Popup(popup) => popup.filter_mut(),
        _ => None,
    };
    match filter {
        Some(filter) => {
            filter.is_typing = true;
            refresh(model, ctx);
        }
        None => report_no_effect(model, ctx, Action::Filter),
    }
}

/// Shows all rows again; whether they were narrowed down.
fn widen(model: &mut Model, ctx: &Ctx) -> bool {
    let Mode::Popup(popup) = &mut model.mode else { return false };
    let Some(filter) = popup.filter_mut().filter(|filter| filter.is_typing) else { return false };
    *filter = Filter::default();
    refresh(model, ctx);
    true
}

/// An action while help is open.
fn act_help(
    model: &mut Model,
    ctx: &Ctx,
    action: Action,
    count: Option<usize>,
    rows: &[PopupRow],
    height: usize,
) -> Effect {
    let Mode::Popup(Popup::Help { under, list, .. }) = &mut model.mode else { return Effect::None };
    match action {
        Action::Back => model.mode = std::mem::take(under),
        Action::Open => {
            if let Some(chosen) = rows.get(list.at).and_then(|row| row.action) {
                model.mode = std::mem::take(under);
                return run(model, ctx, chosen, None);
            }
        }
        _ => {
            let before = list.at;
            let moves = browse::move_cursor(list, action, count, rows.len(), height);
            rest_on_action(list, rows, height, list.at >= before);
            if !moves {
                report_no_effect(model, ctx, action);
            }
        }
    }
    Effect::None
}

/// Moves a cursor off the headings, on in its direction where it can.
fn rest_on_action(list: &mut ListCursor, rows: &[PopupRow], height: usize, down: bool) {
    let rests = |at: &usize| rows.get(*at).is_some_and(|row| !row.heading);
    let after = (list.at..rows.len()).find(rests);
    let before = (0..=list.at).rev().find(rests);
    let at = if down { after.or(before) } else { before.or(after) };
    list.go(at.unwrap_or(0), rows.len(), height);
    // The heading over the first row is seen with it.
    if at == Some(1) {
        list.top = 0;
    }
}

/// Opens the list of all actions.
pub(super) fn palette(model: &mut Model) {
    model.mode = Mode::Popup(Popup::Palette { input: Input::default(), list: ListCursor::default() });
}

/// Opens the list of all systems.
pub(super) fn systems(model: &mut Model, ctx: &Ctx) {
    let systems = ctx.corpus.systems();
    model.mode = Mode::Popup(Popup::Systems { systems, input: Input::default(), list: ListCursor::default() });
}

/// Fills the case list with the cases that name a system.
pub(super) fn open_system(model: &mut Model, ctx: &Ctx, system: System) {
    browse::remember(model);
    let from = match &model.location.list {
        CaseList::System { from, .. } => from.clone(),
        _ => Box::new(browse::current_location(model)),
    };
    model.location.list = CaseList::System { system: Arc::new(system), from };
    model.location.cases = ListCursor::default();
    browse::focus_on(model, ctx, Focus::Cases);
    browse::select(model, ctx, 0);
}

/// Opens the list of faults.
pub(super) fn faults(model: &mut Model) {
    model.mode = Mode::Popup(Popup::Faults { top: 0 });
}

/// Opens the page of the batch under the cursor, or of the case that is read.
pub(super) fn batch_page(model: &mut Model, ctx: &Ctx) {
    let chosen = model.location.batches.at.checked_sub(1);
    let of_case = model.location.case.and_then(|ix| ctx.corpus.get(ix)).map(|case| case.batch_ix);
    let batch = if model.location.focus == Focus::Batches { chosen.or(of_case) } else { of_case };
    if let Some(batch) = batch {
        model.mode = Mode::Popup(Popup::BatchPage { batch, top: 0 });
    }
}

/// Refreshes a popup after a change of its text: the cursor goes to the first row left, in help to the best match.
pub(super) fn refresh(model: &mut Model, ctx: &Ctx) {
    match &mut model.mode {
        Mode::Popup(popup @ Popup::Help { .. }) => {
            let popup = popup.clone();
            let rows = popup_rows::rows(model, &popup, ctx);
            let best = popup_rows::best(&rows, &popup, ctx);
            let height = height(model);
            if let Mode::Popup(Popup::Help { list, .. }) = &mut model.mode {
                *list = ListCursor::default();
                list.go(best, rows.len(), height);
                rest_on_action(list, &rows, height, true);
            }
        }
        Mode::Popup(Popup::Overview(overview)) => overview.refresh(ctx.lang),
        Mode::Popup(popup) => {
            if let Some(list) = popup.list_mut() {
                *list = ListCursor::default();
            }
        }
        _ => {}
    }
}

/// Rows of an overlay, without its input.
pub(super) fn height(model: &Model) -> usize {
    let Mode::Popup(popup) = &model.mode else { return 1 };
    model.panes().unwrap_or_default().popup.map_or(1, |pane| pane.below(popup.input_rows()).height.into())
}

/// An action while an overlay is open.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> Effect {
    if action == Action::Back && widen(model, ctx) {
        return Effect::None;
    }
    if let Some(effect) = copy::act(model, ctx, action) {
        return effect;
    }
    let action = match action {
        // Where nothing can be picked, its key does what it does elsewhere.
        Action::Pick => Action::PageDown,
        // The keys of an input that go through hits go through any rows.
        Action::NextCase => Action::Down,
        Action::PreviousCase => Action::Up,
        action => action,
    };
    if contents::act(model, ctx, action) || overview::act(model, ctx, action, count) {
        return Effect::None;
    }
    let height = height(model);
    let Mode::Popup(popup) = &model.mode else { return Effect::None };
    if matches!(popup, Popup::Help { .. }) {
        let rows = popup_rows::rows(model, popup, ctx);
        return act_help(model, ctx, action, count, &rows, height);
    }
    let len = popup_rows::rows_in(model, popup, ctx, 0..0).len();
    let Mode::Popup(popup) = &mut model.mode else { return Effect::None };
    match (popup, action) {
        (Popup::Palette { list, input }, Action::Open) => {
            let (typed, at) = (input.value().to_owned(), list.at);
            let chosen = palette::listed(&typed, model, ctx).get(at).map(|entry| entry.action);
            model.mode = Mode::Browse;
            let Some(chosen) = chosen else { return Effect::None };
            model.recent_actions.retain(|earlier| *earlier != chosen);
            model.recent_actions.insert(0, chosen);
            return run(model, ctx, chosen, None);
        }
        (Popup::Systems { systems, list, input }, Action::Open) => {
            let chosen = popup_rows::systems(systems, input.value()).get(list.at).map(|system| (*system).clone());
            if let Some(system) = chosen {
                open_system(model, ctx, system);
            }
        }
        (Popup::Related { .. } | Popup::Queries { .. }, Action::Open) => queries::choose(model, ctx),
        (_, Action::Back | Action::Open) => model.mode = Mode::Browse,
        (Popup::BatchPage { top, .. } | Popup::Faults { top }, _) => {
            // A text that scrolls: the cursor of a list whose every row is its own page.
            let last = len.saturating_sub(height);
            let mut list = ListCursor { at: *top, top: *top };
            let moves = browse::move_cursor(&mut list, action, count, last + 1, 1);
            let page = height.saturating_sub(1).max(1);
            *top = match action {
                Action::PageDown => (*top + page).min(last),
                Action::PageUp => top.saturating_sub(page),
                Action::HalfPageDown => (*top + height / 2).min(last),
                Action::HalfPageUp => top.saturating_sub(height / 2),
                _ => list.at,
            };
            if !moves {
                report_no_effect(model, ctx, action);
            }
        }
        (popup, _) => {
            let moves = popup.list_mut().is_some_and(|list| browse::move_cursor(list, action, count, len, height));
            if !moves {
                report_no_effect(model, ctx, action);
            }
        }
    }
    Effect::None
}
