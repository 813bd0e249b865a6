//! The index of one segment, read in place. Nothing in its bytes is trusted: what is damaged is missing.

use std::borrow::Cow;

use super::{
    build::{CASE, HEADER, MAGIC, NAME, SHORT, VERSION},
    postings::List,
    texts::{Text, texts},
};
use crate::{
    corpus::{Bytes, CaseSummary, Segment},
    search::Field,
};

/// The index of one segment.
#[derive(Clone, Debug, Default)]
pub(in crate::search) struct Part {
    bytes: Bytes,
    cases: u32,
    shorts: u32,
    names: u32,
    keys: u32,
    /// Where each table begins; the last is the end.
    tables: [usize; 9],
}

/// The tables, in order.
#[derive(Clone, Copy)]
enum Table {
    Cases,
    Shorts,
    Names,
    Keys,
    Ends,
    Texts,
    Lists,
    Folded,
}

/// One case of it.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) struct Entry<'a> {
    /// The index of its segment.
    pub(in crate::search) part: &'a Part,
    /// The segment.
    pub(in crate::search) segment: &'a Segment,
    /// Its position there.
    pub(in crate::search) local: u32,
    /// What is known without decoding.
    pub(in crate::search) head: CaseSummary<'a>,
}

/// What stands in a short field of some cases of a segment.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) struct Short<'a> {
    /// Which field.
    pub(in crate::search) field: Field,
    /// The text, folded, as UTF-8.
    pub(in crate::search) folded: &'a [u8],
    /// One bit for each folded character, to see quickly that one is missing.
    pub(in crate::search) bloom: u64,
    /// A case that has it, and which of its kind it is there.
    head: CaseSummary<'a>,
    nth: u32,
}

/// The fields by their number in the bytes.
pub(super) const FIELDS: [Field; 4] = [Field::Title, Field::Place, Field::Department, Field::System];

/// A little-endian number.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

impl Part {
    /// Reads what [`build()`](super::build()) made of `segment`; `None` for anything else.
    pub(super) fn open(bytes: Bytes, segment: &Segment) -> Option<Self> {
        let field = |nth: usize| number(&bytes, 8 + nth * 4);
        let (version, cases, shorts, names, keys) = (field(0)?, field(1)?, field(2)?, field(3)?, field(4)?);
        let (texts, lists, folded) = (field(5)?, field(6)?, field(7)?);
        let size = u32::try_from(segment.bytes().len()).unwrap_or(u32::MAX);
        if bytes.get(..8)? != MAGIC || version != VERSION || cases != segment.len() || field(8)? != size {
            return None;
        }
        let sizes = [
            (cases as usize).checked_add(1)?.checked_mul(CASE)?,
            (shorts as usize).checked_mul(SHORT)?,
            (names as usize).checked_mul(NAME)?,
            (keys as usize).checked_mul(4)?,
            (keys as usize).checked_mul(4)?,
            texts as usize,
            lists as usize,
            folded as usize,
        ];
        let mut tables = [HEADER; 9];
        let mut end = HEADER;
        for (size, table) in sizes.into_iter().zip(tables.iter_mut().skip(1)) {
            end = end.checked_add(size)?;
            *table = end;
        }
        (end == bytes.len()).then_some(Self { bytes, cases, shorts, names, keys, tables })
    }

    fn table(&self, table: Table) -> &[u8] {
        let at = table as usize;
        let range = self.tables.get(at).zip(self.tables.get(at + 1));
        range.and_then(|(start, end)| self.bytes.get(*start..*end)).unwrap_or_default()
    }

    fn in_table(&self, table: Table, at: usize) -> Option<u32> {
        number(self.table(table), at)
    }

    /// Its bytes.
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Whether it knows which cases have which pairs; without them every case may have any.
    pub(in crate::search) fn has_pairs(&self) -> bool {
        self.keys > 0
    }

    /// Its tables of cases, short fields, names, texts and folded names.
    pub(super) fn of_texts(&self) -> [&[u8]; 5] {
        [Table::Cases, Table::Shorts, Table::Names, Table::Texts, Table::Folded].map(|table| self.table(table))
    }

    /// All cases of the segment that it was made of.
    pub(super) fn entries<'a>(&'a self, segment: &'a Segment) -> impl Iterator<Item = Entry<'a>> {
        (0..).zip(segment.summaries()).map(|(local, head)| Entry { part: self, segment, local, head })
    }

    /// How many cases it knows.
    pub(in crate::search) fn cases(&self) -> u32 {
        self.cases
    }

    /// How many names its short fields have.
    pub(in crate::search) fn names(&self) -> u32 {
        self.names
    }

    /// The name of this number; `segment` is the one that it was made of.
    pub(in crate::search) fn name<'a>(&'a self, segment: &'a Segment, number_of: u32) -> Option<Short<'a>> {
        let (at, table) = (number_of as usize, self.table(Table::Names));
        let row = table.get(at.checked_mul(NAME)?..)?.get(..NAME)?;
        let start = match at.checked_sub(1) {
            Some(before) => number(table, before * NAME)?,
            None => 0,
        };
        let (end, kind, local) = (number(row, 0)?, number(row, 4)?, number(row, 8)?);
        let bloom = u64::from_le_bytes(*row.last_chunk()?);
        let folded = self.table(Table::Folded).get(start as usize..end as usize)?;
        let field = *FIELDS.get((kind & 0xFF) as usize)?;
        Some(Short { field, folded, bloom, head: segment.summary(local)?, nth: kind >> 8 })
    }

    /// The keys of pairs that some case has, from the first that is not less than `key`, with their places.
    pub(in crate::search) fn keys_from(&self, key: u32) -> impl Iterator<Item = (u32, u32)> {
        let (keys, _) = self.table(Table::Keys).as_chunks::<4>();
        let from = keys.partition_point(|at| u32::from_le_bytes(*at) < key);
        let rest = keys.get(from..).unwrap_or_default();
        (from as u32..).zip(rest).map(|(nth, key)| (u32::from_le_bytes(*key), nth))
    }

    /// The cases that have a pair, by the place of its key.
    pub(in crate::search) fn list_at(&self, nth: u32) -> List<'_> {
        let nth = nth as usize;
        let start = nth.checked_sub(1).map_or(Some(0), |before| self.in_table(Table::Ends, before * 4));
        let range = start.zip(self.in_table(Table::Ends, nth * 4));
        let bytes = range.and_then(|(start, end)| self.table(Table::Lists).get(start as usize..end as usize));
        List::new(bytes.unwrap_or_default())
    }

    /// The cases that have a pair.
    pub(in crate::search) fn list(&self, key: u32) -> List<'_> {
        match self.keys_from(key).next().filter(|(found, _)| *found == key) {
            Some((_, nth)) => self.list_at(nth),
            None => List::new(&[]),
        }
    }

    /// Bytes of all lists of pairs that begin with a character: how common it is.
    pub(in crate::search) fn commonness(&self, first: u16) -> u32 {
        let nth = |key: u64| match u32::try_from(key) {
            Ok(key) => self.keys_from(key).next().map_or(self.keys, |(_, nth)| nth),
            Err(_) => self.keys,
        };
        let end = |nth: u32| nth.checked_sub(1).and_then(|before| self.in_table(Table::Ends, before as usize * 4));
        let (from, to) = (nth(u64::from(first) << 16), nth((u64::from(first) + 1) << 16));
        end(to).unwrap_or(0).saturating_sub(end(from).unwrap_or(0))
    }
}

impl<'a> Entry<'a> {
    fn case(&self, nth: usize) -> usize {
        let at = self.local as usize * CASE + nth * 4;
        self.part.in_table(Table::Cases, at).unwrap_or(0) as usize
    }

    /// The numbers of the names in its short fields, the title first.
    pub(in crate::search) fn names(&self) -> impl Iterator<Item = u32> + Clone + use<'a> {
        let (first, last) = (self.case(0), self.case(CASE / 4).min(self.part.shorts as usize));
        let rows = self.part.table(Table::Shorts).get(first.saturating_mul(SHORT)..last.saturating_mul(SHORT));
        let (rows, _) = rows.unwrap_or_default().as_chunks::<SHORT>();
        rows.iter().map(|row| u32::from_le_bytes(*row))
    }

    /// Its short fields, the title first.
    pub(in crate::search) fn shorts(&self) -> impl Iterator<Item = Short<'a>> + use<'a> {
        let (part, segment) = (self.part, self.segment);
        self.names().filter_map(move |name| part.name(segment, name))
    }

    /// Its texts in order, those that are only printed behind the others.
    pub(in crate::search) fn texts(&self) -> Vec<Text<'a>> {
        let bytes = self.part.table(Table::Texts).get(self.case(1)..self.case(CASE / 4 + 1));
        texts(bytes.unwrap_or_default(), self.head.body())
    }

    /// Whether something of it is printed otherwise than it is read.
    pub(in crate::search) fn has_printed(&self) -> bool {
        let bytes = self.part.table(Table::Texts);
        bytes.get(self.case(1)..self.case(CASE / 4 + 1)).and_then(<[u8]>::first).is_some_and(|printed| *printed > 0)
    }
}

impl<'a> Short<'a> {
    /// The text, folded.
    pub(in crate::search) fn as_str(&self) -> &'a str {
        str::from_utf8(self.folded).unwrap_or_default()
    }

    /// A case that has it.
    pub(in crate::search) fn head(&self) -> CaseSummary<'a> {
        self.head
    }

    /// The text as it stands in the cases.
    pub(in crate::search) fn text(&self) -> Cow<'a, str> {
        match (self.field, self.nth) {
            (Field::Title, 0) => self.head.title().into(),
            (Field::Title, _) => self.head.printed_title().unwrap_or_default().into(),
            (Field::Place, _) => self.head.place().into(),
            (Field::Department, _) => self.head.department().unwrap_or_default().into(),
            (_, nth) => self.head.systems().nth(nth as usize).unwrap_or_default().into(),
        }
    }
}
