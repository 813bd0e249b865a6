//! The clock, which only drivers and commands read.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::desk::Time;

/// Returns the present moment.
pub(super) fn now() -> Time {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Time::of_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Returns a name that no other desk has: it is made of the moment and the process.
pub(super) fn desk_name() -> String {
    let seed = (now().millis().unsigned_abs() << 20) ^ u64::from(std::process::id());
    format!("{:x}", twox_hash::XxHash3_64::oneshot(&seed.to_le_bytes()))
}
