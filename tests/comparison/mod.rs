//! Cases set beside each other.

mod browser;
mod model;
