//! Properties of cases: which cases a condition leaves.

use std::ops::RangeInclusive;

use super::{
    Field,
    index::{Entry, Short, bloom},
    query::{Filter, Value},
    scene::{Scene, Seat},
};
use crate::{
    corpus::{CaseIx, Corpus, Theme},
    text::Folded,
};

/// A condition made ready for many cases.
pub(super) enum Ready<'q> {
    /// Any of these names in a short field, by segment: a bit for each.
    Names(Vec<Vec<u64>>),
    /// Published in these years.
    Year(&'q RangeInclusive<u16>),
    /// Any of these themes.
    Themes(Vec<Theme>),
    /// These batches, in order.
    Batches(Vec<usize>),
}

impl<'q> Ready<'q> {
    /// Looks up what can be looked up once.
    pub(super) fn new(filter: &'q Filter, scene: Scene<'_>) -> Self {
        match filter {
            Filter::Batch(value) => Self::Batches(batches(value, scene.corpus)),
            Filter::System(value) => Self::Names(named(value, scene, Field::System)),
            Filter::Department(value) => Self::Names(named(value, scene, Field::Department)),
            Filter::Theme(value) => {
                let themes = Theme::ALL.iter().map(|(theme, _)| *theme);
                Self::Themes(themes.filter(|theme| theme_holds(value, *theme)).collect())
            }
            Filter::Region(value) => {
                let bloom = bloom(&value.folded);
                let holds = |short: &Short<'_>| holds(value, bloom, short) || value.sounds_in(&short.text());
                Self::Names(names(scene, Field::Place, holds))
            }
            Filter::Year(years) => Self::Year(years),
        }
    }

    /// Whether a case is left.
    pub(super) fn holds(&self, seat: &Seat<'_>, corpus: &Corpus) -> bool {
        let batch = || corpus.get(CaseIx(seat.ix));
        match self {
            Self::Names(segments) => segments.get(seat.segment).is_some_and(|names| has_any(names, &seat.entry)),
            Self::Year(years) => {
                batch().and_then(|found| year(found.batch.published())).is_some_and(|year| years.contains(&year))
            }
            Self::Themes(themes) => seat.entry.head.themes().any(|theme| themes.contains(&theme)),
            Self::Batches(batches) => batch().is_some_and(|found| batches.binary_search(&found.batch_ix).is_ok()),
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
    let ids = || corpus.batches().iter().map(|loaded| loaded.batch.id().replace('-', ""));
    if let Some(one) = ids().position(|id| id == value.folded) {
        return vec![one];
    }
    let titled = |title: &str| value.is_in(title);
    let batches = ids().zip(corpus.batches()).enumerate();
    let holds = batches.filter(|(_, (id, loaded))| id.contains(&value.folded) || titled(loaded.batch.title()));
    holds.map(|(at, _)| at).collect()
}

/// The departments that a printed name joins: 市发改委、市政务服务中心 is two.
pub(super) fn departments(printed: &str) -> impl Iterator<Item = &str> {
    printed.split('、').map(str::trim).filter(|name| !name.is_empty())
}

/// The names of the department of this name, else of those whose name holds it; of the systems whose name holds it,
/// because a notice may call 12345 also 12345热线; else of those that sound so.
fn named(value: &Value, scene: Scene<'_>, field: Field) -> Vec<Vec<u64>> {
    let bloom = bloom(&value.folded);
    let is_whole = |name: &str| Folded::new(name).as_str() == value.folded;
    let whole = |short: &Short<'_>| {
        let joined = || field == Field::Department && departments(&short.text()).any(is_whole);
        bloom & !short.bloom == 0 && (short.as_str() == value.folded || joined())
    };
    let holds_it = |short: &Short<'_>| holds(value, bloom, short);
    let found = if field == Field::System { names(scene, field, holds_it) } else { names(scene, field, whole) };
    // A name may be of cases alone that are no part of the corpus.
    let has = |seat: &Seat<'_>| has_any(found.get(seat.segment)?, &seat.entry).then_some(());
    if !scene.over(has).is_empty() {
        return found;
    }
    names(scene, field, |short| holds_it(short) || value.sounds_in(&short.text()))
}

fn holds(value: &Value, bloom: u64, short: &Short<'_>) -> bool {
    bloom & !short.bloom == 0 && short.as_str().contains(&value.folded)
}

/// The names of a field that fit, by segment: a bit for each.
fn names(scene: Scene<'_>, field: Field, fits: impl Fn(&Short<'_>) -> bool + Sync) -> Vec<Vec<u64>> {
    scene.segments(|_, part, segment| {
        let mut bits = vec![0_u64; part.names().div_ceil(64) as usize];
        for number in 0..part.names() {
            let name = part.name(segment, number).filter(|name| name.field == field);
            if name.is_some_and(|name| fits(&name))
                && let Some(bits) = bits.get_mut(number as usize / 64)
            {
                *bits |= 1 << (number % 64);
            }
        }
        bits
    })
}

/// Whether a case has any of these names.
fn has_any(names: &[u64], entry: &Entry<'_>) -> bool {
    let bit = |name: u32| names.get(name as usize / 64).is_some_and(|bits| bits & 1 << (name % 64) != 0);
    entry.names().any(bit)
}
