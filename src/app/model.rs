//! The whole state of one session.

/// Everything a session remembers while it runs; only `update` writes it.
#[derive(Clone, Debug)]
pub struct Model {
    /// Columns and rows of the screen.
    pub size: (u16, u16),
}

impl Model {
    /// The state at start.
    pub fn new(width: u16, height: u16) -> Self {
        Self { size: (width, height) }
    }
}
