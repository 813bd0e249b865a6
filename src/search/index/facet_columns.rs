//! Facet columns: batch, region, themes, departments and systems of every case as numbers, from which facets are counted.

use std::{borrow::Cow, collections::HashMap, ops::Range};

use smallvec::SmallVec;

use super::{
    segment::{CaseEntry, SegmentIndex},
    segments::SegmentIndexes,
};
use crate::{
    corpus::{CaseIx, CaseSummary, Corpus, Segment},
    search::{
        control::{SearchControl, map_all},
        hit::Field,
    },
    text::fold,
};

/// Flag of a name's number: the case has the name itself, not only a longer one that contains it.
const OWN: u32 = 1 << 31;
/// Cases or names that one task takes.
const RUN: u32 = 1024;

/// Facet values of all cases, in corpus order.
#[derive(Debug, Default)]
pub(crate) struct FacetColumns {
    cases: Vec<CaseFacets>,
    /// Folded names by number: departments in order, then systems in order.
    names: Vec<String>,
    /// Number of departments.
    departments: usize,
    /// Regions by number: province, city, county.
    regions: Vec<[String; 3]>,
}

/// Facet values of one case.
#[derive(Clone, Debug, Default)]
pub(crate) struct CaseFacets {
    /// Number of its batch.
    pub(crate) batch: usize,
    /// Number of its region.
    pub(crate) region: Option<u32>,
    /// One bit for each theme.
    pub(crate) themes: u32,
    names: SmallVec<[u32; 4]>,
}

impl CaseFacets {
    /// Returns the numbers of departments and systems, each once, and whether the case has the name itself: 12345热线
    /// counts for 12345, too.
    pub(crate) fn names(&self) -> impl Iterator<Item = (usize, bool)> {
        self.names.iter().map(|number| ((number & !OWN) as usize, number & OWN != 0))
    }
}

impl FacetColumns {
    pub(super) fn new(corpus: &Corpus, segments: &SegmentIndexes) -> Self {
        let dictionaries = segments.map(corpus, Dictionary::new);
        let (regions, region_of) = number_regions(&dictionaries);
        let counts = segments.get(corpus).iter().map(SegmentIndex::value_count);
        let mut numbers: Vec<Vec<Vec<u32>>> = counts.map(|count| vec![Vec::new(); count]).collect();
        let of_departments = dictionaries.iter().map(|dictionary| dictionary.departments.as_slice());
        let mut names = number_names(of_departments, &mut numbers, false, 0);
        let departments = names.len();
        let of_systems = dictionaries.iter().map(|dictionary| dictionary.systems.as_slice());
        names.append(&mut number_names(of_systems, &mut numbers, true, departments as u32));
        let case = |ix: u32| {
            let batch = corpus.get(CaseIx(ix))?.batch_ix;
            let (segment, local) = corpus.location_of(CaseIx(ix))?;
            let entry = segments.entry(corpus, segment, local)?;
            Some(case_facets(batch, &entry, &region_of[segment], &numbers[segment]))
        };
        let case = |ix| Some(case(ix).unwrap_or_default());
        let cases = map_all(corpus.len() as u32, RUN, SearchControl::uninterrupted(), case);
        Self { cases, names, departments, regions }
    }

    pub(crate) fn get(&self, ix: CaseIx) -> Option<&CaseFacets> {
        self.cases.get(ix.0 as usize)
    }

    /// Returns the folded names by number, departments and systems each in order.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// Returns the numbers of all departments or of all systems.
    pub(crate) fn names_of(&self, field: Field) -> Range<usize> {
        if field == Field::Department { 0..self.departments } else { self.departments..self.names.len() }
    }

    /// Returns the regions by number: province, city, county.
    pub(crate) fn regions(&self) -> &[[String; 3]] {
        &self.regions
    }
}

fn case_facets(batch: usize, entry: &CaseEntry<'_>, regions: &[(u32, u32)], numbers: &[Vec<u32>]) -> CaseFacets {
    let themes = entry.summary.themes().fold(0, |bits, theme| bits | 1 << theme as u32);
    let mut facets = CaseFacets { batch, themes, ..CaseFacets::default() };
    for value in entry.value_numbers() {
        if let Ok(at) = regions.binary_search_by_key(&value, |(value, _)| *value) {
            facets.region = Some(regions[at].1);
        }
        facets.names.extend(numbers.get(value as usize).into_iter().flatten().copied());
    }
    // A case's own name goes before the same one inside a longer name.
    facets.names.sort_unstable_by_key(|number| (number & !OWN, number & OWN == 0));
    facets.names.dedup_by_key(|number| *number & !OWN);
    facets
}

/// Returns the names of departments that a printed value joins: 市发改委、市政务服务中心 is two.
pub(crate) fn named_departments(printed: &str) -> impl Iterator<Item = &str> {
    printed.split('、').map(str::trim).filter(|name| !name.is_empty())
}

fn region_levels<'h>(summary: &CaseSummary<'h>) -> [&'h str; 3] {
    let mut region = [""; 3];
    let levels = [Some(summary.province()), summary.city(), summary.county()];
    region.iter_mut().zip(levels.into_iter().flatten()).for_each(|(slot, name)| *slot = name);
    region
}

/// A value of a segment's dictionary, by number, with the folded names that it stands for.
type Named<'a> = (u32, Vec<Cow<'a, str>>);

/// The facet values of a segment's dictionary.
#[derive(Default)]
struct Dictionary<'a> {
    /// Province, city, county by the number of the value.
    regions: Vec<(u32, [&'a str; 3])>,
    departments: Vec<Named<'a>>,
    systems: Vec<Named<'a>>,
}

impl<'a> Dictionary<'a> {
    fn new(index: &'a SegmentIndex, segment: &'a Segment) -> Self {
        let mut dictionary = Self::default();
        for (number, value) in (0..).zip(index.values(segment)) {
            let Some(value) = value else { continue };
            match value.field {
                Field::Place => dictionary.regions.push((number, region_levels(&value.summary))),
                Field::System => dictionary.systems.push((number, vec![value.as_str().into()])),
                Field::Department => {
                    let text = value.text();
                    let folded = |name: &str| Cow::from(fold(name).map(|(_, c)| c).collect::<String>());
                    dictionary.departments.push((number, named_departments(&text).map(folded).collect()));
                }
                Field::Title | Field::Heading | Field::Body => {}
            }
        }
        dictionary
    }
}

/// Values of a segment's dictionary that are regions, in order, with the numbers of the regions.
type RegionNumbers = Vec<(u32, u32)>;

/// Numbers all regions. Returns them by number, and the region values of each segment.
fn number_regions(dictionaries: &[Dictionary<'_>]) -> (Vec<[String; 3]>, Vec<RegionNumbers>) {
    let (mut regions, mut numbers) = (Vec::new(), HashMap::new());
    let mut number = |(value, region): &(u32, [&str; 3])| {
        let number = *numbers.entry(region.map(str::to_owned)).or_insert_with_key(|region| {
            regions.push(region.clone());
            regions.len() as u32 - 1
        });
        (*value, number)
    };
    let of_segments = dictionaries.iter().map(|dictionary| dictionary.regions.iter().map(&mut number).collect());
    let of_segments = of_segments.collect();
    (regions, of_segments)
}

/// Numbers the names of one field in folded order, from `first` on, and returns them. Adds to `numbers`, by segment and
/// value, the numbers of the names that a value stands for; with `contained` also those of names inside them.
fn number_names<'n>(
    segments: impl Iterator<Item = &'n [Named<'n>]>,
    numbers: &mut [Vec<Vec<u32>>],
    contained: bool,
    first: u32,
) -> Vec<String> {
    let mut all: Vec<(&str, usize, u32)> = Vec::new();
    for (segment, values) in segments.enumerate() {
        for (value, names) in values {
            all.extend(names.iter().map(|folded| (folded.as_ref(), segment, *value)));
        }
    }
    all.sort_unstable();
    let groups = || all.chunk_by(|(one, ..), (other, ..)| one == other);
    let names: Vec<&str> = groups().map(|group| group[0].0).collect();
    let inner = if contained { contained_names(&names) } else { vec![Vec::new(); names.len()] };
    for ((number, group), inner) in groups().enumerate().zip(inner) {
        for (_, segment, value) in group {
            let slot = &mut numbers[*segment][*value as usize];
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
    let inside = |number: u32| {
        let name = names[number as usize];
        let mut found: Vec<u32> = Vec::new();
        for (start, _) in name.char_indices() {
            let rest = name.get(start..).unwrap_or_default();
            let (first, second) = beginning(rest);
            let keys = [(first, second), (first, None)];
            let lengths = keys[usize::from(second.is_none())..].iter().filter_map(|key| lengths.get(key)).flatten();
            let inner = lengths.filter_map(|len| numbers.get(rest.get(..*len)?));
            found.extend(inner.filter(|other| **other != number));
        }
        found.sort_unstable();
        found.dedup();
        Some(found)
    };
    map_all(names.len() as u32, RUN, SearchControl::uninterrupted(), inside)
}
