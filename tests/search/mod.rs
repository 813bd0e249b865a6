//! The search: its query set, its language, its equality with a plain scan.

mod queries;
