//! Filters: conditions on properties of cases.

use std::collections::HashMap;

use super::{desk_filter, literal::FoldedLiteral};
use crate::{
    corpus::{CaseIx, Corpus, Theme},
    search::{
        hit::Field,
        index::{CaseEntry, FieldValue, named_departments},
        query::{Facet, Filter, FilterValue},
        searcher::{CaseLocation, Searcher},
    },
    text::Folded,
};

/// Matching values of the dictionaries, by segment and value.
type ValueSet = Vec<Vec<bool>>;

/// A filter prepared for many cases.
pub(crate) enum PreparedFilter {
    Values(ValueSet),
    Themes(Vec<Theme>),
    /// `true` for each batch that passes.
    Batches(Vec<bool>),
    /// `true` for each case that passes.
    Cases(Vec<bool>),
    /// A score for each case that passes.
    Folder(HashMap<u32, i64>),
}

impl PreparedFilter {
    pub(crate) fn new(filter: &Filter, searcher: Searcher<'_>) -> Self {
        if let Some(order) = desk_filter::folder_order(filter, searcher) {
            return Self::Folder(order);
        }
        if let Some(cases) = desk_filter::cases(filter, searcher) {
            return Self::Cases(cases);
        }
        match filter {
            Filter::Years(years) => {
                let published = searcher.corpus.batches().iter().map(|loaded| year(loaded.batch.published()));
                Self::Batches(published.map(|year| year.is_some_and(|year| years.contains(&year))).collect())
            }
            Filter::Name(facet, value) => match facet {
                Facet::Batch | Facet::Year => Self::Batches(batches(value, searcher.corpus)),
                Facet::Folder | Facet::Tag | Facet::Status => Self::Cases(Vec::new()),
                Facet::System => Self::Values(named(value, searcher, Field::System)),
                Facet::Department => Self::Values(named(value, searcher, Field::Department)),
                Facet::Region => Self::Values(values_with(value, searcher, Field::Place)),
                Facet::Theme => {
                    let themes = Theme::ALL.iter().map(|(theme, _)| *theme);
                    Self::Themes(themes.filter(|theme| matches_theme(value, *theme)).collect())
                }
            },
            Filter::Any(_) | Filter::Notes(_) | Filter::Due(_) | Filter::Unread => Self::Cases(Vec::new()),
        }
    }

    /// Returns the score that a case has by the filter alone.
    pub(crate) fn score(&self, ix: u32) -> i64 {
        match self {
            Self::Folder(order) => order.get(&ix).copied().unwrap_or_default(),
            _ => 0,
        }
    }

    /// Returns `true` if a case passes the filter.
    pub(crate) fn matches(&self, location: &CaseLocation<'_>, corpus: &Corpus) -> bool {
        match self {
            Self::Values(segments) => has_any(&segments[location.segment], &location.entry),
            Self::Themes(themes) => location.entry.summary.themes().any(|theme| themes.contains(&theme)),
            Self::Folder(order) => order.contains_key(&location.ix),
            Self::Cases(cases) => cases.get(location.ix as usize) == Some(&true),
            Self::Batches(batches) => corpus.get(CaseIx(location.ix)).is_some_and(|case| batches[case.batch_ix]),
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

/// Returns `true` for the batch with this id, or else for those whose id or title contains it.
fn batches(value: &FilterValue, corpus: &Corpus) -> Vec<bool> {
    let ids = || corpus.batches().iter().map(|loaded| loaded.batch.id.as_str().replace('-', ""));
    if ids().any(|id| id == value.folded) {
        return ids().map(|id| id == value.folded).collect();
    }
    let batches = ids().zip(corpus.batches());
    batches.map(|(id, loaded)| id.contains(&value.folded) || value.is_in(loaded.batch.title.as_str())).collect()
}

/// Returns the departments of this name, or the systems whose name contains it, because a notice may call 12345 also
/// 12345热线; or else all whose name contains it or sounds like it.
fn named(value: &FilterValue, searcher: Searcher<'_>, field: Field) -> ValueSet {
    let literal = FoldedLiteral::new(&value.folded, None);
    let is_joined = |of: &FieldValue<'_>| {
        of.as_str() == value.folded
            || named_departments(&of.text()).any(|name| Folded::new(name).as_str() == value.folded)
    };
    let found =
        values(searcher, field, |of| literal.in_value(of).is_some() && (field == Field::System || is_joined(of)));
    // A segment may have cases that are no part of the corpus.
    let has = |location: &CaseLocation<'_>| has_any(&found[location.segment], &location.entry).then_some(());
    if searcher.map_cases(has).is_empty() { values_with(value, searcher, field) } else { found }
}

/// Returns the values of a field that contain a value or sound like it.
fn values_with(value: &FilterValue, searcher: Searcher<'_>, field: Field) -> ValueSet {
    let literal = FoldedLiteral::new(&value.folded, None);
    values(searcher, field, |of| literal.in_value(of).is_some() || value.sounds_in(&of.text()))
}

/// Returns the values of a field that fit.
fn values(searcher: Searcher<'_>, field: Field, fits: impl Fn(&FieldValue<'_>) -> bool + Sync) -> ValueSet {
    let fits = |value: Option<FieldValue<'_>>| value.is_some_and(|value| value.field == field && fits(&value));
    searcher.map_segments(|index, segment| index.values(segment).map(fits).collect())
}

fn has_any(values: &[bool], entry: &CaseEntry<'_>) -> bool {
    entry.value_numbers().any(|value| values.get(value as usize) == Some(&true))
}
