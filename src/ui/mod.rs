//! What the program looks like, and how that reaches a terminal.

pub mod input;
pub mod screen;
pub mod session;
pub mod view;

pub use session::{Output, Session};
