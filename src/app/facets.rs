//! The facet pane: what the hits are, counted, with a cursor.

use std::borrow::Cow;

use super::{
    list_cursor::ListCursor,
    words::{Lang, Msg},
};
use crate::{
    corpus::Theme,
    import::official_position,
    search::{Facet, FacetValue},
    text::FilterText,
};

/// The open pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// The values, facet by facet.
    pub values: Vec<FacetValue>,
    /// The cursor among [`rows`](Self::rows).
    pub list: ListCursor,
    /// The text that narrows the rows.
    typed: String,
}

/// A row of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetRow {
    /// The name of the facet whose values follow.
    Heading(Facet),
    /// The value at this position in [`Facets::values`].
    Value(usize),
}

impl Facets {
    /// The rows in order: before the first value of each facet its name; only values that match the typed text.
    pub fn rows(&self) -> Vec<FacetRow> {
        let mut rows = Vec::new();
        let mut last = None;
        let typed = FilterText::new(&self.typed);
        let fits = |value: &FacetValue| self.typed.trim().is_empty() || typed.matches(&value.label);
        for (at, value) in self.values.iter().enumerate().filter(|(_, value)| fits(value)) {
            if last.replace(value.facet) != Some(value.facet) {
                rows.push(FacetRow::Heading(value.facet));
            }
            rows.push(FacetRow::Value(at));
        }
        rows
    }

    /// The value under the cursor.
    pub fn selected(&self) -> Option<&FacetValue> {
        match self.rows().get(self.list.at)? {
            FacetRow::Heading(_) => None,
            FacetRow::Value(at) => self.values.get(*at),
        }
    }

    /// Shows only the values that match `typed`, the cursor on the value that it was on, else on the first.
    pub fn narrow(&mut self, typed: &str, height: usize) {
        let old = self.selected().cloned();
        typed.clone_into(&mut self.typed);
        let rows = self.rows();
        let is_old = |row: &FacetRow| matches!(row, FacetRow::Value(at) if self.values.get(*at) == old.as_ref());
        let row = rows.iter().position(is_old).filter(|_| typed.is_empty()).unwrap_or(1);
        self.list.go(row, &rows.len(), height);
    }

    /// Puts the cursor on the first value of the next group, or of this one and then of the one before.
    pub fn to_group(&mut self, forward: bool, height: usize) {
        let rows = self.rows();
        let heads = |(at, row): (usize, &FacetRow)| matches!(row, FacetRow::Heading(_)).then_some(at + 1);
        let mut firsts = rows.iter().enumerate().filter_map(heads);
        let to = match forward {
            true => firsts.find(|first| *first > self.list.at),
            false => firsts.take_while(|first| *first < self.list.at).last(),
        };
        if let Some(to) = to {
            self.list.go(to, &rows.len(), height);
        }
    }

    /// Takes new values, regions in official order; the cursor stays on the value that it was on, if that is still there.
    pub fn update(&mut self, values: Vec<FacetValue>, height: usize) {
        let old = self.selected().map(|value| (value.facet, value.value.clone()));
        self.values = values;
        in_official_order(&mut self.values);
        let rows = self.rows();
        let same = |row: &FacetRow| match row {
            FacetRow::Heading(_) => false,
            FacetRow::Value(at) => {
                self.values.get(*at).map(|value| (value.facet, value.value.clone())) == old && old.is_some()
            }
        };
        let row = rows.iter().position(same).unwrap_or(self.list.at.max(1));
        self.list.go(row, &rows.len(), height);
    }
}

/// Sorts the regions as GB/T 2260 does, each below the one that contains it; those of no code follow.
fn in_official_order(values: &mut [FacetValue]) {
    let first = values.iter().position(|value| value.facet == Facet::Region).unwrap_or(0);
    let len = values.iter().filter(|value| value.facet == Facet::Region).count();
    let Some(regions) = values.get_mut(first..first + len) else { return };
    let mut path: Vec<(usize, String)> = Vec::new();
    let key = |value: &FacetValue| {
        path.truncate(value.depth.into());
        path.push((official_position(&value.value), value.label.clone()));
        path.clone()
    };
    let mut keyed: Vec<_> = regions.iter().map(key).zip(regions.iter().cloned()).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0));
    regions.iter_mut().zip(keyed).for_each(|(value, (_, sorted))| *value = sorted);
}

/// A value as it is shown.
pub fn label(value: &FacetValue, lang: Lang) -> Cow<'_, str> {
    let theme = Theme::ALL.iter().find(|(_, name)| value.facet == Facet::Theme && *name == value.value);
    theme.map_or(value.label.as_str().into(), |(_, name)| lang.name(name))
}

/// The name of a facet.
pub fn name(facet: Facet, lang: Lang) -> &'static str {
    lang.get(match facet {
        Facet::Batch => Msg::Batch,
        Facet::Region => Msg::Place,
        Facet::Department => Msg::Department,
        Facet::Theme => Msg::Themes,
        Facet::Year => Msg::Year,
        Facet::System => Msg::OneSystem,
    })
}
