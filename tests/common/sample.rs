//! Samples of tables that are too long for every run.

use std::{
    collections::hash_map::RandomState,
    env,
    hash::{BuildHasher, DefaultHasher, Hash, Hasher},
};

/// Returns the edges and `count` of the other entries, chosen at random. With `ANLI_ALL` set, as in `.ci/run`, returns
/// all entries. A failing test shows the seed; `ANLI_SEED` repeats it.
#[expect(clippy::print_stdout, reason = "a failing test shows the seed")]
pub(crate) fn sample<T>(entries: impl IntoIterator<Item = T>, is_edge: impl Fn(&T) -> bool, count: usize) -> Vec<T> {
    let (mut chosen, mut others): (Vec<T>, Vec<T>) = entries.into_iter().partition(is_edge);
    let mut count = count.min(others.len());
    if env::var_os("ANLI_ALL").is_some() {
        count = others.len();
    }
    let seed = env::var("ANLI_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed: u64 = seed.unwrap_or_else(|| RandomState::new().hash_one(0));
    println!("{count} of {} entries at random; to repeat them: ANLI_SEED={seed}", others.len());
    for nth in 0..count {
        let mut hasher = DefaultHasher::new();
        (seed, nth).hash(&mut hasher);
        chosen.push(others.swap_remove(hasher.finish() as usize % others.len()));
    }
    chosen
}
