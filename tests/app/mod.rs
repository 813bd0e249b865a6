//! The app layer: keys, keymaps, lists, words.

mod browse;
mod copy;
mod discover;
mod facets;
mod hints;
mod history;
mod input_method;
mod key;
mod keymap;
mod keys_named;
mod late;
mod list_cursor;
mod mouse;
mod overlays;
mod overview;
mod query_input;
mod search;
mod systems;
mod tasks;
mod tour;
mod typing;
mod words;
