//! One test crate; a module per behaviour area.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod app;
mod asked;
mod bad_input;
mod batches;
mod briefing;
mod budget;
mod bytes;
mod cache;
mod cells;
mod check;
mod commands;
mod common;
mod compare;
mod config;
mod corpus;
mod docs;
#[cfg(feature = "formats")]
mod formats;
mod generate;
mod grow;
mod hostile;
mod image;
mod import;
mod input;
mod json;
mod kills;
mod left;
mod loading;
mod looks;
mod messages;
mod parallel;
mod plain;
mod play;
mod private;
mod reader;
mod resume;
mod review;
mod screen;
mod search;
mod smoke;
mod store;
mod terminal;
mod text;
mod unreadable;
mod widths;
