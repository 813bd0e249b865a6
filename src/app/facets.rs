//! The facet pane: what the hits are, counted, with a cursor.

use std::borrow::Cow;

use super::{
    list_cursor::ListCursor,
    list_rows::ListRows,
    words::{Lang, Msg},
};
use crate::{
    corpus::Theme,
    desk::Status,
    import::official_position,
    search::{Facet, FacetValue},
    text::FilterText,
};

/// The open pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// The values, facet by facet.
    pub values: Vec<FacetValue>,
    /// The cursor among the [`shown`](Self::shown) values.
    pub list: ListCursor,
    /// The text that narrows the rows.
    typed: String,
}

impl Facets {
    /// The values that match the typed text, by their positions in [`values`](Self::values).
    pub fn shown(&self) -> Vec<usize> {
        let typed = FilterText::new(&self.typed);
        let fits = |value: &FacetValue| self.typed.trim().is_empty() || typed.matches(&value.label);
        let fitting = self.values.iter().enumerate().filter(|(_, value)| fits(value));
        fitting.map(|(at, _)| at).collect()
    }

    /// The rows of the shown values: before the first one of each facet its name.
    pub fn rows(&self) -> ListRows {
        let shown = self.shown();
        let facet = |at: usize| shown.get(at).and_then(|value| self.values.get(*value)).map(|value| value.facet);
        let firsts = (0..shown.len()).filter(|at| at.checked_sub(1).and_then(facet) != facet(*at));
        ListRows::of_number(shown.len()).with_headings(firsts)
    }

    /// The shown value at a position of the list.
    pub fn at(&self, item: usize) -> Option<&FacetValue> {
        self.values.get(*self.shown().get(item)?)
    }

    /// The value under the cursor.
    pub fn selected(&self) -> Option<&FacetValue> {
        self.at(self.list.at)
    }

    /// Shows only the values that match `typed`, the cursor on the value that it was on, else on the first.
    pub fn narrow(&mut self, typed: &str, height: usize) {
        let old = self.selected().cloned();
        typed.clone_into(&mut self.typed);
        let is_old = |value: &usize| self.values.get(*value) == old.as_ref();
        let item = self.shown().iter().position(is_old).filter(|_| typed.is_empty()).unwrap_or(0);
        self.list.go(item, &self.rows(), height);
    }

    /// Puts the cursor on the first value of the next group, or of this one and then of the one before.
    pub fn to_group(&mut self, forward: bool, height: usize) {
        let rows = self.rows();
        let mut firsts = rows.headings().iter().copied();
        let to = match forward {
            true => firsts.find(|first| *first > self.list.at),
            false => firsts.take_while(|first| *first < self.list.at).last(),
        };
        if let Some(to) = to {
            self.list.go(to, &rows, height);
        }
    }

    /// Takes new values, regions in official order; the cursor stays on the value that it was on, if that is still there.
    pub fn update(&mut self, values: Vec<FacetValue>, height: usize) {
        let old = self.selected().map(|value| (value.facet, value.value.clone()));
        self.values = values;
        in_official_order(&mut self.values);
        let same = |value: &usize| {
            let value = self.values.get(*value).map(|value| (value.facet, value.value.clone()));
            value == old && old.is_some()
        };
        let item = self.shown().iter().position(same).unwrap_or(self.list.at);
        self.list.go(item, &self.rows(), height);
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
    let status = Status::ALL.iter().find(|(.., name)| value.facet == Facet::Status && *name == value.value);
    match (theme, status) {
        (Some((_, name)), _) => lang.name(name),
        (None, Some((status, ..))) => lang.get(*status).into(),
        (None, None) => value.label.as_str().into(),
    }
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
        Facet::Folder => Msg::Folder,
        Facet::Tag => Msg::Tag,
        Facet::Status => Msg::Status,
    })
}
