//! Filters: conditions on properties of cases.

use std::ops::RangeInclusive;

use crate::{
    corpus::{CaseIx, Corpus, Theme},
    search::{
        hit::Field,
        index::{CaseEntry, FieldValue, bloom, named_departments},
        query::{Filter, FilterValue},
        searcher::{CaseLocation, Searcher},
    },
    text::Folded,
};

/// Matching values of the dictionaries, by segment and value.
type ValueSet = Vec<Vec<bool>>;

/// A filter prepared for many cases.
pub(crate) enum PreparedFilter<'q> {
    Values(ValueSet),
    Years(&'q RangeInclusive<u16>),
    Themes(Vec<Theme>),
    /// Numbers of batches, ascending.
    Batches(Vec<usize>),
}

impl<'q> PreparedFilter<'q> {
    pub(crate) fn new(filter: &'q Filter, searcher: Searcher<'_>) -> Self {
        match filter {
            Filter::Batch(value) => Self::Batches(batches(value, searcher.corpus)),
            Filter::System(value) => Self::Values(named(value, searcher, Field::System)),
            Filter::Department(value) => Self::Values(named(value, searcher, Field::Department)),
            Filter::Theme(value) => {
                let themes = Theme::ALL.iter().map(|(theme, _)| *theme);
                Self::Themes(themes.filter(|theme| matches_theme(value, *theme)).collect())
            }
            Filter::Region(value) => {
                let bloom = bloom(&value.folded);
                let fits = |of: &FieldValue<'_>| contains(of, value, bloom) || value.sounds_in(&of.text());
                Self::Values(values(searcher, Field::Place, fits))
            }
            Filter::Year(years) => Self::Years(years),
        }
    }

    /// Returns `true` if a case passes the filter.
    pub(crate) fn matches(&self, location: &CaseLocation<'_>, corpus: &Corpus) -> bool {
        let case = || corpus.get(CaseIx(location.ix));
        match self {
            Self::Values(segments) => has_any(&segments[location.segment], &location.entry),
            Self::Years(years) => {
                case().and_then(|case| year(case.batch.published())).is_some_and(|year| years.contains(&year))
            }
            Self::Themes(themes) => location.entry.summary.themes().any(|theme| themes.contains(&theme)),
            Self::Batches(batches) => case().is_some_and(|case| batches.binary_search(&case.batch_ix).is_ok()),
        }
    }
}

/// Returns `true` if a value names a theme in full, or else a piece of it: 市场监管 is not 劳动力市场监管.
fn matches_theme(value: &FilterValue, theme: Theme) -> bool {
    let whole = Theme::ALL.iter().find(|(_, name)| *name == value.folded);
    whole.map_or_else(|| value.is_in(theme.name()), |(whole, _)| *whole == theme)
}

/// Returns the year of a date.
pub(crate) fn year(published: &str) -> Option<u16> {
    published.get(..4)?.parse().ok()
}

/// Returns the batch with this id, or else those whose id or title contains it.
fn batches(value: &FilterValue, corpus: &Corpus) -> Vec<usize> {
    let ids = || corpus.batches().iter().map(|loaded| loaded.batch.id().replace('-', ""));
    if let Some(one) = ids().position(|id| id == value.folded) {
        return vec![one];
    }
    let batches = ids().zip(corpus.batches()).enumerate();
    let found = batches.filter(|(_, (id, loaded))| id.contains(&value.folded) || value.is_in(loaded.batch.title()));
    found.map(|(at, _)| at).collect()
}

/// Returns the departments of this name, or the systems whose name contains it, because a notice may call 12345 also
/// 12345热线; or else all whose name contains it or sounds like it.
fn named(value: &FilterValue, searcher: Searcher<'_>, field: Field) -> ValueSet {
    let bloom = bloom(&value.folded);
    let is_whole = |of: &FieldValue<'_>| {
        let joined = || named_departments(&of.text()).any(|name| Folded::new(name).as_str() == value.folded);
        bloom & !of.bloom == 0 && (of.as_str() == value.folded || joined())
    };
    let found = if field == Field::System {
        values(searcher, field, |of| contains(of, value, bloom))
    } else {
        values(searcher, field, is_whole)
    };
    // A segment may have cases that are no part of the corpus.
    let has = |location: &CaseLocation<'_>| has_any(&found[location.segment], &location.entry).then_some(());
    if !searcher.map_cases(has).is_empty() {
        return found;
    }
    values(searcher, field, |of| contains(of, value, bloom) || value.sounds_in(&of.text()))
}

fn contains(of: &FieldValue<'_>, value: &FilterValue, bloom: u64) -> bool {
    bloom & !of.bloom == 0 && of.as_str().contains(&value.folded)
}

/// Returns the values of a field that fit.
fn values(searcher: Searcher<'_>, field: Field, fits: impl Fn(&FieldValue<'_>) -> bool + Sync) -> ValueSet {
    let fits = |value: Option<FieldValue<'_>>| value.is_some_and(|value| value.field == field && fits(&value));
    searcher.map_segments(|index, segment| index.values(segment).map(fits).collect())
}

fn has_any(values: &[bool], entry: &CaseEntry<'_>) -> bool {
    entry.value_numbers().any(|value| values.get(value as usize) == Some(&true))
}
