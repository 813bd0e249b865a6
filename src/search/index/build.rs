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
    pairs::{PairTables, Pairs},
    part::{FIELDS, Part},
    texts,
};
use crate::{
    corpus::{Bytes, CaseSummary, Segment},
    search::Field,
    text::fold,
};

/// What an index begins with.
pub(super) const MAGIC: &[u8] = b"anli-idx";
/// The version of its form, of folding, and of what counts as a text of a case.
pub const VERSION: u32 = 3;
/// Bytes before the first table, of the row of a case, of a short field and of a name.
pub(super) const HEADER: usize = 8 + 9 * 4;
pub(super) const CASE: usize = 2 * 4;
pub(super) const SHORT: usize = 4;
pub(super) const NAME: usize = 3 * 4 + 8;

/// The index of a segment, to be stored beside it.
pub fn build(segment: &Segment) -> Vec<u8> {
    add_pairs(segment, &build_texts(segment).into())
}

/// The same without the pairs, which is quickly made: a search looks into every case of such a segment.
pub fn build_texts(segment: &Segment) -> Vec<u8> {
    let mut tables = Tables::default();
    for (local, head) in (0..).zip(segment.summaries()) {
        tables.begin_case();
        tables.add_shorts(local, &head);
        texts::write(&head.sections().unwrap_or_default(), head.body(), &mut tables.texts);
    }
    tables.begin_case();
    let texts = [&tables.cases[..], &tables.shorts, &tables.names, &tables.texts, tables.folded.as_bytes()];
    joined(segment, texts, &PairTables::default())
}

/// Adds the pairs to what [`build_texts`] made of this segment; what it did not make stays as it is.
pub fn add_pairs(segment: &Segment, bytes: &Bytes) -> Vec<u8> {
    let Some(part) = Part::open(bytes.clone(), segment) else { return bytes.to_vec() };
    let mut pairs = Pairs::default();
    for entry in part.entries(segment) {
        entry.shorts().filter(|short| short.field == Field::Title).for_each(|title| pairs.add(title.text().as_bytes()));
        entry.texts().iter().for_each(|text| pairs.add(text.bytes()));
        pairs.end_case();
    }
    joined(segment, part.of_texts(), &pairs.finish())
}

/// The tables behind their header; of those of the texts the folded ones stand last.
fn joined(segment: &Segment, of_texts: [&[u8]; 5], pairs: &PairTables) -> Vec<u8> {
    let PairTables { keys, ends, lists } = pairs;
    let [cases, shorts, names, texts, folded] = of_texts;
    let count = |len: usize| (len as u32).to_le_bytes();
    let header = [
        VERSION.to_le_bytes(),
        segment.len().to_le_bytes(),
        count(shorts.len() / SHORT),
        count(names.len() / NAME),
        count(keys.len() / 4),
        count(texts.len()),
        count(lists.len()),
        count(folded.len()),
        count(segment.bytes().len()),
    ];
    let tables = [cases, shorts, names, keys, ends, texts, lists, folded];
    let mut bytes = Vec::with_capacity(HEADER + tables.iter().map(|table| table.len()).sum::<usize>());
    bytes.extend_from_slice(MAGIC);
    header.iter().for_each(|number| bytes.extend_from_slice(number));
    tables.iter().for_each(|table| bytes.extend_from_slice(table));
    bytes
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

    fn add_shorts(&mut self, local: u32, head: &CaseSummary<'_>) {
        let same = |a: &str, b: &str| fold(a).map(|(_, c)| c).eq(fold(b).map(|(_, c)| c));
        self.add_short(local, Field::Title, 0, head.title());
        if let Some(printed) = head.printed_title().filter(|printed| !same(printed, head.title())) {
            self.add_short(local, Field::Title, 1, printed);
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
}
