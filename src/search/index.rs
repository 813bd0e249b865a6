//! What searching needs of a corpus: the short fields and the folded text of every case.

use std::sync::OnceLock;

use super::{Field, body::Body};
use crate::{
    corpus::{Case, CaseRef, Corpus, account::undone},
    text::Folded,
};

/// What is searched, in the order of the corpus. Made by the first search, so that a start without one costs nothing.
#[derive(Debug, Default)]
pub struct Index {
    cases: OnceLock<Vec<Entry>>,
    systems: OnceLock<Vec<System>>,
}

/// One case.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its short fields, the title first.
    pub(super) shorts: Vec<Short>,
    /// Its text.
    pub(super) body: Body,
}

/// One short field of one case.
#[derive(Debug)]
pub(super) struct Short {
    /// Which field.
    pub(super) field: Field,
    /// Its text.
    pub(super) text: String,
    /// The same, folded.
    pub(super) folded: Folded,
    /// One bit for each folded character, to see quickly that one is missing.
    pub(super) bloom: u64,
}

/// A system that some case names, and every case whose text or list of systems does.
#[derive(Debug)]
pub(super) struct System {
    /// Its name as first printed.
    pub(super) name: String,
    /// The same, folded.
    pub(super) folded: String,
    /// The cases, in order.
    pub(super) cases: Vec<u32>,
}

/// The bit of each character together.
pub(super) fn bloom(folded: &str) -> u64 {
    folded.chars().fold(0, |bits, c| bits | 1 << (u32::from(c).wrapping_mul(0x9E37_79B9) >> 26))
}

impl Index {
    /// Every case of `corpus`, which must be the same at every call.
    pub(super) fn cases(&self, corpus: &Corpus) -> &[Entry] {
        self.cases.get_or_init(|| corpus.iter().map(|found| Entry::new(&found)).collect())
    }

    /// Every system of `corpus` by its folded name, and who names it anywhere.
    pub(super) fn systems(&self, corpus: &Corpus) -> &[System] {
        self.systems.get_or_init(|| {
            let entries = self.cases(corpus);
            let mut systems: Vec<System> = Vec::new();
            for entry in entries {
                for short in entry.shorts.iter().filter(|short| short.field == Field::System) {
                    let folded = short.folded.as_str().to_owned();
                    systems.push(System { name: short.text.clone(), folded, cases: Vec::new() });
                }
            }
            systems.retain(|system| !system.folded.is_empty());
            systems.sort_by(|a, b| a.folded.cmp(&b.folded));
            systems.dedup_by(|a, b| a.folded == b.folded);
            for system in &mut systems {
                let finder = memchr::memmem::Finder::new(system.folded.as_bytes());
                let names = |entry: &Entry| {
                    finder.find(entry.body.text().as_bytes()).is_some()
                        || entry.shorts.iter().any(|short| {
                            matches!(short.field, Field::System | Field::Title)
                                && finder.find(short.folded.as_str().as_bytes()).is_some()
                        })
                };
                system.cases = (0..).zip(entries).filter(|(_, entry)| names(entry)).map(|(ix, _)| ix).collect();
            }
            systems
        })
    }
}

impl Entry {
    fn new(found: &CaseRef<'_>) -> Self {
        let case = found.case();
        Self { shorts: shorts(&case), body: Body::new(&case) }
    }
}

fn shorts(case: &Case) -> Vec<Short> {
    let mut shorts = vec![Short::new(Field::Title, &case.title)];
    let printed = Short::new(Field::Title, &undone(&case.title, &case.title_repairs));
    if shorts.first().is_some_and(|title| title.folded.as_str() != printed.folded.as_str()) {
        shorts.push(printed);
    }
    let region = &case.region;
    let place = [Some(&region.province), region.city.as_ref(), region.county.as_ref()];
    let place: String = place.into_iter().flatten().map(String::as_str).collect();
    shorts.push(Short::new(Field::Place, &place));
    shorts.extend(case.department.as_deref().map(|name| Short::new(Field::Department, name)));
    shorts.extend(case.systems.iter().map(|system| Short::new(Field::System, &system.name)));
    shorts
}

impl Short {
    fn new(field: Field, text: &str) -> Self {
        let folded = Folded::new(text);
        Self { field, text: text.to_owned(), bloom: bloom(folded.as_str()), folded }
    }
}
