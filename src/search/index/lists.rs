//! The lists of pairs of one segment while it has no index yet: those that are asked for, looked for in all texts. They
//! are the same bytes as the index will have, so a search finds the same.

use std::collections::HashMap;

use super::{
    Entry, Part,
    postings::{List, keys, put},
};
use crate::{search::Field, text::fold_char};

/// The lists of a segment.
#[derive(Clone, Debug)]
pub(in crate::search) struct Lists<'a> {
    part: &'a Part,
    /// Each list that was asked for.
    found: HashMap<u32, Vec<u8>>,
}

impl<'a> Lists<'a> {
    /// Those of its index.
    pub(in crate::search) fn of(part: &'a Part) -> Self {
        Self { part, found: HashMap::new() }
    }

    /// Adds the keys that cases have, each case once.
    pub(in crate::search) fn add(&mut self, cases: &mut [(u32, Vec<u32>)]) {
        cases.sort_unstable_by_key(|(local, _)| *local);
        let mut next: HashMap<u32, u32> = HashMap::new();
        for (local, keys) in cases {
            for key in keys {
                let next = next.entry(*key).or_default();
                put(self.found.entry(*key).or_default(), *local - *next);
                *next = *local + 1;
            }
        }
    }

    /// The cases that have a pair.
    pub(in crate::search) fn list(&self, key: u32) -> List<'_> {
        if self.part.has_pairs() {
            return self.part.list(key);
        }
        List::new(self.found.get(&key).map_or(&[], Vec::as_slice))
    }
}

/// Keys that are looked for.
pub(in crate::search) struct WantedKeys {
    /// In order.
    keys: Vec<u32>,
    /// The bits of all of them: most others are told apart by theirs.
    bits: Vec<u64>,
}

/// The bit of a key.
fn bit(key: u32) -> (usize, u64) {
    let at = key.wrapping_mul(0x9E37_79B9) >> 16;
    ((at / 64) as usize, 1 << (at % 64))
}

impl WantedKeys {
    pub(in crate::search) fn new(keys: impl Iterator<Item = u32>) -> Self {
        let mut keys: Vec<u32> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        let mut bits = vec![0; 1024];
        for (at, bit) in keys.iter().map(|key| bit(*key)) {
            if let Some(bits) = bits.get_mut(at) {
                *bits |= bit;
            }
        }
        Self { keys, bits }
    }

    fn has(&self, key: u32) -> bool {
        let (at, bit) = bit(key);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0) && self.keys.binary_search(&key).is_ok()
    }

    /// Those of them that the titles and texts of a case have; `None` for none.
    pub(in crate::search) fn of(&self, entry: &Entry<'_>) -> Option<Vec<u32>> {
        let mut found: Vec<u32> = Vec::new();
        let mut look = |text: &str| found.extend(keys(text.chars().filter_map(fold_char)).filter(|key| self.has(*key)));
        entry.shorts().filter(|short| short.field == Field::Title).for_each(|title| look(&title.text()));
        entry.texts().iter().for_each(|text| look(text.as_str()));
        found.sort_unstable();
        found.dedup();
        (!found.is_empty()).then_some(found)
    }
}
