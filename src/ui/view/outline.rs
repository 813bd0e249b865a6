//! The outline beside the text: where in the case the reader is.

use ratatui::{buffer::Buffer, layout::Rect};

use super::title;
use crate::{
    app::{
        Ctx,
        listing::{self, Listing},
        model::Model,
        panes::Pane,
        words::Msg,
    },
    ui::{
        paint::{Pen, tint},
        theme::Role,
    },
};

/// Draws it, with the entry that the top of the text belongs to set apart.
pub(super) fn outline(model: &Model, ctx: &Ctx, buffer: &mut Buffer, pane: &Pane) {
    title(model, buffer, pane, ctx.lang.get(Msg::OutlineTitle), "", false);
    let entries = listing::entries(&Listing::Outline, model, ctx);
    let height = usize::from(pane.body.height);
    let (list, current) = listing::beside(model, ctx, entries.len(), height);
    for (y, row) in (0..).zip(list.rows(entries.len(), height)) {
        let Some(entry) = entries.get(row) else { continue };
        let line = Rect { y: pane.body.y + y, height: 1, ..pane.body };
        let mut pen = Pen::new(buffer, model.width, line, 0);
        pen.write(" ", Role::Text);
        let shown = model.width.elide(&entry.text, pen.room().saturating_sub(1).into());
        pen.write(&shown, if Some(row) == current { Role::Heading } else { Role::Quiet });
        if Some(row) == current {
            tint(buffer, line, Role::SelectedElsewhere);
        }
    }
}
