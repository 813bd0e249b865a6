//! The harness: what the test modules share.

pub(crate) mod batches;
pub(crate) mod cli;
pub(crate) mod fresh;
