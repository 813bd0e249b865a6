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

use super::{
    bloom,
    pairs::{Lists, Pairs},
    part::{FIELDS, Part},
    texts,
};
use crate::{
    corpus::{Bytes, Head, Segment},
    search::Field,
    text::fold,
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
    add_pairs(segment, &build_texts(segment).into())
}

/// The same without the pairs, which is quickly made: a search looks into every case of such a segment.
pub fn build_texts(segment: &Segment) -> Vec<u8> {
    let mut tables = Tables::default();
    for head in segment.heads() {
        tables.begin_case();
        tables.add_shorts(&head);
        texts::write(&head.sections().unwrap_or_default(), head.body(), &mut tables.texts);
    }
    tables.begin_case();
    let texts = [&tables.cases[..], &tables.shorts, &tables.texts, tables.folded.as_bytes()];
    joined(segment, texts, &Lists::default())
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
fn joined(segment: &Segment, [cases, shorts, texts, folded]: [&[u8]; 4], (keys, ends, lists): &Lists) -> Vec<u8> {
    let count = |len: usize| (len as u32).to_le_bytes();
    let header = [
        VERSION.to_le_bytes(),
        segment.len().to_le_bytes(),
        count(shorts.len() / SHORT),
        count(keys.len() / 4),
        count(texts.len()),
        count(lists.len()),
        count(folded.len()),
        count(segment.bytes().len()),
    ];
    let tables = [cases, shorts, keys, ends, texts, lists, folded];
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

    fn add_shorts(&mut self, head: &Head<'_>) {
        let same = |a: &str, b: &str| fold(a).map(|(_, c)| c).eq(fold(b).map(|(_, c)| c));
        self.add_short(Field::Title, 0, head.title());
        if let Some(printed) = head.printed_title().filter(|printed| !same(printed, head.title())) {
            self.add_short(Field::Title, 1, printed);
        }
        self.add_short(Field::Place, 0, &head.place());
        if let Some(department) = head.department() {
            self.add_short(Field::Department, 0, department);
        }
        for (nth, name) in head.systems().enumerate() {
            self.add_short(Field::System, nth, name);
        }
    }
}
