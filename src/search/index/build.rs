//! Building the index of a segment, in two steps: values and text offsets first, bigram postings later.

use std::collections::HashMap;

use super::{
    bigrams::{BigramTables, Bigrams},
    layout::{CASE_VALUE, FIELDS, HEADER, INDEX_VERSION, MAGIC, MAGIC_VALUES, VALUE, bloom},
    segment::{SegmentIndex, Table},
    texts,
};
use crate::{
    corpus::{Bytes, CaseSummary, Segment},
    search::hit::Field,
    text::fold,
};

/// Builds the complete index of a segment.
pub fn build(segment: &Segment) -> Vec<u8> {
    add_postings(segment, &build_values(segment).into())
}

/// Builds the index of a segment without postings, which is quick.
pub fn build_values(segment: &Segment) -> Vec<u8> {
    let mut tables = ValueTables::default();
    for (local, summary) in (0..).zip(segment.summaries()) {
        tables.begin_case();
        tables.add_case(local, &summary);
        texts::write(&summary.sections().unwrap_or_default(), summary.body(), &mut tables.texts);
    }
    tables.begin_case();
    let tables = [&tables.cases[..], &tables.case_values, &tables.values, &tables.texts, tables.folded.as_bytes()];
    encode(segment, MAGIC_VALUES, tables, &BigramTables::default())
}

/// Adds the postings to what [`build_values`] made of this segment; any other bytes are returned as they are.
pub fn add_postings(segment: &Segment, bytes: &Bytes) -> Vec<u8> {
    let Some(index) = SegmentIndex::open(bytes.clone(), segment) else { return bytes.to_vec() };
    let mut bigrams = Bigrams::default();
    for entry in index.entries(segment) {
        let titles = entry.values().filter(|value| value.field == Field::Title);
        titles.for_each(|title| bigrams.add(&title.text()));
        entry.texts().iter().for_each(|text| bigrams.add(text.as_str()));
        bigrams.end_case();
    }
    let tables = [Table::Cases, Table::CaseValues, Table::Values, Table::Texts, Table::Folded];
    encode(segment, MAGIC, tables.map(|table| index.table(table)), &bigrams.finish())
}

fn encode(segment: &Segment, magic: &[u8; 8], of_values: [&[u8]; 5], bigrams: &BigramTables) -> Vec<u8> {
    let BigramTables { keys, ends, postings } = bigrams;
    let [cases, case_values, values, texts, folded] = of_values;
    let header = [
        INDEX_VERSION as usize,
        segment.case_count() as usize,
        case_values.len() / CASE_VALUE,
        values.len() / VALUE,
        keys.len() / 4,
        texts.len(),
        postings.len(),
        folded.len(),
        segment.bytes().len(),
    ];
    let tables = [cases, case_values, values, keys, ends, texts, postings, folded];
    let mut bytes = Vec::with_capacity(HEADER + tables.iter().map(|table| table.len()).sum::<usize>());
    bytes.extend_from_slice(magic);
    header.iter().for_each(|number| bytes.extend((*number as u32).to_le_bytes()));
    tables.iter().for_each(|table| bytes.extend_from_slice(table));
    bytes
}

/// Tables of values and texts while they are built.
#[derive(Default)]
struct ValueTables {
    cases: Vec<u8>,
    case_values: Vec<u8>,
    values: Vec<u8>,
    /// Number of each value, by field and identity.
    numbers: HashMap<(Field, String), u32>,
    texts: Vec<u8>,
    folded: String,
}

impl ValueTables {
    fn begin_case(&mut self) {
        for number in [self.case_values.len() / CASE_VALUE, self.texts.len()] {
            self.cases.extend((number as u32).to_le_bytes());
        }
    }

    fn add_case(&mut self, local: u32, summary: &CaseSummary<'_>) {
        let same = |a: &str, b: &str| fold(a).map(|(_, c)| c).eq(fold(b).map(|(_, c)| c));
        self.add(local, Field::Title, 0, summary.title(), summary.title().to_owned());
        if let Some(printed) = summary.printed_title().filter(|printed| !same(printed, summary.title())) {
            self.add(local, Field::Title, 1, printed, printed.to_owned());
        }
        // Regions of one spelling may differ in their levels.
        let levels = [Some(summary.province()), summary.city(), summary.county()].map(Option::unwrap_or_default);
        self.add(local, Field::Place, 0, &summary.region_name(), levels.join("\n"));
        if let Some(department) = summary.department() {
            self.add(local, Field::Department, 0, department, department.to_owned());
        }
        for (nth, name) in (0..).zip(summary.systems()) {
            self.add(local, Field::System, nth, name, name.to_owned());
        }
    }

    /// Adds a value to a case, and to the dictionary if its `identity` is new there.
    fn add(&mut self, local: u32, field: Field, nth: u32, text: &str, identity: String) {
        let next = self.numbers.len() as u32;
        let number = *self.numbers.entry((field, identity)).or_insert(next);
        self.case_values.extend(number.to_le_bytes());
        if number < next {
            return;
        }
        let start = self.folded.len();
        self.folded.extend(fold(text).map(|(_, c)| c));
        let bloom = bloom(self.folded.get(start..).unwrap_or_default());
        let field = FIELDS.iter().position(|known| *known == field).unwrap_or(0);
        for number in [self.folded.len() as u32, field as u32 | nth << 8, local] {
            self.values.extend(number.to_le_bytes());
        }
        self.values.extend(bloom.to_le_bytes());
    }
}
