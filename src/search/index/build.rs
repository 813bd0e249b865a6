//! Making the index of a segment.
//!
//! All numbers 32 bits, little-endian, but for the blooms:
//!
//! ```text
//! magic 8 · version · cases · shorts · names · keys · bytes of texts, of lists, of folded names · size of the segment
//! a row for each case and one more    where its shorts and its texts begin
//! a row for each short field          the number of its name
//! a row for each name                 end of its folded text, field and which of its kind, a case, bloom (64 bits)
//! the keys of pairs in order          two characters of 16 bits
//! the ends of their lists
//! texts · lists · folded names
//! ```
//!
//! A name is what stands in a short field. Most cases share their place, department and systems with others: a search
//! looks at each name once.

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
pub const VERSION: u32 = 2;
/// Bytes before the first table, of the row of a case, of a short field and of a name.
pub(super) const HEADER: usize = 8 + 9 * 4;
pub(super) const CASE: usize = 2 * 4;
pub(super) const SHORT: usize = 4;
pub(super) const NAME: usize = 3 * 4 + 8;

/// The index of a segment, to be stored beside it.
pub fn build(segment: &Segment) -> Vec<u8> {
    let mut tables = Tables::default();
    let mut pairs = Pairs::default();
    for (local, head) in (0..).zip(segment.heads()) {
        tables.begin_case();
        let case = head.case().unwrap_or_else(|| head.without_text());
        tables.add_shorts(local, &head, &mut pairs);
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
    names: Vec<u8>,
    /// The number of each name, by field and text.
    numbers: HashMap<(Field, String), u32>,
    texts: Vec<u8>,
    folded: String,
}

impl Tables {
    fn begin_case(&mut self) {
        for number in [self.shorts.len() / SHORT, self.texts.len()] {
            self.cases.extend((number as u32).to_le_bytes());
        }
    }

    /// Adds the short field of a case that is the n-th of its kind there.
    fn add_short(&mut self, local: u32, field: Field, nth: u32, text: &str) {
        self.add_name(local, field, nth, text, text.to_owned());
    }

    /// The same where more than the text says what is another name.
    fn add_name(&mut self, local: u32, field: Field, nth: u32, text: &str, name: String) {
        let next = self.numbers.len() as u32;
        let number = *self.numbers.entry((field, name)).or_insert(next);
        self.shorts.extend(number.to_le_bytes());
        if number < next {
            return;
        }
        let start = self.folded.len();
        self.folded.extend(fold(text).map(|(_, c)| c));
        let bloom = bloom(self.folded.get(start..).unwrap_or_default());
        let field = FIELDS.iter().position(|known| *known == field).unwrap_or(0);
        for row in [self.folded.len() as u32, field as u32 | nth << 8, local] {
            self.names.extend(row.to_le_bytes());
        }
        self.names.extend(bloom.to_le_bytes());
    }

    fn add_shorts(&mut self, local: u32, head: &Head<'_>, pairs: &mut Pairs) {
        let same = |a: &str, b: &str| fold(a).map(|(_, c)| c).eq(fold(b).map(|(_, c)| c));
        self.add_short(local, Field::Title, 0, head.title());
        pairs.add(head.title());
        if let Some(printed) = head.printed_title().filter(|printed| !same(printed, head.title())) {
            self.add_short(local, Field::Title, 1, printed);
            pairs.add(printed);
        }
        let places = [Some(head.province()), head.city(), head.county()].map(Option::unwrap_or_default);
        self.add_name(local, Field::Place, 0, &head.place(), places.join("\n"));
        if let Some(department) = head.department() {
            self.add_short(local, Field::Department, 0, department);
        }
        for (nth, name) in (0..).zip(head.systems()) {
            self.add_short(local, Field::System, nth, name);
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
            count(self.names.len() / NAME),
            count(keys.len() / 4),
            count(self.texts.len()),
            count(lists.len()),
            count(self.folded.len()),
            count(segment.bytes().len()),
        ];
        let tables =
            [&self.cases, &self.shorts, &self.names, &keys, &ends, &self.texts, &lists, self.folded.as_bytes()];
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
