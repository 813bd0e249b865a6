//! anli (案例): find and read published practice cases in a terminal.

pub mod app;
pub mod corpus;
pub mod error;
pub mod import;
pub mod text;
pub mod ui;
