//! The facet pane: what the hits are, counted, with a cursor.

use std::borrow::Cow;

use super::{
    list_cursor::ListCursor,
    words::{Lang, Msg},
};
use crate::{
    corpus::Theme,
    search::{Facet, FacetValue},
};

/// The open pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// The values, facet by facet.
    pub values: Vec<FacetValue>,
    /// The cursor among [`rows`](Self::rows).
    pub list: ListCursor,
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
    /// The rows in order: before the first value of each facet its name.
    pub fn rows(&self) -> Vec<FacetRow> {
        let mut rows = Vec::new();
        let mut last = None;
        for (at, value) in self.values.iter().enumerate() {
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

    /// Takes new values; the cursor stays on the value that it was on, if that is still there.
    pub fn update(&mut self, values: Vec<FacetValue>, height: usize) {
        let old = self.selected().map(|value| (value.facet, value.value.clone()));
        self.values = values;
        let rows = self.rows();
        let same = |row: &FacetRow| match row {
            FacetRow::Heading(_) => false,
            FacetRow::Value(at) => {
                self.values.get(*at).map(|value| (value.facet, value.value.clone())) == old && old.is_some()
            }
        };
        let row = rows.iter().position(same).unwrap_or(self.list.at.max(1));
        self.list.go(row, rows.len(), height);
    }
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
