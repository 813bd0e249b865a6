//! Cases set beside each other.

mod model;
