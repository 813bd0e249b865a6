//! Overlays: a frame, a title, rows of two columns.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{overview, scrollbar, status};
use crate::{
    app::{
        Ctx,
        action::Action,
        keymap::Context,
        model::{Model, Popup},
        narrow::Narrow,
        panes::Pane,
        sheet::{self, SheetRow},
        words::Word,
    },
    ui::{
        glyphs::glyphs,
        paint::{Pen, tint},
        screen::clear,
        theme::Role,
    },
};

/// The fewest columns before what stands at the right end of a row.
const ASIDE_GAP: u16 = 2;

/// Draws the open overlay; says where the cursor of its input is, if it has one.
pub(super) fn popup(model: &Model, ctx: &Ctx, buffer: &mut Buffer, pane: &Pane, popup: &Popup) -> Option<Position> {
    let whole = Rect { height: pane.body.height + 1, ..pane.title };
    clear(buffer, whole);
    frame(model, buffer, whole, &sheet::title(popup, ctx));
    let mut inner = pane.inner();
    let mut cursor = None;
    let (top, selected) = match popup {
        Popup::Palette { input, list } => {
            let line = Rect { height: 1, ..inner };
            let (prompt, hint) = (ctx.lang.get(Word::PalettePrompt), ctx.lang.get(Word::PaletteHint));
            cursor = Some(status::prompt(model, buffer, line, prompt, input, hint, ""));
            (list.top, Some(list.at))
        }
        Popup::Systems { input, list, .. } => {
            let line = Rect { height: 1, ..inner };
            let (prompt, hint) = (ctx.lang.get(Word::SystemsPrompt), ctx.lang.get(Word::SystemsHint));
            cursor = Some(status::prompt(model, buffer, line, prompt, input, hint, ""));
            (list.top, Some(list.at))
        }
        Popup::Save { input, .. } => {
            let (prompt, hint) = (ctx.lang.get(Word::SavePrompt), ctx.lang.get(Word::SaveHint));
            cursor = Some(status::prompt(model, buffer, inner, prompt, input, hint, ""));
            (0, None)
        }
        Popup::Help { narrow: Narrow { input, typing }, list, .. } => {
            let line = Rect { height: 1, ..inner };
            let key = |action| ctx.keymap.key_for(Context::Popup, action);
            let hint = match typing {
                true => ctx.lang.get(Word::HelpTyping).to_owned(),
                false => ctx.lang.fill(Word::HelpHint, &[&key(Action::Filter), &key(Action::Open)]),
            };
            let place = status::prompt(model, buffer, line, ctx.lang.get(Word::HelpPrompt), input, &hint, "");
            cursor = typing.then_some(place);
            (list.top, Some(list.at))
        }
        Popup::BatchPage { top, .. } | Popup::Faults { top } => (*top, None),
        popup => {
            if let Some(Narrow { input, typing: true }) = popup.narrow() {
                let line = Rect { height: 1, ..inner };
                let (prompt, hint) = (ctx.lang.get(Word::NarrowPrompt), ctx.lang.get(Word::NarrowHint));
                cursor = Some(status::prompt(model, buffer, line, prompt, input, hint, ""));
            }
            popup.list().map_or((0, None), |list| (list.top, Some(list.at)))
        }
    };
    inner = pane.below(popup.input_rows());
    if let Popup::Overview(open) = popup {
        if open.blocks.is_empty() && open.cases > 0 {
            Pen::new(buffer, model.width, inner, 0).write(ctx.lang.get(Word::NothingFits), Role::Text);
        }
        overview::overview(model, ctx, buffer, inner, open);
        return cursor;
    }
    let rows = sheet::rows(model, popup, ctx);
    let label = sheet::label_column(&rows, model, inner.width);
    for (y, (index, row)) in (0..inner.height).zip(rows.iter().enumerate().skip(top)) {
        draw_row(model, buffer, inner, y, row, label);
        if selected == Some(index) {
            tint(buffer, Rect { y: inner.y + y, height: 1, ..inner }, Role::Selected);
        }
    }
    scrollbar(buffer, Rect { width: inner.width + 2, ..inner }, top, rows.len());
    cursor
}

fn draw_row(model: &Model, buffer: &mut Buffer, area: Rect, y: u16, row: &SheetRow, label: u16) {
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
