//! The end of a session in which no key is pressed, and the warning before it.

use std::time::{Duration, Instant};

/// Longest time between the warning and the end.
const WARNING: Duration = Duration::from_secs(60);

/// The time since the last key.
pub(super) struct Idle {
    /// Time after which the session ends; `None` for never.
    after: Option<Duration>,
    since: Instant,
    is_warned: bool,
}

/// Something that is due because no key was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IdleStep {
    /// The warning, so many seconds before the end.
    Warn(u64),
    /// The end.
    End,
}

impl Idle {
    /// Begins now.
    pub(super) fn new(after: Option<Duration>) -> Self {
        Self { after, since: Instant::now(), is_warned: false }
    }

    /// Begins anew, because a key was pressed.
    pub(super) fn restart(&mut self) {
        *self = Self::new(self.after);
    }

    /// Returns the moment at which something is due.
    pub(super) fn due(&self) -> Option<Instant> {
        let after = self.after?;
        Some(self.since + if self.is_warned { after } else { after - warning(after) })
    }

    /// Returns what is due, once.
    pub(super) fn take(&mut self, now: Instant) -> Option<IdleStep> {
        let after = self.after.filter(|_| self.due().is_some_and(|due| due <= now))?;
        if std::mem::replace(&mut self.is_warned, true) {
            return Some(IdleStep::End);
        }
        Some(IdleStep::Warn(warning(after).as_secs_f32().ceil() as u64))
    }
}

/// Returns the time between the warning and the end: half of a short time.
fn warning(after: Duration) -> Duration {
    WARNING.min(after / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_comes_before_the_end_and_a_key_begins_anew() {
        for (after, warned, before) in [(1800, 1740, 60), (60, 30, 30), (1, 0, 1)] {
            let mut idle = Idle::new(Some(Duration::from_secs(after)));
            let at = |seconds: u64| idle.since + Duration::from_secs(seconds);
            let (early, warn, end) = (at(warned), at(warned) + Duration::from_millis(500), at(after));
            assert_eq!(idle.due().map(|due| due >= early && due <= warn), Some(true), "{after}");
            assert_eq!(idle.take(warn), Some(IdleStep::Warn(before)), "{after}");
            assert_eq!((idle.due(), idle.take(end)), (Some(end), Some(IdleStep::End)), "{after}");
            idle.restart();
            assert_eq!((idle.is_warned, idle.take(idle.since)), (false, None), "{after}");
        }
        assert_eq!(Idle::new(None).due(), None);
    }
}
