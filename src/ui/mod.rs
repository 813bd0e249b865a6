//! What the program looks like, and how that reaches a terminal.

pub mod view;
