//! What the program does: keys, keymaps, lists, words.

mod asking;
mod browse;
mod copy;
mod discover;
mod hints;
mod history;
mod input_method;
mod key;
mod keymap;
mod late;
mod list;
mod mouse;
mod overview;
mod search;
mod systems;
mod tasks;
mod tour;
mod typing;
mod words;
