//! The mouse: where it points is a pane, a row or the rule between panes, by the same rectangles that are drawn.

use ratatui::layout::{Position, Rect};

use super::{
    browse, contents,
    navigate::{fit, focus_on},
    overview,
    popup::{self, Outcome},
    scroll::scroll_to,
    search,
};
use crate::app::{
    Ctx,
    action::Action,
    facet_preview,
    list_cursor::ListCursor,
    list_rows::ListRows,
    model::{Focus, Mode, Model, Pending, PopupKind},
    mouse::{Gesture, Mouse},
    panes::{Pane, Panes},
    popup_rows,
    words::Msg,
};

/// Rows that one click of the wheel moves.
const WHEEL: usize = 3;

/// Catches the mouse or lets it go, and says which.
pub(super) fn turn(model: &mut Model, ctx: &Ctx) {
    model.mouse.is_captured = !model.mouse.is_captured;
    model.mouse.is_dragging = false;
    let word = if model.mouse.is_captured { Msg::MouseOn } else { Msg::MouseOff };
    model.set_status(ctx.lang.get(word));
}

/// Applies a mouse event.
pub(super) fn mouse(model: &mut Model, ctx: &Ctx, event: Mouse) -> Outcome {
    let Some(panes) = model.panes().filter(|_| model.mouse.is_captured) else { return Outcome::default() };
    let at = Position::new(event.x, event.y);
    if (model.review.is_some() || model.show.is_some()) && model.popup().is_none() {
        return Outcome::default();
    }
    match (event.gesture, &model.mode) {
        (Gesture::Release, _) => model.mouse.is_dragging = false,
        (Gesture::Drag, _) if model.mouse.is_dragging => drag(model, ctx, &panes, event.x),
        (Gesture::Drag, _) => {}
        (Gesture::Wheel { down }, Mode::Popup(_)) => {
            let action = if down { Action::Down } else { Action::Up };
            return popup::act(model, ctx, action, Some(WHEEL));
        }
        (Gesture::Press, Mode::Popup(_)) => return press_popup(model, ctx, &panes, at),
        (Gesture::Wheel { down }, _) => wheel(model, ctx, &panes, at, down),
        (Gesture::Press, Mode::Browse | Mode::Query(_)) => {
            model.status = None;
            model.pending = Pending::default();
            press(model, ctx, &panes, at);
        }
        (
            Gesture::Press,
            Mode::Find { .. }
            | Mode::Narrow(_)
            | Mode::Plain(_)
            | Mode::Field { .. }
            | Mode::Desk { .. }
            | Mode::File(_),
        ) => {}
    }
    Outcome::default()
}

/// A click while a popup is open: on a row it selects, on the selected row it opens, beside the popup it closes.
fn press_popup(model: &mut Model, ctx: &Ctx, panes: &Panes, at: Position) -> Outcome {
    let (Some(pane), Some(popup)) = (panes.popup, model.popup()) else { return Outcome::default() };
    if !whole(&pane).contains(at) {
        return popup::act(model, ctx, Action::Back, None);
    }
    let area = pane.below(popup.input_rows());
    let (chosen, rows) = match &popup.kind {
        _ if popup.is_text() => return Outcome::default(),
        PopupKind::Overview(overview) => (overview.at(popup.list.top, model.size.0, area, at), None),
        _ => {
            let row = row_at(area, at, popup.list.top);
            let rows = row.map(|row| popup_rows::rows_in(model, popup, ctx, row..row + 1));
            (row, rows)
        }
    };
    let Some(chosen) = chosen else { return Outcome::default() };
    if rows.as_ref().is_some_and(|rows| rows.get(chosen).is_none_or(|row| row.heading)) {
        return Outcome::default();
    }
    if popup.list.at == chosen {
        return popup::act(model, ctx, Action::Open, None);
    }
    match (rows, model.popup_mut()) {
        (Some(rows), Some(popup)) => popup.list.go(chosen, &rows.len, area.height.into()),
        _ => overview::go(model, chosen),
    }
    Outcome::default()
}

/// A pane with its title.
fn whole(pane: &Pane) -> Rect {
    Rect { height: pane.title.height + pane.body.height, ..pane.title }
}

/// The row of a list whose first row on the screen is `top`.
fn row_at(area: Rect, at: Position, top: usize) -> Option<usize> {
    area.contains(at).then(|| top + usize::from(at.y - area.y))
}

/// The column of the rule that can be moved: between the cases and the text.
fn rule(panes: &Panes) -> Option<u16> {
    panes.cases.filter(|_| panes.wide && panes.text.is_some()).map(|pane| pane.title.right())
}

fn press(model: &mut Model, ctx: &Ctx, panes: &Panes, at: Position) {
    if rule(panes) == Some(at.x) && at.y < panes.status.y {
        model.mouse.is_dragging = true;
        return;
    }
    // A list below its status line has no row there.
    if panes.status.contains(at) {
        return;
    }
    let here = |pane: Option<Pane>| pane.filter(|pane| whole(pane).contains(at)).map(|pane| pane.body);
    if let Some((focus, body, list, rows)) = list_at(model, ctx, panes, at) {
        let left = facet_preview::left(model, ctx, body.height.into()).filter(|_| focus == Focus::Cases);
        let row = match left {
            Some(left) => row_at(body, at, 0).and_then(|row| left.get(row).copied()),
            None => row_at(body, at, list.top).and_then(|row| rows.case_at(row)),
        };
        let is_selected = row == Some(list.at);
        let is_query = focus == Focus::Cases && matches!(model.mode, Mode::Query(_));
        if is_query && is_selected {
            return search::act(model, ctx, Action::Open, None);
        }
        if is_selected && focus == model.location.focus {
            return browse::act(model, ctx, Action::Open, None);
        }
        if !is_query {
            focus_on(model, ctx, focus);
        }
        if let Some(row) = row {
            let (list, _) = browse::list(model, ctx, focus);
            browse::select_row(model, ctx, focus, ListCursor { at: row, ..list });
        }
    } else if let Some(body) = here(panes.outline) {
        contents::press_outline(model, ctx, body, at);
    } else if here(panes.text).is_some() {
        let zoomed = model.location.focus == Focus::Reader { zoomed: true };
        focus_on(model, ctx, Focus::Reader { zoomed });
    }
}

/// Returns the list under the mouse: its pane, the area of its rows, its cursor and its rows.
fn list_at(model: &Model, ctx: &Ctx, panes: &Panes, at: Position) -> Option<(Focus, Rect, ListCursor, ListRows)> {
    let lists = [(Focus::Cases, panes.cases), (Focus::Batches, panes.batches), (Focus::Facets, panes.facets)];
    let (focus, pane) = lists.into_iter().find(|(_, pane)| pane.is_some_and(|pane| whole(&pane).contains(at)))?;
    let (list, rows) = browse::list(model, ctx, focus);
    Some((focus, pane?.body, list, rows))
}

/// Scrolls the pane under the mouse; the keys stay with the pane that has them.
fn wheel(model: &mut Model, ctx: &Ctx, panes: &Panes, at: Position, down: bool) {
    let rows = if down { WHEEL.cast_signed() } else { -WHEEL.cast_signed() };
    if let Some((focus, body, mut list, listed)) = list_at(model, ctx, panes, at) {
        list.scroll(rows, &listed, body.height.into());
        browse::select_row(model, ctx, focus, list);
    } else if [panes.text, panes.outline].iter().flatten().any(|pane| whole(pane).contains(at)) {
        scroll_to(model, model.location.top.saturating_add_signed(rows));
    }
}

/// Moves the rule to column `x`, as far as both sides stay usable.
fn drag(model: &mut Model, ctx: &Ctx, panes: &Panes, x: u16) {
    let mut rule_now = rule(panes);
    // The list on the left comes and goes with the room for the text, which moves the rule itself.
    for _ in 0..2 {
        let by = rule_now.map_or(0, |now| i32::from(x.min(model.size.0)) - i32::from(now));
        model.reader_options.shift_split(i16::try_from(by).unwrap_or(0));
        fit(model, ctx);
        rule_now = rule(&model.panes().unwrap_or_default());
    }
}
