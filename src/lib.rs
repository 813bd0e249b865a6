//! anli (案例): find and read published practice cases in a terminal.
#![warn(missing_docs)]

pub mod app;
pub mod corpus;
pub mod error;
pub mod text;
