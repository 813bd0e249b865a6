//! Overlays: opening them, and what keys do in all of them alike.

use std::sync::Arc;

use tui_input::Input;

use super::{
    contents, copy,
    feedback::report_no_effect,
    navigate::{focus_on, remember, select},
    overview, queries,
};
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

/// The outcome of an action in a popup.
pub(super) enum Outcome {
    /// The action is done and has these effects.
    Effects(Vec<Effect>),
    /// The popup is closed; the action chosen in it is to be run.
    Run(Action),
}

impl Default for Outcome {
    fn default() -> Self {
        Self::Effects(Vec::new())
    }
}

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

/// Shows all rows again. Returns `false` if they were not narrowed down.
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
) -> Outcome {
    let Mode::Popup(Popup::Help { under, list, .. }) = &mut model.mode else { return Outcome::default() };
    match action {
        Action::Back => model.mode = std::mem::take(under),
        Action::Open => {
            if let Some(chosen) = rows.get(list.at).and_then(|row| row.action) {
                model.mode = std::mem::take(under);
                return Outcome::Run(chosen);
            }
        }
        _ => {
            let before = list.at;
            let moves = list.act(action, count, rows.len(), height);
            rest_on_action(list, rows, height, list.at >= before);
            if !moves {
                report_no_effect(model, ctx, action);
            }
        }
    }
    Outcome::default()
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
    let here = remember(model);
    let origin = match &model.location.list {
        CaseList::System { origin, .. } => *origin,
        _ => here,
    };
    model.location.list = CaseList::System { system: Arc::new(system), origin };
    model.location.cases = ListCursor::default();
    focus_on(model, ctx, Focus::Cases);
    select(model, ctx, 0);
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
            let height = model.popup_height();
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

/// An action while an overlay is open.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> Outcome {
    if action == Action::Back && widen(model, ctx) {
        return Outcome::default();
    }
    if let Some(effects) = copy::act(model, ctx, action) {
        return Outcome::Effects(effects);
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
        return Outcome::default();
    }
    let height = model.popup_height();
    let Mode::Popup(popup) = &model.mode else { return Outcome::default() };
    if matches!(popup, Popup::Help { .. }) {
        let rows = popup_rows::rows(model, popup, ctx);
        return act_help(model, ctx, action, count, &rows, height);
    }
    let len = popup_rows::rows_in(model, popup, ctx, 0..0).len();
    let Mode::Popup(popup) = &mut model.mode else { return Outcome::default() };
    match (popup, action) {
        (Popup::Palette { list, input }, Action::Open) => {
            let (typed, at) = (input.value().to_owned(), list.at);
            let chosen = palette::listed(&typed, model, ctx).get(at).map(|entry| entry.action);
            model.mode = Mode::Browse;
            let Some(chosen) = chosen else { return Outcome::default() };
            model.recent_actions.retain(|earlier| *earlier != chosen);
            model.recent_actions.insert(0, chosen);
            return Outcome::Run(chosen);
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
            let moves = list.act(action, count, last + 1, 1);
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
            let moves = popup.list_mut().is_some_and(|list| list.act(action, count, len, height));
            if !moves {
                report_no_effect(model, ctx, action);
            }
        }
    }
    Outcome::default()
}
