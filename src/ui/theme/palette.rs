//! The colours of all roles, and a frame painted with them.

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier},
};

use super::{
    colour::{Depth, Ink},
    role::{ROLES, Role},
};

/// The colours of all roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// The colour of each role, in the order of [`ROLES`].
    pub(super) inks: [Ink; ROLES.len()],
}

impl Theme {
    /// Returns a theme without colours.
    pub(super) fn plain(name: &str) -> Self {
        Self { name: name.to_owned(), inks: [Ink::default(); ROLES.len()] }
    }

    /// Returns the theme in the colours that a terminal has.
    #[must_use]
    pub(super) fn lowered(mut self, depth: Depth) -> Self {
        for ink in &mut self.inks {
            *ink = ink.lowered(depth);
        }
        self
    }

    /// Replaces the marks in a frame by colours.
    pub fn paint(&self, buffer: &mut Buffer) {
        let text = self.inks.first().copied().unwrap_or_default();
        let ground = text.bg.unwrap_or(Color::Reset);
        for cell in &mut buffer.content {
            let ink = self.inks.get(Role::marked(cell.fg)).copied().unwrap_or(text);
            cell.fg = if ink.fg == Color::Reset { text.fg } else { ink.fg };
            cell.bg = ink.bg.unwrap_or(ground);
            cell.modifier.set(Modifier::DIM, ink.dim);
        }
    }
}
