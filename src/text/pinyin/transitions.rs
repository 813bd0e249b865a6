//! Transitions of the automaton of a query. Its positions lie between the letters: position p is before letter p. A set of
//! positions is a bitset in a `u64`.

use std::collections::HashMap;

use crate::text::readings::{self, Syllable, readings};

/// The limit of letters of a query: all positions fit into one bitset.
pub(super) const MAX_LETTERS: usize = 60;

/// The positions from which a syllable leads on, by kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SyllableTransitions {
    /// By one letter: the first of the syllable.
    pub(super) initial: u64,
    /// By two letters: zh, ch or sh.
    pub(super) double: u64,
    /// By the whole syllable.
    pub(super) full: u64,
    /// The letters of the syllable.
    pub(super) len: u8,
    /// To the end of the query, which is a prefix of the syllable longer than its initial.
    pub(super) tail: u64,
    /// By the whole syllable in another spelling of so many letters.
    pub(super) others: [u64; 7],
}

/// The positions from which a character leads on in any of its readings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CharTransitions {
    /// The union of all.
    any: u64,
    /// By so many letters: initials and whole syllables.
    by_length: [u64; 7],
    tail: u64,
}

impl CharTransitions {
    /// Transitions of a character that stands for itself.
    pub(super) fn literal(positions: u64) -> Self {
        let mut all = Self { any: positions, ..Self::default() };
        all.by_length[1] = positions;
        all
    }

    fn add(&mut self, syllable: &SyllableTransitions) {
        self.by_length[1] |= syllable.initial;
        self.by_length[2] |= syllable.double;
        if let Some(full) = self.by_length.get_mut(usize::from(syllable.len)) {
            *full |= syllable.full;
        }
        self.by_length.iter_mut().zip(syllable.others).for_each(|(positions, other)| *positions |= other);
        self.tail |= syllable.tail;
        self.any |= syllable.any();
    }

    /// Returns the union with `other`.
    pub fn or(mut self, other: &Self) -> Self {
        self.any |= other.any;
        self.by_length.iter_mut().zip(other.by_length).for_each(|(positions, other)| *positions |= other);
        self.tail |= other.tail;
        self
    }

    /// Returns the positions reached from `from` in a query that ends at position `end`.
    pub(super) fn forward(&self, from: u64, end: u64) -> u64 {
        if !self.leads_on(from) {
            return 0;
        }
        let tail = if from & self.tail != 0 { end } else { 0 };
        (0..).zip(&self.by_length).fold(tail, |to, (len, positions)| to | (from & positions) << len)
    }

    /// Returns the positions that lead to one of `to` in a query that ends at position `end`.
    pub(super) fn backward(&self, to: u64, end: u64) -> u64 {
        let tail = if to & end != 0 { self.tail } else { 0 };
        (0..).zip(&self.by_length).fold(tail, |from, (len, positions)| from | (to >> len & positions))
    }

    /// Returns `true` if there is a transition from any of these positions.
    pub fn leads_on(&self, from: u64) -> bool {
        self.any & from != 0
    }
}

impl SyllableTransitions {
    fn any(&self) -> u64 {
        let others = self.others.iter().fold(0, |all, positions| all | positions);
        self.initial | self.double | self.full | self.tail | others
    }

    /// Returns the transitions with those of another spelling.
    pub(super) fn or_spelled(mut self, spelled: &[u8], letters: &[u8], boundaries: u64) -> Self {
        let other = Self::of(spelled, letters, boundaries);
        self.tail |= other.tail;
        if let Some(positions) = self.others.get_mut(spelled.len()) {
            *positions |= other.full;
        }
        self
    }

    /// Computes the transitions of a syllable. No syllable crosses one of the positions `boundaries`.
    pub(super) fn of(syllable: &[u8], letters: &[u8], boundaries: u64) -> Self {
        let mut all = Self { len: u8::try_from(syllable.len()).unwrap_or(0), ..Self::default() };
        let Some(first) = syllable.first() else { return all };
        let is_same = |(typed, spelled): (&u8, &u8)| typed == spelled || (*typed == b'u' && *spelled == b'v');
        let has_double = matches!(syllable, [b'z' | b'c' | b's', b'h', ..]);
        for position in (0..letters.len()).filter(|position| letters[*position] == *first) {
            let bit = 1u64 << position;
            let rest = &letters[position..];
            let fits = rest.iter().zip(syllable).take_while(|pair| is_same(*pair)).count();
            let reach = (1..MAX_LETTERS).find(|reach| boundaries & (bit << reach) != 0).unwrap_or(MAX_LETTERS);
            all.initial |= bit;
            if has_double && fits >= 2 && reach >= 2 {
                all.double |= bit;
            }
            if fits == syllable.len() && reach >= fits {
                all.full |= bit;
            }
            let initial = if has_double { 2 } else { 1 };
            if fits == rest.len() && (initial + 1..syllable.len()).contains(&fits) && reach >= fits {
                all.tail |= bit;
            }
        }
        all
    }
}

/// Groups the readings of characters into classes of equal transitions; class 0 has none.
pub(super) fn classes(syllables: &[SyllableTransitions]) -> (Vec<u16>, Vec<CharTransitions>) {
    let mut by_class = vec![CharTransitions::default()];
    let is_able: Vec<bool> = syllables.iter().map(|syllable| syllable.any() != 0).collect();
    // Most characters have one fitting reading, which needs no hashing.
    let mut of_one: Vec<u16> = vec![0; syllables.len()];
    let mut of_several: HashMap<Vec<Syllable>, u16> = HashMap::new();
    let mut add = |readings: &[Syllable]| {
        let mut sum = CharTransitions::default();
        readings.iter().for_each(|syllable| sum.add(&syllables[usize::from(*syllable)]));
        by_class.push(sum);
        // There are fewer classes than characters.
        (by_class.len() - 1) as u16
    };
    let mut class_of = |readings: &[Syllable; readings::MOST]| {
        let known = readings.iter().copied().take_while(|syllable| *syllable != 0);
        let mut fitting = known.filter(|syllable| is_able[usize::from(*syllable)]);
        let Some(first) = fitting.next() else { return 0 };
        let Some(second) = fitting.next() else {
            let class = &mut of_one[usize::from(first)];
            if *class == 0 {
                *class = add(&[first]);
            }
            return *class;
        };
        let several: Vec<Syllable> = [first, second].into_iter().chain(fitting).collect();
        *of_several.entry(several).or_insert_with_key(|several| add(several))
    };
    (readings().sets().iter().map(&mut class_of).collect(), by_class)
}

/// Returns `true` if two Han characters share a reading, tones aside, so that an input method confuses them: 公 and 工.
pub fn is_homophone(a: char, b: char) -> bool {
    let (a, b) = (readings().of(a), readings().of(b));
    a.iter().take_while(|syllable| **syllable != 0).any(|syllable| b.contains(syllable))
}
