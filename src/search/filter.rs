//! Properties of cases: which cases a condition leaves.

use super::{
    index::Index,
    query::{Filter, Value},
};
use crate::{
    corpus::{CaseRef, Corpus, Region, Theme},
    text::Folded,
};

/// A condition made ready for many cases.
pub(super) enum Ready<'q> {
    /// Decided by looking at the case.
    Look(&'q Filter),
    /// These batches.
    Batches(Vec<usize>),
    /// These cases.
    Cases(Vec<u32>),
}

impl<'q> Ready<'q> {
    /// Looks up what can be looked up once.
    pub(super) fn new(filter: &'q Filter, corpus: &Corpus, index: &Index) -> Self {
        match filter {
            Filter::Batch(value) => Self::Batches(batches(value, corpus)),
            Filter::System(value) => Self::Cases(systems(value, corpus, index)),
            Filter::Department(value) => Self::Cases(of_department(value, corpus)),
            _ => Self::Look(filter),
        }
    }

    /// Whether a case is left.
    pub(super) fn holds(&self, found: &CaseRef<'_>) -> bool {
        match self {
            Self::Batches(batches) => batches.contains(&found.batch_ix),
            Self::Cases(cases) => cases.binary_search(&found.ix.0).is_ok(),
            Self::Look(filter) => match filter {
                Filter::Region(value) => value.is_in(&found.place()),
                Filter::Theme(value) => found.themes().any(|theme| theme_holds(value, theme)),
                Filter::Year(years) => year(&found.batch.published).is_some_and(|year| years.contains(&year)),
                Filter::Batch(_) | Filter::System(_) | Filter::Department(_) => false,
            },
        }
    }
}

/// Whether a value means a theme: its whole name, else a piece that is no other theme's name (市场监管 is not
/// 劳动力市场监管).
fn theme_holds(value: &Value, theme: Theme) -> bool {
    let whole = Theme::ALL.iter().find(|(_, name)| *name == value.folded);
    whole.map_or_else(|| value.is_in(theme.name()), |(whole, _)| *whole == theme)
}

/// The whole name of a place.
pub(super) fn region(region: &Region) -> String {
    [Some(&region.province), region.city.as_ref(), region.county.as_ref()].into_iter().flatten().cloned().collect()
}

/// The year of a date.
pub(super) fn year(published: &str) -> Option<u16> {
    published.get(..4)?.parse().ok()
}

/// The batch with this id, else those whose id or title holds it.
fn batches(value: &Value, corpus: &Corpus) -> Vec<usize> {
    let ids = || corpus.batches().iter().map(|loaded| loaded.batch.id.as_str().replace('-', ""));
    if let Some(one) = ids().position(|id| id == value.folded) {
        return vec![one];
    }
    let titled = |title: &str| value.is_in(title);
    let batches = ids().zip(corpus.batches()).enumerate();
    let holds = batches.filter(|(_, (id, loaded))| id.contains(&value.folded) || titled(&loaded.batch.title));
    holds.map(|(at, _)| at).collect()
}

/// The departments that a printed name joins: 市发改委、市政务服务中心 is two.
pub(super) fn departments(printed: &str) -> impl Iterator<Item = &str> {
    printed.split('、').map(str::trim).filter(|name| !name.is_empty())
}

/// The cases of the department of this name, else those of one whose name holds it.
fn of_department(value: &Value, corpus: &Corpus) -> Vec<u32> {
    let cases = |holds: &dyn Fn(&str) -> bool| -> Vec<u32> {
        let printed = corpus.iter().filter(|found| found.department().is_some_and(holds));
        printed.map(|found| found.ix.0).collect()
    };
    let is_whole = |name: &str| *Folded::new(name).as_str() == *value.folded;
    let named = cases(&|printed| departments(printed).chain([printed]).any(is_whole));
    if named.is_empty() { cases(&|printed| value.is_in(printed)) } else { named }
}

/// The cases that name the system of this name, else those that name one whose name holds it.
fn systems(value: &Value, corpus: &Corpus, index: &Index) -> Vec<u32> {
    let systems = index.systems(corpus);
    let named = systems.iter().filter(|system| system.folded == value.folded);
    let mut cases: Vec<u32> = named.flat_map(|system| system.cases.iter().copied()).collect();
    if cases.is_empty() {
        let holds =
            systems.iter().filter(|system| system.folded.contains(&value.folded) || value.sounds_in(&system.name));
        cases = holds.flat_map(|system| system.cases.iter().copied()).collect();
    }
    cases.sort_unstable();
    cases.dedup();
    cases
}
