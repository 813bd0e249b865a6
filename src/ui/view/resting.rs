//! The place of the hidden terminal cursor: the selected row. Screen readers and braille displays follow it. A text without a
//! match has none: there the cursor stays at what was drawn last, and scrolling costs nothing for it.

use ratatui::layout::{Position, Rect};

use crate::app::{
    Ctx,
    list_cursor::Rows,
    model::{Focus, Mode, Model, PopupKind},
    panes::Panes,
};

/// Returns where the cursor stands while no input shows it.
pub(super) fn place(model: &Model, ctx: &Ctx, panes: &Panes) -> Option<Position> {
    let (area, row) = selected(model, ctx, panes)?;
    let last = area.height.saturating_sub(1);
    Some(Position::new(area.x, area.y + u16::try_from(row).unwrap_or(u16::MAX).min(last)))
}

/// Returns an area and the row there that is selected.
fn selected(model: &Model, ctx: &Ctx, panes: &Panes) -> Option<(Rect, usize)> {
    if let Mode::Popup(popup) = &model.mode {
        let area = panes.popup?.below(popup.input_rows());
        let list = popup.list;
        let row = match &popup.kind {
            PopupKind::Overview(overview) => overview.row_of(list.at, model.size.0),
            _ => list.at,
        };
        return Some((area, row.saturating_sub(list.top)));
    }
    if let (Some(panes), Some(review)) = (&panes.review, &model.review) {
        return Some((panes.lines, (review.line.saturating_sub(review.top) + 1) as usize));
    }
    let location = &model.location;
    match location.focus {
        Focus::Batches => Some((panes.batches?.body, location.batches.at.saturating_sub(location.batches.top))),
        Focus::Facets => {
            let open = location.facets.as_ref()?;
            Some((panes.facets?.body, open.rows().row_of(open.list.at).saturating_sub(open.list.top)))
        }
        Focus::Cases => {
            let row = model.case_rows(ctx).row_of(location.cases.at);
            Some((panes.cases?.body, row.saturating_sub(location.cases.top)))
        }
        Focus::Reader { .. } => {
            let hit = model.highlights.ranges.get(model.highlights.at?)?;
            let row = model.page.row_of(hit.block, hit.bytes.start).checked_sub(location.top)?;
            Some((panes.text_area, row)).filter(|_| row < panes.text_area.height.into())
        }
    }
}
