//! An input in one row: a label, what is typed, a note on the right. What is typed comes first where room is short.

use std::ops::Range;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use tui_input::Input;

use crate::{
    app::model::Model,
    text::{LineViewport, Width},
    ui::{glyphs::glyphs, paint::Pen, theme::Role},
};

/// Columns that what is typed never gives to label and note: nine Han and the cursor.
const ENOUGH: usize = 20;

/// The row.
#[derive(Clone, Copy)]
pub(super) struct Prompt<'a> {
    /// What is asked for.
    pub(super) label: &'a str,
    /// What is typed.
    pub(super) input: &'a Input,
    /// Whether all of it is selected.
    pub(super) selected: bool,
    /// What stands there while nothing is typed.
    pub(super) hint: &'a str,
    /// What stands at the right end.
    pub(super) note: &'a str,
}

impl Prompt<'_> {
    /// Columns of label and note, each with the blank beside it. What is typed has all it needs up to half of the row and
    /// [`ENOUGH`]: where that would not be left the note goes first, whole, and then the label.
    fn around(&self, width: Width, columns: usize) -> (usize, usize) {
        let wanted = (width.of(self.input.value()) + 1).min(ENOUGH.max(columns / 2));
        let label = width.of(self.label) + 1;
        let note = if self.note.is_empty() { 1 } else { width.of(self.note) + 1 };
        let around = [(label, note), (label, 1)];
        around.into_iter().find(|(label, note)| label + wanted + note <= columns).unwrap_or((0, 1))
    }

    /// Where what is typed stands.
    fn field(&self, width: Width, area: Rect) -> Rect {
        let (label, note) = self.around(width, area.width.into());
        let part = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX).min(area.width);
        let (label, note) = (part(label), part(note));
        Rect { x: area.x + label, width: area.width.saturating_sub(label + note), ..area }
    }

    fn window(&self, width: Width, field: Rect) -> LineViewport {
        LineViewport::new(self.input.value(), self.input.cursor(), field.width.into(), width)
    }

    /// Where these characters of what is typed stand, as far as they are seen.
    pub(super) fn place(&self, width: Width, area: Rect, chars: Range<usize>) -> Rect {
        let field = self.field(width, area);
        let window = self.window(width, field);
        let typed = self.input.value();
        let column = |char: usize| {
            let byte = typed.char_indices().nth(char).map_or(typed.len(), |(byte, _)| byte);
            let byte = byte.clamp(window.bytes.start, window.bytes.end);
            let before = typed.get(window.bytes.start..byte).unwrap_or_default();
            u16::try_from(window.indent + width.of(before)).unwrap_or(u16::MAX).min(field.width)
        };
        let (start, end) = (column(chars.start), column(chars.end));
        Rect { x: field.x + start, width: end.saturating_sub(start), ..field }
    }

    /// Draws it; says where its cursor is.
    pub(super) fn draw(&self, model: &Model, buffer: &mut Buffer, area: Rect) -> Position {
        let width = model.width;
        let field = self.field(width, area);
        let typed = self.input.value();
        let mut pen = Pen::new(buffer, width, area, 0);
        if field.x > area.x {
            pen.write(self.label, Role::PaneFocused);
        }
        pen.to(field.x);
        let window = self.window(width, field);
        if typed.is_empty() {
            pen.write(&width.elide(self.hint, field.width.into()), Role::Quiet);
        } else {
            let [left, right] = glyphs(width.0).cut;
            let look = if self.selected { Role::Selected } else { Role::Input };
            if window.cut[0] {
                pen.write(left, Role::Quiet);
            }
            let start = field.x.saturating_add(u16::try_from(window.indent).unwrap_or(u16::MAX));
            pen.to(start).write(typed.get(window.bytes).unwrap_or_default(), look);
            if window.cut[1] {
                pen.to(field.right().saturating_sub(1)).write(right, Role::Quiet);
            }
        }
        if field.right() + 1 < area.right() {
            pen.to(field.right() + 1).write(self.note, Role::Quiet);
        }
        pen.to(area.right());
        let cursor = field.x.saturating_add(u16::try_from(window.cursor).unwrap_or(u16::MAX));
        Position::new(cursor.min(area.right().saturating_sub(1)), area.y)
    }
}
