//! Reading a case: typesetting, structure, source, names, script, finding, the shape of the reader.

mod faults;
mod keys;
mod places;
mod screens;
mod script;
