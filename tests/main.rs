//! One test crate; a module per behaviour area.

mod import;
