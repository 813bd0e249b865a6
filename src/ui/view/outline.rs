//! The outline beside the text, with the position of the reader.

use ratatui::{buffer::Buffer, layout::Rect};

use super::chrome::{tint_selected, title};
use crate::{
    app::{
        Ctx, contents,
        model::{Contents, Model},
        panes::Pane,
        words::Msg,
    },
    ui::{paint::Pen, theme::Role},
};

/// Draws the outline, with the entry at the top of the text highlighted.
pub(super) fn outline(model: &Model, ctx: &Ctx, buffer: &mut Buffer, pane: &Pane) {
    title(model, buffer, pane, ctx.lang.get(Msg::OutlineTitle), "", false);
    let entries = contents::entries(&Contents::Outline, model, ctx);
    let height = usize::from(pane.body.height);
    let (list, current) = contents::visible_outline(model, ctx, entries.len(), height);
    for (y, row) in (0..).zip(list.rows(&entries.len(), height)) {
        let Some(entry) = entries.get(row) else { continue };
        let line = Rect { y: pane.body.y + y, height: 1, ..pane.body };
        let mut pen = Pen::new(buffer, model.width, line, 0);
        pen.write(" ", Role::Text);
        let shown = model.width.elide(&entry.text, pen.room().saturating_sub(1).into());
        pen.write(&shown, if Some(row) == current { Role::Heading } else { Role::Quiet });
        if Some(row) == current {
            tint_selected(buffer, line, 0, false);
        }
    }
}
