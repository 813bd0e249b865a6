//! Rows with SGR sequences.

use ratatui::buffer::{Buffer, Cell};

use crate::ui::screen::style::CellStyle;

/// Writes the rows without trailing blanks that have no style. Each row ends in the default style.
pub(super) fn write(buffer: &Buffer) -> String {
    let rows = buffer.content.chunks_exact(usize::from(buffer.area.width).max(1));
    rows.map(row).collect()
}

fn row(cells: &[Cell]) -> String {
    let end = cells.iter().rposition(|cell| !CellStyle::is_cleared(cell)).map_or(0, |last| last + 1);
    let mut bytes = Vec::new();
    let mut pen = CellStyle::default();
    for cell in cells.iter().take(end).filter(|cell| !cell.symbol().is_empty()) {
        let style = CellStyle::of(cell);
        let style = if cell.symbol() == " " { pen.for_blank(style) } else { style };
        pen.change_to(style, &mut bytes);
        pen = style;
        bytes.extend(cell.symbol().as_bytes());
    }
    pen.change_to(CellStyle::default(), &mut bytes);
    bytes.push(b'\n');
    String::from_utf8_lossy(&bytes).into_owned()
}
