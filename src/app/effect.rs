//! What the program wants done outside itself. `update` returns effects; a driver performs or refuses them.

/// One wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// Read the notice of a batch, by its position in the corpus, and answer with a message.
    Notice(usize),
    /// Draw the whole screen anew, whatever the terminal shows.
    Redraw,
    /// Stop the process until the shell lets it go on.
    Suspend,
    /// End the session.
    Quit,
}
