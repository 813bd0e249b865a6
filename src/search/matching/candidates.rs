//! Candidate sets: the cases of a segment that may hold a word, by its bigram postings.

use super::literal::FoldedLiteral;
use crate::search::index::{PostingIter, SegmentIndex, key, keys};

/// Limit of posting lists that are read for one word: long lists cost more than they exclude.
const MAX_LISTS: usize = 4;
/// Limit of postings that are read for one character, as a multiple of the cases.
const MAX_LISTED: usize = 2;

/// A set of cases of a segment: a bitset by case number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CandidateSet(Vec<u64>);

impl CandidateSet {
    pub(crate) fn none(index: &SegmentIndex) -> Self {
        Self(vec![0; index.cases().div_ceil(64) as usize])
    }

    pub(crate) fn all(index: &SegmentIndex) -> Self {
        let mut bits = vec![u64::MAX; index.cases().div_ceil(64) as usize];
        if let Some(last) = bits.last_mut() {
            *last >>= (64 - index.cases() % 64) % 64;
        }
        Self(bits)
    }

    pub(crate) fn contains(&self, local: u32) -> bool {
        self.0.get(local as usize / 64).is_some_and(|bits| bits & 1 << (local % 64) != 0)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    pub(super) fn add(&mut self, cases: impl IntoIterator<Item = u32>) {
        for case in cases {
            // Postings are not trusted to stay within the segment.
            if let Some(bits) = self.0.get_mut(case as usize / 64) {
                *bits |= 1 << (case % 64);
            }
        }
    }

    pub(super) fn union(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(bits, more)| *bits |= more);
        self
    }

    pub(super) fn intersection(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(bits, more)| *bits &= more);
        self
    }

    /// Returns the cases that may hold any of these words in their texts.
    pub(crate) fn with_any<'w>(index: &SegmentIndex, words: impl Iterator<Item = &'w FoldedLiteral>) -> Self {
        Self::with_any_of(index, words.map(FoldedLiteral::chars))
    }

    /// Returns the cases that may hold any of these words, given by their characters.
    pub(crate) fn with_any_of<'w>(index: &SegmentIndex, words: impl Iterator<Item = &'w [char]>) -> Self {
        words.fold(Self::none(index), |set, word| set.union(&Self::with_word(index, word)))
    }

    /// Returns the cases that hold a character before another one; all if it is in most.
    pub(crate) fn with_character(index: &SegmentIndex, c: char) -> Self {
        let first = key(c, '\0') >> 16;
        if index.frequency(first as u16) > MAX_LISTED * index.cases() as usize {
            return Self::all(index);
        }
        let mut set = Self::none(index);
        let keys = index.keys_from(first << 16).take_while(|(bigram, _)| bigram >> 16 == first);
        keys.for_each(|(_, nth)| set.add(index.postings_at(nth)));
        set
    }

    /// Returns the cases in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.0).flat_map(|(word, bits)| {
            let mut rest = *bits;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(word * 64 + bit)
            })
        })
    }

    /// Returns the number of cases.
    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Returns the cases that may hold a word; all for a single character. The shortest posting lists leave few cases.
    fn with_word(index: &SegmentIndex, word: &[char]) -> Self {
        if word.len() < 2 || !index.has_postings() {
            return Self::all(index);
        }
        let mut lists: Vec<PostingIter<'_>> = keys(word.iter().copied()).map(|key| index.postings(key)).collect();
        lists.sort_by_key(PostingIter::size);
        let mut set = Self::none(index);
        let (first, rest) = (lists[0], &lists[1..lists.len().min(MAX_LISTS)]);
        let mut found: Vec<u32> = first.collect();
        for list in rest {
            found = both(found.into_iter(), *list).collect();
        }
        set.add(found);
        set
    }

    /// Returns the cases that may hold a word with one character wrong, missing or too many: they have all bigrams that
    /// the typo does not touch, and where it does, some character between the neighbours.
    pub(crate) fn with_typo(index: &SegmentIndex, word: &[char]) -> Self {
        let mut set = Self::none(index);
        for at in 0..word.len() {
            let (before, rest) = word.split_at(at);
            let (first, after) = (rest[0], &rest[1..]);
            // The character is wrong or missing.
            let mut wrong = Self::with_word(index, before).intersection(&Self::with_word(index, after));
            if let (Some(left), Some(right)) = (before.last(), after.first())
                && !wrong.is_empty()
            {
                let mut around = Self::between(index, *left, *right);
                around.add(index.postings(key(*left, *right)));
                wrong = wrong.intersection(&around);
            }
            set = set.union(&wrong);
            // An extra character precedes it.
            if let Some(left) = before.last() {
                let more = Self::with_word(index, before).intersection(&Self::with_word(index, rest));
                if !more.is_empty() {
                    set = set.union(&more.intersection(&Self::between(index, *left, first)));
                }
            }
        }
        set
    }

    /// Returns the cases that have some character after `left` and the same before `right`.
    fn between(index: &SegmentIndex, left: char, right: char) -> Self {
        let mut set = Self::none(index);
        let first = key(left, '\0') >> 16;
        for (bigram, nth) in index.keys_from(first << 16).take_while(|(bigram, _)| bigram >> 16 == first) {
            let second = index.postings((bigram & 0xFFFF) << 16 | key('\0', right));
            if second.size() > 0 {
                set.add(both(index.postings_at(nth), second));
            }
        }
        set
    }
}

/// Returns the cases that are in both ascending lists.
fn both(a: impl Iterator<Item = u32>, b: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    let mut b = b.peekable();
    a.filter(move |case| {
        while b.next_if(|next| next < case).is_some() {}
        b.peek() == Some(case)
    })
}
