//! The properties of many cases counted in one pass, by the numbers of their names.

use super::{
    Facet, FacetValue, Field, Index,
    columns::{Columns, meant},
    facets::{Counted, batches_of, by_count, places_of, values, years_of},
};
use crate::{
    corpus::{CaseIx, Corpus, Theme},
    text::Folded,
};

/// What some cases are, counted.
pub(super) struct Tally<'a> {
    corpus: &'a Corpus,
    index: &'a Index,
    columns: &'a Columns,
    batches: Vec<usize>,
    themes: [usize; u32::BITS as usize],
    places: Vec<usize>,
    /// Of each name the number of cases, and the first one that has it itself.
    names: Vec<(usize, Option<CaseIx>)>,
}

impl<'a> Tally<'a> {
    /// Counts these cases; of names that are one, the first as printed stands for all.
    pub(super) fn new(corpus: &'a Corpus, index: &'a Index, cases: impl Iterator<Item = CaseIx>) -> Self {
        let columns = index.columns(corpus);
        let mut batches = vec![0; corpus.batches().len()];
        let mut themes = [0; u32::BITS as usize];
        let mut places = vec![0; columns.places().len()];
        let mut names = vec![(0, None); columns.folded().len()];
        for (ix, numbers) in cases.filter_map(|ix| Some((ix, columns.get(ix)?))) {
            batches.get_mut(numbers.batch).into_iter().for_each(|count| *count += 1);
            numbers.place.and_then(|place| places.get_mut(place)).into_iter().for_each(|count| *count += 1);
            let mut rest = numbers.themes;
            while let Some(count) = themes.get_mut(rest.trailing_zeros() as usize) {
                *count += 1;
                rest &= rest - 1;
            }
            for (number, own) in numbers.names() {
                if let Some((count, first)) = names.get_mut(number) {
                    *count += 1;
                    *first = first.or(own.then_some(ix));
                }
            }
        }
        Self { corpus, index, columns, batches, themes, places, names }
    }

    /// The values of a facet, none of them chosen; of departments and systems at most so many, the most common first,
    /// and those that are to be kept.
    pub(super) fn values(&self, facet: Facet, most: usize, keep: &[&str]) -> Vec<FacetValue> {
        let counted = match facet {
            Facet::Batch => batches_of(self.corpus, &self.batches),
            Facet::Year => years_of(self.corpus, &self.batches),
            Facet::Theme => {
                let named = Theme::ALL.iter().map(|(theme, name)| (*name, self.themes.get(*theme as usize)));
                let counted = named.filter_map(|(name, count)| Some((name, *count.filter(|count| **count > 0)?)));
                by_count(counted.map(|(name, count)| Counted::named(name, count)).collect())
            }
            Facet::Region => {
                let counted = self.columns.places().iter().zip(&self.places).filter(|(_, count)| **count > 0);
                places_of(counted.map(|(place, count)| (place.each_ref().map(String::as_str), *count)))
            }
            Facet::Department => self.named(Field::Department, most, keep),
            Facet::System => self.named(Field::System, most, keep),
        };
        values(facet, counted)
    }

    /// Names by how many cases have them, of equals in the order of what they fold to.
    fn named(&self, field: Field, most: usize, keep: &[&str]) -> Vec<Counted> {
        let of_field = self.columns.of(field);
        let folded = |number: usize| self.columns.folded().get(number).map_or("", String::as_str);
        let counts = self.names.iter().enumerate().skip(of_field.start).take(of_field.len());
        let counted = counts.filter(|(number, (_, first))| first.is_some() && !folded(*number).is_empty());
        let mut numbers: Vec<(usize, usize)> = counted.map(|(number, (count, _))| (*count, number)).collect();
        let order = |a: &(usize, usize), b: &(usize, usize)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
        let mut kept = Vec::new();
        if numbers.len() > most {
            numbers.select_nth_unstable_by(most, order);
            let keep: Vec<Folded> = keep.iter().map(|name| Folded::new(name)).collect();
            let rest = numbers.split_off(most);
            kept.extend(
                rest.into_iter().filter(|(_, number)| keep.iter().any(|name| name.as_str() == folded(*number))),
            );
        }
        numbers.append(&mut kept);
        numbers.sort_unstable_by(order);
        let printed = |(count, number): (usize, usize)| {
            let first = self.names.get(number)?.1?;
            Some(Counted::named(&self.printed(field, first, folded(number))?, count))
        };
        numbers.into_iter().filter_map(printed).collect()
    }

    /// How a case prints the name that folds so.
    fn printed(&self, field: Field, ix: CaseIx, folded: &str) -> Option<String> {
        let entry = self.index.entry(self.corpus, ix)?;
        let mut found = None;
        for short in entry.shorts().filter(|short| short.field == field) {
            found = found
                .or(meant(field, &short.text()).find(|name| Folded::new(name).as_str() == folded).map(str::to_owned));
        }
        found
    }
}
