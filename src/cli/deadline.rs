//! Time limit of a query: the core reads no clock, so its drivers cancel a search that is due.

use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

use rustix::time::{ClockId, clock_gettime};

use crate::{
    app::{
        Ctx,
        search_request::{SearchRequest, SearchResponse, run_search},
    },
    search::SearchControl,
};

/// Time that one query may take: many times that of a usual one among a hundred thousand cases.
const LIMIT: Duration = Duration::from_secs(10);

/// Time that one query may take on a machine that has other work to do, or stops the program: until then it may use the
/// [`LIMIT`] as processor time.
const LONGEST: Duration = Duration::from_secs(60);

/// Another [`LIMIT`], for a service.
static BOUND: OnceLock<Duration> = OnceLock::new();

/// Bounds all queries of this process.
pub(super) fn bound(time: Duration) {
    BOUND.get_or_init(|| time);
}

/// End of the time of a query.
#[derive(Clone, Copy)]
pub(super) struct Deadline {
    start: Instant,
    /// Processor time of the program at the start.
    used: Duration,
}

impl Deadline {
    /// Returns the deadline of a query that begins now.
    pub(super) fn of_query() -> Self {
        Self { start: Instant::now(), used: processor_time() }
    }

    /// Returns a deadline that has passed.
    #[cfg(test)]
    pub(super) fn passed() -> Self {
        Self { start: Instant::now() - LONGEST, used: Duration::ZERO }
    }

    /// Returns `true` if the time is over. Processor time is asked for only when it decides: that costs a system call.
    pub(super) fn is_over(self) -> bool {
        let limit = BOUND.get().copied().unwrap_or(LIMIT);
        is_over(self.start.elapsed(), limit, || processor_time().saturating_sub(self.used))
    }

    /// Runs a search. One that is due is answered with the hits of its last part; `None` if it is outdated. Parts go to
    /// `report` when `is_due`.
    pub(super) fn run(
        self,
        request: SearchRequest,
        ctx: &Ctx,
        is_outdated: &(dyn Fn() -> bool + Sync),
        is_due: Option<&(dyn Fn() -> bool + Sync)>,
        report: &mut dyn FnMut(SearchResponse),
    ) -> Option<SearchResponse> {
        let is_over = || is_outdated() || self.is_over();
        let control = SearchControl::cancelled_when(&is_over);
        let control = is_due.map_or(control, |is_due| control.report_when(is_due));
        let mut last = request.known_results.clone().unwrap_or_default();
        let mut keep = |part: SearchResponse| {
            last = part.results.clone();
            report(part);
        };
        let response = run_search(&ctx.corpus, &ctx.index, &request, control, &mut keep);
        response.or_else(|| (!is_outdated()).then(|| SearchResponse::too_slow(request, last)))
    }
}

fn is_over(time: Duration, limit: Duration, used: impl FnOnce() -> Duration) -> bool {
    time >= LONGEST || time >= limit && used() >= limit
}

/// Returns the processor time of all threads. Loading beside a query counts for it; threads of a search have ended when
/// this is asked for, so theirs alone cannot be known.
fn processor_time() -> Duration {
    clock_gettime(ClockId::ProcessCPUTime).try_into().unwrap_or_default()
}

/// Runs a search to its end or its deadline on this thread.
pub(super) fn search_in_time(request: SearchRequest, ctx: &Ctx) -> Option<SearchResponse> {
    Deadline::of_query().run(request, ctx, &|| false, None, &mut |_| {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_that_used_little_of_the_machine_goes_on() {
        for (time, used, expected) in [
            (9, 9, false),
            // Two threads.
            (9, 18, false),
            (10, 9, false),
            (10, 10, true),
            (59, 9, false),
            (59, 10, true),
            (60, 0, true),
        ] {
            let is_over = is_over(Duration::from_secs(time), LIMIT, || Duration::from_secs(used));
            assert_eq!(is_over, expected, "{time} s, {used} s of a processor");
        }
        let deadline = Deadline::of_query();
        assert!(!deadline.is_over() && deadline.used > Duration::ZERO && Deadline::passed().is_over());
    }
}
