//! The test harness, shared by the modules.

pub(crate) mod batches;
pub(crate) mod budget;
pub(crate) mod cli;
pub(crate) mod drawn;
pub(crate) mod faults;
pub(crate) mod fresh;
pub(crate) mod grid;
pub(crate) mod plain;
pub(crate) mod play;
pub(crate) mod pty;
pub(crate) mod sample;
pub(crate) mod scene;
pub(crate) mod tasks;
