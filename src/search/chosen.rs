//! Which cases of a segment are worth looking into: those that have the pairs of characters which a word needs.

use super::{
    index::{List, Lists, Part, key, keys},
    word::Word,
};
use crate::text::{PinyinPattern, fold_char, pinyin::CharTransitions};

/// Some of the cases of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// All of them.
    All,
    /// Those whose bit is set.
    These(Vec<u64>),
}

/// The most lists of pairs that are read for a word.
const LISTS: usize = 4;

impl Chosen {
    /// None of them.
    pub(super) fn none(part: &Part) -> Self {
        Self::These(vec![0; part.cases().div_ceil(64) as usize])
    }

    pub(super) fn has(&self, local: u32) -> bool {
        match self {
            Self::All => true,
            Self::These(bits) => bits.get(local as usize / 64).is_some_and(|bits| bits & 1 << (local % 64) != 0),
        }
    }

    fn is_empty(&self) -> bool {
        matches!(self, Self::These(bits) if bits.iter().all(|bits| *bits == 0))
    }

    fn add(&mut self, cases: impl Iterator<Item = u32>) {
        let Self::These(bits) = self else { return };
        for case in cases {
            if let Some(bits) = bits.get_mut(case as usize / 64) {
                *bits |= 1 << (case % 64);
            }
        }
    }

    /// Those of either.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::These(mut bits), Self::These(more)) => {
                bits.iter_mut().zip(more).for_each(|(bits, more)| *bits |= more);
                Self::These(bits)
            }
            _ => Self::All,
        }
    }

    /// Those of both.
    pub(super) fn and(self, other: &Self) -> Self {
        match (self, other) {
            (Self::These(mut bits), Self::These(more)) => {
                bits.iter_mut().zip(more).for_each(|(bits, more)| *bits &= more);
                Self::These(bits)
            }
            (Self::All, other) => other.clone(),
            (these, Self::All) => these,
        }
    }

    /// The cases that may have any of these words in their texts.
    pub(super) fn with_any<'w>(part: &Part, words: impl Iterator<Item = &'w Word>) -> Self {
        if !part.has_pairs() {
            return Self::All;
        }
        Self::with_any_of(part, &Lists::of(part), words)
    }

    /// The same by these lists, which hold the pairs of all the words.
    pub(super) fn with_any_of<'w>(part: &Part, lists: &Lists<'_>, words: impl Iterator<Item = &'w Word>) -> Self {
        let mut chosen = Self::none(part);
        for word in words {
            let Some(cases) = with_word(lists, word.chars()) else { return Self::All };
            chosen.add(cases.into_iter());
        }
        chosen
    }

    /// The cases that have all pairs of these characters.
    fn with_pairs(part: &Part, chars: &[char]) -> Self {
        let mut chosen = Self::none(part);
        match with_word(&Lists::of(part), chars) {
            Some(cases) => chosen.add(cases.into_iter()),
            None => return Self::All,
        }
        chosen
    }

    /// The cases that may have a word but for one character of it, or with one more: they have all its pairs which that
    /// does not touch, and where it does, some character between its neighbours.
    pub(super) fn with_mistake(part: &Part, word: &[char]) -> Self {
        if !part.has_pairs() {
            return Self::All;
        }
        let mut chosen = Self::none(part);
        for at in 0..word.len() {
            let (before, rest) = word.split_at(at);
            let (Some(first), Some(after)) = (rest.first(), rest.get(1..)) else { continue };
            // Another character in its place, or none.
            let mut wrong = Self::with_pairs(part, before).and(&Self::with_pairs(part, after));
            if let (Some(left), Some(right)) = (before.last(), after.first())
                && !wrong.is_empty()
            {
                let mut around = Self::between(part, *left, *right);
                around.add(part.list(key(*left, *right)));
                wrong = wrong.and(&around);
            }
            chosen = chosen.or(wrong);
            // One more before it.
            if let Some(left) = before.last() {
                let more = Self::with_pairs(part, before).and(&Self::with_pairs(part, rest));
                if !more.is_empty() {
                    chosen = chosen.or(more.and(&Self::between(part, *left, *first)));
                }
            }
        }
        chosen
    }

    /// The cases that have some character behind `left` and the same before `right`.
    fn between(part: &Part, left: char, right: char) -> Self {
        let mut chosen = Self::none(part);
        let first = key(left, '\0') >> 16;
        for (pair, nth) in part.keys_from(first << 16).take_while(|(pair, _)| pair >> 16 == first) {
            let second = part.list((pair & 0xFFFF) << 16 | key('\0', right));
            if second.size() > 0 {
                chosen.add(both(part.list_at(nth), second));
            }
        }
        chosen
    }
}

/// The cases of both lists.
fn both<'a>(a: List<'a>, b: List<'a>) -> impl Iterator<Item = u32> + use<'a> {
    let mut b = b.peekable();
    a.filter(move |case| {
        while b.next_if(|next| next < case).is_some() {}
        b.peek() == Some(case)
    })
}

/// The cases that may have a word, in order; `None` for all, where nothing is known. To read the lists of common pairs
/// costs more than they save: a few rare ones leave few cases.
fn with_word(lists: &Lists<'_>, word: &[char]) -> Option<Vec<u32>> {
    let mut lists: Vec<List<'_>> = keys(word.iter().copied()).map(|key| lists.list(key)).collect();
    lists.sort_by_key(List::size);
    lists.truncate(LISTS);
    let mut lists = lists.into_iter();
    let mut found: Vec<u32> = lists.next()?.collect();
    for list in lists {
        let mut list = list.peekable();
        found.retain(|case| {
            while list.next_if(|next| next < case).is_some() {}
            list.peek() == Some(case)
        });
    }
    Some(found)
}

/// Letters read as pinyin, ready to choose cases whose texts may sound so.
#[derive(Debug)]
pub(super) struct Sounds<'q> {
    pattern: &'q PinyinPattern,
    /// For each folded character which of `steps` it takes, in whichever of its forms; the first takes none.
    classes: Vec<u16>,
    steps: Vec<CharTransitions>,
}

impl<'q> Sounds<'q> {
    /// None where one character can stand for all of it: any case may have that.
    pub(super) fn new(pattern: &'q PinyinPattern) -> Option<Self> {
        if pattern.fits_one_character() {
            return None;
        }
        let (anywhere, _) = pattern.position_masks();
        let (mut classes, mut steps) = (vec![0; 1 << 16], vec![CharTransitions::default()]);
        for c in ('0'..='9').chain('a'..='z').chain('\u{4E00}'..='\u{9FFF}') {
            let own = pattern.transitions(c);
            let folded = fold_char(c).filter(|_| own.leads_on(anywhere));
            let Some(class) = folded.and_then(|folded| classes.get_mut(u32::from(folded) as usize)) else { continue };
            match steps.get_mut(usize::from(*class)).filter(|_| *class != 0) {
                Some(others) => *others = others.or(&own),
                None => {
                    // Fewer than there are characters.
                    *class = steps.len() as u16;
                    steps.push(own);
                }
            }
        }
        Some(Self { pattern, classes, steps })
    }

    fn steps(&self, c: u32) -> Option<&CharTransitions> {
        self.classes.get(c as usize).filter(|class| **class != 0).and_then(|class| self.steps.get(usize::from(*class)))
    }

    /// The cases that have two neighbouring characters that may begin it, and two that may end it.
    pub(super) fn choose(&self, part: &Part) -> Chosen {
        if !part.has_pairs() {
            return Chosen::All;
        }
        let (inner, end) = self.pattern.position_masks();
        let (mut begins, mut ends) = (Chosen::none(part), Chosen::none(part));
        let (mut first, mut led) = (u32::MAX, None);
        for (key, nth) in part.keys_from(0) {
            if first != key >> 16 {
                first = key >> 16;
                let lead = |steps: &CharTransitions| (self.pattern.follow(1, steps), self.pattern.follow(inner, steps));
                led = self.steps(first).map(lead);
            }
            let Some(((begun, inside), second)) = led.zip(self.steps(key & 0xFFFF)) else { continue };
            if self.pattern.follow(begun, second) != 0 {
                begins.add(part.list_at(nth));
            }
            if self.pattern.follow(inside, second) & end != 0 {
                ends.add(part.list_at(nth));
            }
        }
        begins.and(&ends)
    }
}
