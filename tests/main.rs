//! One test crate; a module per behaviour area.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod app;
mod budget;
mod check;
mod commands;
mod common;
mod corpus;
mod import;
mod json;
mod store;
mod text;
