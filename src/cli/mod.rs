//! What runs a session: the local terminal, and a play of keys without one.

pub mod play;
pub mod terminal;
