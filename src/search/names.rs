//! Which departments and systems the names of each segment mean, by number: what facets count by. Made once for an
//! index, by the first search that counts.

use std::collections::{HashMap, HashSet};

use super::{Field, filter::departments, index::Part};
use crate::{corpus::Corpus, text::Folded};

/// The departments and systems of a corpus.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) departments: Numbers,
    pub(super) systems: Numbers,
}

/// The numbers of what the names of one field mean; what folds to the same has the same number.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// By segment and name: of a system its number first, then those of the names that stand in it (12345 in
    /// 12345热线); of departments the number of each.
    segments: Vec<Vec<Vec<u32>>>,
    /// How many numbers there are.
    pub(super) len: usize,
}

impl Names {
    pub(super) fn new(corpus: &Corpus, parts: &[Part]) -> Self {
        let split = |field: Field, text: &str| match field {
            Field::Department => departments(text).map(|name| Folded::new(name).as_str().to_owned()).collect(),
            _ => vec![Folded::new(text).as_str().to_owned()],
        };
        let numbers = |field: Field| {
            let mut known: HashMap<String, u32> = HashMap::new();
            let of_segment = |(part, segment): (&Part, _)| -> Vec<Vec<u32>> {
                let name = |number| part.name(segment, number).filter(|name| name.field == field);
                let mut number = |name: String| {
                    let next = known.len() as u32;
                    *known.entry(name).or_insert(next)
                };
                let mut numbers =
                    |at| name(at).map(|name| split(field, &name.text()).into_iter().map(&mut number).collect());
                (0..part.names()).map(|at| numbers(at).unwrap_or_default()).collect()
            };
            let segments = parts.iter().zip(corpus.segments()).map(of_segment).collect();
            (Numbers { segments, len: known.len() }, known)
        };
        let (departments, _) = numbers(Field::Department);
        let (mut systems, known) = numbers(Field::System);
        let within = within(&known);
        for row in systems.segments.iter_mut().flatten() {
            let more = row.first().and_then(|number| within.get(*number as usize));
            row.extend(more.into_iter().flatten());
        }
        Self { departments, systems }
    }
}

impl Numbers {
    /// What a name of a segment means; nothing for those of other fields.
    pub(super) fn of(&self, segment: usize, name: u32) -> &[u32] {
        self.segments.get(segment).and_then(|names| names.get(name as usize)).map_or(&[], Vec::as_slice)
    }
}

/// For the number of each folded name those of the other names that stand in it, each once.
pub(super) fn within(known: &HashMap<String, u32>) -> Vec<Vec<u32>> {
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
