//! The clock, which only drivers and commands read.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::desk::Time;

/// Returns the present moment.
pub(super) fn now() -> Time {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Time::of_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Returns the seconds by which the clock on the wall is ahead of UTC; 0 where the system does not tell.
pub(super) fn utc_offset() -> i32 {
    let zone = tz::TimeZone::local().ok();
    let found = zone.as_ref().and_then(|zone| zone.find_current_local_time_type().ok());
    found.map_or(0, |local| local.ut_offset())
}

/// Returns a name that no other desk has: it is made of the moment and the process.
pub(super) fn desk_name() -> String {
    let seed = (now().millis().unsigned_abs() << 20) ^ u64::from(std::process::id());
    format!("{:x}", twox_hash::XxHash3_64::oneshot(&seed.to_le_bytes()))
}
