//! anli (案例): find and read published practice cases in a terminal.

pub mod app;
pub mod cli;
pub mod corpus;
pub mod error;
pub mod file;
pub mod import;
pub mod json;
pub mod search;
pub mod text;
pub mod ui;
