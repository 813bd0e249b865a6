//! Keymaps: which keys trigger which action in which context.
//!
//! A keymap is data: context → keys → action name. [`table`] holds the bindings and looks keys up, [`mod@file`] reads
//! and checks keymap files, [`shipped`] embeds the files of `keymaps/` and merges a user's file with one of them.

mod file;
mod shipped;
mod table;

pub use file::schema;
pub(in crate::app) use file::useless;
pub use shipped::{NAMES, load, named, shipped_text};
pub use table::{Binding, CASE_CONTEXTS, Context, Continuation, Keymap, Label, Lookup};
