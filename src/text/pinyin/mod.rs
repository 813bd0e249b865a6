//! Chinese found by Latin letters: 莆田 by `putian`, `pt`, `ptian` or `puti`.
//!
//! Letters match from the first letter of a syllable on, each following character by its whole syllable, its initial
//! (z and zh are both initials of 中) or, at the end of the query, by the beginning of its syllable. What counts for
//! nothing (`fold`) may stand between the characters; nothing else may. Letters and digits of the text match themselves.

mod alignment;
mod dfa;
mod transitions;

use std::ops::Range;

use super::{
    fold::fold_char,
    readings::{self, readings},
};
pub use alignment::PinyinQuality;
pub(super) use alignment::ranges;
pub use dfa::PinyinMatcher;
pub use transitions::{CharTransitions, is_homophone};
use transitions::{SyllableTransitions, classes};

/// The most letters of a query: states and end fit in one word.
const MOST: usize = 60;

/// A query read as pinyin.
#[derive(Clone, Debug)]
pub struct PinyinPattern {
    letters: Vec<u8>,
    /// Bit p: no syllable reaches over the place before letter p.
    ends: u64,
    /// What each syllable can do, by its number.
    moves: Vec<SyllableTransitions>,
    /// For each Han character of the URO block which of `steps` it takes; the first for most, which take none.
    classes: Vec<u16>,
    steps: Vec<CharTransitions>,
    /// For each letter and digit, the places of the query where it stands.
    literal: [u64; 36],
}

/// A place that the letters stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinyinMatch {
    /// The characters matched (Unicode scalar values from the beginning of the text), without what counts for nothing
    /// between them; neighbours are one range. Never empty.
    pub ranges: Vec<Range<usize>>,
    /// How well they fit.
    pub quality: PinyinQuality,
}

impl PinyinPattern {
    /// Reads a query as pinyin. Spaces, apostrophes and other marks force a syllable to end; ü may be typed v or u.
    /// `None` if the query holds anything but letters and digits, no letter, more than 60, or what no Han text can
    /// sound like.
    pub fn new(query: &str) -> Option<PinyinPattern> {
        let mut letters = Vec::new();
        // Bit p: a syllable may not reach over the place before letter p.
        let mut ends = 0u64;
        for c in query.chars() {
            match fold_char(c) {
                Some('ü') => letters.push(b'v'),
                Some(c) if c.is_ascii_alphanumeric() => match (c, letters.last()) {
                    ('v', Some(b'j' | b'q' | b'x' | b'y')) => letters.push(b'u'),
                    _ => letters.push(u8::try_from(c).ok()?),
                },
                Some(_) => return None,
                None => ends |= 1 << letters.len().min(MOST + 1),
            }
            if letters.len() > MOST {
                return None;
            }
        }
        if !letters.iter().any(u8::is_ascii_lowercase) {
            return None;
        }
        let pattern = Self::of(letters, ends);
        pattern.is_plausible().then_some(pattern)
    }

    fn of(letters: Vec<u8>, ends: u64) -> PinyinPattern {
        let moves: Vec<SyllableTransitions> =
            readings().syllables().map(|syllable| SyllableTransitions::of(syllable, &letters, ends)).collect();
        let mut literal = [0; 36];
        for (place, letter) in letters.iter().enumerate() {
            if let Some(places) = digit_or_letter(*letter).and_then(|number| literal.get_mut(number)) {
                *places |= 1 << place;
            }
        }
        let (classes, steps) = classes(&moves);
        PinyinPattern { letters, ends, moves, classes, steps, literal }
    }

    /// These letters of it as a pattern of their own. Only the last syllable of all letters may be unfinished.
    pub fn slice(&self, letters: Range<usize>) -> PinyinPattern {
        let ends = self.ends.checked_shr(u32::try_from(letters.start).unwrap_or(u32::MAX)).unwrap_or(0);
        let mut part = Self::of(self.letters.get(letters.clone()).unwrap_or_default().to_vec(), ends);
        if letters.end < self.letters.len() {
            part.moves.iter_mut().for_each(|moves| moves.tail = 0);
            (part.classes, part.steps) = classes(&part.moves);
        }
        part
    }

    /// The places that one character leads to from the places `from`.
    pub fn lead(&self, c: char, from: u64) -> u64 {
        self.advance((0, from), c, false).unwrap_or(0)
    }

    /// From where a character can go on, as it is read or as it stands.
    pub fn transitions(&self, c: char) -> CharTransitions {
        match self.class(c) {
            Some(class) => self.steps.get(class).copied().unwrap_or_default(),
            None => {
                let literal = fold_char(c).map_or(0, |c| self.literal(c));
                CharTransitions { any: literal, initial: literal, ..CharTransitions::default() }
            }
        }
    }

    /// The places that these steps lead to from the places `from`.
    pub fn follow(&self, from: u64, steps: &CharTransitions) -> u64 {
        if !steps.leads_on(from) {
            return 0;
        }
        let full = (0..).zip(&steps.full).fold(0, |to, (len, places)| to | (from & places) << len);
        let tail = if from & steps.tail != 0 { self.end() } else { 0 };
        (from & steps.initial) << 1 | (from & steps.double) << 2 | full | tail
    }

    /// The number of the steps of a Han character of the URO block.
    fn class(&self, c: char) -> Option<usize> {
        let at = u32::from(c).wrapping_sub(readings::FIRST) as usize;
        self.classes.get(at).map(|class| usize::from(*class))
    }

    /// The places from which a match goes on, and those where one ends, as bits.
    pub fn position_masks(&self) -> (u64, u64) {
        (self.end() - 1, self.end())
    }

    /// Whether one character can stand for all of it.
    pub fn fits_one_character(&self) -> bool {
        self.moves.iter().any(|moves| self.step(1, moves) & self.end() != 0)
    }

    /// The places between letters, as bits, that the characters of `text` may lead to from the places `from`; bit n is
    /// the place after n letters. Quick and generous: readings count that are not said where they stand.
    pub fn reachable(&self, text: &str, from: u64) -> u64 {
        let (mut places, mut in_word, mut reached) = (0, false, 0);
        for c in text.chars() {
            let next = self.advance((places, from), c, in_word);
            in_word = next.is_some() && c.is_ascii_alphanumeric();
            places = next.unwrap_or(places);
            reached |= places;
        }
        reached
    }

    /// The places between letters, as bits, from which the characters of `text` may lead to the end. As generous as
    /// [`reachable`](Self::reachable).
    pub fn positions_to_end(&self, text: &str) -> u64 {
        let (mut places, mut all) = (0, 0);
        for c in text.chars().rev() {
            let Some(from) = self.back(c, places | self.end()) else { continue };
            places = from;
            all |= places;
        }
        all
    }

    /// The letters and digits of the query themselves.
    pub(super) fn typed(&self) -> &[u8] {
        &self.letters
    }

    /// Letters and digits of the query.
    pub fn letters(&self) -> usize {
        self.letters.len()
    }

    /// Whether some run of syllables, initials and Latin words could be typed so. No syllable begins with i, u or v,
    /// but a name may: i厦门.
    fn is_plausible(&self) -> bool {
        let mut places = 1u64;
        for (place, letter) in self.letters.iter().enumerate() {
            if places & (1 << place) != 0 {
                let from = 1 << place;
                places |= self.moves.iter().fold(0, |to, moves| to | self.step(from, moves));
                if letter.is_ascii_digit() || (*letter == b'i' && place == 0) {
                    places |= from << 1;
                }
            }
        }
        places & self.end() != 0
    }

    fn end(&self) -> u64 {
        1 << self.letters.len()
    }

    fn step(&self, from: u64, moves: &SyllableTransitions) -> u64 {
        let tail = if from & moves.tail != 0 { self.end() } else { 0 };
        (from & moves.initial) << 1 | (from & moves.double) << 2 | (from & moves.full) << moves.len | tail
    }

    /// The best match of a text, the first of equals.
    pub fn find(&self, text: &str) -> Option<PinyinMatch> {
        self.find_all(text).into_iter().min_by_key(|found| found.quality)
    }

    /// Every match of a text from the left, not overlapping.
    pub fn find_all(&self, text: &str) -> Vec<PinyinMatch> {
        let mut found = Vec::new();
        PinyinMatcher::for_few(self).each(text, |chars, (first, last), quality| {
            found.push(PinyinMatch { ranges: ranges(chars, first, last), quality });
        });
        found
    }

    /// The places from which a character may lead to the places `to`; `None` if it counts for nothing. Generous.
    fn back(&self, c: char, to: u64) -> Option<u64> {
        Some(match self.class(c) {
            Some(class) => self.steps.get(class).map_or(0, |steps| steps.back(to, self.end())),
            None => to >> 1 & self.literal(fold_char(c)?),
        })
    }

    /// The places of the query after one more character; `None` if it counts for nothing. A match may begin at any
    /// character with one of the places `from`, but not inside a Latin word.
    fn advance(&self, (places, from): (u64, u64), c: char, in_word: bool) -> Option<u64> {
        if let Some(class) = self.class(c) {
            return Some(self.steps.get(class).map_or(0, |steps| self.follow(places | from, steps)));
        }
        let c = fold_char(c)?;
        let from = if in_word { 0 } else { from };
        Some(((places | from) & self.literal(c)) << 1)
    }

    /// The places where a folded character stands in the query itself.
    fn literal(&self, c: char) -> u64 {
        let number = u8::try_from(c).ok().and_then(digit_or_letter);
        number.and_then(|number| self.literal.get(number)).copied().unwrap_or(0)
    }
}

/// The place of an ASCII letter or digit in a table of 36.
fn digit_or_letter(c: u8) -> Option<usize> {
    match c {
        b'0'..=b'9' => Some(usize::from(c - b'0')),
        b'a'..=b'z' => Some(usize::from(c - b'a') + 10),
        _ => None,
    }
}
