//! Draws the model into a buffer of cells. The view decides nothing: rectangles come from `app/panes`, the contents of rows
//! from `app/page` and `app/popup_rows`.

mod case_rows;
mod chrome;
mod compared;
mod excerpt;
mod facets;
mod heading;
mod lists;
mod outline;
mod overview;
mod popup;
mod present;
mod prompt;
mod resting;
mod review;
mod status;
mod text;
mod tour;
mod which_key;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    glyphs::glyphs,
    paint::{Pen, dim},
    theme::Role,
};
use crate::app::{
    Ctx,
    model::{Focus, Mode, Model, PopupKind},
    panes::{Panes, SMALLEST},
    words::Msg,
};
use crate::present::Show;

/// Draws the whole screen; returns the position of the terminal cursor, if it is shown.
pub fn view(model: &Model, ctx: &Ctx, buffer: &mut Buffer) -> Option<Position> {
    let Some(panes) = model.panes() else {
        match &model.show {
            Some(show) => present::present(model, ctx, buffer, show, true),
            None => too_small(model, ctx, buffer),
        }
        return None;
    };
    let mut cursor = match &model.show {
        Some(show) => over_show(model, ctx, buffer, &panes, show),
        None => browser(model, ctx, buffer, &panes),
    };
    if let (Some(pane), Mode::Popup(popup)) = (&panes.popup, &model.mode) {
        // Colours are chosen by what they look like there.
        let is_seen = matches!(popup.kind, PopupKind::Themes { .. });
        if panes.outline != panes.popup && !is_seen {
            let behind = Rect { height: panes.status.y, ..buffer.area };
            dim(buffer, behind);
        }
        cursor = popup::popup(model, ctx, buffer, pane, popup);
    }
    if let Some(tour) = &model.tour {
        tour::tour(model, buffer, panes.strip, tour);
    }
    if !model.pending.which_key.rows.is_empty() {
        which_key::which_key(model, ctx, buffer, panes.status, &model.pending.which_key);
        return None;
    }
    cursor
}

/// Draws a presentation; returns the cursor if an input lies over it.
fn over_show(model: &Model, ctx: &Ctx, buffer: &mut Buffer, panes: &Panes, show: &Show) -> Option<Position> {
    let is_shown = matches!(model.mode, Mode::Browse);
    present::present(model, ctx, buffer, show, is_shown);
    if is_shown { None } else { status::status(model, ctx, buffer, panes.status) }
}

/// Draws the panes of the browser and the status line; returns the cursor of an input.
fn browser(model: &Model, ctx: &Ctx, buffer: &mut Buffer, panes: &Panes) -> Option<Position> {
    let browsing = !matches!(model.mode, Mode::Popup(_));
    let focus = model.location.focus;
    if let Some(pane) = &panes.batches {
        lists::batches(model, ctx, buffer, pane, browsing && focus == Focus::Batches);
    }
    let mut cursor = None;
    if let (Some(panes), Some(open)) = (&panes.review, &model.review) {
        review::review(model, ctx, buffer, panes, open);
    }
    if let (Some(pane), Some(open)) = (&panes.facets, &model.location.facets) {
        cursor = facets::facets(model, ctx, buffer, pane, open, browsing && focus == Focus::Facets);
    }
    if let Some(pane) = &panes.cases {
        cursor = lists::cases(model, ctx, buffer, pane, browsing && focus == Focus::Cases).or(cursor);
    }
    let compared = model.compared().zip(model.page.compared.as_ref());
    if let (Some(pane), Some(compared)) = (&panes.text, compared) {
        compared::compared(model, ctx, buffer, pane, compared);
    } else if let Some(pane) = &panes.text {
        text::text(model, ctx, buffer, pane, browsing && matches!(focus, Focus::Reader { .. }));
    }
    if let Some(pane) = &panes.outline {
        outline::outline(model, ctx, buffer, pane);
    }
    rules(model, panes, buffer);
    status::status(model, ctx, buffer, panes.status).or(cursor)
}

/// Draws the rules between panes side by side.
fn rules(model: &Model, panes: &Panes, buffer: &mut Buffer) {
    let glyph = glyphs(model.width.0).vertical;
    let left = [panes.batches, panes.facets, panes.cases, panes.outline];
    for pane in left.into_iter().flatten().filter(|_| panes.wide) {
        let rule = Rect { x: pane.title.right(), y: pane.title.y, width: 1, height: pane.body.height + 1 };
        for row in 0..rule.height {
            Pen::new(buffer, model.width, rule, row).write(glyph, Role::Rule);
        }
    }
}

/// Returns the place of the terminal cursor while it is hidden: the selected row, if there is one.
pub fn resting_place(model: &Model, ctx: &Ctx) -> Option<Position> {
    resting::place(model, ctx, &model.panes()?)
}

/// Draws the notice of a screen that is too small.
fn too_small(model: &Model, ctx: &Ctx, buffer: &mut Buffer) {
    let sizes = [SMALLEST.0.to_string(), SMALLEST.1.to_string()];
    let notice = ctx.lang.fill(Msg::TooSmall, &[&sizes[0], &sizes[1]]);
    let area = buffer.area;
    let mut rest = notice.as_str();
    for row in 0..area.height {
        let (now, _) = model.width.fit(rest, area.width.into());
        Pen::new(buffer, model.width, area, row).write(now, Role::Warning);
        rest = rest.get(now.len()..).unwrap_or_default();
    }
}
