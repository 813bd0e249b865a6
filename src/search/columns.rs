//! What each case is, by numbers: its batch, its place, its themes, its departments and systems. What facets are counted
//! by; made once for an index, by the first search that counts.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    Field, Index,
    facets::place_of,
    filter::departments,
    parallel::{Wanted, over},
    scene::{Scene, Seat},
};
use crate::{
    corpus::{CaseIx, Corpus},
    text::Folded,
};

/// A place that is none.
const NOWHERE: u32 = u32::MAX;
/// The bit of a number by which a case has a name itself, and not only in a longer one.
const OWN: u32 = 1 << 31;
/// Cases whose numbers are found by one thread at a time.
const RUN: u32 = 1024;

/// The numbers of all cases, in the order of the corpus.
#[derive(Debug, Default)]
pub(super) struct Columns {
    rows: Vec<Row>,
    /// The numbers of the names of all cases.
    numbers: Vec<u32>,
    /// What is named, folded, by number: departments, then systems.
    folded: Vec<String>,
    /// How many of them are departments.
    departments: usize,
    /// The places by number: province, city, county.
    places: Vec<[String; 3]>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    batch: u32,
    place: u32,
    /// A bit for each.
    themes: u32,
    /// Where its numbers end; they begin where those of the case before it end.
    end: u32,
}

/// One case by its numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers<'c> {
    /// Its batch.
    pub(super) batch: usize,
    /// Its place, if it has one.
    pub(super) place: Option<usize>,
    /// A bit for each theme.
    pub(super) themes: u32,
    names: &'c [u32],
}

impl Numbers<'_> {
    /// The numbers of its departments and systems, each once, and whether the case has the name itself: what is called
    /// 12345热线 counts for 12345, too.
    pub(super) fn names(&self) -> impl Iterator<Item = (usize, bool)> {
        self.names.iter().map(|number| ((number & !OWN) as usize, number & OWN != 0))
    }
}

impl Columns {
    pub(super) fn new(corpus: &Corpus, index: &Index) -> Self {
        let scene = Scene::new(corpus, index, Wanted::always());
        let (places, place_of) = places(scene);
        let [departments, systems] = [Field::Department, Field::System].map(|field| Named::new(scene, field));
        let before = departments.folded.len();
        let mut named: Vec<HashMap<u32, Vec<u32>>> = departments.segments;
        named.resize_with(scene.parts().len(), HashMap::new);
        for (named, systems) in named.iter_mut().zip(systems.segments) {
            named.extend(systems.into_iter().map(|(name, numbers)| {
                (name, numbers.into_iter().map(|number| number + before as u32).collect::<Vec<_>>())
            }));
        }
        let batch_ends: Vec<u32> = (0..corpus.batches().len()).map(|batch| corpus.cases_of(batch).end).collect();
        let row = |ix: u32, own: &mut Vec<u32>| {
            let batch = batch_ends.partition_point(|end| *end <= ix) as u32;
            let mut row = Row { batch, place: NOWHERE, themes: 0, end: 0 };
            let Some(Seat { segment, entry, .. }) = scene.seat(ix) else { return row };
            row.themes = entry.head.themes().fold(0, |bits, theme| bits | 1 << theme as u32);
            for name in entry.names() {
                let place = place_of.get(segment).and_then(|places| places.get(&name));
                row.place = place.copied().unwrap_or(row.place);
                own.extend(named.get(segment).and_then(|named| named.get(&name)).into_iter().flatten());
            }
            row
        };
        let runs = over(scene.len().div_ceil(RUN as usize) as u32, 1, Wanted::always(), |run| {
            let (mut rows, mut numbers, mut own) = (Vec::new(), Vec::new(), Vec::new());
            for ix in run * RUN..(run + 1).saturating_mul(RUN).min(scene.len() as u32) {
                let row = row(ix, &mut own);
                // The name itself before the same one in a longer name.
                own.sort_unstable_by_key(|number| (number & !OWN, number & OWN == 0));
                own.dedup_by_key(|number| *number & !OWN);
                numbers.append(&mut own);
                rows.push(Row { end: numbers.len() as u32, ..row });
            }
            Some((rows, numbers))
        });
        let folded = departments.folded.into_iter().chain(systems.folded).collect();
        let mut columns = Self { folded, departments: before, places, ..Self::default() };
        for (rows, mut numbers) in runs {
            let start = columns.numbers.len() as u32;
            columns.rows.extend(rows.into_iter().map(|row| Row { end: row.end + start, ..row }));
            columns.numbers.append(&mut numbers);
        }
        columns
    }

    /// One case.
    pub(super) fn get(&self, ix: CaseIx) -> Option<Numbers<'_>> {
        let at = ix.0 as usize;
        let row = self.rows.get(at)?;
        let start = at.checked_sub(1).and_then(|before| self.rows.get(before)).map_or(0, |row| row.end);
        Some(Numbers {
            batch: row.batch as usize,
            place: (row.place != NOWHERE).then_some(row.place as usize),
            themes: row.themes,
            names: self.numbers.get(start as usize..row.end as usize).unwrap_or_default(),
        })
    }

    /// What is named, folded, by number.
    pub(super) fn folded(&self) -> &[String] {
        &self.folded
    }

    /// The numbers of departments, or of systems.
    pub(super) fn of(&self, field: Field) -> Range<usize> {
        if field == Field::Department { 0..self.departments } else { self.departments..self.folded.len() }
    }

    /// The places by number: province, city, county.
    pub(super) fn places(&self) -> &[[String; 3]] {
        &self.places
    }
}

/// The names that a printed name means: a department may join several.
pub(super) fn meant(field: Field, printed: &str) -> impl Iterator<Item = &str> {
    let joins = field == Field::Department;
    departments(if joins { printed } else { "" }).chain((!joins).then_some(printed))
}

/// The places of a corpus by number, and by segment and name the number of the place that the name is.
fn places(scene: Scene<'_>) -> (Vec<[String; 3]>, Vec<HashMap<u32, u32>>) {
    let mut known: HashMap<[&str; 3], u32> = HashMap::new();
    let mut segments = Vec::with_capacity(scene.parts().len());
    for (part, segment) in scene.parts().iter().zip(scene.corpus.segments()) {
        let mut numbers = HashMap::new();
        for name in 0..part.names() {
            if let Some(short) = part.name(segment, name).filter(|short| short.field == Field::Place) {
                let next = known.len() as u32;
                numbers.insert(name, *known.entry(place_of(&short.head())).or_insert(next));
            }
        }
        segments.push(numbers);
    }
    let mut places = vec![<[String; 3]>::default(); known.len()];
    for (place, number) in known {
        places.get_mut(number as usize).into_iter().for_each(|slot| *slot = place.map(str::to_owned));
    }
    (places, segments)
}

/// The names of one field by number; what folds to the same has the same number.
struct Named {
    /// By segment and name the numbers of what it means itself, marked as such, and of the names that stand in those of
    /// systems: 12345 in 12345热线.
    segments: Vec<HashMap<u32, Vec<u32>>>,
    folded: Vec<String>,
}

impl Named {
    fn new(scene: Scene<'_>, field: Field) -> Self {
        let found = scene.segments(|_, part, segment| {
            let name = |number| part.name(segment, number).filter(|name| name.field == field);
            let folded = |name: &str| Folded::new(name).as_str().to_owned();
            let meant = |number| -> Option<(u32, Vec<String>)> {
                Some((number, meant(field, &name(number)?.text()).map(folded).collect()))
            };
            (0..part.names()).filter_map(meant).collect::<Vec<_>>()
        });
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut number = |name: String| {
            let next = known.len() as u32;
            *known.entry(name).or_insert(next)
        };
        let mut numbers = |(name, meant): (u32, Vec<String>)| (name, meant.into_iter().map(&mut number).collect());
        let mut segments: Vec<HashMap<u32, Vec<u32>>> =
            found.into_iter().map(|names| names.into_iter().map(&mut numbers).collect()).collect();
        let within = if field == Field::System { within(&known) } else { Vec::new() };
        for numbers in segments.iter_mut().flat_map(HashMap::values_mut) {
            let more = numbers.iter().filter_map(|number| within.get(*number as usize)).flatten();
            *numbers = numbers.iter().map(|number| number | OWN).chain(more.copied()).collect();
        }
        let mut folded: Vec<(u32, String)> = known.into_iter().map(|(name, number)| (number, name)).collect();
        folded.sort_unstable();
        Self { segments, folded: folded.into_iter().map(|(_, name)| name).collect() }
    }
}

/// For the number of each folded name those of the other names that stand in it, each once.
fn within(known: &HashMap<String, u32>) -> Vec<Vec<u32>> {
    // Few names begin where another one goes on: its first two characters say so.
    let beginning = |text: &str| {
        let mut chars = text.chars();
        (chars.next(), chars.next())
    };
    let mut lengths: HashMap<_, HashSet<usize>> = HashMap::new();
    for name in known.keys().filter(|name| !name.is_empty()) {
        let begun = beginning(name);
        lengths.entry(begun).or_default().insert(name.len());
        // A name of one character begins everywhere that it stands.
        lengths.entry((begun.0, None)).or_default().extend((begun.1.is_none()).then_some(name.len()));
    }
    let mut within = vec![Vec::new(); known.len()];
    for (name, number) in known {
        let mut found: Vec<u32> = Vec::new();
        for (start, _) in name.char_indices() {
            let rest = name.get(start..).unwrap_or_default();
            let (first, second) = beginning(rest);
            let keys = [(first, second), (first, None)];
            let keys = keys.iter().take(if second.is_none() { 1 } else { 2 });
            let lengths = keys.filter_map(|key| lengths.get(key)).flatten();
            let names = lengths.filter_map(|len| known.get(rest.get(..*len)?));
            found.extend(names.filter(|other| *other != number));
        }
        found.sort_unstable();
        found.dedup();
        if let Some(slot) = within.get_mut(*number as usize) {
            *slot = found;
        }
    }
    within
}
