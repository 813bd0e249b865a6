//! Properties of cases: which cases a condition leaves.

use std::ops::RangeInclusive;

use super::{
    Field,
    index::{Entry, Short, bloom},
    query::{Filter, Value},
    scene::{Chosen, Scene},
};
use crate::{
    corpus::{CaseRef, Corpus, Theme},
    text::Folded,
};

/// A condition made ready for many cases.
pub(super) enum Ready<'q> {
    /// These places.
    Region(&'q Value, u64),
    /// Published in these years.
    Year(&'q RangeInclusive<u16>),
    /// Any of these themes.
    Themes(Vec<Theme>),
    /// These batches, in order.
    Batches(Vec<usize>),
    /// These cases, in order.
    Cases(Vec<u32>),
}

impl<'q> Ready<'q> {
    /// Looks up what can be looked up once.
    pub(super) fn new(filter: &'q Filter, scene: Scene<'_>) -> Self {
        match filter {
            Filter::Batch(value) => Self::Batches(batches(value, scene.corpus)),
            Filter::System(value) => Self::Cases(named(value, scene, Field::System)),
            Filter::Department(value) => Self::Cases(named(value, scene, Field::Department)),
            Filter::Theme(value) => {
                let themes = Theme::ALL.iter().map(|(theme, _)| *theme);
                Self::Themes(themes.filter(|theme| theme_holds(value, *theme)).collect())
            }
            Filter::Region(value) => Self::Region(value, bloom(&value.folded)),
            Filter::Year(years) => Self::Year(years),
        }
    }

    /// Whether a case is left.
    pub(super) fn holds(&self, found: &CaseRef<'_>, entry: &Entry<'_>) -> bool {
        match self {
            Self::Region(value, bloom) => entry.shorts().filter(|short| short.field == Field::Place).any(|short| {
                (bloom & !short.bloom == 0 && short.as_str().contains(&value.folded)) || value.sounds_in(&short.text())
            }),
            Self::Year(years) => year(&found.batch.published).is_some_and(|year| years.contains(&year)),
            Self::Themes(themes) => found.themes().any(|theme| themes.contains(&theme)),
            Self::Batches(batches) => batches.binary_search(&found.batch_ix).is_ok(),
            Self::Cases(cases) => cases.binary_search(&found.ix.0).is_ok(),
        }
    }
}

/// Whether a value means a theme: its whole name, else a piece that is no other theme's name (市场监管 is not
/// 劳动力市场监管).
fn theme_holds(value: &Value, theme: Theme) -> bool {
    let whole = Theme::ALL.iter().find(|(_, name)| *name == value.folded);
    whole.map_or_else(|| value.is_in(theme.name()), |(whole, _)| *whole == theme)
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

/// The cases with the department of this name, else those with one whose name holds it; the cases with a system whose
/// name holds it, because a notice may call 12345 also 12345热线; else those with one that sounds so.
fn named(value: &Value, scene: Scene<'_>, field: Field) -> Vec<u32> {
    let bloom = bloom(&value.folded);
    let is_whole = |name: &str| Folded::new(name).as_str() == value.folded;
    let whole = |short: &Short<'_>| {
        let joined = || field == Field::Department && departments(&short.text()).any(is_whole);
        bloom & !short.bloom == 0 && (short.as_str() == value.folded || joined())
    };
    let holds_it = |short: &Short<'_>| bloom & !short.bloom == 0 && short.as_str().contains(&value.folded);
    let holds = |short: &Short<'_>| holds_it(short) || value.sounds_in(&short.text());
    let cases = |fits: &(dyn Fn(&Short<'_>) -> bool + Sync)| -> Vec<u32> {
        let fits = |entry: &Entry<'_>, _| {
            entry.shorts().filter(|short| short.field == field).any(|short| fits(&short)).then_some(())
        };
        scene.over(&Chosen::All, fits).into_iter().map(|(ix, ())| ix).collect()
    };
    let named = if field == Field::System { cases(&holds_it) } else { cases(&whole) };
    if named.is_empty() { cases(&holds) } else { named }
}
