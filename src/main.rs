//! The `anli` program.

fn main() {}
