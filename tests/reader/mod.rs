//! Reading a case: typesetting, structure, notice, names, script, find, layout.

mod faults;
mod keys;
mod places;
mod screens;
mod script;
