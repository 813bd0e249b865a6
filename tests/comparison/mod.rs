//! Cases set beside each other.

mod browser;
mod command;
mod form;
mod model;
