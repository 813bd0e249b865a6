//! Time limit of a query: the core reads no clock, so its drivers cancel a search that is due.

use std::time::{Duration, Instant};

use crate::{
    app::{
        Ctx,
        search_request::{SearchRequest, SearchResponse, run_search},
    },
    search::SearchControl,
};

/// Time that one query may take: many times that of a usual one among a hundred thousand cases.
const LIMIT: Duration = Duration::from_secs(10);

/// End of the time of a query.
#[derive(Clone, Copy)]
pub(super) struct Deadline(Instant);

impl Deadline {
    /// Returns the deadline of a query that begins now.
    pub(super) fn of_query() -> Self {
        Self(Instant::now() + LIMIT)
    }

    /// Returns a deadline that has passed.
    #[cfg(test)]
    pub(super) fn passed() -> Self {
        Self(Instant::now())
    }

    /// Returns `true` if the time is over.
    pub(super) fn is_over(self) -> bool {
        Instant::now() >= self.0
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

/// Runs a search to its end or its deadline on this thread.
pub(super) fn search_in_time(request: SearchRequest, ctx: &Ctx) -> Option<SearchResponse> {
    Deadline::of_query().run(request, ctx, &|| false, None, &mut |_| {})
}
