//! Where a search looks: the corpus with its index, as far as it is wanted.

use std::sync::OnceLock;

use super::{
    Index,
    chosen::Chosen,
    index::{Entry, Lists, Part, WantedKeys},
    wanted::{Wanted, over, some},
};
use crate::corpus::{CaseIx, CaseRef, Corpus, Segment};

/// In so many cases everything is looked into: to find out which to look into takes longer.
pub(super) const FEW: usize = 4000;
/// Cases that one step works on, between two looks at whether the answer is still wanted.
const STEP: u32 = 128;

/// The corpus and its index.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) index: &'a Index,
    pub(super) wanted: Wanted<'a>,
}

/// A case, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Seat<'a> {
    pub(super) ix: u32,
    /// Its segment.
    pub(super) segment: usize,
    /// Whether it is looked into by itself: to find out which cases of its segment are worth it takes longer.
    pub(super) is_alone: bool,
    pub(super) entry: Entry<'a>,
}

impl Seat<'_> {
    /// Whether it is worth looking into; `known`: which cases of its segment are, as `choose` finds out.
    pub(super) fn is_chosen(&self, known: &OnceLock<Chosen>, choose: impl FnOnce() -> Chosen) -> bool {
        let chosen = if self.is_alone { known.get() } else { Some(known.get_or_init(choose)) };
        chosen.is_none_or(|chosen| chosen.has(self.entry.local))
    }
}

impl<'a> Scene<'a> {
    pub(super) fn new(corpus: &'a Corpus, index: &'a Index, wanted: Wanted<'a>) -> Self {
        Self { corpus, index, wanted }
    }

    /// How many cases there are.
    pub(super) fn len(&self) -> usize {
        self.corpus.len()
    }

    /// Whether they are so few that all are looked into.
    pub(super) fn is_small(&self) -> bool {
        self.len() <= FEW
    }

    /// Whether somebody still waits for the answer.
    pub(super) fn is_wanted(&self) -> bool {
        self.wanted.is()
    }

    /// The index of each segment.
    pub(super) fn parts(&self) -> &'a [Part] {
        self.index.parts(self.corpus)
    }

    /// A case and what is known of it.
    pub(super) fn case(&self, ix: u32) -> Option<(CaseRef<'a>, Entry<'a>)> {
        Some((self.corpus.get(CaseIx(ix))?, self.seat(ix)?.entry))
    }

    /// Where a case stands.
    pub(super) fn seat(&self, ix: u32) -> Option<Seat<'a>> {
        let (segment, local) = self.corpus.location_of(CaseIx(ix))?;
        Some(Seat { ix, segment, is_alone: true, entry: self.entry(segment, local)? })
    }

    /// The place of a case among all.
    pub(super) fn place_of(&self, ix: u32) -> Option<u32> {
        let (segment, local) = self.corpus.location_of(CaseIx(ix))?;
        Some(self.index.starts(self.corpus).get(segment)? + local)
    }

    fn entry(&self, segment: usize, local: u32) -> Option<Entry<'a>> {
        let (part, of) = (self.parts().get(segment)?, self.corpus.segments().get(segment)?);
        Some(Entry { part, segment: of, local, head: of.summary(local)? })
    }

    /// Places of cases in all segments; some are of cases that are no part of the corpus.
    pub(super) fn places(&self) -> u32 {
        self.index.starts(self.corpus).last().copied().unwrap_or(0)
    }

    /// The case at one of the places.
    fn at(&self, place: u32) -> Option<Seat<'a>> {
        let starts = self.index.starts(self.corpus);
        let segment = starts.partition_point(|start| *start <= place).checked_sub(1)?;
        let local = place - starts.get(segment)?;
        let ix = self.corpus.ix_of(segment, local)?.0;
        Some(Seat { ix, segment, is_alone: false, entry: self.entry(segment, local)? })
    }

    /// What `work` finds in all cases, segment after segment.
    pub(super) fn over<T: Send>(&self, work: impl Fn(&Seat<'a>) -> Option<T> + Sync) -> Vec<T> {
        over(self.places(), STEP, self.wanted, |place| work(&self.at(place)?))
    }

    /// The same from a place on, as far as it goes until something is to be told: also the first place that is left.
    pub(super) fn some<T: Send>(&self, from: u32, work: impl Fn(&Seat<'a>) -> Option<T> + Sync) -> (Vec<T>, u32) {
        some(from..self.places(), STEP, self.wanted, |place| work(&self.at(place)?))
    }

    /// What `work` finds in these cases.
    pub(super) fn these<T: Send>(&self, cases: &[u32], work: impl Fn(&Seat<'a>) -> Option<T> + Sync) -> Vec<T> {
        let len = u32::try_from(cases.len()).unwrap_or(u32::MAX);
        over(len, STEP / 4, self.wanted, |nth| work(&self.seat(*cases.get(nth as usize)?)?))
    }

    /// What `work` makes of each segment, by its number.
    pub(super) fn segments<T: Send>(&self, work: impl Fn(usize, &'a Part, &'a Segment) -> T + Sync) -> Vec<T> {
        let (parts, segments) = (self.parts(), self.corpus.segments());
        let made = |at: u32| Some(work(at as usize, parts.get(at as usize)?, segments.get(at as usize)?));
        // All of them, wanted or not: whoever asks counts on each.
        over(u32::try_from(parts.len()).unwrap_or(u32::MAX), 1, Wanted::always(), made)
    }

    /// The lists of these pairs in each segment. Where the index has none yet, all texts are looked through for them.
    pub(super) fn lists(&self, keys: impl Iterator<Item = u32>) -> Vec<Lists<'a>> {
        let parts = self.parts();
        let mut lists: Vec<Lists<'a>> = parts.iter().map(Lists::of).collect();
        if parts.iter().all(|part| part.has_pairs() || part.cases() == 0) {
            return lists;
        }
        let wanted = WantedKeys::new(keys);
        let found = self.over(|seat| {
            let keys = if seat.entry.part.has_pairs() { None } else { wanted.of(&seat.entry) };
            Some((seat.segment, seat.entry.local, keys?))
        });
        let mut of_segments: Vec<Vec<(u32, Vec<u32>)>> = vec![Vec::new(); lists.len()];
        for (segment, local, keys) in found {
            if let Some(cases) = of_segments.get_mut(segment) {
                cases.push((local, keys));
            }
        }
        lists.iter_mut().zip(&mut of_segments).for_each(|(lists, cases)| lists.add(cases));
        lists
    }
}
