//! What searching needs of a corpus beyond its text: the short fields of every case, folded once.

use std::sync::OnceLock;

use super::Field;
use crate::{
    corpus::{Case, Corpus},
    text::Folded,
};

/// The short fields of every case, in the order of the corpus. Made by the first search, so that a start without one
/// costs nothing.
#[derive(Debug, Default)]
pub struct Index {
    cases: OnceLock<Vec<Vec<Short>>>,
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
}

impl Index {
    /// The short fields of every case of `corpus`, which must be the same at every call.
    pub(super) fn cases(&self, corpus: &Corpus) -> &[Vec<Short>] {
        self.cases.get_or_init(|| corpus.iter().map(|found| shorts(found.case)).collect())
    }
}

fn shorts(case: &Case) -> Vec<Short> {
    let short = |field, text: &str| Short { field, text: text.to_owned(), folded: Folded::new(text) };
    let region = &case.region;
    let place = [Some(&region.province), region.city.as_ref(), region.county.as_ref()];
    let place: String = place.into_iter().flatten().map(String::as_str).collect();
    let mut shorts = vec![short(Field::Title, &case.title), short(Field::Place, &place)];
    shorts.extend(case.department.as_deref().map(|name| short(Field::Department, name)));
    shorts.extend(case.systems.iter().map(|system| short(Field::System, &system.name)));
    shorts
}
