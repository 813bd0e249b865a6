//! The same work for many things, on as many processors as there are.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// What `work` makes of each of the `items`, in their order. So many as `step` are one task; fewer than two tasks are
/// not worth a second thread.
pub fn each<T: Sync, R: Send>(items: &[T], step: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let tasks: Vec<&[T]> = items.chunks(step.max(1)).collect();
    if tasks.len() < 2 {
        return items.iter().map(work).collect();
    }
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let run = || {
        let mut own = Vec::new();
        while let Some((nth, task)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, tasks.get(n)?)))
        {
            own.push((nth, task.iter().map(&work).collect::<Vec<R>>()));
        }
        done.lock().unwrap_or_else(PoisonError::into_inner).append(&mut own);
    };
    thread::scope(|scope| {
        for _ in 1..thread::available_parallelism().map_or(1, usize::from).min(tasks.len()) {
            // Without a thread (a process limit) this one does all the work.
            let _ = thread::Builder::new().spawn_scoped(scope, run);
        }
        run();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(nth, _)| *nth);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn results_stand_in_the_order_of_what_they_were_made_of() {
        for len in [0, 1, 7, 8, 9, 1000] {
            let items: Vec<usize> = (0..len).collect();
            assert_eq!(each(&items, 8, |item| item * 3), items.iter().map(|item| item * 3).collect::<Vec<_>>());
        }
    }
}
