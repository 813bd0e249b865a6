//! Where a search looks: the corpus with its index, as far as it is wanted.

use super::{
    Index,
    index::{Entry, Lists, Part, WantedKeys},
    parallel::{Wanted, over},
    word::{Word, forms_of},
};
use crate::{
    corpus::{CaseIx, CaseRef, Corpus},
    text::Pattern,
};

/// Cases that are all looked into.
const FEW: usize = 4000;

/// The corpus and its index.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) index: &'a Index,
    /// Whether the texts of cases are looked into, or only what is known of a case without decoding it.
    pub(super) texts: bool,
    wanted: Wanted<'a>,
}

/// Some of the cases of each segment.
pub(super) enum Chosen {
    /// All of them.
    All,
    /// Those whose bit is set, by segment and position.
    These(Vec<Vec<u64>>),
}

impl Chosen {
    /// Those of either.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::These(mut these), Self::These(others)) => {
                these.resize_with(these.len().max(others.len()), Vec::new);
                for (bits, more) in these.iter_mut().zip(others) {
                    bits.resize(bits.len().max(more.len()), 0);
                    bits.iter_mut().zip(more).for_each(|(bits, more)| *bits |= more);
                }
                Self::These(these)
            }
            _ => Self::All,
        }
    }

    pub(super) fn has(&self, segment: usize, local: u32) -> bool {
        match self {
            Self::All => true,
            Self::These(segments) => segments
                .get(segment)
                .and_then(|bits| bits.get(local as usize / 64))
                .is_some_and(|bits| bits & 1 << (local % 64) != 0),
        }
    }
}

impl<'a> Scene<'a> {
    pub(super) fn new(corpus: &'a Corpus, index: &'a Index, texts: bool, wanted: Wanted<'a>) -> Self {
        Self { corpus, index, texts, wanted }
    }

    /// How many cases there are.
    pub(super) fn len(&self) -> usize {
        self.corpus.len()
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
        Some((self.corpus.get(CaseIx(ix))?, self.index.entry(self.corpus, CaseIx(ix))?))
    }

    /// What `work` finds in all cases, in order; it is told whether the case is one of `these`.
    pub(super) fn over<T: Send>(
        &self,
        these: &Chosen,
        work: impl Fn(&Entry<'a>, bool) -> Option<T> + Sync,
    ) -> Vec<(u32, T)> {
        let parts = self.parts();
        let segments = self.corpus.segments();
        let len = u32::try_from(self.corpus.len()).unwrap_or(u32::MAX);
        over(len, self.wanted, |ix| {
            let (segment, local) = self.corpus.place_of(CaseIx(ix))?;
            let (part, of) = (parts.get(segment)?, segments.get(segment)?);
            let entry = Entry { part, segment: of, local, head: of.head(local)? };
            work(&entry, these.has(segment, local))
        })
    }

    /// What `work` finds for the numbers below `len`, in order.
    pub(super) fn numbers<T: Send>(&self, len: usize, work: impl Fn(u32) -> Option<T> + Sync) -> Vec<(u32, T)> {
        over(u32::try_from(len).unwrap_or(u32::MAX), self.wanted, work)
    }

    /// The cases whose texts may sound so: they have two neighbouring characters that may begin it, and two that may
    /// end it.
    pub(super) fn sounding(&self, pattern: &Pattern) -> Chosen {
        if !self.texts {
            return Chosen::These(Vec::new());
        }
        // To look into a few cases takes less time than to find out which.
        if self.len() <= FEW || pattern.is_one_character() {
            return Chosen::All;
        }
        let (inner, end) = pattern.ends();
        let lead = |c: u32, from: u64| {
            let forms = char::from_u32(c).into_iter().flat_map(forms_of);
            forms.fold(0, |to, form| to | pattern.lead(form, from))
        };
        // From all places at once: most characters cannot go on from any.
        let able: Vec<bool> = (0..=0xFFFF).map(|c| lead(c, inner) != 0).collect();
        let able = |c: u32| able.get(c as usize) == Some(&true);
        let segment = |part: &Part| {
            let words = part.cases().div_ceil(64) as usize;
            if !part.has_pairs() {
                return vec![u64::MAX; words];
            }
            let mut sets = [vec![0_u64; words], vec![0_u64; words]];
            let (mut first, mut leads) = (u32::MAX, [0, 0]);
            for (key, nth) in part.keys_from(0).filter(|(key, _)| able(key >> 16) && able(key & 0xFFFF)) {
                if first != key >> 16 {
                    first = key >> 16;
                    leads = [lead(first, 1), lead(first, inner)];
                }
                let begins = leads[0] != 0 && lead(key & 0xFFFF, leads[0]) != 0;
                let ends = leads[1] != 0 && lead(key & 0xFFFF, leads[1]) & end != 0;
                for (set, _) in sets.iter_mut().zip([begins, ends]).filter(|(_, fits)| *fits) {
                    for case in part.list_at(nth) {
                        if let Some(bits) = set.get_mut(case as usize / 64) {
                            *bits |= 1 << (case % 64);
                        }
                    }
                }
            }
            let [begins, ends] = sets;
            begins.into_iter().zip(ends).map(|(begins, ends)| begins & ends).collect()
        };
        Chosen::These(self.parts().iter().map(segment).collect())
    }

    /// The cases that may have any of these words in their texts. Where nothing is known yet, that is every case.
    pub(super) fn candidates<'w>(&self, words: impl Iterator<Item = &'w Word> + Clone) -> Chosen {
        if !self.texts {
            return Chosen::These(Vec::new());
        }
        let lists: Vec<Lists<'a>> = self.parts().iter().map(Lists::of).collect();
        self.chosen(&lists, words, |part| !part.has_pairs())
    }

    /// The same by these lists: only cases that have all pairs of a word.
    pub(super) fn with_pairs<'w>(&self, lists: &[Lists<'_>], words: impl Iterator<Item = &'w Word> + Clone) -> Chosen {
        if !self.texts {
            return Chosen::These(Vec::new());
        }
        self.chosen(lists, words, |_| false)
    }

    fn chosen<'w>(
        &self,
        lists: &[Lists<'_>],
        words: impl Iterator<Item = &'w Word> + Clone,
        all: impl Fn(&Part) -> bool,
    ) -> Chosen {
        let mut segments = Vec::with_capacity(lists.len());
        for (part, lists) in self.parts().iter().zip(lists) {
            let mut bits = vec![0_u64; part.cases().div_ceil(64) as usize];
            for word in words.clone() {
                let Some(cases) = word.candidates(lists) else { return Chosen::All };
                for case in cases {
                    if let Some(bits) = bits.get_mut(case as usize / 64) {
                        *bits |= 1 << (case % 64);
                    }
                }
            }
            if all(part) {
                bits.fill(u64::MAX);
            }
            segments.push(bits);
        }
        Chosen::These(segments)
    }

    /// The lists of these pairs in each segment. Where the index has none yet, all texts are looked through for them.
    pub(super) fn lists(&self, keys: impl Iterator<Item = u32>) -> Vec<Lists<'a>> {
        let parts = self.parts();
        let mut lists: Vec<Lists<'a>> = parts.iter().map(Lists::of).collect();
        if !self.texts || parts.iter().all(|part| part.has_pairs() || part.cases() == 0) {
            return lists;
        }
        let wanted = WantedKeys::new(keys);
        let found = self.over(&Chosen::All, |entry, _| if entry.part.has_pairs() { None } else { wanted.of(entry) });
        let mut of_segments: Vec<Vec<(u32, Vec<u32>)>> = vec![Vec::new(); lists.len()];
        for (ix, keys) in found {
            let place = self.corpus.place_of(CaseIx(ix));
            if let Some((cases, local)) = place.and_then(|(at, local)| Some((of_segments.get_mut(at)?, local))) {
                cases.push((local, keys));
            }
        }
        lists.iter_mut().zip(&mut of_segments).for_each(|(lists, cases)| lists.add(cases));
        lists
    }
}
