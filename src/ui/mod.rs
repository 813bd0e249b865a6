//! The user interface: theme, view, screen encoder, input parser and session.
//!
//! [`view`] turns the model into a buffer of cells, with the looks of [`theme`], the characters of [`glyphs`] and the
//! pen of [`paint`]. [`screen`] turns two buffers into bytes, [`input`] bytes into messages; [`session`] joins them, with a
//! strip of captions below, and [`cast`] records what it shows.

pub mod cast;
pub mod glyphs;
mod held;
pub mod input;
pub mod paint;
pub mod screen;
pub mod session;
mod strip;
pub mod theme;
pub mod view;

pub use held::Hold;
pub use session::{Output, ReadRunner, SearchRunner, Session, Wait, search_now};
