//! The desk: what a person keeps of the cases, in the program, in the file and between files.

mod anchors;
mod browser;
mod commands;
mod file;
mod kills;
mod model;
mod properties;
mod queries;
