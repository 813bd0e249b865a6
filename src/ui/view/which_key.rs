//! The which-key panel: the possible continuations of an unfinished key sequence.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        Ctx,
        action::Action,
        model::Model,
        which_key::WhichKey,
        words::{Msg, keys::key_names},
    },
    ui::{
        paint::{Pen, tint},
        screen::clear,
        theme::Role,
    },
};

/// Draws the panel over the status line and the rows above it.
pub(super) fn which_key(model: &Model, ctx: &Ctx, buffer: &mut Buffer, area: Rect, panel: &WhichKey) {
    clear(buffer, area);
    let count = model.pending.count.map(|count| count.to_string()).unwrap_or_default();
    let typed = format!(" {count}{}  {}", key_names(&model.pending.keys, ctx.lang), panel.label);
    let cancel = format!("{} {} ", ctx.key(model.context(), Action::Back), ctx.lang.get(Msg::HintCancel));
    let mut pen = Pen::new(buffer, model.width, area, 0);
    pen.write(&model.width.elide(typed.trim_end(), area.width.into()), Role::PaneFocused);
    let right = u16::try_from(model.width.of(&cancel)).unwrap_or(u16::MAX);
    if pen.room() > right {
        pen.to(area.right() - right).write(&cancel, Role::PaneFocused);
    }
    tint(buffer, Rect { height: 1.min(area.height), ..area }, Role::PaneFocused);
    let (columns, beside) = panel.grid(area.width, model.width);
    let shown = usize::from(area.height.saturating_sub(1)) * beside;
    for (y, line) in (1..area.height).zip(panel.rows.chunks(beside)) {
        for (at, row) in line.iter().enumerate() {
            let x = area.x + columns * u16::try_from(at).unwrap_or(0);
            let place = Rect { x, width: columns.min(area.right().saturating_sub(x)), ..area };
            let mut pen = Pen::new(buffer, model.width, place, y);
            pen.write(&row.key, Role::Key).write(" ", Role::Text);
            // A screen too low for all rows says that there are more.
            let is_last = usize::from(y - 1) * beside + at + 1 == shown && shown < panel.rows.len();
            let text = if is_last { ctx.lang.get(Msg::AndMore) } else { &row.text };
            let text = model.width.elide(text, pen.room().into());
            pen.write(&text, Role::Text);
        }
    }
}
