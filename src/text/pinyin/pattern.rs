//! A query read as pinyin: a nondeterministic automaton over the characters of a text.

use std::ops::Range;

use super::transitions::{CharTransitions, MAX_LETTERS, SyllableTransitions, classes};
use crate::text::{
    fold::fold_char,
    readings::{self, readings},
};

/// A query read as pinyin.
#[derive(Clone, Debug)]
pub struct PinyinPattern {
    letters: Vec<u8>,
    /// The positions that no syllable crosses.
    pub(super) boundaries: u64,
    pub(super) by_syllable: Vec<SyllableTransitions>,
    /// The number of the readings of each Han character of the URO block.
    pub(super) sets: &'static [u16],
    /// The index in `by_class` per number of readings.
    pub(super) classes: Vec<u16>,
    pub(super) by_class: Vec<CharTransitions>,
    /// The positions of each letter and digit in the query.
    pub(super) literals: [u64; LITERALS],
}

/// Letters and digits.
pub(super) const LITERALS: usize = 36;

impl PinyinPattern {
    /// Reads a query as pinyin. Spaces, apostrophes and other marks end a syllable; ü may be typed v or u. `None` if the
    /// query holds anything but letters and digits, no letter, more than 60, or no possible sequence of syllables.
    pub fn new(query: &str) -> Option<PinyinPattern> {
        Self::with_slip(query).filter(Self::is_plausible)
    }

    /// Reads a query as [`new`](Self::new) does, even if no syllables are possible: a letter may be wrong.
    pub fn with_slip(query: &str) -> Option<PinyinPattern> {
        let mut letters = Vec::new();
        let mut boundaries = 0u64;
        for c in query.chars() {
            match fold_char(c) {
                Some('ü') => letters.push(b'v'),
                Some(c) if c.is_ascii_alphanumeric() => match (c, letters.last()) {
                    ('v', Some(b'j' | b'q' | b'x' | b'y')) => letters.push(b'u'),
                    _ => letters.push(u8::try_from(c).ok()?),
                },
                Some(_) => return None,
                None => boundaries |= 1 << letters.len().min(MAX_LETTERS + 1),
            }
            if letters.len() > MAX_LETTERS {
                return None;
            }
        }
        if !letters.iter().any(u8::is_ascii_lowercase) {
            return None;
        }
        Some(Self::of(letters, boundaries))
    }

    fn of(letters: Vec<u8>, boundaries: u64) -> PinyinPattern {
        let syllables = readings().syllables();
        let by_syllable: Vec<_> =
            syllables.map(|syllable| SyllableTransitions::of(syllable, &letters, boundaries)).collect();
        let mut literals = [0; LITERALS];
        for (position, letter) in letters.iter().enumerate() {
            if let Some(number) = literal_index(*letter) {
                literals[number] |= 1 << position;
            }
        }
        let (classes, by_class) = classes(&by_syllable);
        PinyinPattern { letters, boundaries, by_syllable, sets: readings().set_of(), classes, by_class, literals }
    }

    /// Returns some letters of the query as a pattern of their own. Only the last syllable of all letters may be
    /// unfinished.
    pub fn slice(&self, letters: Range<usize>) -> PinyinPattern {
        let boundaries = self.boundaries.checked_shr(u32::try_from(letters.start).unwrap_or(u32::MAX)).unwrap_or(0);
        let is_last = letters.end >= self.letters.len();
        let mut slice = Self::of(self.letters.get(letters).unwrap_or_default().to_vec(), boundaries);
        if !is_last {
            slice.by_syllable.iter_mut().for_each(|syllable| syllable.tail = 0);
            (slice.classes, slice.by_class) = classes(&slice.by_syllable);
        }
        slice
    }

    /// Returns the transitions of a character, as it is read or as it stands.
    pub fn transitions(&self, c: char) -> CharTransitions {
        let literal = || CharTransitions::literal(fold_char(c).map_or(0, |c| self.literal(c)));
        self.han_transitions(c).copied().unwrap_or_else(literal)
    }

    /// Returns the positions reached from `from` by the transitions of one character.
    pub fn follow(&self, from: u64, transitions: &CharTransitions) -> u64 {
        transitions.forward(from, self.end())
    }

    /// Returns the transitions of a Han character with readings; `None` for other characters.
    fn han_transitions(&self, c: char) -> Option<&CharTransitions> {
        let set = self.sets.get(readings::index(c))?;
        Some(&self.by_class[usize::from(self.classes[usize::from(*set)])])
    }

    /// Returns the end as a bitset of positions; those before it are one less.
    pub fn end(&self) -> u64 {
        1 << self.letters.len()
    }

    /// Returns the positions inside the query that no syllable crosses, as bits.
    pub fn stops(&self) -> u64 {
        self.boundaries & (self.end() - 1) & !1
    }

    /// Returns `true` if one character can match the whole query.
    pub fn fits_one_character(&self) -> bool {
        self.by_class.iter().any(|class| class.forward(1, self.end()) & self.end() != 0)
    }

    /// Returns the positions that the characters of `text` may reach, beginning anywhere with one of `from`. Quick and
    /// generous: readings count that do not apply in the context.
    pub fn reachable(&self, text: &str, from: u64) -> u64 {
        let (mut positions, mut in_word, mut reached) = (0, false, 0);
        for c in text.chars() {
            let next = self.advance((positions, from), c, in_word);
            in_word = next.is_some() && c.is_ascii_alphanumeric();
            positions = next.unwrap_or(positions);
            reached |= positions;
        }
        reached
    }

    /// Returns the positions from which the characters of `text` may lead to the end. As generous as
    /// [`reachable`](Self::reachable).
    pub fn positions_to_end(&self, text: &str) -> u64 {
        let (mut positions, mut all) = (0, 0);
        for c in text.chars().rev() {
            let Some(from) = self.back(c, positions | self.end()) else { continue };
            positions = from;
            all |= positions;
        }
        all
    }

    /// Returns the letters and digits of the query.
    pub(in crate::text) fn as_bytes(&self) -> &[u8] {
        &self.letters
    }

    /// Returns the number of letters and digits.
    pub fn letters(&self) -> usize {
        self.letters.len()
    }

    /// Returns `true` if some run of syllables, initials and Latin words can be typed so. No syllable begins with i, u or
    /// v, but a name may: i厦门.
    fn is_plausible(&self) -> bool {
        let mut positions = 1u64;
        for (position, letter) in self.letters.iter().enumerate() {
            let from = 1 << position;
            if positions & from != 0 {
                positions |= self.by_class.iter().fold(0, |to, class| to | class.forward(from, self.end()));
                if letter.is_ascii_digit() || (*letter == b'i' && position == 0) {
                    positions |= from << 1;
                }
            }
        }
        positions & self.end() != 0
    }

    /// Returns the positions from which a character may lead to `to`; `None` if it is dropped by the fold. Generous.
    pub(super) fn back(&self, c: char, to: u64) -> Option<u64> {
        Some(match self.han_transitions(c) {
            Some(transitions) => transitions.backward(to, self.end()),
            None => to >> 1 & self.literal(fold_char(c)?),
        })
    }

    /// Returns the positions after one more character; `None` if it is dropped by the fold. A match may begin at any
    /// character with one of the positions `from`, but not inside a Latin word.
    pub(super) fn advance(&self, (positions, from): (u64, u64), c: char, in_word: bool) -> Option<u64> {
        if let Some(transitions) = self.han_transitions(c) {
            return Some(self.follow(positions | from, transitions));
        }
        let c = fold_char(c)?;
        let from = if in_word { 0 } else { from };
        Some(((positions | from) & self.literal(c)) << 1)
    }

    /// Returns the positions of a folded character in the query itself.
    pub(super) fn literal(&self, c: char) -> u64 {
        let index = u8::try_from(c).ok().and_then(literal_index);
        index.map_or(0, |index| self.literals[index])
    }
}

/// Returns the index of an ASCII letter or digit in a table of [`LITERALS`].
pub(super) fn literal_index(c: u8) -> Option<usize> {
    match c {
        b'0'..=b'9' => Some(usize::from(c - b'0')),
        b'a'..=b'z' => Some(usize::from(c - b'a') + 10),
        _ => None,
    }
}
