//! The rules of this machine for one session.

use std::time::Duration;

use super::system::System;
use crate::app::permits::Permits;

/// The rules of this machine for one session.
#[derive(Clone, Debug, Default)]
pub(super) struct Site {
    /// The rights of the session.
    pub(super) permits: Permits,
    /// The time without a key after which it ends; `None` for never.
    pub(super) idle: Option<Duration>,
    /// A line that it begins with.
    pub(super) banner: Option<String>,
}

impl Site {
    /// Returns the rules that the administrator's file has for a session.
    pub(super) fn new(system: &System, is_restricted: bool) -> Self {
        let permits = if is_restricted { Permits::restricted(system.query_length()) } else { Permits::default() };
        Self {
            permits: permits.with_locked(system.locked()),
            idle: system.idle().filter(|_| is_restricted),
            banner: system.banner().map(str::to_owned),
        }
    }
}
