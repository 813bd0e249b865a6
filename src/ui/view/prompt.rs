//! An input of one row: a label, the typed text, a note on the right. The typed text has precedence.

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

/// Columns that the typed text never gives up: nine Han and the cursor.
const ENOUGH: usize = 20;

/// An input with its label and note.
#[derive(Clone, Copy)]
pub(super) struct Prompt<'a> {
    /// On the left.
    pub(super) label: &'a str,
    /// The typed text with its cursor.
    pub(super) input: &'a Input,
    /// `true` if all of the text is selected.
    pub(super) selected: bool,
    /// Shown while the text is empty.
    pub(super) hint: &'a str,
    /// On the right.
    pub(super) note: &'a str,
}

impl Prompt<'_> {
    /// Returns the columns of label and note, each with the blank beside it. The typed text gets what it needs, up to half
    /// of the row and at least [`ENOUGH`]: if less were left, first the note is dropped, then the label.
    fn around(&self, width: Width, columns: usize) -> (usize, usize) {
        let needed = (width.of(self.input.value()) + 1).min(ENOUGH.max(columns / 2));
        let label = width.of(self.label) + 1;
        let note = if self.note.is_empty() { 1 } else { width.of(self.note) + 1 };
        let around = [(label, note), (label, 1)];
        around.into_iter().find(|(label, note)| label + needed + note <= columns).unwrap_or((0, 1))
    }

    /// Returns the rectangle of the typed text.
    fn field(&self, width: Width, area: Rect) -> Rect {
        let (label, note) = self.around(width, area.width.into());
        let part = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX).min(area.width);
        let (label, note) = (part(label), part(note));
        Rect { x: area.x + label, width: area.width.saturating_sub(label + note), ..area }
    }

    fn viewport(&self, width: Width, field: Rect) -> LineViewport {
        LineViewport::new(self.input.value(), self.input.cursor(), field.width.into(), width)
    }

    /// Returns the rectangle of some characters of the typed text, as far as they are visible.
    pub(super) fn place(&self, width: Width, area: Rect, chars: Range<usize>) -> Rect {
        let field = self.field(width, area);
        let viewport = self.viewport(width, field);
        let typed = self.input.value();
        let column = |char: usize| {
            let byte = typed.char_indices().nth(char).map_or(typed.len(), |(byte, _)| byte);
            let byte = byte.clamp(viewport.bytes.start, viewport.bytes.end);
            let before = typed.get(viewport.bytes.start..byte).unwrap_or_default();
            u16::try_from(viewport.indent + width.of(before)).unwrap_or(u16::MAX).min(field.width)
        };
        let (start, end) = (column(chars.start), column(chars.end));
        Rect { x: field.x + start, width: end.saturating_sub(start), ..field }
    }

    /// Draws the input; returns its cursor.
    pub(super) fn draw(&self, model: &Model, buffer: &mut Buffer, area: Rect) -> Position {
        let width = model.width;
        let field = self.field(width, area);
        let typed = self.input.value();
        let mut pen = Pen::new(buffer, width, area, 0);
        if field.x > area.x {
            pen.write(self.label, Role::PaneFocused);
        }
        pen.to(field.x);
        let viewport = self.viewport(width, field);
        if typed.is_empty() {
            pen.write(&width.elide(self.hint, field.width.into()), Role::Quiet);
        } else {
            let [left, right] = glyphs(width.0).cut;
            let role = if self.selected { Role::Selected } else { Role::Input };
            if viewport.cut[0] {
                pen.write(left, Role::Quiet);
            }
            let start = field.x.saturating_add(u16::try_from(viewport.indent).unwrap_or(u16::MAX));
            pen.to(start).write(typed.get(viewport.bytes).unwrap_or_default(), role);
            if viewport.cut[1] {
                pen.to(field.right().saturating_sub(1)).write(right, Role::Quiet);
            }
        }
        if field.right() + 1 < area.right() {
            pen.to(field.right() + 1).write(self.note, Role::Quiet);
        }
        pen.to(area.right());
        let cursor = field.x.saturating_add(u16::try_from(viewport.cursor).unwrap_or(u16::MAX));
        Position::new(cursor.min(area.right().saturating_sub(1)), area.y)
    }
}
