//! What the program does: keys, keymaps, lists, words.

mod key;
mod keymap;
mod list;
mod words;
