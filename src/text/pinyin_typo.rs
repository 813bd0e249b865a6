//! Pinyin with one typo: a letter wrong, missing or too many, or two swapped. 户外广告 by `huwaguanggao`.
//!
//! Only whole syllables match, in the readings that apply where they stand, and one of them may differ: initials with a
//! typo are arbitrary letters.

use super::{
    fold::fold_char,
    pinyin::{PinyinMatch, PinyinPattern, PinyinQuality, ranges},
    readings::readings,
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
        let by_syllable = readings().syllables().map(|syllable| TypoTransitions::of(syllable, letters)).collect();
        Some(Self { len: letters.len(), by_syllable })
    }

    /// Returns `true` if a text may have a match. Quick and generous: readings count that do not apply in the context.
    pub fn may_match(&self, text: &str) -> bool {
        let (mut exact, mut typo) = (0_u64, 0_u64);
        for c in text.chars() {
            let readings = readings().of(c);
            // Dropped characters have no reading.
            if readings[0] == 0 && fold_char(c).is_none() {
                continue;
            }
            let from = exact | 1;
            let (mut next_exact, mut next_typo) = (0, 0);
            for syllable in readings.into_iter().take_while(|syllable| *syllable != 0) {
                let transitions = &self.by_syllable[usize::from(syllable)];
                next_exact |= (from & transitions.full) << transitions.len;
                next_typo |= (typo & transitions.full) << transitions.len;
                if typo & transitions.tail != 0 {
                    return true;
                }
                for (more, positions) in transitions.typos.iter().enumerate() {
                    next_typo |= (from & positions) << (usize::from(transitions.len) + more).saturating_sub(1);
                }
            }
            (exact, typo) = (next_exact, next_typo);
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
