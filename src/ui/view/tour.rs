//! The strip of the tour at the top of the screen.

use ratatui::{buffer::Buffer, layout::Rect};

use super::chrome::wrapped_row;
use crate::{
    app::model::{Model, Tour},
    text::{LineWidth, wrap},
    ui::{
        paint::{Pen, tint},
        screen::clear,
        theme::Role,
    },
};

/// Draws the strip.
pub(super) fn tour(model: &Model, buffer: &mut Buffer, area: Rect, tour: &Tour) {
    clear(buffer, area);
    let exits = format!(" {}", tour.exits);
    let right = if tour.exits.is_empty() { 0 } else { u16::try_from(model.width.of(&exits) + 1).unwrap_or(u16::MAX) };
    let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let rows = wrap(&tour.text, LineWidth::plain(inside.width), model.width);
    for (y, _) in (0..area.height).zip(&rows) {
        let is_last = y + 1 == area.height;
        let text = wrapped_row(&tour.text, &rows, y, area.height);
        let room = if is_last { inside.width.saturating_sub(right) } else { inside.width };
        Pen::new(buffer, model.width, inside, y).write(&model.width.elide(text, room.into()), Role::PaneFocused);
    }
    if right > 0 && right < area.width && area.height > 0 {
        let place = Rect { x: area.right() - right, width: right, ..area };
        Pen::new(buffer, model.width, place, area.height - 1).write(&exits, Role::PaneFocused);
    }
    tint(buffer, area, Role::PaneFocused);
}
