//! The rows of the text on the screen.

use crate::app::model::Model;

/// Puts row `row` at the top, or the last page on the screen. The character at the top then stays there.
pub(super) fn scroll_to(model: &mut Model, row: usize) {
    model.location.top = row;
    keep_last_page_full(model);
    model.location.anchor = model.page.anchor(model.location.top);
}

/// Moves the text down as far as its last page allows, after the page or the pane changed.
pub(super) fn keep_last_page_full(model: &mut Model) {
    let last = model.page.rows.len().saturating_sub(model.text_height());
    model.location.top = model.location.top.min(last);
}
