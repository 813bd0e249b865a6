//! Themes: the colours of the [`Role`]s of the screen. A frame is drawn with marks of roles, and a theme replaces them.
//!
//! [`colour`] knows the colours of terminals, [`palette`] gives each role one, [`mod@file`] reads shipped and own themes,
//! which are files of one format, and [`choice`] holds those of a session.

mod choice;
mod colour;
mod file;
mod palette;
mod role;

pub use choice::{OwnTheme, Themes};
pub use colour::{Depth, rgb, value};
pub use file::{NO_COLOURS, load, schema};
pub use palette::Theme;
pub use role::{ROLES, Role};
