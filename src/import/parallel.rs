//! Parts of a notice read on all processors.

use crate::parallel;

/// The cases, and the rows, that are one task.
pub(super) const CASES: usize = 32;
pub(super) const ROWS: usize = 1000;

/// A part of the work on a notice.
pub(super) type Part<'a, R> = &'a (dyn Fn() -> R + Sync);

/// Does all parts and returns their results in order.
pub(super) fn all<R: Send>(parts: &[Part<'_, R>]) -> Vec<R> {
    each(parts, 1, |part| part())
}

/// Maps `work` over the items and returns the results in order; `step` items are one task. In development builds the units
/// of work of all threads count for the calling one.
pub(super) fn each<T: Sync, R: Send>(items: &[T], step: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    #[cfg(debug_assertions)]
    {
        let counted = parallel::each(items, step, |item| super::work::apart(|| work(item)));
        super::work::add(counted.iter().map(|(_, units)| units).sum());
        counted.into_iter().map(|(result, _)| result).collect()
    }
    #[cfg(not(debug_assertions))]
    parallel::each(items, step, work)
}
