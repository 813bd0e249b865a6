//! The user's files. Written without a request are only session state and a cache that is safe to delete.

pub mod cache;
pub mod choices;
pub mod config;
pub mod paths;
mod private;
pub mod state;
mod steps;
mod temporary;
pub mod write;

pub use paths::Paths;
