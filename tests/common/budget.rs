//! The byte budget of a frame.

use anli::ui::screen::Screen;
use ratatui::buffer::Buffer;

/// Returns the most bytes that a frame may take from `before` to the content of `screen`, if only cells changed: 1.5 ×
/// the UTF-8 bytes of the changed cells + 8 for each separate run + 64. Moved rows count as changed, so a scrolled pane
/// has far more than it needs.
pub(crate) fn bytes_for(before: &Buffer, screen: &Screen) -> usize {
    let after = screen.buffer();
    let width = usize::from(after.area.width).max(1);
    let (mut text, mut runs) = (0, 0);
    let mut last = None;
    for (i, (old, new)) in before.content.iter().zip(&after.content).enumerate() {
        if old != new {
            text += new.symbol().len();
            runs += usize::from(last.is_none_or(|last| last + 1 != i || i % width == 0));
            last = Some(i);
        }
    }
    text * 3 / 2 + runs * 8 + 64
}
