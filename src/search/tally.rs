//! The properties of many cases counted in one pass, by the numbers that the index has for their names.

use std::borrow::Cow;

use super::{
    Facet, FacetValue, Field, Index,
    facets::{Counted, batches_of, by_count, place_of, places_of, values, years_of},
    filter::departments,
    parallel::Wanted,
    scene::{Scene, Seat},
};
use crate::{
    corpus::{CaseIx, Corpus, Theme},
    text::fold,
};

/// What some cases are, counted.
pub(super) struct Tally<'a> {
    corpus: &'a Corpus,
    index: &'a Index,
    batches: Vec<usize>,
    themes: Vec<usize>,
    /// By segment and name.
    places: Vec<Vec<usize>>,
    departments: Counts,
    systems: Counts,
}

/// How many cases have what each number means.
struct Counts {
    /// How many, and the last of them.
    cases: Vec<(usize, CaseIx)>,
    /// The first case, and the segment and name by which it has it, and which of the names there it is.
    first: Vec<Option<First>>,
}

/// The rank of a case, a segment, a name, and which of those that the name joins.
type First = (u32, usize, u32, usize);

impl Counts {
    fn new(len: usize) -> Self {
        Self { cases: vec![(0, CaseIx(u32::MAX)); len], first: vec![None; len] }
    }

    /// `own`: how many of the numbers are of what the name says itself.
    fn add(&mut self, ix: CaseIx, (rank, segment, name): (u32, usize, u32), numbers: &[u32], own: usize) {
        for (nth, number) in numbers.iter().enumerate() {
            if let Some((count, last)) = self.cases.get_mut(*number as usize).filter(|(_, last)| *last != ix) {
                (*count, *last) = (*count + 1, ix);
            }
            let is_first = |first: &Option<First>| first.is_none_or(|(before, ..)| rank < before);
            if let Some(first) = self.first.get_mut(*number as usize).filter(|first| nth < own && is_first(first)) {
                *first = Some((rank, segment, name, nth));
            }
        }
    }
}

impl<'a> Tally<'a> {
    /// Counts these cases; of names that are one, the first as printed stands for all.
    pub(super) fn new(corpus: &'a Corpus, index: &'a Index, cases: impl Iterator<Item = CaseIx>) -> Self {
        let (parts, names) = (index.parts(corpus), index.names(corpus));
        let mut tally = Self {
            corpus,
            index,
            batches: vec![0; corpus.batches().len()],
            themes: vec![0; Theme::ALL.len()],
            places: parts.iter().map(|part| vec![0; part.names() as usize]).collect(),
            departments: Counts::new(names.departments.len),
            systems: Counts::new(names.systems.len),
        };
        // In the order of the corpus they are read as they stand.
        let mut ranked: Vec<(CaseIx, u32)> = cases.zip(0..).collect();
        ranked.sort_unstable();
        let scene = Scene::new(corpus, index, Wanted::always());
        for (ix, rank) in ranked {
            let Some((found, seat)) = corpus.get(ix).zip(scene.seat(ix.0)) else { continue };
            let Seat { segment, entry, .. } = seat;
            tally.batches.get_mut(found.batch_ix).into_iter().for_each(|count| *count += 1);
            let mut before = 0_u64;
            for theme in found.themes().map(|theme| theme as usize) {
                if let Some(count) = tally.themes.get_mut(theme).filter(|_| before & 1 << theme == 0) {
                    *count += 1;
                }
                before |= 1 << theme;
            }
            for name in entry.names() {
                let place = tally.places.get_mut(segment).and_then(|places| places.get_mut(name as usize));
                place.into_iter().for_each(|count| *count += 1);
                let at = (rank, segment, name);
                let numbers = names.departments.of(segment, name);
                tally.departments.add(ix, at, numbers, numbers.len());
                tally.systems.add(ix, at, names.systems.of(segment, name), 1);
            }
        }
        tally
    }

    /// The values of a facet, none of them chosen; of departments and systems at most so many, the most common first,
    /// and those that are to be kept.
    pub(super) fn values(&self, facet: Facet, most: usize, keep: &dyn Fn(&str) -> bool) -> Vec<FacetValue> {
        let counted = match facet {
            Facet::Batch => batches_of(self.corpus, &self.batches),
            Facet::Year => years_of(self.corpus, &self.batches),
            Facet::Theme => {
                let named = Theme::ALL.iter().map(|(theme, name)| (*name, self.themes.get(*theme as usize)));
                let counted = named.filter_map(|(name, count)| Some((name, *count.filter(|count| **count > 0)?)));
                by_count(counted.map(|(name, count)| Counted::named(name, count)).collect())
            }
            Facet::Region => places_of(self.counted_places()),
            Facet::Department => self.named(&self.departments, most, keep),
            Facet::System => self.named(&self.systems, most, keep),
        };
        values(facet, counted)
    }

    fn counted_places(&self) -> impl Iterator<Item = ([&'a str; 3], usize)> {
        let parts = self.index.parts(self.corpus).iter().zip(self.corpus.segments()).zip(&self.places);
        parts.flat_map(|((part, segment), counts)| {
            let counts = (0..).zip(counts).filter(|(_, count)| **count > 0);
            let named = counts.filter_map(move |(name, count)| Some((part.name(segment, name)?, *count)));
            named.filter(|(name, _)| name.field == Field::Place).map(|(name, count)| (place_of(&name.head()), count))
        })
    }

    fn named(&self, counts: &Counts, most: usize, keep: &dyn Fn(&str) -> bool) -> Vec<Counted> {
        let (parts, segments) = (self.index.parts(self.corpus), self.corpus.segments());
        let named = |(first, (count, _)): (&Option<First>, &(usize, CaseIx))| {
            let (_, segment, name, nth) = (*first)?;
            let name = parts.get(segment)?.name(segments.get(segment)?, name)?;
            let text: Cow<'a, str> = match (name.field, name.text()) {
                (Field::Department, Cow::Borrowed(text)) => departments(text).nth(nth)?.into(),
                (_, text) => text,
            };
            fold(&text).next()?;
            Some((*count, text))
        };
        let mut named: Vec<(usize, Cow<'a, str>)> = counts.first.iter().zip(&counts.cases).filter_map(named).collect();
        let order = |a: &(usize, Cow<'a, str>), b: &(usize, Cow<'a, str>)| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1));
        if named.len() > most {
            named.select_nth_unstable_by(most, order);
            let mut nth = 0;
            named.retain(|(_, name)| {
                nth += 1;
                nth <= most || keep(name)
            });
        }
        named.sort_unstable_by(order);
        named.into_iter().map(|(count, name)| Counted::named(&name, count)).collect()
    }
}
