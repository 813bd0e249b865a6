//! Pinyin with one slip of the finger: a letter wrong, missing, too many, or two of them swapped. 户外广告 by
//! `huwaguanggao`.
//!
//! Only whole syllables, said as they are where they stand, of which one may differ: initials with a slip are any
//! letters.

use super::{
    fold::fold_char,
    pinyin::{PinyinMatch, PinyinPattern, PinyinQuality, ranges},
    readings::readings,
};

/// The shortest and the longest query that may hold a slip, in letters.
const SHORTEST: usize = 6;
const LONGEST: usize = 32;
/// The fewest characters that it stands for.
const LEAST: usize = 2;

/// A query read as pinyin with one slip.
#[derive(Clone, Debug)]
pub struct PinyinTypo {
    len: usize,
    /// What each syllable can do, by its number.
    moves: Vec<TypoTransitions>,
    /// One bit for each Han character that can be read so that some letters of the query stand for it.
    able: Vec<u64>,
}

/// From which places of the query a syllable can go on, and how far. Bit p is the place before letter p.
#[derive(Clone, Copy, Debug, Default)]
struct TypoTransitions {
    len: u8,
    full: u64,
    /// To the end of the query, which is its beginning.
    tail: u64,
    /// With one slip: one letter less than the syllable has, as many, one more.
    slipped: [u64; 3],
}

impl TypoTransitions {
    /// Whether it can go on from anywhere.
    fn any(&self) -> bool {
        self.full | self.tail | self.slipped.iter().fold(0, |all, places| all | places) != 0
    }

    fn of(syllable: &[u8], letters: &[u8]) -> Self {
        let mut moves = Self { len: u8::try_from(syllable.len()).unwrap_or(0), ..Self::default() };
        for place in 0..letters.len() {
            let rest = letters.get(place..).unwrap_or_default();
            if rest.starts_with(syllable) {
                moves.full |= 1 << place;
            }
            if rest.len() > 1 && rest.len() < syllable.len() && syllable.starts_with(rest) {
                moves.tail |= 1 << place;
            }
            for (more, places) in moves.slipped.iter_mut().enumerate() {
                let typed = (syllable.len() + more).checked_sub(1).and_then(|len| rest.get(..len));
                if typed.is_some_and(|typed| differs_once(typed, syllable)) {
                    *places |= 1 << place;
                }
            }
        }
        if syllable.is_empty() { Self::default() } else { moves }
    }
}

/// Whether one letter wrong, missing or too many, or two swapped, makes one of the other.
fn differs_once(typed: &[u8], syllable: &[u8]) -> bool {
    let same = typed.iter().zip(syllable).take_while(|(a, b)| a == b).count();
    let (typed, spelled) = (typed.get(same..).unwrap_or_default(), syllable.get(same..).unwrap_or_default());
    match (typed, spelled) {
        ([], []) => false,
        ([a, b, typed @ ..], [c, d, spelled @ ..]) if (a, b) == (d, c) && typed == spelled => true,
        ([_, typed @ ..], [_, spelled @ ..]) if typed == spelled => true,
        ([_, rest @ ..], _) if rest == spelled => true,
        (_, [_, rest @ ..]) => rest == typed,
        _ => false,
    }
}

impl PinyinTypo {
    /// `None` for a query that is too short or too long.
    pub fn new(pattern: &PinyinPattern) -> Option<Self> {
        let letters = pattern.typed();
        if !(SHORTEST..=LONGEST).contains(&letters.len()) {
            return None;
        }
        let moves: Vec<TypoTransitions> =
            readings().syllables().map(|syllable| TypoTransitions::of(syllable, letters)).collect();
        let able = readings().whose(|syllable| moves.get(usize::from(syllable)).is_some_and(TypoTransitions::any));
        Some(Self { len: letters.len(), moves, able })
    }

    /// Whether a text may have such a place. Quick and generous: readings count that are not said where they stand.
    pub fn may_match(&self, text: &str) -> bool {
        let readings = readings();
        let (mut right, mut slipped) = (0_u64, 0_u64);
        for c in text.chars() {
            if !super::readings::is_of(&self.able, c) {
                if fold_char(c).is_some() {
                    (right, slipped) = (0, 0);
                }
                continue;
            }
            let (mut next_right, mut next_slipped) = (0, 0);
            let from = right | 1;
            for reading in readings.of(c).into_iter().take_while(|reading| *reading != 0) {
                let Some(moves) = self.moves.get(usize::from(reading)) else { continue };
                next_right |= (from & moves.full) << moves.len;
                next_slipped |= (slipped & moves.full) << moves.len;
                if slipped & moves.tail != 0 {
                    return true;
                }
                for (more, places) in moves.slipped.iter().enumerate() {
                    next_slipped |= (from & places) << (usize::from(moves.len) + more).saturating_sub(1);
                }
            }
            (right, slipped) = (next_right, next_slipped);
            if slipped & 1 << self.len != 0 {
                return true;
            }
        }
        false
    }

    /// The first place of a text that differs by one slip.
    pub fn find(&self, text: &str) -> Option<PinyinMatch> {
        let readings = readings();
        let chars: Vec<char> = text.chars().collect();
        // For each place of the query the character where a way to it began: without a slip, and with one.
        let mut ways = [vec![None; self.len + 1], vec![None; self.len + 1]];
        for at in (0..chars.len()).filter(|at| chars.get(*at).is_some_and(|c| fold_char(*c).is_some())) {
            let mut next = [vec![None; self.len + 1], vec![None; self.len + 1]];
            if let Some(begin) = ways[0].first_mut() {
                *begin = Some(at);
            }
            let said = readings.in_text(&chars, at).filter(|(_, usual)| *usual);
            for moves in said.filter_map(|(syllable, _)| self.moves.get(usize::from(syllable))) {
                let mut go = |slips: usize, to: usize, began: usize| {
                    if let Some(way) = next.get_mut(slips).and_then(|ways| ways.get_mut(to)) {
                        *way = Some(way.map_or(began, |old: usize| old.max(began)));
                    }
                };
                for (slips, ways) in ways.iter().enumerate() {
                    let ways = ways.iter().enumerate().filter_map(|(place, began)| Some((place, (*began)?)));
                    for (place, began) in ways {
                        let (bit, len) = (1_u64 << place, usize::from(moves.len));
                        if moves.full & bit != 0 {
                            go(slips, place + len, began);
                        }
                        if moves.tail & bit != 0 {
                            go(slips, self.len, began);
                        }
                        for (more, places) in moves.slipped.iter().enumerate().filter(|_| slips == 0) {
                            if places & bit != 0 {
                                go(1, place + len + more - 1, began);
                            }
                        }
                    }
                }
            }
            ways = next;
            if let Some(began) = ways[1].last().copied().flatten() {
                let ranges = ranges(&chars, began, at);
                if ranges.iter().map(std::ops::Range::len).sum::<usize>() >= LEAST {
                    return Some(PinyinMatch { ranges, quality: PinyinQuality::Unusual });
                }
            }
        }
        None
    }
}
