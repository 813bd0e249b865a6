//! The index of one segment, read in place. Its bytes are not trusted: damaged parts read as empty.

use std::borrow::Cow;

use super::{
    layout::{CASE, CASE_VALUE, FIELDS, HEADER, INDEX_VERSION, MAGIC, MAGIC_VALUES, VALUE, number},
    postings::PostingIter,
    texts::{CaseText, counts_fit, texts},
};
use crate::{
    corpus::{Bytes, CaseSummary, Segment},
    search::hit::Field,
};

/// The index of one segment.
#[derive(Clone, Debug, Default)]
pub(crate) struct SegmentIndex {
    bytes: Bytes,
    has_postings: bool,
    cases: usize,
    values: usize,
    /// Start of each table, and the end of the last.
    tables: [usize; 9],
}

/// The tables, in order.
#[derive(Clone, Copy)]
pub(super) enum Table {
    Cases,
    CaseValues,
    Values,
    Keys,
    Ends,
    Texts,
    Postings,
    Folded,
}

/// One case of a segment and its index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CaseEntry<'a> {
    /// Index of the segment.
    pub(crate) index: &'a SegmentIndex,
    pub(crate) segment: &'a Segment,
    /// Number of the case in its segment.
    pub(crate) local: u32,
    /// Fields that are read without decoding the case.
    pub(crate) summary: CaseSummary<'a>,
}

/// A value of the dictionary: the text of a short field that some cases of the segment share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FieldValue<'a> {
    pub(crate) field: Field,
    /// Folded text, as UTF-8.
    pub(crate) folded: &'a [u8],
    /// Bloom filter of the folded characters.
    pub(crate) bloom: u64,
    /// A case that has the value.
    pub(crate) summary: CaseSummary<'a>,
    /// Ordinal of the value among those of its field in that case.
    nth: u32,
}

impl SegmentIndex {
    /// Opens an index that was built of `segment`; `None` for any other bytes.
    pub(super) fn open(bytes: Bytes, segment: &Segment) -> Option<Self> {
        let (magic, rest) = bytes.split_first_chunk()?;
        let (header, _) = rest.as_chunks::<4>();
        let header: Vec<usize> = header.iter().take(9).map(|number| u32::from_le_bytes(*number) as usize).collect();
        let [version, cases, case_values, values, keys, texts, postings, folded, size] = header[..] else {
            return None;
        };
        let has_postings = magic == MAGIC;
        if !(has_postings || magic == MAGIC_VALUES) || version != INDEX_VERSION as usize {
            return None;
        }
        if cases != segment.case_count() as usize || size != segment.bytes().len() {
            return None;
        }
        let sizes = [
            cases.checked_add(1)?.checked_mul(CASE)?,
            case_values.checked_mul(CASE_VALUE)?,
            values.checked_mul(VALUE)?,
            keys.checked_mul(4)?,
            keys.checked_mul(4)?,
            texts,
            postings,
            folded,
        ];
        let mut tables = [HEADER; 9];
        for (at, size) in sizes.into_iter().enumerate() {
            tables[at + 1] = tables[at].checked_add(size)?;
        }
        let is_whole = tables[8] == bytes.len();
        let index = Self { bytes, has_postings, cases, values, tables };
        (is_whole && index.has_ends_in_order()).then_some(index)
    }

    /// Returns `true` if the parts of each table stand one behind the other and fill it, and each case has room for as many
    /// texts as it counts.
    fn has_ends_in_order(&self) -> bool {
        let (case_values, texts) = (self.table(Table::CaseValues).len() / CASE_VALUE, self.table(Table::Texts));
        let row = |case: usize, nth: usize| number(self.table(Table::Cases), case * CASE + nth * 4);
        let value = |nth: usize| number(self.table(Table::Values), nth * VALUE);
        let key = |nth: usize| number(self.table(Table::Ends), nth * 4);
        let text = |case: usize| texts.get(row(case, 1)? as usize..row(case + 1, 1)? as usize);
        fill(self.cases + 1, |case| row(case, 0), case_values)
            && fill(self.cases + 1, |case| row(case, 1), texts.len())
            && fill(self.values, value, self.table(Table::Folded).len())
            && fill(self.table(Table::Ends).len() / 4, key, self.table(Table::Postings).len())
            && (0..self.cases).all(|case| text(case).is_some_and(counts_fit))
    }

    pub(super) fn table(&self, table: Table) -> &[u8] {
        let at = table as usize;
        self.bytes.get(self.tables[at]..self.tables[at + 1]).unwrap_or_default()
    }

    /// Returns the size in bytes.
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Returns `true` if the index has bigram postings; without them only the value dictionary is searched.
    pub(crate) fn has_postings(&self) -> bool {
        self.has_postings
    }

    /// Returns all cases of the segment that the index was built of.
    pub(super) fn entries<'a>(&'a self, segment: &'a Segment) -> impl Iterator<Item = CaseEntry<'a>> {
        (0..).zip(segment.summaries()).map(|(local, summary)| CaseEntry { index: self, segment, local, summary })
    }

    /// Returns a case by its number in the segment.
    pub(crate) fn entry<'a>(&'a self, segment: &'a Segment, local: u32) -> Option<CaseEntry<'a>> {
        Some(CaseEntry { index: self, segment, local, summary: segment.summary(local)? })
    }

    /// Returns the number of cases.
    pub(crate) fn cases(&self) -> u32 {
        self.cases as u32
    }

    /// Returns the size of the value dictionary.
    pub(crate) fn value_count(&self) -> usize {
        self.values
    }

    /// Returns the values of the dictionary by number. `segment` is the one that the index was built of.
    pub(crate) fn values<'a>(&'a self, segment: &'a Segment) -> impl Iterator<Item = Option<FieldValue<'a>>> {
        (0..self.values as u32).map(|number| self.value(segment, number))
    }

    /// Returns the value of this number; `None` only for damaged bytes.
    pub(crate) fn value<'a>(&'a self, segment: &'a Segment, value: u32) -> Option<FieldValue<'a>> {
        let (at, table) = (value as usize, self.table(Table::Values));
        let row = table.get(at.checked_mul(VALUE)?..)?.get(..VALUE)?;
        let start = if at == 0 { 0 } else { number(table, (at - 1) * VALUE)? };
        let (end, kind, local) = (number(row, 0)?, number(row, 4)?, number(row, 8)?);
        let bloom = u64::from_le_bytes(*row.last_chunk()?);
        let folded = self.table(Table::Folded).get(start as usize..end as usize)?;
        let field = *FIELDS.get((kind & 0xFF) as usize)?;
        Some(FieldValue { field, folded, bloom, summary: segment.summary(local)?, nth: kind >> 8 })
    }

    /// Returns the bigram keys from the first that is not less than `key`, each with its number.
    pub(crate) fn keys_from(&self, key: u32) -> impl Iterator<Item = (u32, u32)> {
        let (keys, _) = self.table(Table::Keys).as_chunks::<4>();
        let from = keys.partition_point(|at| u32::from_le_bytes(*at) < key);
        (from as u32..).zip(&keys[from..]).map(|(nth, key)| (u32::from_le_bytes(*key), nth))
    }

    /// Returns the end of the posting list before the `nth` key.
    fn start_of(&self, nth: u32) -> usize {
        let before = (nth as usize).checked_sub(1);
        before.and_then(|before| number(self.table(Table::Ends), before * 4)).unwrap_or(0) as usize
    }

    /// Returns the posting list of the `nth` key.
    pub(crate) fn postings_at(&self, nth: u32) -> PostingIter<'_> {
        let bytes = self.table(Table::Postings).get(self.start_of(nth)..self.start_of(nth + 1));
        PostingIter::new(bytes.unwrap_or_default())
    }

    /// Returns the posting list of a bigram.
    pub(crate) fn postings(&self, key: u32) -> PostingIter<'_> {
        match self.keys_from(key).next().filter(|(found, _)| *found == key) {
            Some((_, nth)) => self.postings_at(nth),
            None => PostingIter::new(&[]),
        }
    }

    /// Returns the bytes of all posting lists of bigrams that begin with a character: a measure of its frequency.
    pub(crate) fn frequency(&self, first: u16) -> usize {
        let keys = (self.table(Table::Keys).len() / 4) as u32;
        let nth = |key: u64| u32::try_from(key).ok().and_then(|key| self.keys_from(key).next());
        let start = |key: u64| self.start_of(nth(key).map_or(keys, |(_, nth)| nth));
        start((u64::from(first) + 1) << 16).saturating_sub(start(u64::from(first) << 16))
    }
}

/// Returns `true` if so many ends are in order and the last is the end of a table of `len`; none are the ends of an empty
/// one.
fn fill(count: usize, end: impl Fn(usize) -> Option<u32>, len: usize) -> bool {
    let mut last = Some(0);
    let in_order = (0..count).all(|nth| {
        let before = std::mem::replace(&mut last, end(nth));
        last.is_some() && before <= last
    });
    in_order && last.is_some_and(|last| last as usize == len)
}

impl<'a> CaseEntry<'a> {
    fn row(&self, nth: usize) -> usize {
        let at = self.local as usize * CASE + nth * 4;
        number(self.index.table(Table::Cases), at).unwrap_or(0) as usize
    }

    /// Returns the numbers of the case's values in the dictionary, the title first.
    pub(crate) fn value_numbers(&self) -> impl Iterator<Item = u32> + Clone + use<'a> {
        let (rows, _) = self.index.table(Table::CaseValues).as_chunks::<CASE_VALUE>();
        let rows = rows.get(self.row(0)..self.row(CASE / 4)).unwrap_or_default();
        rows.iter().map(|row| u32::from_le_bytes(*row))
    }

    /// Returns the values of the case's short fields, the title first.
    pub(crate) fn values(&self) -> impl Iterator<Item = FieldValue<'a>> + use<'a> {
        let (index, segment) = (self.index, self.segment);
        self.value_numbers().filter_map(move |value| index.value(segment, value))
    }

    fn text_bytes(&self) -> &'a [u8] {
        self.index.table(Table::Texts).get(self.row(1)..self.row(CASE / 4 + 1)).unwrap_or_default()
    }

    /// Returns the texts in order, printed readings last.
    pub(crate) fn texts(&self) -> Vec<CaseText<'a>> {
        texts(self.text_bytes(), self.summary.body())
    }

    /// Returns `true` if the case has printed readings that differ from its text.
    pub(crate) fn has_printed_readings(&self) -> bool {
        self.text_bytes().first().is_some_and(|count| *count > 0)
    }
}

impl<'a> FieldValue<'a> {
    /// Returns the folded text.
    pub(crate) fn as_str(&self) -> &'a str {
        str::from_utf8(self.folded).unwrap_or_default()
    }

    /// Returns the text as it is stored.
    pub(crate) fn text(&self) -> Cow<'a, str> {
        match (self.field, self.nth) {
            (Field::Title, 0) => self.summary.title().into(),
            (Field::Title, _) => self.summary.printed_title().unwrap_or_default().into(),
            (Field::Place, _) => self.summary.region_name().into(),
            (Field::Department, _) => self.summary.department().unwrap_or_default().into(),
            (_, nth) => self.summary.systems().nth(nth as usize).unwrap_or_default().into(),
        }
    }
}
