//! What a mouse does, where the terminal reports it.

/// One event of the left button or the wheel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub gesture: Gesture,
    /// The column it points at, from 0; a terminal may claim any.
    pub x: u16,
    /// The row, from 0.
    pub y: u16,
}

/// What a mouse does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The left button goes down.
    Press,
    /// The mouse moves while it is down.
    Drag,
    /// It is let go.
    Release,
    /// One click of the wheel.
    Wheel {
        /// Toward the end of the text.
        down: bool,
    },
}

/// Whether the mouse is ours, and what it is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MouseState {
    /// Whether the terminal is to report it. It then no longer selects text by itself, so this must be asked for.
    pub is_captured: bool,
    /// Whether the rule between lists and text is being dragged.
    pub is_dragging: bool,
}
