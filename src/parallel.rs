//! Work for many items on all processors.

use std::{
    ops::Range,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};

/// Maps `work` over the `items` and returns the results in order. `step` items are one task; a single task is done
/// without a second thread.
pub fn each<T: Sync, R: Send>(items: &[T], step: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let [len, step] = [items.len(), step].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    let made = |nth: u32| Some(work(items.get(nth as usize)?));
    some(0..len, step, 2, &|| true, made).0
}

/// Maps `work` over a range of numbers; returns the results in order and the first number that is left. That is the end,
/// unless `goes_on` returns `false`; it is called before each task of `step` numbers, from any thread. Fewer than `worth`
/// tasks are done without a second thread.
pub fn some<T: Send>(
    range: Range<u32>,
    step: u32,
    worth: u32,
    goes_on: &(dyn Fn() -> bool + Sync),
    work: impl Fn(u32) -> Option<T> + Sync,
) -> (Vec<T>, u32) {
    let step = step.max(1);
    let next = AtomicU32::new(range.start);
    let run = || {
        let mut own: Vec<(u32, Vec<T>)> = Vec::new();
        // A task that was taken is done to its end; at least one is taken, so that there is an end.
        while own.is_empty() || goes_on() {
            let from = next.fetch_add(step, Ordering::Relaxed);
            if from >= range.end {
                break;
            }
            own.push((from, (from..range.end.min(from.saturating_add(step))).filter_map(&work).collect()));
        }
        own
    };
    let tasks = range.end.saturating_sub(range.start).div_ceil(step);
    let threads = if tasks < worth { 1 } else { thread::available_parallelism().map_or(1, usize::from) };
    let threads = threads.min(tasks as usize).max(1);
    let all = Mutex::new(Vec::new());
    let give = || {
        let mut own = run();
        all.lock().unwrap_or_else(PoisonError::into_inner).append(&mut own);
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // Without another thread (a process limit) this one does all the work.
            let _ = thread::Builder::new().spawn_scoped(scope, give);
        }
        give();
    });
    let mut all = all.into_inner().unwrap_or_else(PoisonError::into_inner);
    all.sort_unstable_by_key(|(from, _)| *from);
    let mut found = Vec::with_capacity(all.iter().map(|(_, own)| own.len()).sum());
    all.into_iter().for_each(|(_, mut own)| found.append(&mut own));
    (found, next.into_inner().min(range.end))
}
