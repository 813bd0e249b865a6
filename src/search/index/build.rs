//! Making the index of a segment.
//!
//! All numbers 32 bits, little-endian, but for the blooms:
//!
//! ```text
//! magic 8 · version · cases · shorts · keys · bytes of texts · bytes of lists · bytes of folded shorts · size of the segment
//! a row for each case and one more    where its shorts and its texts begin
//! a row for each short field          end of its folded text, field and number, bloom (64 bits)
//! the keys of pairs in order          two characters of 16 bits
//! the ends of their lists
//! texts · lists · folded shorts
//! ```

use std::collections::HashMap;

use super::{
    bloom,
    part::FIELDS,
    postings::{keys, put},
    texts,
};
use crate::{
    corpus::{Case, Head, Segment},
    search::Field,
    text::{fold, fold_char},
};

/// What an index begins with.
pub(super) const MAGIC: &[u8] = b"anli-idx";
/// The version of its form, of folding, and of what counts as a text of a case.
pub const VERSION: u32 = 1;
/// Bytes before the first table, of the row of a case and of that of a short field.
pub(super) const HEADER: usize = 8 + 8 * 4;
pub(super) const CASE: usize = 2 * 4;
pub(super) const SHORT: usize = 2 * 4 + 8;

/// The index of a segment, to be stored beside it.
pub fn build(segment: &Segment) -> Vec<u8> {
    let mut tables = Tables::default();
    let mut pairs = Pairs::default();
    for (local, head) in (0..).zip(segment.heads()) {
        tables.begin_case();
        let case = head.case().unwrap_or_else(|| head.without_text());
        tables.add_shorts(&head, &mut pairs);
        tables.add_texts(&case, &head, &mut pairs);
        pairs.end_case(local);
    }
    tables.begin_case();
    tables.finish(segment, pairs)
}

#[derive(Default)]
struct Tables {
    cases: Vec<u8>,
    shorts: Vec<u8>,
    texts: Vec<u8>,
    folded: String,
}

impl Tables {
    fn begin_case(&mut self) {
        for number in [self.shorts.len() / SHORT, self.texts.len()] {
            self.cases.extend((number as u32).to_le_bytes());
        }
    }

    fn add_short(&mut self, field: Field, nth: usize, text: &str) {
        let start = self.folded.len();
        self.folded.extend(fold(text).map(|(_, c)| c));
        let bloom = bloom(self.folded.get(start..).unwrap_or_default());
        let field = FIELDS.iter().position(|known| *known == field).unwrap_or(0);
        self.shorts.extend((self.folded.len() as u32).to_le_bytes());
        self.shorts.extend((field as u32 | (nth as u32) << 8).to_le_bytes());
        self.shorts.extend(bloom.to_le_bytes());
    }

    fn add_shorts(&mut self, head: &Head<'_>, pairs: &mut Pairs) {
        let same = |a: &str, b: &str| fold(a).map(|(_, c)| c).eq(fold(b).map(|(_, c)| c));
        self.add_short(Field::Title, 0, head.title());
        pairs.add(head.title());
        if let Some(printed) = head.printed_title().filter(|printed| !same(printed, head.title())) {
            self.add_short(Field::Title, 1, printed);
            pairs.add(printed);
        }
        self.add_short(Field::Place, 0, &head.place());
        if let Some(department) = head.department() {
            self.add_short(Field::Department, 0, department);
        }
        for (nth, name) in head.systems().enumerate() {
            self.add_short(Field::System, nth, name);
        }
    }

    fn add_texts(&mut self, case: &Case, head: &Head<'_>, pairs: &mut Pairs) {
        let added = texts::texts_of(case);
        added.iter().for_each(|added| pairs.add(&added.text));
        texts::write(&added, head.body(), &mut self.texts);
    }

    fn finish(self, segment: &Segment, pairs: Pairs) -> Vec<u8> {
        let (keys, ends, lists) = pairs.finish();
        let count = |len: usize| (len as u32).to_le_bytes();
        let header = [
            VERSION.to_le_bytes(),
            segment.len().to_le_bytes(),
            count(self.shorts.len() / SHORT),
            count(keys.len() / 4),
            count(self.texts.len()),
            count(lists.len()),
            count(self.folded.len()),
            count(segment.bytes().len()),
        ];
        let tables = [&self.cases, &self.shorts, &keys, &ends, &self.texts, &lists, self.folded.as_bytes()];
        let mut bytes = Vec::with_capacity(HEADER + tables.iter().map(|table| table.len()).sum::<usize>());
        bytes.extend_from_slice(MAGIC);
        header.iter().for_each(|number| bytes.extend_from_slice(number));
        tables.iter().for_each(|table| bytes.extend_from_slice(table));
        bytes
    }
}

/// The pairs of characters of all cases so far: each case has a pair once.
#[derive(Default)]
struct Pairs {
    /// A number for each key, in the order in which they were met.
    numbers: HashMap<u32, u32, Quick>,
    /// For each number the last case that has it, counted from 1, and how many have.
    seen: Vec<(u32, u32)>,
    /// The numbers of the pairs of each case, case after case, and where each case ends.
    row: Vec<u32>,
    ends: Vec<usize>,
}

impl Pairs {
    fn add(&mut self, text: &str) {
        let case = self.ends.len() as u32 + 1;
        for key in keys(text.chars().filter_map(fold_char)) {
            let next = self.seen.len() as u32;
            let number = *self.numbers.entry(key).or_insert(next);
            if number == next {
                self.seen.push((0, 0));
            }
            if let Some(seen) = self.seen.get_mut(number as usize).filter(|seen| seen.0 != case) {
                *seen = (case, seen.1 + 1);
                self.row.push(number);
            }
        }
    }

    fn end_case(&mut self, local: u32) {
        debug_assert_eq!(local as usize, self.ends.len(), "cases come in order");
        self.ends.push(self.row.len());
    }

    /// The keys, the ends of their lists, and the lists.
    fn finish(self) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
        let mut order: Vec<(u32, u32)> = self.numbers.into_iter().collect();
        order.sort_unstable();
        // Where the cases of each number begin in one row of all lists.
        let mut starts = vec![0_usize; self.seen.len()];
        let mut end = 0;
        for (_, number) in &order {
            if let (Some(start), Some(seen)) = (starts.get_mut(*number as usize), self.seen.get(*number as usize)) {
                *start = end;
                end += seen.1 as usize;
            }
        }
        let mut cases = vec![0_u32; end];
        let mut next = starts.clone();
        let mut from = 0;
        for (case, to) in (0..).zip(&self.ends) {
            for number in self.row.get(from..*to).unwrap_or_default() {
                if let Some(place) = next.get_mut(*number as usize) {
                    if let Some(slot) = cases.get_mut(*place) {
                        *slot = case;
                    }
                    *place += 1;
                }
            }
            from = *to;
        }
        let (mut keys, mut ends) = (Vec::with_capacity(order.len() * 4), Vec::with_capacity(order.len() * 4));
        let mut lists = Vec::with_capacity(cases.len());
        for (key, number) in order {
            keys.extend(key.to_le_bytes());
            let number = number as usize;
            let range = starts.get(number).zip(next.get(number));
            let mut expected = 0;
            for case in range.and_then(|(from, to)| cases.get(*from..*to)).unwrap_or_default() {
                put(&mut lists, case - expected);
                expected = case + 1;
            }
            ends.extend((lists.len() as u32).to_le_bytes());
        }
        (keys, ends, lists)
    }
}

/// A hash for keys that are numbers already.
#[derive(Clone, Copy, Default)]
struct Quick(u64);

impl std::hash::BuildHasher for Quick {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        Self(0)
    }
}

impl std::hash::Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32((*byte).into()));
    }

    fn write_u32(&mut self, number: u32) {
        let mixed = (self.0 ^ u64::from(number)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 29;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
