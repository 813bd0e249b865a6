//! Popups: opening them, and the actions that all of them share.

use std::sync::Arc;

use super::{
    briefing, commands, contents, copy, desk_pick,
    feedback::report_no_effect,
    navigate::{focus_on, remember, select},
    overview, present, queries, review, review_fields, themes,
};
use crate::app::{
    Ctx,
    action::Action,
    effect::Effect,
    filter::Filter,
    list_cursor::ListCursor,
    model::{CaseList, Focus, Mode, Model, Popup, PopupKind},
    popup_rows::{self, PopupRow},
};
use crate::corpus::System;

/// The effects of an action in a popup, and the action that was chosen in it and is to be run.
pub(super) type Outcome = (Vec<Effect>, Option<Action>);

/// Opens the help of the context that has the keys.
pub(super) fn help(model: &mut Model, ctx: &Ctx) {
    let context = model.context();
    if !model.popup().is_some_and(|popup| matches!(popup.kind, PopupKind::Help { .. })) {
        let under = Box::new(std::mem::take(&mut model.mode));
        model.open_popup(PopupKind::Help { under, context });
        refresh(model, ctx);
    }
}

/// Opens the filter of the rows.
pub(super) fn filter(model: &mut Model, ctx: &Ctx) {
    match model.popup_mut().filter(|popup| popup.is_filterable()) {
        Some(popup) => {
            popup.filter.is_typing = true;
            refresh(model, ctx);
        }
        None => report_no_effect(model, ctx, Action::Filter),
    }
}

/// Shows all rows again. Returns `false` if they were not narrowed down.
fn widen(model: &mut Model, ctx: &Ctx) -> bool {
    let filtered = model.popup_mut().filter(|popup| popup.is_filterable() && popup.filter.is_typing);
    let Some(popup) = filtered else { return false };
    popup.filter = Filter::default();
    refresh(model, ctx);
    true
}

/// Moves a cursor off the headings, on in its direction where it can.
fn rest_on_action(list: &mut ListCursor, rows: &[PopupRow], height: usize, down: bool) {
    let rests = |at: &usize| rows.get(*at).is_some_and(|row| !row.heading);
    let after = (list.at..rows.len()).find(rests);
    let before = (0..=list.at).rev().find(rests);
    let at = if down { after.or(before) } else { before.or(after) };
    list.go(at.unwrap_or(0), &rows.len(), height);
    // The heading over the first row is seen with it.
    if at == Some(1) {
        list.top = 0;
    }
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

/// Opens the page of the batch under the cursor, or of the case that is read.
pub(super) fn batch_page(model: &mut Model, ctx: &Ctx) {
    let chosen = model.location.batches.at.checked_sub(1);
    let of_case = model.location.case.and_then(|ix| ctx.corpus.get(ix)).map(|case| case.batch_ix);
    let batch = if model.location.focus == Focus::Batches { chosen.or(of_case) } else { of_case };
    if let Some(batch) = batch {
        model.open_popup(PopupKind::BatchPage(batch));
    }
}

/// Refreshes a popup after a change of its text: the cursor goes to the first row left, in help to the best match.
pub(super) fn refresh(model: &mut Model, ctx: &Ctx) {
    let Some(popup) = model.popup() else { return };
    let mut list = ListCursor::default();
    if matches!(popup.kind, PopupKind::Help { .. }) {
        let (rows, height) = (popup_rows::rows(model, popup, ctx), model.popup_height());
        list.go(popup_rows::best(&rows, popup, ctx), &rows.len(), height);
        rest_on_action(&mut list, &rows, height, true);
    }
    let Some(popup) = model.popup_mut() else { return };
    popup.list = list;
    if let PopupKind::Overview(overview) = &mut popup.kind {
        overview.refresh(&popup.filter.typed(), ctx.lang);
    }
}

/// An action while a popup is open.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> Outcome {
    if let Some(effects) = briefing::act(model, ctx, action) {
        return (effects, None);
    }
    if action == Action::Back && widen(model, ctx) {
        return Outcome::default();
    }
    if let Some(effects) = copy::act(model, ctx, action) {
        return (effects, None);
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
    match action {
        Action::Back => {
            themes::restore(model);
            close(model);
        }
        Action::Open => return open(model, ctx),
        _ if !move_cursor(model, ctx, action, count) => report_no_effect(model, ctx, action),
        _ => themes::show(model),
    }
    Outcome::default()
}

/// Closes the popup; help returns to the mode below.
fn close(model: &mut Model) {
    model.mode = match std::mem::take(&mut model.mode) {
        Mode::Popup(Popup { kind: PopupKind::Help { under, .. }, .. }) => *under,
        _ => Mode::Browse,
    };
}

/// Closes the popup and does what the row under the cursor stands for.
fn open(model: &mut Model, ctx: &Ctx) -> Outcome {
    let Some(popup) = model.popup() else { return Outcome::default() };
    let at = popup.list.at;
    if let Some(effects) = desk_pick::choose(model, ctx) {
        return (effects, None);
    }
    if let Some(effects) = review_fields::choose(model) {
        review::fit(model);
        return (effects, None);
    }
    let Some(popup) = model.popup() else { return Outcome::default() };
    match &popup.kind {
        PopupKind::Help { .. } | PopupKind::Palette => {
            let row = popup_rows::rows(model, popup, ctx).into_iter().nth(at).unwrap_or_default();
            let (chosen, command) = (row.action, row.command);
            let is_palette = matches!(popup.kind, PopupKind::Palette);
            if is_palette || chosen.is_some() || command.is_some() {
                close(model);
            }
            if let Some(number) = command {
                return (commands::run(model, ctx, number), None);
            }
            let Some(chosen) = chosen else { return Outcome::default() };
            if is_palette {
                model.recent_actions.retain(|earlier| *earlier != chosen);
                model.recent_actions.insert(0, chosen);
            }
            return (Vec::new(), Some(chosen));
        }
        PopupKind::Systems(systems) => {
            let left = popup_rows::systems(systems, popup.filter.input.value());
            let chosen = left.get(at).map(|system| (*system).clone());
            if let Some(system) = chosen {
                open_system(model, ctx, system);
            }
        }
        PopupKind::Related(_) | PopupKind::Queries => queries::choose(model, ctx),
        PopupKind::Pages(_) => {
            close(model);
            present::go(model, ctx, at);
        }
        PopupKind::Themes { .. } => {
            close(model);
            themes::report(model, ctx);
        }
        _ => close(model),
    }
    Outcome::default()
}

/// Moves the cursor, or the text of a popup without one. Returns `false` if `action` is no movement.
fn move_cursor(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> bool {
    let Some(popup) = model.popup() else { return false };
    let height = model.popup_height();
    let is_help = matches!(popup.kind, PopupKind::Help { .. });
    let rows = if is_help { popup_rows::rows(model, popup, ctx) } else { Vec::new() };
    let len = if is_help { rows.len() } else { popup_rows::rows_in(model, popup, ctx, 0..0).len };
    let Some(popup) = model.popup_mut() else { return false };
    let list = &mut popup.list;
    let before = list.at;
    if matches!(popup.kind, PopupKind::BatchPage(_) | PopupKind::Faults) {
        return list.act_on_text(action, count, len, height);
    }
    let moves = list.act(action, count, &len, height);
    if is_help {
        rest_on_action(list, &rows, height, list.at >= before);
    }
    moves
}
