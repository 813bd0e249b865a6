//! Work on many cases at once, on as many processors as there are, until nobody wants the answer any more.

use std::{
    ops::Range,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};

/// Cases that one step works on.
const STEP: u32 = 512;
/// Fewer cases than this are not worth a second thread.
const WORTH: u32 = 4 * STEP;

/// Says whether the answer is still wanted.
#[derive(Clone, Copy)]
pub struct Wanted<'a>(Option<&'a (dyn Fn() -> bool + Sync)>);

impl<'a> Wanted<'a> {
    /// Always.
    pub const fn always() -> Self {
        Self(None)
    }

    /// As long as `wanted` says so. It is asked every few hundred cases, from any thread.
    pub fn while_true(wanted: &'a (dyn Fn() -> bool + Sync)) -> Self {
        Self(Some(wanted))
    }

    /// Whether it is.
    pub(super) fn is(self) -> bool {
        self.0.is_none_or(|wanted| wanted())
    }
}

/// Applies `work` to the numbers below `len` and gives what it finds, in order; an incomplete answer where it is no
/// longer wanted.
pub(super) fn over<T: Send>(len: u32, wanted: Wanted<'_>, work: impl Fn(u32) -> Option<T> + Sync) -> Vec<(u32, T)> {
    let step = |range: Range<u32>| -> Vec<(u32, T)> { range.filter_map(|at| Some((at, work(at)?))).collect() };
    let next = AtomicU32::new(0);
    let run = || {
        let mut own: Vec<(u32, Vec<(u32, T)>)> = Vec::new();
        while wanted.is() {
            let from = next.fetch_add(STEP, Ordering::Relaxed);
            if from >= len {
                break;
            }
            own.push((from, step(from..len.min(from + STEP))));
        }
        own
    };
    let threads = if len < WORTH { 1 } else { thread::available_parallelism().map_or(1, usize::from) };
    let mut all = if threads == 1 {
        run()
    } else {
        let all = Mutex::new(Vec::new());
        let give = || {
            let mut own = run();
            all.lock().unwrap_or_else(PoisonError::into_inner).append(&mut own);
        };
        thread::scope(|scope| {
            for _ in 1..threads {
                // Without another thread this one does all the work.
                let _ = thread::Builder::new().spawn_scoped(scope, give);
            }
            give();
        });
        all.into_inner().unwrap_or_else(PoisonError::into_inner)
    };
    all.sort_unstable_by_key(|(from, _)| *from);
    let mut found = Vec::with_capacity(all.iter().map(|(_, own)| own.len()).sum());
    all.into_iter().for_each(|(_, mut own)| found.append(&mut own));
    found
}
