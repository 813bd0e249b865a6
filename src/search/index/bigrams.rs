//! Sorting the bigrams of all cases of a segment into posting lists.
//!
//! Every occurrence is sorted by its second character and then, stably, by its first one: two counting sorts, without any
//! look-up. They run on blocks of cases that fit the processor's cache; the sorted blocks are then merged.

use super::postings::{code, put};
use crate::text::fold_char;

/// Number of character codes. Code 0 stands between texts.
const CODES: usize = 0x1_0000;

/// Characters after which a block ends with the current case.
const BLOCK: usize = 1 << 20;

/// Collects the bigrams of texts, case after case.
#[derive(Default)]
pub(super) struct Bigrams {
    blocks: Vec<Block>,
    /// Number of cases in the blocks.
    cases: u32,
    open: OpenBlock,
}

/// Texts of the cases that are in no block yet.
#[derive(Default)]
struct OpenBlock {
    /// Folded codes of all texts, a 0 after each text.
    codes: Vec<u16>,
    /// End of each case in `codes`.
    ends: Vec<usize>,
}

/// Sorted bigram occurrences of some cases.
struct Block {
    /// Number of its first case.
    first: u32,
    /// End of the occurrences of each first character.
    ends: Vec<u32>,
    /// Second character and case, counted from the first one, 16 bits each.
    occurrences: Vec<u32>,
}

/// Tables of bigrams as they are stored.
#[derive(Default)]
pub(super) struct BigramTables {
    /// Keys of all bigrams, in order.
    pub(super) keys: Vec<u8>,
    /// End of the posting list of each.
    pub(super) ends: Vec<u8>,
    /// Posting lists.
    pub(super) postings: Vec<u8>,
}

impl Bigrams {
    /// Adds a text of the current case.
    pub(super) fn add(&mut self, text: &str) {
        self.open.codes.extend(text.chars().filter_map(fold_char).map(|c| code(c) as u16));
        self.open.codes.push(0);
    }

    /// Ends the current case.
    pub(super) fn end_case(&mut self) {
        self.open.ends.push(self.open.codes.len());
        if self.open.codes.len() >= BLOCK || self.open.ends.len() == CODES {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        self.blocks.push(self.open.sort(self.cases));
        self.cases += self.open.ends.len() as u32;
        self.open.codes.clear();
        self.open.ends.clear();
    }

    /// Merges all blocks into posting lists.
    pub(super) fn finish(mut self) -> BigramTables {
        self.end_block();
        drop(self.open);
        merge(&self.blocks)
    }
}

impl OpenBlock {
    /// Calls `each` with both characters of every bigram and the number of its case.
    fn each(&self, mut each: impl FnMut(u16, u16, u32)) {
        let mut from = 0;
        for (case, end) in (0..).zip(&self.ends) {
            // The last code of a case is 0, so no bigram spans two cases.
            for two in self.codes[from..*end].windows(2).filter(|two| two[0] != 0 && two[1] != 0) {
                each(two[0], two[1], case);
            }
            from = *end;
        }
    }

    fn sort(&self, first_case: u32) -> Block {
        let (mut first_ends, mut second_ends) = (vec![0_u32; CODES], vec![0_u32; CODES]);
        self.each(|first, second, _| {
            first_ends[usize::from(first)] += 1;
            second_ends[usize::from(second)] += 1;
        });
        sum_up(&mut first_ends);
        sum_up(&mut second_ends);
        let len = second_ends[CODES - 1] as usize;
        let mut by_second = vec![0_u32; len];
        let mut next = starts(&second_ends);
        self.each(|first, second, case| put_next(&mut by_second, &mut next, second, u32::from(first) << 16 | case));
        let mut occurrences = vec![0_u32; len];
        let mut next = starts(&first_ends);
        for second in 0..=u16::MAX {
            for found in group(&second_ends, &by_second, second) {
                let value = u32::from(second) << 16 | found & 0xFFFF;
                put_next(&mut occurrences, &mut next, (found >> 16) as u16, value);
            }
        }
        Block { first: first_case, ends: first_ends, occurrences }
    }
}

fn merge(blocks: &[Block]) -> BigramTables {
    let BigramTables { mut keys, mut ends, mut postings } = BigramTables::default();
    let mut rests: Vec<(u32, &[u32])> = Vec::with_capacity(blocks.len());
    for first in 0..=u16::MAX {
        rests.clear();
        rests.extend(blocks.iter().map(|block| (block.first, group(&block.ends, &block.occurrences, first))));
        while let Some(second) = rests.iter().filter_map(|(_, rest)| rest.first()).map(|found| found >> 16).min() {
            // The least case that has no posting yet.
            let mut next = 0;
            for (first_case, rest) in &mut rests {
                while let Some((found, others)) = rest.split_first().filter(|(found, _)| *found >> 16 == second) {
                    let case = *first_case + (found & 0xFFFF);
                    if case >= next {
                        put(&mut postings, case - next);
                        next = case + 1;
                    }
                    *rest = others;
                }
            }
            keys.extend((u32::from(first) << 16 | second).to_le_bytes());
            ends.extend((postings.len() as u32).to_le_bytes());
        }
    }
    BigramTables { keys, ends, postings }
}

/// Turns counts into ends.
fn sum_up(counts: &mut [u32]) {
    let mut sum = 0;
    for count in counts {
        sum += *count;
        *count = sum;
    }
}

/// Returns the start of each group, given their ends.
fn starts(ends: &[u32]) -> Vec<u32> {
    std::iter::once(0).chain(ends.iter().copied()).take(CODES).collect()
}

/// Writes `value` to the next free slot of the group of `code`.
fn put_next(slots: &mut [u32], next: &mut [u32], code: u16, value: u32) {
    let next = &mut next[usize::from(code)];
    slots[*next as usize] = value;
    *next += 1;
}

/// Returns the group of a character, given the ends of all groups.
fn group<'o>(ends: &[u32], occurrences: &'o [u32], code: u16) -> &'o [u32] {
    let code = usize::from(code);
    let start = if code == 0 { 0 } else { ends[code - 1] };
    &occurrences[start as usize..ends[code] as usize]
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;
    use crate::search::index::postings::{PostingIter, keys};

    proptest! {
        #[test]
        fn posting_lists_equal_a_plain_count_for_any_number_of_blocks(
            cases in proptest::collection::vec(proptest::collection::vec(TEXT, 0..4), 0..9),
            blocks in proptest::collection::vec(any::<bool>(), 9),
        ) {
            let mut bigrams = Bigrams::default();
            let mut expected: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
            for ((case, texts), ends_block) in (0..).zip(&cases).zip(blocks) {
                for text in texts {
                    bigrams.add(text);
                    for key in keys(text.chars().filter_map(fold_char)) {
                        expected.entry(key).or_default().insert(case);
                    }
                }
                bigrams.end_case();
                if ends_block {
                    bigrams.end_block();
                }
            }
            let expected: Vec<(u32, Vec<u32>)> =
                expected.into_iter().map(|(key, cases)| (key, cases.into_iter().collect())).collect();
            let BigramTables { keys, ends, postings } = bigrams.finish();
            let numbers = |bytes: &[u8]| bytes.chunks(4).map(|four| u32::from_le_bytes(four.try_into().unwrap())).collect::<Vec<_>>();
            let mut from = 0;
            let mut found = Vec::new();
            for (key, end) in numbers(&keys).into_iter().zip(numbers(&ends)) {
                found.push((key, PostingIter::new(&postings[from..end as usize]).collect::<Vec<_>>()));
                from = end as usize;
            }
            prop_assert_eq!(found, expected);
        }
    }

    const TEXT: &str = "[零工市场臺台a-c \u{2B740}\u{1F600}，éß]{0,12}";
}
