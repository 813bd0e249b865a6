//! The steps of writing files, counted so that tests can stop or fail each of them.

use std::{
    io,
    sync::atomic::{AtomicUsize, Ordering},
};

/// Exit code of a process that is stopped, as of one that is killed.
const KILLED: i32 = 137;

/// Counts a step before it is done. In development builds `ANLI_FAIL` says what becomes of one: `write:3` ends the process
/// there, as a kill would, and with `write:3:28` the system refuses it with that error number.
///
/// # Errors
///
/// The one that was asked for.
pub(super) fn step() -> io::Result<()> {
    static STEPS: AtomicUsize = AtomicUsize::new(1);
    if !cfg!(debug_assertions) {
        return Ok(());
    }
    let step = STEPS.fetch_add(1, Ordering::Relaxed);
    let plan = std::env::var("ANLI_FAIL").unwrap_or_default();
    let mut parts = plan.split(':');
    if parts.next() != Some("write") || parts.next() != Some(step.to_string().as_str()) {
        return Ok(());
    }
    match parts.next().and_then(|number| number.parse().ok()) {
        Some(number) => Err(io::Error::from_raw_os_error(number)),
        None => std::process::exit(KILLED),
    }
}
