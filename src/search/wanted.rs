//! Work on many cases at once, on as many processors as there are, until nobody wants the answer any more.

use std::ops::Range;

use crate::{corpus::CaseIx, parallel};

/// Fewer steps than this are not worth a second thread.
const WORTH: u32 = 8;

/// Says whether the answer is still wanted, and when something of it is to be shown.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    wanted: Option<&'a (dyn Fn() -> bool + Sync)>,
    due: Option<&'a (dyn Fn() -> bool + Sync)>,
    likely: &'a [CaseIx],
}

impl<'a> Wanted<'a> {
    /// Always, and all at once.
    pub const fn always() -> Self {
        Self { wanted: None, due: None, likely: &[] }
    }

    /// As long as `wanted` says so. It is asked every hundred cases or so, from any thread.
    pub fn while_true(wanted: &'a (dyn Fn() -> bool + Sync)) -> Self {
        Self { wanted: Some(wanted), due: None, likely: &[] }
    }

    /// In parts: when `due` says so, what is found so far is told. It is asked as often, from any thread.
    pub fn in_parts(self, due: &'a (dyn Fn() -> bool + Sync)) -> Self {
        Self { due: Some(due), ..self }
    }

    /// The same where these cases are likely to be among the best, as those are that a shorter query found: what comes in
    /// parts begins with them.
    pub fn likely(self, likely: &'a [CaseIx]) -> Self {
        Self { likely, ..self }
    }

    /// The cases that are likely to be among the best.
    pub(super) fn likely_cases(self) -> &'a [CaseIx] {
        self.likely
    }

    /// The same, all at once.
    pub(super) fn at_once(self) -> Self {
        Self { due: None, ..self }
    }

    /// Whether it is.
    pub(super) fn is(self) -> bool {
        self.wanted.is_none_or(|wanted| wanted())
    }

    /// Whether it comes in parts.
    pub fn has_parts(self) -> bool {
        self.due.is_some()
    }

    /// Whether something is to be told.
    fn is_due(self) -> bool {
        self.due.is_some_and(|due| due())
    }
}

/// What `work` finds for the numbers of a range, `step` after `step`, in order, and the first number that is left: the
/// end, but where something of it is to be told or it is no longer wanted.
pub(super) fn some<T: Send>(
    range: Range<u32>,
    step: u32,
    wanted: Wanted<'_>,
    work: impl Fn(u32) -> Option<T> + Sync,
) -> (Vec<T>, u32) {
    parallel::some(range, step, WORTH, &|| wanted.is() && !wanted.is_due(), work)
}

/// The same for all numbers below `len`; incomplete where it is no longer wanted.
pub(super) fn over<T: Send>(len: u32, step: u32, wanted: Wanted<'_>, work: impl Fn(u32) -> Option<T> + Sync) -> Vec<T> {
    some(0..len, step, wanted.at_once(), work).0
}
