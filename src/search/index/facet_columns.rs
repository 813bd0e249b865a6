//! Facet columns: batch, region, themes, departments and systems of every case as numbers, from which facets are counted.

use std::{borrow::Cow, collections::HashMap, ops::Range};

use smallvec::SmallVec;

use super::segment::{CaseEntry, SegmentIndex};
use crate::{
    corpus::{CaseIx, Corpus, Segment},
    parallel,
    search::hit::Field,
    text::fold,
};

/// Flag of a name's number: the case has the name itself, not only a longer one that contains it.
const OWN: u32 = 1 << 31;
/// Cases or names that one task takes.
const RUN: usize = 1024;

/// Fields of names, in the order of their numbers.
const FIELDS: [Field; 3] = [Field::Place, Field::Department, Field::System];

/// Facet values of all cases, in corpus order.
#[derive(Debug, Default)]
pub(crate) struct FacetColumns {
    cases: Vec<CaseFacets>,
    /// Names by number: regions, folded departments and folded systems, each in order. The levels of a region are lines.
    names: Vec<String>,
    /// Numbers of the names of each field.
    numbers: [Range<usize>; 3],
}

/// Facet values of one case.
#[derive(Clone, Debug, Default)]
pub(crate) struct CaseFacets {
    /// Number of its batch.
    pub(crate) batch: usize,
    /// One bit for each theme.
    pub(crate) themes: u32,
    names: SmallVec<[u32; 5]>,
}

impl CaseFacets {
    /// Returns the numbers of names, each once, and whether the case has the name itself: 12345热线 counts for 12345, too.
    pub(crate) fn names(&self) -> impl Iterator<Item = (usize, bool)> {
        self.names.iter().map(|number| ((number & !OWN) as usize, number & OWN != 0))
    }
}

impl FacetColumns {
    pub(super) fn new(corpus: &Corpus, indexes: &[SegmentIndex]) -> Self {
        let segments: Vec<_> = indexes.iter().zip(corpus.segments()).collect();
        let dictionaries = parallel::each(&segments, 1, |(index, segment)| dictionary(index, segment));
        let counts = indexes.iter().map(SegmentIndex::value_count);
        let mut of_values: Vec<Vec<Vec<u32>>> = counts.map(|count| vec![Vec::new(); count]).collect();
        let mut names = Vec::new();
        let numbers = FIELDS.map(|field| {
            let first = names.len();
            names.append(&mut number_names(field, &dictionaries, &mut of_values, first as u32));
            first..names.len()
        });
        let case = |ix: &CaseIx| {
            let batch = corpus.get(*ix)?.batch_ix;
            let (segment, local) = corpus.location_of(*ix)?;
            let entry = indexes[segment].entry(&corpus.segments()[segment], local)?;
            Some(case_facets(batch, &entry, &of_values[segment]))
        };
        let all: Vec<CaseIx> = (0..corpus.len() as u32).map(CaseIx).collect();
        let cases = parallel::each(&all, RUN, |ix| case(ix).unwrap_or_default());
        Self { cases, names, numbers }
    }

    pub(crate) fn get(&self, ix: CaseIx) -> Option<&CaseFacets> {
        self.cases.get(ix.0 as usize)
    }

    /// Returns the names by number, those of each field in order.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// Returns the numbers of all names of a field.
    pub(crate) fn numbers_of(&self, field: Field) -> Range<usize> {
        let at = FIELDS.iter().position(|of| *of == field);
        at.map_or(0..0, |at| self.numbers[at].clone())
    }
}

fn case_facets(batch: usize, entry: &CaseEntry<'_>, of_values: &[Vec<u32>]) -> CaseFacets {
    let themes = entry.summary.themes().fold(0, |bits, theme| bits | 1 << theme as u32);
    let names = entry.value_numbers().filter_map(|value| of_values.get(value as usize)).flatten();
    let mut names: SmallVec<[u32; 5]> = names.copied().collect();
    // A case's own name goes before the same one inside a longer name.
    names.sort_unstable_by_key(|number| (number & !OWN, number & OWN == 0));
    names.dedup_by_key(|number| *number & !OWN);
    CaseFacets { batch, themes, names }
}

/// Returns the names of departments that a printed value joins: 市发改委、市政务服务中心 is two.
pub(crate) fn named_departments(printed: &str) -> impl Iterator<Item = &str> {
    printed.split('、').map(str::trim).filter(|name| !name.is_empty())
}

/// A name that a value of a segment's dictionary stands for, and the number of the value.
type Named<'a> = (Field, Cow<'a, str>, u32);

/// Returns the names in the dictionary of a segment.
fn dictionary<'a>(index: &'a SegmentIndex, segment: &'a Segment) -> Vec<Named<'a>> {
    let mut names: Vec<Named<'a>> = Vec::new();
    for (number, value) in (0..).zip(index.values(segment)) {
        let Some(value) = value else { continue };
        match value.field {
            Field::Place => {
                let levels = [Some(value.summary.province()), value.summary.city(), value.summary.county()];
                let levels: Vec<&str> = levels.into_iter().flatten().collect();
                names.push((value.field, levels.join("\n").into(), number));
            }
            Field::System => names.push((value.field, value.as_str().into(), number)),
            Field::Department => names.extend(named_departments(&value.text()).map(|name| {
                let folded: String = fold(name).map(|(_, c)| c).collect();
                (value.field, folded.into(), number)
            })),
            Field::Title | Field::Heading | Field::Body => {}
        }
    }
    names
}

/// Numbers the names of one field in order, from `first` on, and returns them. Adds to `of_values`, by segment and value,
/// the numbers of the names that a value stands for; of systems also those inside the name.
fn number_names(
    field: Field,
    dictionaries: &[Vec<Named<'_>>],
    of_values: &mut [Vec<Vec<u32>>],
    first: u32,
) -> Vec<String> {
    let mut all: Vec<(&str, usize, u32)> = Vec::new();
    for (segment, names) in dictionaries.iter().enumerate() {
        let of_field = names.iter().filter(|(of, ..)| *of == field);
        all.extend(of_field.map(|(_, name, value)| (name.as_ref(), segment, *value)));
    }
    all.sort_unstable();
    let groups = || all.chunk_by(|(one, ..), (other, ..)| one == other);
    let names: Vec<&str> = groups().map(|group| group[0].0).collect();
    let inner = if field == Field::System { contained_names(&names) } else { vec![Vec::new(); names.len()] };
    for ((number, group), inner) in groups().enumerate().zip(inner) {
        for (_, segment, value) in group {
            let slot = &mut of_values[*segment][*value as usize];
            slot.push((number as u32 + first) | OWN);
            slot.extend(inner.iter().map(|number| number + first));
        }
    }
    names.into_iter().map(str::to_owned).collect()
}

/// Returns for each of the sorted names the numbers of the other names that it contains, each once.
fn contained_names(names: &[&str]) -> Vec<Vec<u32>> {
    let numbers: HashMap<&str, u32> = names.iter().copied().zip(0..).collect();
    // Lengths of the names by their first two characters: few names begin inside another one.
    let beginning = |text: &str| {
        let mut chars = text.chars();
        (chars.next(), chars.next())
    };
    let mut lengths: HashMap<_, Vec<usize>> = HashMap::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        lengths.entry(beginning(name)).or_default().push(name.len());
    }
    for lengths in lengths.values_mut() {
        lengths.sort_unstable();
        lengths.dedup();
    }
    let inside = |name: &&str| {
        let mut found: Vec<u32> = Vec::new();
        for (start, _) in name.char_indices() {
            let rest = name.get(start..).unwrap_or_default();
            let (first, second) = beginning(rest);
            let keys = [(first, second), (first, None)];
            let lengths = keys[usize::from(second.is_none())..].iter().filter_map(|key| lengths.get(key)).flatten();
            found.extend(lengths.filter(|len| **len < name.len()).filter_map(|len| numbers.get(rest.get(..*len)?)));
        }
        found.sort_unstable();
        found.dedup();
        found
    };
    parallel::each(names, RUN, inside)
}
