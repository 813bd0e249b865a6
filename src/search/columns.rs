//! What each case is, by numbers: its batch, its place, its themes, its departments and systems. What facets are counted
//! by; made once for an index, by the first search that counts.

use std::{borrow::Cow, collections::HashMap, ops::Range};

use super::{
    Field, Index,
    facets::place_of,
    filter::departments,
    index::Part,
    scene::{Scene, Seat},
    wanted::{Wanted, over},
};
use crate::{
    corpus::{CaseIx, Corpus, Segment},
    text::fold,
};

/// The number of what is none.
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
    /// What is named, folded, by number: departments in their order, then systems in theirs.
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
        let names = scene.segments(|_, part, segment| Names::new(part, segment));
        let (places, place_of) = places(&names);
        let mut meaning: Vec<Vec<Vec<u32>>> =
            scene.parts().iter().map(|part| vec![Vec::new(); part.names() as usize]).collect();
        let mut folded = number(names.iter().map(|names| names.departments.as_slice()), &mut meaning, false, 0);
        let departments = folded.len();
        let systems = names.iter().map(|names| names.systems.as_slice());
        folded.append(&mut number(systems, &mut meaning, true, departments as u32));
        let row = |ix: u32, own: &mut Vec<u32>| {
            let batch = corpus.get(CaseIx(ix)).map_or(NOWHERE, |found| found.batch_ix as u32);
            let mut row = Row { batch, place: NOWHERE, themes: 0, end: 0 };
            let Some(Seat { segment, entry, .. }) = scene.seat(ix) else { return row };
            row.themes = entry.head.themes().fold(0, |bits, theme| bits | 1 << theme as u32);
            for name in entry.names() {
                let places = place_of.get(segment).map_or(&[][..], Vec::as_slice);
                if let Ok(at) = places.binary_search_by_key(&name, |(name, _)| *name) {
                    row.place = places.get(at).map_or(NOWHERE, |(_, place)| *place);
                }
                own.extend(meaning.get(segment).and_then(|names| names.get(name as usize)).into_iter().flatten());
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
        let mut columns = Self { folded, departments, places, ..Self::default() };
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

    /// What is named, folded, by number, the departments and the systems each in order.
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

/// What a name means, folded, with its number in its segment.
type Meant<'a> = (u32, Vec<Cow<'a, str>>);

/// The names of a segment, by number.
struct Names<'a> {
    /// Province, city, county.
    places: Vec<(u32, [&'a str; 3])>,
    /// One or several.
    departments: Vec<Meant<'a>>,
    systems: Vec<Meant<'a>>,
}

impl<'a> Names<'a> {
    fn new(part: &'a Part, segment: &'a Segment) -> Self {
        let mut names = Self { places: Vec::new(), departments: Vec::new(), systems: Vec::new() };
        for number in 0..part.names() {
            let Some(short) = part.name(segment, number) else { continue };
            match short.field {
                Field::Place => names.places.push((number, place_of(&short.head()))),
                Field::System => names.systems.push((number, vec![short.as_str().into()])),
                Field::Department => {
                    let text = short.text();
                    let meant: Vec<&str> = meant(Field::Department, &text).collect();
                    // One name is folded already.
                    let folded = |name: &str| Cow::from(fold(name).map(|(_, c)| c).collect::<String>());
                    let folded = if meant.len() == 1 {
                        vec![short.as_str().into()]
                    } else {
                        meant.into_iter().map(folded).collect()
                    };
                    names.departments.push((number, folded));
                }
                Field::Title | Field::Heading | Field::Body => {}
            }
        }
        names
    }
}

/// For each segment its names that are places, in order, each with the number of the place.
type Placed = Vec<Vec<(u32, u32)>>;

/// The places of a corpus by number, and what each name of each segment means of them.
fn places(names: &[Names<'_>]) -> (Vec<[String; 3]>, Placed) {
    let mut known: HashMap<[&str; 3], u32> = HashMap::new();
    let mut number = |(name, place): &(u32, [_; 3])| {
        let next = known.len() as u32;
        (*name, *known.entry(*place).or_insert(next))
    };
    let segments = names.iter().map(|names| names.places.iter().map(&mut number).collect()).collect();
    let mut places = vec![<[String; 3]>::default(); known.len()];
    for (place, number) in known {
        places.get_mut(number as usize).into_iter().for_each(|slot| *slot = place.map(str::to_owned));
    }
    (places, segments)
}

/// Numbers what the names of one field mean, from `first` on, in the order of what they fold to, which is returned. Adds
/// to `meaning`, by segment and name, the numbers of what each means, marked as its own; and if `joined`, those of the
/// names that stand in it.
fn number<'n>(
    segments: impl Iterator<Item = &'n [Meant<'n>]>,
    meaning: &mut [Vec<Vec<u32>>],
    joined: bool,
    first: u32,
) -> Vec<String> {
    let mut all: Vec<(&str, usize, u32)> = Vec::new();
    for (segment, names) in segments.enumerate() {
        for (name, meant) in names {
            all.extend(meant.iter().map(|folded| (folded.as_ref(), segment, *name)));
        }
    }
    all.sort_unstable();
    let alike = || all.chunk_by(|(one, ..), (other, ..)| one == other);
    let folded: Vec<&str> = alike().filter_map(|alike| Some(alike.first()?.0)).collect();
    let within = if joined { within(&folded) } else { Vec::new() };
    for (number, alike) in alike().enumerate() {
        let own = (number as u32 + first) | OWN;
        let more = within.get(number).map_or(&[][..], Vec::as_slice).iter().map(|number| number + first);
        for (_, segment, name) in alike {
            let slot = meaning.get_mut(*segment).and_then(|names| names.get_mut(*name as usize));
            slot.into_iter().for_each(|slot| slot.extend(std::iter::once(own).chain(more.clone())));
        }
    }
    folded.into_iter().map(str::to_owned).collect()
}

/// For each of the folded names, which are in order, the numbers of the others that stand in it, each once.
fn within(folded: &[&str]) -> Vec<Vec<u32>> {
    let known: HashMap<&str, u32> = folded.iter().copied().zip(0..).collect();
    // Few names begin where another one goes on: its first two characters say so. Those that begin alike are neighbours.
    let beginning = |text: &str| {
        let mut chars = text.chars();
        (chars.next(), chars.next())
    };
    let mut lengths: HashMap<_, Vec<usize>> = HashMap::new();
    for alike in folded.chunk_by(|one, other| beginning(one) == beginning(other)) {
        let Some(begun) = alike.first().map(|name| beginning(name)).filter(|(first, _)| first.is_some()) else {
            continue;
        };
        let mut all: Vec<usize> = alike.iter().map(|name| name.len()).collect();
        all.sort_unstable();
        all.dedup();
        lengths.insert(begun, all);
    }
    let of_name = |number: u32| {
        let name = folded.get(number as usize)?;
        let mut found: Vec<u32> = Vec::new();
        for (start, _) in name.char_indices() {
            let rest = name.get(start..).unwrap_or_default();
            let (first, second) = beginning(rest);
            let keys = [(first, second), (first, None)];
            let keys = keys.iter().take(if second.is_none() { 1 } else { 2 });
            let lengths = keys.filter_map(|key| lengths.get(key)).flatten();
            let names = lengths.filter_map(|len| known.get(rest.get(..*len)?));
            found.extend(names.filter(|other| **other != number));
        }
        found.sort_unstable();
        found.dedup();
        Some(found)
    };
    over(folded.len() as u32, RUN, Wanted::always(), of_name)
}
