//! Candidate sets for pinyin: the cases of a segment whose bigrams may sound like the beginning and the end of a pattern.

use super::candidates::CandidateSet;
use crate::{
    search::index::SegmentIndex,
    text::{PinyinPattern, fold_char, pinyin::CharTransitions},
};

/// Largest number of positions across which bigrams are looked for.
const MAX_STOPS: usize = 12;

/// A pinyin pattern prepared for finding candidates.
#[derive(Debug)]
pub(super) struct PinyinCandidates<'q> {
    pattern: &'q PinyinPattern,
    /// For each folded character the index of its steps, united over all its forms; 0 for none.
    classes: Vec<u16>,
    steps: Vec<CharTransitions>,
}

impl<'q> PinyinCandidates<'q> {
    /// Returns `None` if one character can match the whole pattern: then any case may.
    pub(super) fn new(pattern: &'q PinyinPattern) -> Option<Self> {
        if pattern.fits_one_character() {
            return None;
        }
        let anywhere = pattern.end() - 1;
        let (mut classes, mut steps) = (vec![0_u16; 1 << 16], vec![CharTransitions::default()]);
        for c in ('0'..='9').chain('a'..='z').chain('\u{3400}'..='\u{9FFF}') {
            let own = pattern.transitions(c);
            let folded = fold_char(c).filter(|_| own.leads_on(anywhere));
            let Some(class) = folded.and_then(|folded| classes.get_mut(u32::from(folded) as usize)) else { continue };
            if *class == 0 {
                *class = steps.len() as u16;
                steps.push(own);
            } else {
                let united = &mut steps[usize::from(*class)];
                *united = united.or(&own);
            }
        }
        Some(Self { pattern, classes, steps })
    }

    /// Returns the steps of a character code.
    fn steps(&self, code: u32) -> Option<&CharTransitions> {
        let class = self.classes[code as usize];
        (class != 0).then(|| &self.steps[usize::from(class)])
    }

    /// Returns the cases that have a bigram which may begin the pattern, one which may end it, and one across each position
    /// that no syllable crosses.
    pub(super) fn find(&self, index: &SegmentIndex) -> CandidateSet {
        if !index.has_postings() {
            return CandidateSet::all(index);
        }
        let (inner, end) = (self.pattern.end() - 1, self.pattern.end());
        let stops = self.pattern.stops();
        let stops = (1..u64::BITS).filter(|at| stops & 1 << at != 0).take(MAX_STOPS);
        let mut across: Vec<(u64, CandidateSet)> = stops.map(|at| (1 << at, CandidateSet::none(index))).collect();
        let (mut begins, mut ends) = (CandidateSet::none(index), CandidateSet::none(index));
        let (mut first, mut after_first) = (u32::MAX, None);
        for (key, nth) in index.keys_from(0) {
            if first != key >> 16 {
                first = key >> 16;
                let after =
                    |steps: &CharTransitions| (self.pattern.follow(1, steps), self.pattern.follow(inner, steps));
                after_first = self.steps(first).map(after);
            }
            let Some(((begun, inside), second)) = after_first.zip(self.steps(key & 0xFFFF)) else { continue };
            if self.pattern.follow(begun, second) != 0 {
                begins.add(index.postings_at(nth));
            }
            if self.pattern.follow(inside, second) & end != 0 {
                ends.add(index.postings_at(nth));
            }
            for (stop, cases) in across.iter_mut().filter(|(stop, _)| inside & stop != 0) {
                if self.pattern.follow(*stop, second) != 0 {
                    cases.add(index.postings_at(nth));
                }
            }
        }
        across.iter().fold(begins.intersection(&ends), |all, (_, cases)| all.intersection(cases))
    }
}
