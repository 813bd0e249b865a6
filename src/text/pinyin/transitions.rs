//! What a syllable can do in a query: from which of its places it leads on, and how far.

use std::collections::HashMap;

use super::MOST;
use crate::text::readings::{self, Syllable, readings};

/// From which places of the query a syllable can go on. Bit p is the place before letter p.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SyllableTransitions {
    /// One letter on, by the first letter of the syllable.
    pub(super) initial: u64,
    /// Two letters on, by zh, ch or sh.
    pub(super) double: u64,
    /// The whole syllable on.
    pub(super) full: u64,
    /// Letters of the whole syllable.
    pub(super) len: u8,
    /// To the end of the query, which is the beginning of the syllable, more than its initial.
    pub(super) tail: u64,
}

/// From which places of the query a character can go on, in whichever of its readings. Bit p is the place before letter p.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CharTransitions {
    /// From anywhere.
    pub(super) any: u64,
    pub(super) initial: u64,
    pub(super) double: u64,
    /// Whole syllables, by their letters.
    pub(super) full: [u64; 7],
    pub(super) tail: u64,
}

impl CharTransitions {
    fn add(&mut self, moves: &SyllableTransitions) {
        self.initial |= moves.initial;
        self.double |= moves.double;
        self.tail |= moves.tail;
        if let Some(full) = self.full.get_mut(usize::from(moves.len)) {
            *full |= moves.full;
        }
        self.any |= moves.initial | moves.double | moves.full | moves.tail;
    }

    /// Those of either.
    pub fn or(mut self, other: &Self) -> Self {
        self.any |= other.any;
        self.initial |= other.initial;
        self.double |= other.double;
        self.full.iter_mut().zip(other.full).for_each(|(full, other)| *full |= other);
        self.tail |= other.tail;
        self
    }

    /// The places from which it leads to these.
    pub(super) fn back(&self, to: u64, end: u64) -> u64 {
        let full = (0..).zip(&self.full).fold(0, |from, (len, places)| from | (to >> len & places));
        let tail = if to & end != 0 { self.tail } else { 0 };
        (to >> 1 & self.initial) | (to >> 2 & self.double) | full | tail
    }

    /// Whether it can go on from any of these places.
    pub fn leads_on(&self, from: u64) -> bool {
        self.any & from != 0
    }
}

impl SyllableTransitions {
    /// Whether it can go on from anywhere.
    fn any(&self) -> bool {
        self.initial | self.double | self.full | self.tail != 0
    }

    /// `ends`: the places of the query that no syllable reaches over.
    pub(super) fn of(syllable: &[u8], letters: &[u8], ends: u64) -> SyllableTransitions {
        let mut moves =
            SyllableTransitions { len: u8::try_from(syllable.len()).unwrap_or(0), ..SyllableTransitions::default() };
        let Some(first) = syllable.first() else { return moves };
        let same = |(typed, spelled): (&u8, &u8)| typed == spelled || (*typed == b'u' && *spelled == b'v');
        for (place, letter) in letters.iter().enumerate() {
            if letter != first {
                continue;
            }
            let bit = 1u64 << place;
            let rest = letters.get(place..).unwrap_or_default();
            let fits = rest.iter().zip(syllable).take_while(|pair| same(*pair)).count();
            let reach = (1..MOST).find(|reach| ends & (bit << reach) != 0).unwrap_or(MOST);
            moves.initial |= bit;
            let double = matches!(syllable, [b'z' | b'c' | b's', b'h', ..]);
            if double && fits >= 2 && reach >= 2 {
                moves.double |= bit;
            }
            if fits == syllable.len() && reach >= fits {
                moves.full |= bit;
            }
            let initial = if double { 2 } else { 1 };
            if fits == rest.len() && (initial + 1..syllable.len()).contains(&fits) && reach >= fits {
                moves.tail |= bit;
            }
        }
        moves
    }
}

/// The steps of each Han character of the URO block: one class for all that take the same, the first for none.
pub(super) fn classes(moves: &[SyllableTransitions]) -> (Vec<u16>, Vec<CharTransitions>) {
    let mut steps = vec![CharTransitions::default()];
    let able: Vec<bool> = moves.iter().map(SyllableTransitions::any).collect();
    let mut of_one: Vec<u16> = vec![0; moves.len()];
    let mut of_several: HashMap<Vec<Syllable>, u16> = HashMap::new();
    let mut add = |of: &[Syllable]| {
        let mut sum = CharTransitions::default();
        of.iter().filter_map(|syllable| moves.get(usize::from(*syllable))).for_each(|moves| sum.add(moves));
        steps.push(sum);
        // Fewer than there are characters.
        (steps.len() - 1) as u16
    };
    let class = |readings: &[Syllable; readings::MOST]| {
        let is_able = |syllable: &Syllable| able.get(usize::from(*syllable)) == Some(&true);
        let mut fitting = readings.iter().copied().take_while(|syllable| *syllable != 0).filter(is_able);
        let Some(first) = fitting.next() else { return 0 };
        let Some(second) = fitting.next() else {
            return match of_one.get_mut(usize::from(first)) {
                Some(class) if *class != 0 => *class,
                Some(class) => {
                    *class = add(&[first]);
                    *class
                }
                None => 0,
            };
        };
        let several: Vec<Syllable> = [first, second].into_iter().chain(fitting).collect();
        match of_several.get(&several) {
            Some(class) => *class,
            None => {
                let class = add(&several);
                of_several.insert(several, class);
                class
            }
        }
    };
    (readings().all().iter().map(class).collect(), steps)
}

/// Whether two Han characters can be read the same, tones aside, which an input method confuses: 公 and 工.
pub fn is_homophone(a: char, b: char) -> bool {
    let (a, b) = (readings().of(a), readings().of(b));
    a.iter().take_while(|syllable| **syllable != 0).any(|syllable| b.contains(syllable))
}
