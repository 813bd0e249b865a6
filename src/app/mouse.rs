//! Mouse events, if the terminal reports them.

/// One event of the left button or the wheel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// The gesture.
    pub gesture: Gesture,
    /// The column it points at, from 0; a terminal may claim any.
    pub x: u16,
    /// The row, from 0.
    pub y: u16,
}

/// A gesture of the mouse.
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

/// The capture and the drag of the mouse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MouseState {
    /// `true` if the terminal reports the mouse. It then no longer selects text by itself, so this is off by default.
    pub is_captured: bool,
    /// `true` while the rule between lists and text is dragged.
    pub is_dragging: bool,
}
