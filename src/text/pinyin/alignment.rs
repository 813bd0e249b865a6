//! Alignment of a query with the characters of a text, by the readings that apply where they stand.

use std::ops::Range;

use super::{pattern::PinyinPattern, transitions::MAX_LETTERS};
use crate::text::{
    fold::{fold_char, joined},
    readings::readings,
};

/// The quality of a match; the best is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PinyinQuality {
    /// Whole syllables; the last may be unfinished.
    Full,
    /// Syllables and initials, or one unfinished syllable.
    Mixed,
    /// Initials only.
    Initials,
    /// Any of these with a reading that is not the usual one there: 银行 by `yinxing`.
    Unusual,
}

/// The cost of an alignment of a prefix of the query; the least is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Path {
    unusual: u8,
    initials: u8,
    tail: bool,
    fulls: u8,
    han: u8,
    start: usize,
}

impl Path {
    /// Returns the quality of a complete path; `None` without a Han character.
    fn quality(self) -> Option<PinyinQuality> {
        Some(match self {
            Path { han: 0, .. } => return None,
            Path { unusual: 1.., .. } => PinyinQuality::Unusual,
            Path { initials: 0, tail: false, .. } | Path { initials: 0, fulls: 1.., .. } => PinyinQuality::Full,
            Path { fulls: 0, tail: false, .. } => PinyinQuality::Initials,
            _ => PinyinQuality::Mixed,
        })
    }
}

impl PinyinPattern {
    /// Returns the best alignment of the query that ends with character `last` and starts at `free` or later: its first
    /// character and its quality. `None` if the readings do not apply, or no Han takes part.
    pub(super) fn align(&self, chars: &[char], free: usize, last: usize) -> Option<(usize, PinyinQuality)> {
        let mut paths = vec![None; self.letters() + 1];
        for (at, from) in self.window(chars, free, last).into_iter().rev() {
            let is_word = |at: usize| chars[at].is_ascii_alphanumeric();
            if at == 0 || !(is_word(at) && is_word(at - 1)) {
                paths[0] = Some(Path { unusual: 0, initials: 0, tail: false, fulls: 0, han: 0, start: at });
            }
            paths = self.step(chars, at, from, &paths);
        }
        let path = paths[self.letters()]?;
        Some((path.start, path.quality()?))
    }

    /// Returns the characters that may take part, from the last to the first, each with the positions before it that lead
    /// to the end.
    fn window(&self, chars: &[char], free: usize, last: usize) -> Vec<(usize, u64)> {
        let mut window = Vec::new();
        let mut to = self.end();
        for at in (free..=last).rev() {
            let Some(from) = self.back(chars[at], to) else { continue };
            if from == 0 || window.len() == MAX_LETTERS {
                break;
            }
            window.push((at, from));
            to = from;
        }
        window
    }

    /// Extends the best paths at the positions `from` by character `at`.
    fn step(&self, chars: &[char], at: usize, from: u64, paths: &[Option<Path>]) -> Vec<Option<Path>> {
        let mut next = vec![None; paths.len()];
        let mut reach = |position: usize, path: Path| {
            let best = &mut next[position];
            *best = Some(best.map_or(path, |best: Path| best.min(path)));
        };
        let open = || {
            let open = paths.iter().enumerate().filter(|(position, _)| from & 1 << position != 0);
            open.filter_map(|(position, path)| Some((position, 1_u64 << position, (*path)?)))
        };
        let literal = fold_char(chars[at]).map_or(0, |c| self.literal(c));
        for (position, _, path) in open().filter(|(_, bit, _)| literal & bit != 0) {
            reach(position + 1, path);
        }
        for (syllable, is_usual) in readings().in_text(chars, at) {
            let transitions = &self.by_syllable[usize::from(syllable)];
            for (position, bit, path) in open() {
                let path = Path { unusual: path.unusual + u8::from(!is_usual), han: path.han + 1, ..path };
                if transitions.full & bit != 0 {
                    reach(position + usize::from(transitions.len), Path { fulls: path.fulls + 1, ..path });
                }
                for (len, _) in transitions.others.iter().enumerate().filter(|(_, positions)| *positions & bit != 0) {
                    reach(position + len, Path { fulls: path.fulls + 1, unusual: path.unusual + 1, ..path });
                }
                let initial = Path { initials: path.initials + 1, ..path };
                if transitions.double & bit != 0 {
                    reach(position + 2, initial);
                }
                if transitions.initial & bit != 0 {
                    reach(position + 1, initial);
                }
                if transitions.tail & bit != 0 {
                    reach(self.letters(), Path { tail: true, ..path });
                }
            }
        }
        next
    }
}

/// Returns the characters from `first` to `last` that the fold does not drop, as ranges.
pub(in crate::text) fn ranges(chars: &[char], first: usize, last: usize) -> Vec<Range<usize>> {
    joined((first..=last).filter(|at| fold_char(chars[*at]).is_some()))
}
