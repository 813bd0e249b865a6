//! The themes of a session.

use super::{
    colour::Depth,
    file::{all_shipped, first_on},
    palette::Theme,
};
use crate::store::state::Ground;

/// The themes that a session can choose from, in the colours of its terminal.
#[derive(Clone, Debug)]
pub struct Themes {
    all: Vec<Theme>,
    /// The first theme where the background is known.
    on_dark: Theme,
    on_light: Theme,
}

impl Default for Themes {
    fn default() -> Self {
        Self::new(Vec::new(), Depth::default())
    }
}

impl Themes {
    /// Returns the shipped themes and `own` after them.
    pub fn new(own: Vec<Theme>, depth: Depth) -> Self {
        let all = all_shipped(depth).chain(own.into_iter().map(|theme| theme.lowered(depth)));
        Self { all: all.collect(), on_dark: first_on(Ground::Dark), on_light: first_on(Ground::Light) }
    }

    /// Returns the names, in order.
    pub fn names(&self) -> Vec<String> {
        self.all.iter().map(|theme| theme.name.clone()).collect()
    }

    /// Returns the position of a name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.all.iter().position(|theme| theme.name == name)
    }

    /// Returns the theme at a position, for a background if that is known.
    pub fn get(&self, at: usize, ground: Option<Ground>) -> &Theme {
        match (at, ground) {
            (0, Some(Ground::Dark)) => &self.on_dark,
            (0, Some(Ground::Light)) => &self.on_light,
            _ => self.all.get(at).unwrap_or(&self.on_dark),
        }
    }
}
