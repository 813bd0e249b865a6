//! From the model to a buffer of cells.

use ratatui::{buffer::Buffer, layout::Position, style::Style};

use crate::app::{Ctx, model::Model};

/// Draws the whole screen; says where the real cursor belongs, if anywhere.
pub fn view(model: &Model, ctx: &Ctx, buffer: &mut Buffer) -> Option<Position> {
    let text = format!("{:?} {}", model.size, ctx.corpus.len());
    buffer.set_stringn(0, 0, text, model.size.0.into(), Style::default());
    None
}
