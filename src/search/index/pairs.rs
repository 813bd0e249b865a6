//! Which cases have which pairs of characters, for all cases of a segment at once: every place of a pair is sorted by
//! its second character and then, keeping that order, by its first one. Both times the places of a character are
//! counted before, so each goes to its own at once, and nothing is looked up.

use std::sync::OnceLock;

use super::postings::{put, short};
use crate::text::fold_char;

/// Characters as they are sorted: [`short`] numbers. None is 0, which stands between texts.
const CODES: usize = 0x1_0000;

/// What each character of the Basic Multilingual Plane folds to; 0 if it counts for nothing.
fn codes() -> &'static [u16] {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    TABLE.get_or_init(|| (0..CODES as u32).map(|code| char::from_u32(code).map_or(0, code_of)).collect())
}

fn code_of(c: char) -> u16 {
    fold_char(c).map_or(0, |folded| short(folded) as u16)
}

/// The texts of cases, case after case.
#[derive(Default)]
pub(super) struct Pairs {
    /// The folded characters of all texts, a 0 behind each text.
    codes: Vec<u16>,
    /// Where each case ends in them.
    ends: Vec<usize>,
}

/// The keys of pairs in order, the ends of their lists, and the lists.
pub(super) type Lists = (Vec<u8>, Vec<u8>, Vec<u8>);

impl Pairs {
    /// Adds a text of the case that is not ended yet.
    pub(super) fn add(&mut self, text: &str) {
        let table = codes();
        for c in text.chars() {
            let code = table.get(c as usize).copied().unwrap_or_else(|| code_of(c));
            if code != 0 {
                self.codes.push(code);
            }
        }
        self.codes.push(0);
    }

    /// Ends a case.
    pub(super) fn end_case(&mut self) {
        self.ends.push(self.codes.len());
    }

    /// Each case of a pair once.
    pub(super) fn finish(self) -> Lists {
        if self.ends.len() <= CODES { self.sorted::<u32>() } else { self.sorted::<u64>() }
    }

    /// Calls with the two characters of every place of a pair and the number of its case.
    fn each(&self, mut call: impl FnMut(u16, u16, u32)) {
        let mut from = 0;
        for (case, end) in (0..).zip(&self.ends) {
            let mut last = 0;
            for code in self.codes.get(from..*end).unwrap_or_default() {
                if last != 0 && *code != 0 {
                    call(last, *code, case);
                }
                last = *code;
            }
            from = *end;
        }
    }

    fn sorted<T: Place>(self) -> Lists {
        let (mut firsts, mut seconds) = (vec![0_u32; CODES], vec![0_u32; CODES]);
        self.each(|first, second, _| {
            bump(&mut firsts, first);
            bump(&mut seconds, second);
        });
        let ends = |counts: &[u32]| -> Vec<u32> {
            let sums = counts.iter().scan(0, |sum, count| {
                *sum += count;
                Some(*sum)
            });
            sums.collect()
        };
        let (firsts, seconds) = (ends(&firsts), ends(&seconds));
        let len = seconds.last().map_or(0, |end| *end as usize);
        let mut by_second = vec![T::default(); len];
        let mut next = starts(&seconds);
        self.each(|first, second, case| place(&mut by_second, &mut next, second, T::new(first, case)));
        drop(self);
        let mut by_first = vec![T::default(); len];
        let mut next = starts(&firsts);
        for (second, places) in groups(&seconds, &by_second) {
            for (first, case) in places.iter().map(|place| place.parts()) {
                place(&mut by_first, &mut next, first, T::new(second, case));
            }
        }
        drop(by_second);
        lists(groups(&firsts, &by_first))
    }
}

/// The places of each first character, in order, as bytes.
fn lists<'p, T: Place + 'p>(places: impl Iterator<Item = (u16, &'p [T])>) -> Lists {
    let (mut keys, mut ends, mut lists) = (Vec::new(), Vec::new(), Vec::new());
    for (first, places) in places {
        // The second character of the list that is being written, and the case that may come next.
        let (mut current, mut next) = (None, 0);
        for (second, case) in places.iter().map(|place| place.parts()) {
            if current != Some(second) {
                if current.is_some() {
                    ends.extend((lists.len() as u32).to_le_bytes());
                }
                keys.extend((u32::from(first) << 16 | u32::from(second)).to_le_bytes());
                (current, next) = (Some(second), 0);
            }
            if case >= next {
                put(&mut lists, case - next);
                next = case + 1;
            }
        }
        if current.is_some() {
            ends.extend((lists.len() as u32).to_le_bytes());
        }
    }
    (keys, ends, lists)
}

/// A character and a case in one number.
trait Place: Copy + Default {
    fn new(code: u16, case: u32) -> Self;
    fn parts(self) -> (u16, u32);
}

/// For up to 65,536 cases, which nearly all segments have.
impl Place for u32 {
    fn new(code: u16, case: u32) -> Self {
        u32::from(code) << 16 | case & 0xFFFF
    }

    fn parts(self) -> (u16, u32) {
        ((self >> 16) as u16, self & 0xFFFF)
    }
}

impl Place for u64 {
    fn new(code: u16, case: u32) -> Self {
        u64::from(code) << 32 | u64::from(case)
    }

    fn parts(self) -> (u16, u32) {
        ((self >> 32) as u16, self as u32)
    }
}

fn bump(counts: &mut [u32], code: u16) {
    if let Some(count) = counts.get_mut(usize::from(code)) {
        *count += 1;
    }
}

/// Where the places of each character begin, by where they end.
fn starts(ends: &[u32]) -> Vec<u32> {
    std::iter::once(0).chain(ends.iter().copied()).take(CODES).collect()
}

/// Puts a place where the next one of this character belongs.
fn place<T>(places: &mut [T], next: &mut [u32], code: u16, value: T) {
    if let Some(next) = next.get_mut(usize::from(code)) {
        if let Some(slot) = places.get_mut(*next as usize) {
            *slot = value;
        }
        *next += 1;
    }
}

/// The places of each character that has some, by where they end.
fn groups<'p, T>(ends: &'p [u32], places: &'p [T]) -> impl Iterator<Item = (u16, &'p [T])> {
    let mut from = 0;
    (0..=u16::MAX).zip(ends).filter_map(move |(code, end)| {
        let group = places.get(from..*end as usize).filter(|group| !group.is_empty());
        from = *end as usize;
        group.map(|group| (code, group))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;
    use crate::search::index::postings::{List, keys};

    proptest! {
        /// The lists are those of a plain count, in both widths.
        #[test]
        fn lists_are_those_of_a_plain_count(cases in proptest::collection::vec(proptest::collection::vec("[零工市场臺台a-c \u{2B740}\u{1F600}，]{0,12}", 0..4), 0..9)) {
            let make = || {
                let mut pairs = Pairs::default();
                for texts in &cases {
                    texts.iter().for_each(|text| pairs.add(text));
                    pairs.end_case();
                }
                pairs
            };
            let mut wanted: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
            for (case, texts) in (0..).zip(&cases) {
                for key in texts.iter().flat_map(|text| keys(text.chars().filter_map(fold_char)).collect::<Vec<_>>()) {
                    wanted.entry(key).or_default().insert(case);
                }
            }
            let wanted: Vec<(u32, Vec<u32>)> = wanted.into_iter().map(|(key, cases)| (key, cases.into_iter().collect())).collect();
            for (keys, ends, lists) in [make().sorted::<u32>(), make().sorted::<u64>()] {
                let numbers = |bytes: &[u8]| bytes.chunks(4).map(|four| u32::from_le_bytes(four.try_into().unwrap())).collect::<Vec<_>>();
                let mut from = 0;
                let found: Vec<(u32, Vec<u32>)> = numbers(&keys).into_iter().zip(numbers(&ends)).map(|(key, end)| {
                    let list = List::new(&lists[from..end as usize]).collect();
                    from = end as usize;
                    (key, list)
                }).collect();
                prop_assert_eq!(&found, &wanted);
            }
        }
    }
}
