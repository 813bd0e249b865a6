//! Counts the work of an import in development builds, for tests: characters handed out, rows measured, words compared.

use std::cell::Cell;

thread_local! {
    static UNITS: Cell<usize> = const { Cell::new(0) };
}

/// Adds units of work.
pub(crate) fn add(units: usize) {
    UNITS.with(|all| all.set(all.get() + units));
}

/// Returns what `run` returns and its units of work, which are not counted for this thread.
pub(crate) fn apart<R>(run: impl FnOnce() -> R) -> (R, usize) {
    let before = UNITS.with(Cell::get);
    let result = run();
    (result, UNITS.with(|all| all.replace(before)) - before)
}

/// Returns the units of work that `run` takes on this thread.
pub fn of(run: impl FnOnce()) -> usize {
    let before = UNITS.with(Cell::get);
    run();
    UNITS.with(Cell::get) - before
}
