//! The themes of a session.

use std::{path::PathBuf, sync::OnceLock};

use ratatui::{buffer::Buffer, style::Color};

use super::{
    colour::Depth,
    file::{first_on, load, shipped_at},
    palette::Theme,
};
use crate::{error::Fault, store::state::Ground};

/// A theme file of the user. It is parsed when it is first drawn.
#[derive(Clone, Debug)]
pub struct OwnTheme {
    /// Its name.
    pub name: String,
    /// Its path, for faults.
    pub path: PathBuf,
    /// Its text, or the fault that kept it from being read.
    pub text: Result<String, Fault>,
}

impl OwnTheme {
    /// Parses it, with its faults; one that cannot be read is the first shipped theme.
    fn load(&self) -> (Theme, Vec<Fault>) {
        match &self.text {
            Ok(text) => load(&self.path, text),
            Err(fault) => (Theme::shipped_as(&self.path), vec![fault.clone()]),
        }
    }
}

/// The themes that a session can choose from, in the colours of its terminal.
#[derive(Clone, Debug)]
pub struct Themes {
    own: Vec<OwnTheme>,
    depth: Depth,
    /// Those that have been drawn: the shipped ones, then the user's own.
    drawn: Vec<OnceLock<Theme>>,
    /// The first theme where the background is known, dark and light.
    first: [OnceLock<Theme>; 2],
}

impl Default for Themes {
    fn default() -> Self {
        Self::new(Vec::new(), Depth::default())
    }
}

impl Themes {
    /// Returns the shipped themes and `own` after them.
    pub fn new(own: Vec<OwnTheme>, depth: Depth) -> Self {
        let drawn = vec![OnceLock::new(); Theme::NAMES.len() + own.len()];
        Self { own, depth, drawn, first: Default::default() }
    }

    /// Returns the names, in order.
    pub fn names(&self) -> Vec<String> {
        let own = self.own.iter().map(|own| own.name.clone());
        Theme::NAMES.into_iter().map(str::to_owned).chain(own).collect()
    }

    /// Returns the position of a name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.names().iter().position(|known| known == name)
    }

    /// Returns the faults of the theme at a position; none of a shipped one.
    pub fn faults(&self, at: usize) -> Vec<Fault> {
        self.own_at(at).map(|own| own.load().1).unwrap_or_default()
    }

    /// Returns the theme at a position, for a background if that is known.
    pub fn get(&self, at: usize, ground: Option<Ground>) -> &Theme {
        let [dark, light] = &self.first;
        match (at, ground, self.drawn.get(at)) {
            (0, Some(Ground::Light), _) => light.get_or_init(|| first_on(Ground::Light)),
            (1.., _, Some(cell)) => cell.get_or_init(|| self.load(at)),
            (0, None, Some(cell)) => cell.get_or_init(|| self.load(0)),
            _ => dark.get_or_init(|| first_on(Ground::Dark)),
        }
    }

    /// Makes a frame black, in the blackest colour of the terminal.
    pub fn blacken(&self, buffer: &mut Buffer) {
        let black = if self.depth == Depth::Sixteen { Color::Black } else { Color::Indexed(16) };
        for cell in &mut buffer.content {
            (cell.fg, cell.bg) = (black, black);
        }
    }

    fn own_at(&self, at: usize) -> Option<&OwnTheme> {
        self.own.get(at.checked_sub(Theme::NAMES.len())?)
    }

    /// Parses the theme at a position.
    fn load(&self, at: usize) -> Theme {
        self.own_at(at).map_or_else(|| shipped_at(at, self.depth), |own| own.load().0.lowered(self.depth))
    }
}
