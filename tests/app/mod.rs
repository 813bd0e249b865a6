//! What the program does: keys, keymaps, lists, words.

mod browse;
mod copy;
mod history;
mod key;
mod keymap;
mod list;
mod mouse;
mod overview;
mod search;
mod systems;
mod words;
