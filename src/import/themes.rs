//! What a case is about.
