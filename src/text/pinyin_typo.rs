//! Pinyin with one typo: a letter wrong, missing or too many, or two swapped. 户外广告 by `huwaguanggao`.
//!
//! Only whole syllables match, in the readings that apply where they stand, and one of them may differ: initials with a
//! typo are arbitrary letters.

use super::{
    fold::fold_char,
    pinyin::{PinyinMatch, PinyinPattern, PinyinQuality, ranges},
    readings::{MOST, index, readings},
};

/// The length of a query that may hold a typo, in letters.
const LETTERS: std::ops::RangeInclusive<usize> = 6..=32;
/// The minimum of matched characters.
const MIN_CHARS: usize = 2;

/// A query read as pinyin with one typo.
#[derive(Clone, Debug)]
pub struct PinyinTypo {
    len: usize,
    by_syllable: Vec<TypoTransitions>,
    /// The number of the readings of each Han character of the URO block.
    sets: &'static [u16],
    /// Transitions by number of readings.
    by_set: Vec<SetTransitions>,
}

/// The positions from which a character leads on in any of its readings, by the number of letters.
#[derive(Clone, Copy, Debug, Default)]
struct SetTransitions {
    /// Without a typo, from any position.
    full: u64,
    /// With one typo, from any position.
    typo: u64,
    tail: u64,
    by_length: [(u64, u64); 9],
}

impl SetTransitions {
    fn add(&mut self, syllable: &TypoTransitions) {
        let len = usize::from(syllable.len);
        self.full |= syllable.full;
        self.tail |= syllable.tail;
        self.by_length[len].0 |= syllable.full;
        for (more, positions) in syllable.typos.iter().enumerate() {
            self.typo |= positions;
            self.by_length[(len + more).saturating_sub(1)].1 |= positions;
        }
    }

    /// Returns the positions reached without and with a typo; [`u64::MAX`] if the end is.
    fn forward(&self, exact: u64, typo: u64) -> (u64, u64) {
        if typo & self.tail != 0 {
            return (0, u64::MAX);
        }
        if (exact | typo) & self.full == 0 && exact & self.typo == 0 {
            return (0, 0);
        }
        (0..).zip(&self.by_length).fold((0, 0), |(to_exact, to_typo), (len, (full, slip))| {
            (to_exact | (exact & full) << len, to_typo | (typo & full | exact & slip) << len)
        })
    }
}

/// The positions from which a syllable leads on. Bit p is the position before letter p.
#[derive(Clone, Copy, Debug, Default)]
struct TypoTransitions {
    /// The letters of the syllable.
    len: u8,
    full: u64,
    /// To the end of the query, which is a prefix of the syllable.
    tail: u64,
    /// With one typo: by one letter less than the syllable has, as many, one more.
    typos: [u64; 3],
}

/// The first character of the latest alignment that reaches each position, without and with a typo.
type Starts = [Vec<Option<usize>>; 2];

impl TypoTransitions {
    fn of(syllable: &[u8], letters: &[u8]) -> Self {
        let mut all = Self { len: u8::try_from(syllable.len()).unwrap_or(0), ..Self::default() };
        for position in (0..letters.len()).filter(|_| !syllable.is_empty()) {
            let rest = &letters[position..];
            if rest.starts_with(syllable) {
                all.full |= 1 << position;
            }
            if rest.len() > 1 && rest.len() < syllable.len() && syllable.starts_with(rest) {
                all.tail |= 1 << position;
            }
            for (more, positions) in all.typos.iter_mut().enumerate() {
                let typed = rest.get(..syllable.len() + more - 1);
                if typed.is_some_and(|typed| differs_once(typed, syllable)) {
                    *positions |= 1 << position;
                }
            }
        }
        all
    }
}

/// Returns `true` if one letter wrong, missing or too many, or two swapped, turns one into the other.
fn differs_once(typed: &[u8], syllable: &[u8]) -> bool {
    let same = typed.iter().zip(syllable).take_while(|(a, b)| a == b).count();
    match (&typed[same..], &syllable[same..]) {
        ([], []) => false,
        ([a, b, typed @ ..], [c, d, spelled @ ..]) if (a, b) == (d, c) && typed == spelled => true,
        ([_, typed @ ..], [_, spelled @ ..]) if typed == spelled => true,
        ([_, rest @ ..], spelled) if rest == spelled => true,
        (typed, [_, rest @ ..]) => rest == typed,
        _ => false,
    }
}

impl PinyinTypo {
    /// Returns `None` if the query is too short or too long.
    pub fn new(pattern: &PinyinPattern) -> Option<Self> {
        let letters = pattern.as_bytes();
        if !LETTERS.contains(&letters.len()) {
            return None;
        }
        let by_syllable: Vec<_> =
            readings().syllables().map(|syllable| TypoTransitions::of(syllable, letters)).collect();
        let of_set = |readings: &[u16; MOST]| {
            let mut all = SetTransitions::default();
            let known = readings.iter().take_while(|syllable| **syllable != 0);
            known.for_each(|syllable| all.add(&by_syllable[usize::from(*syllable)]));
            all
        };
        let by_set = readings().sets().iter().map(of_set).collect();
        Some(Self { len: letters.len(), by_syllable, sets: readings().set_of(), by_set })
    }

    /// Returns `true` if a text may have a match. Quick and generous: readings count that do not apply in the context.
    pub fn may_match(&self, text: &str) -> bool {
        let (mut exact, mut typo) = (0_u64, 0_u64);
        for c in text.chars() {
            let set = self.sets.get(index(c)).copied().unwrap_or(0);
            // Dropped characters have no reading.
            if set == 0 && fold_char(c).is_none() {
                continue;
            }
            (exact, typo) = self.by_set[usize::from(set)].forward(exact | 1, typo);
            if typo & 1 << self.len != 0 {
                return true;
            }
        }
        false
    }

    /// Returns the first match in a text that differs by one typo.
    pub fn find(&self, text: &str) -> Option<PinyinMatch> {
        let chars: Vec<char> = text.chars().collect();
        let mut starts: Starts = [(); 2].map(|()| vec![None; self.len + 1]);
        for at in (0..chars.len()).filter(|at| fold_char(chars[*at]).is_some()) {
            starts[0][0] = Some(at);
            starts = self.step(&chars, at, &starts);
            if let Some(start) = starts[1][self.len] {
                let ranges = ranges(&chars, start, at);
                if ranges.iter().map(ExactSizeIterator::len).sum::<usize>() >= MIN_CHARS {
                    return Some(PinyinMatch { ranges, quality: PinyinQuality::Unusual });
                }
            }
        }
        None
    }

    /// Extends the alignments by character `at`.
    fn step(&self, chars: &[char], at: usize, starts: &Starts) -> Starts {
        let mut next: Starts = [(); 2].map(|()| vec![None; self.len + 1]);
        for (syllable, _) in readings().in_text(chars, at).filter(|(_, is_usual)| *is_usual) {
            let transitions = &self.by_syllable[usize::from(syllable)];
            let len = usize::from(transitions.len);
            let mut reach = |typos: usize, to: usize, start: usize| {
                let latest = &mut next[typos][to];
                *latest = Some(latest.map_or(start, |latest| latest.max(start)));
            };
            for (typos, starts) in starts.iter().enumerate() {
                for (position, start) in starts.iter().enumerate().filter_map(|(at, start)| Some((at, (*start)?))) {
                    let bit = 1_u64 << position;
                    if transitions.full & bit != 0 {
                        reach(typos, position + len, start);
                    }
                    if transitions.tail & bit != 0 {
                        reach(typos, self.len, start);
                    }
                    for (more, positions) in transitions.typos.iter().enumerate().filter(|_| typos == 0) {
                        if positions & bit != 0 {
                            reach(1, position + len + more - 1, start);
                        }
                    }
                }
            }
        }
        next
    }
}
