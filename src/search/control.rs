//! Cancellation and progress of a search, and the parallel loops that obey them.

use std::ops::Range;

use crate::{corpus::CaseIx, desk::Desk, parallel};

/// Fewer steps than this are not worth a second thread.
const MIN_STEPS: u32 = 8;

/// A callback that is polled after a bounded piece of work, from any thread: so many cases that a large query is polled
/// more often, some values of a dictionary, one text for an expression.
type Ask<'a> = Option<&'a (dyn Fn() -> bool + Sync)>;

/// Cancellation token of a search, with the wish for partial results and the desk of the person who searches.
#[derive(Clone, Copy, Default)]
pub struct SearchControl<'a> {
    cancelled: Ask<'a>,
    report: Ask<'a>,
    pub(super) priority_cases: &'a [CaseIx],
    pub(super) desk: Option<&'a Desk>,
}

impl<'a> SearchControl<'a> {
    /// Returns a control that never cancels and asks for no partial results.
    pub const fn uninterrupted() -> Self {
        Self { cancelled: None, report: None, priority_cases: &[], desk: None }
    }

    /// Returns a control that cancels the search once `is_cancelled` returns `true`.
    pub fn cancelled_when(is_cancelled: &'a (dyn Fn() -> bool + Sync)) -> Self {
        Self { cancelled: Some(is_cancelled), ..Self::uninterrupted() }
    }

    /// Asks for partial results whenever `should_report` returns `true`.
    pub fn report_when(self, should_report: &'a (dyn Fn() -> bool + Sync)) -> Self {
        Self { report: Some(should_report), ..self }
    }

    /// Has these cases searched before all others, so that partial results begin with them: the hits of a shorter query
    /// are likely to be among the best.
    pub fn with_priority_cases(self, priority_cases: &'a [CaseIx]) -> Self {
        Self { priority_cases, ..self }
    }

    /// Gives the desk, which filters and facets of it read.
    pub fn with_desk(self, desk: Option<&'a Desk>) -> Self {
        Self { desk, ..self }
    }

    /// Returns the control without partial results.
    pub(super) fn without_reports(self) -> Self {
        Self { report: None, ..self }
    }

    /// Returns `true` if partial results are asked for.
    pub fn has_reports(self) -> bool {
        self.report.is_some()
    }

    /// Returns `true` if the search was cancelled.
    pub(super) fn is_cancelled(self) -> bool {
        self.cancelled.is_some_and(|is_cancelled| is_cancelled())
    }

    fn should_report(self) -> bool {
        self.report.is_some_and(|should_report| should_report())
    }
}

/// Calls `work` for the numbers of a range, `step` at a time on all processors, and returns the results in order. Stops
/// early when cancelled or when a report is due; the second value is the first number that is left.
pub(super) fn map_until_report<T: Send>(
    range: Range<u32>,
    step: u32,
    control: SearchControl<'_>,
    work: impl Fn(u32) -> Option<T> + Sync,
) -> (Vec<T>, u32) {
    parallel::some(range, step, MIN_STEPS, &|| !control.is_cancelled() && !control.should_report(), work)
}
