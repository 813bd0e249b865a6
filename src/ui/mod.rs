//! The user interface: theme, view, screen encoder, input parser and session.
//!
//! [`view`] turns the model into a buffer of cells, with the looks of [`theme`], the characters of [`glyphs`] and the
//! pen of [`paint`]. [`screen`] turns two buffers into bytes, [`input`] bytes into messages; [`session`] joins them.

pub mod glyphs;
pub mod input;
pub mod paint;
pub mod screen;
pub mod session;
pub mod theme;
pub mod view;

pub use session::{Output, ReadRunner, SearchRunner, Session, Wait, search_now};
