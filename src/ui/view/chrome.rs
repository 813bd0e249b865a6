//! Parts that several panes share: title rows, scrollbars, the selected row, wrapped texts.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{model::Model, panes::Pane},
    corpus::CaseRef,
    text::{TextRow, Width},
    ui::{
        glyphs::glyphs,
        paint::{Pen, tint},
        theme::Role,
    },
};

/// Draws the title row of a pane: its name on the left, a count or position on the right.
pub(super) fn title(model: &Model, buffer: &mut Buffer, pane: &Pane, left: &str, right: &str, focused: bool) {
    let role = if focused { Role::PaneFocused } else { Role::Pane };
    let width = model.width;
    let right = if right.is_empty() { String::new() } else { format!(" {right}") };
    let taken = u16::try_from(width.of(&right)).unwrap_or(u16::MAX).saturating_add(1);
    let room = pane.title.width.saturating_sub(taken.saturating_add(1));
    let mut pen = Pen::new(buffer, width, pane.title, 0);
    pen.write(" ", role).field(left, room, role).write(&right, role).to(pane.title.right());
    tint(buffer, pane.title, role);
}

/// Draws a scrollbar in the last column of `area` if not all of `len` rows fit.
pub(super) fn scrollbar(buffer: &mut Buffer, area: Rect, top: usize, len: usize) {
    let height = usize::from(area.height);
    if len <= height || area.is_empty() {
        return;
    }
    let size = (height * height / len).max(1);
    let start = (top * (height - size)).div_ceil((len - height).max(1)).min(height - size);
    let thumb = Rect { x: area.right() - 1, y: area.y + start as u16, width: 1, height: size as u16 };
    tint(buffer, thumb, Role::Thumb);
}

/// Writes the cursor in front of a selected row, or a blank.
pub(super) fn write_cursor(pen: &mut Pen, model: &Model, selected: bool) {
    pen.write(if selected { glyphs(model.width.0).cursor } else { " " }, Role::Text);
}

/// Tints the rows of a selected entry that begins at row `y` of a list; `area` has their height.
pub(super) fn tint_selected(buffer: &mut Buffer, area: Rect, y: u16, focused: bool) {
    let role = if focused { Role::Selected } else { Role::SelectedElsewhere };
    tint(buffer, Rect { y: area.y + y, ..area }, role);
}

/// Returns the columns of a text with those before it; none for an empty one.
pub(super) fn columns_of(text: &str, width: Width, before: usize) -> usize {
    if text.is_empty() { 0 } else { width.of(text) + before }
}

/// Returns the title of a case as displayed.
pub(super) fn shown_title(model: &Model, found: &CaseRef<'_>) -> String {
    model.reader_options.display.display_text(found.title(), found.batch.script)
}

/// Returns the text of row `y` of a text wrapped into `height` rows; the last row has the whole rest.
pub(super) fn wrapped_row<'t>(text: &'t str, rows: &[TextRow], y: u16, height: u16) -> &'t str {
    let Some(row) = rows.get(usize::from(y)) else { return "" };
    let bytes = if y + 1 == height { row.bytes.start..text.len() } else { row.shown.clone() };
    text.get(bytes).unwrap_or_default()
}
