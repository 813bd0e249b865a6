//! The user's own commands: their keys and places, what they get of a case, and the terminal lent to them.

mod keys;
mod terminal;
