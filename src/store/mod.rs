//! The user's files. Written without a request are only session state, which cases were read, and a cache that is safe to delete.

pub mod cache;
pub mod choices;
pub mod config;
pub mod desk;
mod kept;
pub mod paths;
mod private;
pub mod state;
mod steps;
mod temporary;
pub mod write;

pub use paths::Paths;
