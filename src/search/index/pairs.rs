//! Which cases have which pairs of characters, for all cases of a segment: every place of a pair is sorted by its second
//! character and then, keeping that order, by its first one. Both times the places of a character are counted before, so
//! each goes to its own at once, and nothing is looked up. That is done for blocks of cases that stay near the processor;
//! the sorted blocks are then read side by side.

use std::sync::OnceLock;

use super::postings::{put, short};
use crate::text::fold_char;

/// Characters as they are sorted: [`short`] numbers. None is 0, which stands between texts.
const CODES: usize = 0x1_0000;

/// Characters of the texts of a block; its cases end later.
const BLOCK: usize = 1 << 20;

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
    blocks: Vec<Block>,
    /// How many cases the blocks have.
    cases: u32,
    open: Open,
}

/// The texts of the cases that belong to no block yet.
#[derive(Default)]
struct Open {
    /// The folded characters of all texts, a 0 behind each text.
    codes: Vec<u16>,
    /// Where each case ends in them.
    ends: Vec<usize>,
}

/// The places of pairs in some cases, sorted.
struct Block {
    /// The first of its cases.
    first: u32,
    /// Where the places of each first character end.
    ends: Vec<u32>,
    /// The second character and the case, counted from the first one, in 16 bits each.
    places: Vec<u32>,
}

/// The tables of pairs, as they are stored.
#[derive(Default)]
pub(super) struct PairTables {
    /// The keys of all pairs, in order.
    pub(super) keys: Vec<u8>,
    /// Where the list of each ends.
    pub(super) ends: Vec<u8>,
    /// The cases that have each, list after list.
    pub(super) lists: Vec<u8>,
}

/// The first character of these bytes.
fn first(bytes: &[u8]) -> Option<char> {
    bytes.utf8_chunks().next()?.valid().chars().next()
}

impl Pairs {
    /// Adds a text, as UTF-8, of the case that is not ended yet.
    pub(super) fn add(&mut self, mut text: &[u8]) {
        let table = codes();
        let codes = &mut self.open.codes;
        loop {
            let (c, rest) = match text {
                [a @ 0xE0..=0xEF, b, c, rest @ ..] => {
                    let bits = |byte: &u8| u32::from(byte & 0x3F);
                    (u32::from(a & 0x0F) << 12 | bits(b) << 6 | bits(c), rest)
                }
                [a @ ..0x80, rest @ ..] => (u32::from(*a), rest),
                // No more than one character is looked at: a text may hold nothing else.
                _ => match text.get(..text.len().min(4)).and_then(first) {
                    Some(c) => (u32::from(c), text.get(c.len_utf8()..).unwrap_or_default()),
                    None => break,
                },
            };
            let code = table.get(c as usize).copied();
            let code = code.unwrap_or_else(|| char::from_u32(c).map_or(0, code_of));
            if code != 0 {
                codes.push(code);
            }
            text = rest;
        }
        codes.push(0);
    }

    /// Ends a case.
    pub(super) fn end_case(&mut self) {
        self.open.ends.push(self.open.codes.len());
        if self.open.codes.len() >= BLOCK || self.open.ends.len() == CODES {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        self.blocks.push(self.open.sorted(self.cases));
        self.cases += self.open.ends.len() as u32;
        self.open.codes.clear();
        self.open.ends.clear();
    }

    /// Each case of a pair once.
    pub(super) fn finish(mut self) -> PairTables {
        self.end_block();
        drop(self.open);
        tables(&self.blocks)
    }
}

impl Open {
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

    fn sorted(&self, first_case: u32) -> Block {
        let (mut firsts, mut seconds) = (vec![0_u32; CODES], vec![0_u32; CODES]);
        self.each(|first, second, _| {
            bump(&mut firsts, first);
            bump(&mut seconds, second);
        });
        sum_up(&mut firsts);
        sum_up(&mut seconds);
        let len = seconds.last().map_or(0, |end| *end as usize);
        let mut by_second = vec![0_u32; len];
        let mut next = starts(&seconds);
        self.each(|first, second, case| place(&mut by_second, &mut next, second, u32::from(first) << 16 | case));
        let mut places = vec![0_u32; len];
        let mut next = starts(&firsts);
        for (second, group) in (0_u32..).zip(0..=u16::MAX).map(|(at, code)| (at, group(&seconds, &by_second, code))) {
            for found in group {
                place(&mut places, &mut next, (found >> 16) as u16, second << 16 | found & 0xFFFF);
            }
        }
        Block { first: first_case, ends: firsts, places }
    }
}

/// The tables of all blocks together.
fn tables(blocks: &[Block]) -> PairTables {
    let PairTables { mut keys, mut ends, mut lists } = PairTables::default();
    let mut rests: Vec<(u32, &[u32])> = Vec::with_capacity(blocks.len());
    for first in 0..=u16::MAX {
        rests.clear();
        rests.extend(blocks.iter().map(|block| (block.first, group(&block.ends, &block.places, first))));
        while let Some(second) = rests.iter().filter_map(|(_, rest)| rest.first()).map(|place| place >> 16).min() {
            // The case that may come next.
            let mut next = 0;
            for (case, rest) in &mut rests {
                while let Some((place, others)) = rest.split_first().filter(|(place, _)| *place >> 16 == second) {
                    let case = *case + (place & 0xFFFF);
                    if case >= next {
                        put(&mut lists, case - next);
                        next = case + 1;
                    }
                    *rest = others;
                }
            }
            keys.extend((u32::from(first) << 16 | second).to_le_bytes());
            ends.extend((lists.len() as u32).to_le_bytes());
        }
    }
    PairTables { keys, ends, lists }
}

fn bump(counts: &mut [u32], code: u16) {
    if let Some(count) = counts.get_mut(usize::from(code)) {
        *count += 1;
    }
}

/// From how many to where they end.
fn sum_up(counts: &mut [u32]) {
    let mut sum = 0;
    for count in counts {
        sum += *count;
        *count = sum;
    }
}

/// Where the places of each character begin, by where they end.
fn starts(ends: &[u32]) -> Vec<u32> {
    std::iter::once(0).chain(ends.iter().copied()).take(CODES).collect()
}

/// Puts a place where the next one of this character belongs.
fn place(places: &mut [u32], next: &mut [u32], code: u16, value: u32) {
    if let Some(next) = next.get_mut(usize::from(code)) {
        if let Some(slot) = places.get_mut(*next as usize) {
            *slot = value;
        }
        *next += 1;
    }
}

/// The places of a character, by where those of each end.
fn group<'p>(ends: &[u32], places: &'p [u32], code: u16) -> &'p [u32] {
    let end = |at: usize| ends.get(at).map_or(0, |end| *end as usize);
    let from = usize::from(code).checked_sub(1).map_or(0, end);
    places.get(from..end(code.into())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;
    use crate::search::index::postings::{List, keys};

    proptest! {
        /// The lists are those of a plain count, in however many blocks they are made.
        #[test]
        fn lists_are_those_of_a_plain_count(
            cases in proptest::collection::vec(proptest::collection::vec(TEXT, 0..4), 0..9),
            blocks in proptest::collection::vec(any::<bool>(), 9),
        ) {
            let mut pairs = Pairs::default();
            let mut wanted: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
            for ((case, texts), ends_block) in (0..).zip(&cases).zip(blocks) {
                for text in texts {
                    pairs.add(text.as_bytes());
                    for key in keys(text.chars().filter_map(fold_char)) {
                        wanted.entry(key).or_default().insert(case);
                    }
                }
                pairs.end_case();
                if ends_block {
                    pairs.end_block();
                }
            }
            let wanted: Vec<(u32, Vec<u32>)> =
                wanted.into_iter().map(|(key, cases)| (key, cases.into_iter().collect())).collect();
            let PairTables { keys, ends, lists } = pairs.finish();
            let numbers = |bytes: &[u8]| bytes.chunks(4).map(|four| u32::from_le_bytes(four.try_into().unwrap())).collect::<Vec<_>>();
            let mut from = 0;
            let mut found = Vec::new();
            for (key, end) in numbers(&keys).into_iter().zip(numbers(&ends)) {
                found.push((key, List::new(&lists[from..end as usize]).collect::<Vec<_>>()));
                from = end as usize;
            }
            prop_assert_eq!(found, wanted);
        }
    }

    const TEXT: &str = "[零工市场臺台a-c \u{2B740}\u{1F600}，éß]{0,12}";
}
