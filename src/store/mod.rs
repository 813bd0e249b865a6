//! The only reader and writer of the user's files. Nothing is written without being asked, but session state and a
//! cache that may be deleted at any time.

pub mod cache;
pub mod choices;
pub mod config;
pub mod paths;
pub mod state;
pub mod write;

pub use paths::Paths;
