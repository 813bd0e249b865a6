//! What the program does: actions, keys, words, panes, the model and its one writer.

pub mod key;
