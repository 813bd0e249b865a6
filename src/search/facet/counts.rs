//! Counting the facet values of cases in one pass over the facet columns.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{desk_counts::DeskCounts, values::FacetValue};
use crate::{
    corpus::{CaseIx, Corpus, Theme},
    desk::Desk,
    search::{
        hit::Field,
        index::{FacetColumns, Index, named_departments},
        matching::year,
        query::Facet,
    },
    text::Folded,
};

/// Largest number of departments and of systems that are returned.
const MAX_NAMES: usize = 1000;

/// Facet counts of some cases.
pub(super) struct FacetCounts<'a> {
    corpus: &'a Corpus,
    index: &'a Index,
    columns: &'a FacetColumns,
    batches: Vec<usize>,
    themes: [usize; u32::BITS as usize],
    /// For each name the number of cases, and the first case that has the name itself.
    names: Vec<(usize, Option<CaseIx>)>,
    /// Counts of the desk, if anything is on it.
    on_desk: Option<DeskCounts<'a>>,
}

/// Returns every value of these facets that the cases have, none of them chosen; the most frequent ones of departments
/// and systems.
pub fn count_facets(corpus: &Corpus, index: &Index, cases: &[CaseIx], of: &[Facet]) -> Vec<(Facet, Vec<FacetValue>)> {
    let counts = FacetCounts::new(corpus, index, None, cases);
    of.iter().map(|facet| (*facet, counts.values(*facet, &[]))).collect()
}

impl<'a> FacetCounts<'a> {
    pub(super) fn new(corpus: &'a Corpus, index: &'a Index, desk: Option<&'a Desk>, cases: &[CaseIx]) -> Self {
        let columns = index.facet_columns(corpus);
        let mut batches = vec![0; corpus.batches().len()];
        let mut themes = [0; u32::BITS as usize];
        let mut names = vec![(0, None); columns.names().len()];
        for (ix, facets) in cases.iter().filter_map(|ix| Some((*ix, columns.get(*ix)?))) {
            batches[facets.batch] += 1;
            for (theme, count) in themes.iter_mut().enumerate() {
                *count += (facets.themes >> theme & 1) as usize;
            }
            for (name, is_own) in facets.names() {
                let (count, first): &mut (usize, Option<CaseIx>) = &mut names[name];
                *count += 1;
                *first = first.or(is_own.then_some(ix));
            }
        }
        let on_desk = desk.filter(|desk| !desk.is_empty()).map(|desk| DeskCounts::new(desk, corpus, cases));
        Self { corpus, index, columns, batches, themes, names, on_desk }
    }

    /// Returns the values of a facet, none of them chosen. Of departments and systems the most frequent ones, and those
    /// to `keep`.
    pub(super) fn values(&self, facet: Facet, keep: &[&str]) -> Vec<FacetValue> {
        match facet {
            Facet::Batch => self.batches(),
            Facet::Year => self.years(),
            Facet::Theme => self.themes(),
            Facet::Region => self.regions(),
            Facet::Department => self.names(facet, Field::Department, keep),
            Facet::System => self.names(facet, Field::System, keep),
            Facet::Folder | Facet::Tag | Facet::Status => {
                self.on_desk.as_ref().map(|counts| counts.values(facet)).unwrap_or_default()
            }
        }
    }

    fn batches(&self) -> Vec<FacetValue> {
        let batches = self.corpus.by_id().filter(|at| self.batches[*at] > 0);
        let value = |at: usize| {
            let batch = &self.corpus.batches()[at].batch;
            let label = batch.title.as_str().to_owned();
            FacetValue { label, ..FacetValue::new(Facet::Batch, batch.id.as_str(), self.batches[at]) }
        };
        let mut values: Vec<FacetValue> = batches.map(value).collect();
        values.sort_by_key(|value| Reverse(value.count));
        values
    }

    /// Returns the years, the last first.
    fn years(&self) -> Vec<FacetValue> {
        let mut years: BTreeMap<u16, usize> = BTreeMap::new();
        for (loaded, count) in self.corpus.batches().iter().zip(&self.batches).filter(|(_, count)| **count > 0) {
            if let Some(year) = year(loaded.batch.published()) {
                *years.entry(year).or_default() += count;
            }
        }
        let value = |(year, count): (u16, usize)| FacetValue::new(Facet::Year, &year.to_string(), count);
        years.into_iter().rev().map(value).collect()
    }

    fn themes(&self) -> Vec<FacetValue> {
        let counted = Theme::ALL.iter().map(|(theme, name)| (*name, self.themes[*theme as usize]));
        let counted = counted.filter(|(_, count)| *count > 0);
        let mut values: Vec<_> = counted.map(|(name, count)| FacetValue::new(Facet::Theme, name, count)).collect();
        values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        values
    }

    /// Returns the regions and those that contain them, each under the one that contains it.
    fn regions(&self) -> Vec<FacetValue> {
        let mut sums: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for number in self.columns.numbers_of(Field::Place).filter(|number| self.names[*number].0 > 0) {
            let levels: Vec<&str> = self.columns.names()[number].split('\n').collect();
            for depth in 1..=levels.len() {
                *sums.entry(levels[..depth].to_vec()).or_default() += self.names[number].0;
            }
        }
        let value = |(levels, count): (Vec<&str>, usize)| {
            let (label, depth) = (levels[levels.len() - 1].to_owned(), levels.len() as u8 - 1);
            FacetValue { label, depth, ..FacetValue::new(Facet::Region, &levels.concat(), count) }
        };
        sums.into_iter().map(value).collect()
    }

    /// Returns the names of a field, the most frequent first, equals in folded order.
    fn names(&self, facet: Facet, field: Field, keep: &[&str]) -> Vec<FacetValue> {
        let folded = |number: usize| self.columns.names()[number].as_str();
        let counted = self.columns.numbers_of(field).filter(|number| !folded(*number).is_empty());
        let mut numbers: Vec<(Reverse<usize>, usize, CaseIx)> =
            counted.filter_map(|number| Some((Reverse(self.names[number].0), number, self.names[number].1?))).collect();
        if numbers.len() > MAX_NAMES {
            numbers.select_nth_unstable(MAX_NAMES);
            let keep: Vec<Folded> = keep.iter().map(|name| Folded::new(name)).collect();
            let mut rest = numbers.split_off(MAX_NAMES);
            rest.retain(|(_, number, _)| keep.iter().any(|name| name.as_str() == folded(*number)));
            numbers.append(&mut rest);
        }
        numbers.sort_unstable();
        let value = |(count, number, first): (Reverse<usize>, usize, CaseIx)| {
            let printed = self.printed(field, first, folded(number))?;
            Some(FacetValue::new(facet, &printed, count.0))
        };
        numbers.into_iter().filter_map(value).collect()
    }

    /// Returns a name as a case prints it, given its folded form.
    fn printed(&self, field: Field, ix: CaseIx, folded: &str) -> Option<String> {
        let is_equal = |name: &&str| Folded::new(name).as_str() == folded;
        let mut values = self.index.entry(self.corpus, ix)?.values().filter(|value| value.field == field);
        values.find_map(|value| {
            let text = value.text();
            let name = if field == Field::Department {
                named_departments(&text).find(is_equal)
            } else {
                Some(&*text).filter(is_equal)
            };
            name.map(str::to_owned)
        })
    }
}
