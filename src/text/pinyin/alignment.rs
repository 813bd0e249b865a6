//! The best way through a query that ends at a place of a text, by the readings that the characters have there.

use std::ops::Range;

use super::{MOST, PinyinPattern};
use crate::text::{fold::fold_char, readings::Readings};

/// How well the letters fit; the best is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PinyinQuality {
    /// Whole syllables; the last may be unfinished.
    Full,
    /// Syllables and initials, or one unfinished syllable.
    Mixed,
    /// Initials only.
    Initials,
    /// Any of these with a reading that is not the usual one in this place: 银行 by `yinxing`.
    Unusual,
}

/// A way through the query that ends at one of its places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Path {
    unusual: u8,
    initials: u8,
    tail: bool,
    fulls: u8,
    han: u8,
    start: usize,
}

impl PinyinPattern {
    /// The best way through the query that ends with character `last`, by its first character, not before `free`.
    /// `None` if the readings are not allowed where they stand, or no Han takes part.
    pub(super) fn best(
        &self,
        readings: &Readings,
        chars: &[char],
        free: usize,
        last: usize,
    ) -> Option<(usize, PinyinQuality)> {
        // From the end to the left: which characters may take part, and the places before each that lead to the end.
        let mut window = [(0_usize, 0_u64); MOST];
        let (mut len, mut to) = (0, self.end());
        for at in (free..=last).rev() {
            let Some(from) = chars.get(at).and_then(|c| self.back(*c, to)) else { continue };
            let Some(slot) = window.get_mut(len).filter(|_| from != 0) else { break };
            (*slot, len, to) = ((at, from), len + 1, from);
        }
        let mut paths: [Option<Path>; MOST + 1] = [None; MOST + 1];
        for (at, from) in window.get(..len)?.iter().rev().copied() {
            let c = chars.get(at).copied()?;
            let before = at.checked_sub(1).and_then(|before| chars.get(before));
            if !(c.is_ascii_alphanumeric() && before.is_some_and(char::is_ascii_alphanumeric)) {
                *paths.first_mut()? = Some(Path { unusual: 0, initials: 0, tail: false, fulls: 0, han: 0, start: at });
            }
            let mut next = [None; MOST + 1];
            let mut reach = |place: usize, path: Path| {
                if let Some(old) = next.get_mut(place) {
                    *old = Some(old.map_or(path, |old: Path| old.min(path)));
                }
            };
            let ways = || paths.iter().take(self.letters.len()).enumerate();
            let ways = || ways().filter_map(|(place, path)| Some((place, (*path)?)).filter(|_| from & 1 << place != 0));
            let literal = fold_char(c).map_or(0, |c| self.literal(c));
            for (place, path) in ways().filter(|(place, _)| literal & 1 << place != 0) {
                reach(place + 1, path);
            }
            for (syllable, usual) in readings.in_text(chars, at) {
                let Some(moves) = self.moves.get(usize::from(syllable)) else { continue };
                for (place, path) in ways() {
                    let bit = 1_u64 << place;
                    let path = Path { unusual: path.unusual + u8::from(!usual), han: path.han + 1, ..path };
                    if moves.full & bit != 0 {
                        reach(place + usize::from(moves.len), Path { fulls: path.fulls + 1, ..path });
                    }
                    let initial = Path { initials: path.initials + 1, ..path };
                    if moves.double & bit != 0 {
                        reach(place + 2, initial);
                    }
                    if moves.initial & bit != 0 {
                        reach(place + 1, initial);
                    }
                    if moves.tail & bit != 0 {
                        reach(self.letters.len(), Path { tail: true, ..path });
                    }
                }
            }
            paths = next;
        }
        let path = paths.get(self.letters.len()).copied()??;
        let quality = match path {
            Path { han: 0, .. } => return None,
            Path { unusual: 1.., .. } => PinyinQuality::Unusual,
            Path { initials: 0, tail: false, .. } | Path { initials: 0, fulls: 1.., .. } => PinyinQuality::Full,
            Path { fulls: 0, tail: false, .. } => PinyinQuality::Initials,
            _ => PinyinQuality::Mixed,
        };
        Some((path.start, quality))
    }
}

/// The characters from `first` to `last` that count, as ranges.
pub(in crate::text) fn ranges(chars: &[char], first: usize, last: usize) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in (first..=last).filter(|at| chars.get(*at).is_some_and(|c| fold_char(*c).is_some())) {
        match ranges.last_mut() {
            Some(range) if range.end == at => range.end += 1,
            _ => ranges.push(at..at + 1),
        }
    }
    ranges
}
