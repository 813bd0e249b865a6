//! Popups: a frame, a title, rows of two columns.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{chrome::scrollbar, overview, prompt::Prompt};
use crate::{
    app::{
        Ctx,
        action::Action,
        briefing_form::Field,
        keymap::Context,
        model::{Model, Popup, PopupKind},
        panes::Pane,
        popup_rows::{self, PopupRow},
        words::{Msg, ReviewMsg, desk::DeskMsg},
    },
    ui::{
        glyphs::glyphs,
        paint::{Pen, tint},
        screen::clear,
        theme::Role,
    },
};

/// The minimum of blanks before the text at the right end of a row.
const ASIDE_GAP: u16 = 2;

/// Draws the open popup; returns the cursor of its input, if it has one.
pub(super) fn popup(model: &Model, ctx: &Ctx, buffer: &mut Buffer, pane: &Pane, popup: &Popup) -> Option<Position> {
    let whole = Rect { height: pane.body.height + 1, ..pane.title };
    clear(buffer, whole);
    frame(model, buffer, whole, &popup_rows::title(popup, ctx));
    let inner = pane.below(popup.input_rows());
    let cursor = prompt(model, ctx, buffer, pane.inner(), popup);
    let top = popup.list.top;
    let selected = Some(popup.list.at).filter(|_| !popup.is_text());
    if let PopupKind::Overview(open) = &popup.kind {
        if open.blocks.is_empty() && open.cases > 0 {
            Pen::new(buffer, model.width, inner, 0).write(ctx.lang.get(Msg::NothingFits), Role::Text);
        }
        overview::overview(model, ctx, buffer, inner, (open, popup.list));
        return cursor;
    }
    let rows = popup_rows::rows_in(model, popup, ctx, top..top + usize::from(inner.height));
    let label = rows.label_column(model, inner.width);
    for (y, index) in (0..inner.height).zip(top..) {
        let Some(row) = rows.get(index) else { break };
        draw_row(model, buffer, inner, y, row, label);
        if selected == Some(index) {
            tint(buffer, Rect { y: inner.y + y, height: 1, ..inner }, Role::Selected);
        }
    }
    scrollbar(buffer, Rect { width: inner.width + 2, ..inner }, top, rows.len);
    cursor
}

/// Draws the input of a popup in the first row of its inside, if it has one; returns its cursor if it takes the keys.
fn prompt(model: &Model, ctx: &Ctx, buffer: &mut Buffer, inner: Rect, popup: &Popup) -> Option<Position> {
    let key = |action| ctx.key(Context::Popup, action);
    let (label, hint) = match &popup.kind {
        PopupKind::Palette => (Msg::PalettePrompt, ctx.lang.get(Msg::PaletteHint).to_owned()),
        PopupKind::Systems(_) => (Msg::NarrowPrompt, ctx.lang.get(Msg::SystemsHint).to_owned()),
        PopupKind::Regions(_) => (Msg::NarrowPrompt, ctx.lang.get(ReviewMsg::RegionHint).to_owned()),
        PopupKind::Briefing(form) if popup.filter.is_typing => match form.editing {
            Some(Field::Name) => (Msg::SavePrompt, ctx.lang.get(Msg::SaveHint).to_owned()),
            _ => (Msg::HeadingPrompt, String::new()),
        },
        PopupKind::Desk(_) if popup.filter.is_typing => (Msg::NarrowPrompt, ctx.lang.get(DeskMsg::PickHint).to_owned()),
        PopupKind::Save(_) => (Msg::SavePrompt, ctx.lang.get(Msg::SaveHint).to_owned()),
        PopupKind::Help { .. } if popup.filter.is_typing => {
            (Msg::NarrowPrompt, ctx.lang.get(Msg::HelpTyping).to_owned())
        }
        PopupKind::Help { .. } => {
            (Msg::NarrowPrompt, ctx.lang.fill(Msg::HelpHint, &[&key(Action::Filter), &key(Action::Open)]))
        }
        _ if !popup.filter.is_typing => return None,
        _ => (Msg::NarrowPrompt, ctx.lang.get(Msg::NarrowHint).to_owned()),
    };
    let input = &popup.filter.input;
    let line = Rect { height: 1.min(inner.height), ..inner };
    let prompt = Prompt { label: ctx.lang.get(label), input, selected: false, hint: &hint, note: "" };
    let place = prompt.draw(model, buffer, line);
    popup.input().map(|_| place)
}

fn draw_row(model: &Model, buffer: &mut Buffer, area: Rect, y: u16, row: &PopupRow, label: u16) {
    let mut pen = Pen::new(buffer, model.width, area, y);
    if row.heading {
        pen.write(&row.text, Role::Section);
        return;
    }
    if let Some(text) = &row.label {
        pen.field(text, label, Role::Key);
    }
    let shown = model.width.elide(&row.text, pen.room().into());
    pen.write(&shown, Role::Text);
    let aside = u16::try_from(row.aside.len()).unwrap_or(u16::MAX);
    if let Some(blank) = pen.room().checked_sub(aside).filter(|blank| aside > 0 && *blank >= ASIDE_GAP) {
        pen.skip(blank).write(row.aside, Role::Quiet);
    }
}

fn frame(model: &Model, buffer: &mut Buffer, area: Rect, title: &str) {
    let glyphs = glyphs(model.width.0);
    let edge = |buffer: &mut Buffer, row, left: &str, right: &str| {
        let mut pen = Pen::new(buffer, model.width, area, row);
        pen.write(left, Role::Rule);
        while pen.room() > 1 {
            pen.write(glyphs.horizontal, Role::Rule);
        }
        pen.write(right, Role::Rule);
    };
    edge(buffer, 0, glyphs.corners[0], glyphs.corners[1]);
    edge(buffer, area.height.saturating_sub(1), glyphs.corners[2], glyphs.corners[3]);
    for row in 1..area.height.saturating_sub(1) {
        Pen::new(buffer, model.width, area, row).write(glyphs.vertical, Role::Rule);
        let last = Rect { x: area.right().saturating_sub(1), width: 1, ..area };
        Pen::new(buffer, model.width, last, row).write(glyphs.vertical, Role::Rule);
    }
    let room = area.width.saturating_sub(6);
    let shown = model.width.elide(title, room.into());
    let inside = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    Pen::new(buffer, model.width, inside, 0).write(" ", Role::Pane).write(&shown, Role::Pane).write(" ", Role::Pane);
}
