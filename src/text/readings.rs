//! How Han characters are read: the `pinyin` crate's first reading, the common others, and what the word decides.

use std::sync::OnceLock;

use pinyin::ToPinyin;

use super::fold::fold_han;
use super::polyphones::{POLYPHONES, Polyphone};

/// The first character of the URO block.
pub(super) const FIRST: u32 = 0x4E00;
const COUNT: usize = 0x5200;
/// The most readings of one character: 著 has four.
pub(super) const MOST: usize = 5;

/// A syllable without tone, by its place in [`Readings::syllables`]; 0 is none.
pub(super) type Syllable = u16;

/// All readings, made when they are first asked for: nobody waits for them at the start.
pub(super) struct Readings {
    /// Syllables with v for ü, in order; the first is empty.
    syllables: Vec<Spelled>,
    /// For each character of the URO block, its readings, the usual ones first.
    by_character: Vec<[Syllable; MOST]>,
}

/// A syllable of at most eight letters, zeroes after the last.
type Spelled = [u8; 8];

fn spelled(reading: &str) -> Spelled {
    let mut letters = [0; 8];
    letters.iter_mut().zip(reading.bytes()).for_each(|(to, letter)| *to = letter);
    letters
}

/// The readings.
pub(super) fn readings() -> &'static Readings {
    static READINGS: OnceLock<Readings> = OnceLock::new();
    READINGS.get_or_init(Readings::new)
}

/// The reading that the data gives first, ü written v.
fn first_reading(c: char) -> Option<&'static str> {
    Some(match c.to_pinyin()?.plain() {
        "lü" => "lv",
        "lüe" => "lve",
        "nü" => "nv",
        "nüe" => "nve",
        plain => plain,
    })
}

fn polyphones(c: char) -> &'static [Polyphone] {
    let from = POLYPHONES.partition_point(|entry| entry.c < c);
    let rest = POLYPHONES.get(from..).unwrap_or_default();
    rest.get(..rest.partition_point(|entry| entry.c == c)).unwrap_or_default()
}

impl Readings {
    fn new() -> Readings {
        let characters = (FIRST..).take(COUNT).filter_map(char::from_u32);
        let first: Vec<Spelled> = characters.clone().map(|c| spelled(first_reading(c).unwrap_or_default())).collect();
        let mut syllables = first.clone();
        syllables.extend(POLYPHONES.iter().map(|entry| spelled(entry.reading)));
        syllables.push(Spelled::default());
        syllables.sort_unstable();
        syllables.dedup();
        let number = |spelled: &Spelled| {
            let found = syllables.binary_search(spelled).ok();
            found.and_then(|at| Syllable::try_from(at).ok()).unwrap_or(0)
        };
        let first: Vec<Syllable> = first.iter().map(number).collect();
        let mut by_character = Vec::with_capacity(COUNT);
        for (c, own) in characters.zip(&first) {
            let mut readings = [*own, 0, 0, 0, 0];
            let mut add = |reading: Syllable| {
                if let Some(free) = readings.iter_mut().find(|old| **old == 0 || **old == reading) {
                    *free = reading;
                }
            };
            let folded = fold_han(c);
            add(first.get((u32::from(folded).wrapping_sub(FIRST)) as usize).copied().unwrap_or(0));
            polyphones(folded).iter().for_each(|entry| add(number(&spelled(entry.reading))));
            by_character.push(readings);
        }
        Readings { syllables, by_character }
    }

    /// The letters of every syllable, by its number.
    pub(super) fn syllables(&self) -> impl Iterator<Item = &[u8]> {
        self.syllables.iter().map(|spelled| spelled.split(|letter| *letter == 0).next().unwrap_or_default())
    }

    /// One bit for each character of the URO block that has a reading which fits.
    pub(super) fn whose(&self, fits: impl Fn(Syllable) -> bool) -> Vec<u64> {
        let fitting: Vec<bool> = (0..).take(self.syllables.len()).map(fits).collect();
        let mut bits = vec![0; COUNT.div_ceil(64)];
        for (at, readings) in self.by_character.iter().enumerate() {
            let mut readings = readings.iter().take_while(|reading| **reading != 0);
            if readings.any(|reading| fitting.get(usize::from(*reading)) == Some(&true))
                && let Some(word) = bits.get_mut(at / 64)
            {
                *word |= 1 << (at % 64);
            }
        }
        bits
    }

    /// Every reading that each character of the URO block may have; 0 after the last.
    pub(super) fn all(&self) -> &[[Syllable; MOST]] {
        &self.by_character
    }

    /// Every reading that a character may have; 0 after the last.
    pub(super) fn of(&self, c: char) -> [Syllable; MOST] {
        let at = u32::from(c).wrapping_sub(FIRST) as usize;
        self.by_character.get(at).copied().unwrap_or_default()
    }

    /// The readings that the character `at` of a text has there, and whether each is the usual one. The word that it
    /// stands in decides; without such a word the first reading is usual and the common others are not.
    pub(super) fn in_text(&self, text: &[char], at: usize) -> impl Iterator<Item = (Syllable, bool)> {
        let c = text.get(at).copied().unwrap_or_default();
        let folded = fold_han(c);
        let entries = polyphones(folded);
        let said = move |entry: &Polyphone| entry.words.split(' ').any(|word| covers(word, folded, text, at));
        let decided = entries.iter().any(said);
        let first = [c, folded].map(|c| self.of(c)[0]);
        self.of(c).into_iter().filter(|syllable| *syllable != 0).filter_map(move |syllable| {
            let reading = self.syllables.get(usize::from(syllable))?;
            let is_first = first.contains(&syllable);
            match entries.iter().find(|entry| spelled(entry.reading) == *reading) {
                Some(entry) if said(entry) => Some((syllable, true)),
                Some(entry) if entry.alone || is_first => Some((syllable, is_first && !decided)),
                Some(_) => None,
                None => Some((syllable, is_first && !decided)),
            }
        })
    }
}

/// Whether a character is one of those whose bits [`Readings::whose`] set.
pub(super) fn is_of(bits: &[u64], c: char) -> bool {
    let at = u32::from(c).wrapping_sub(FIRST) as usize;
    bits.get(at / 64).is_some_and(|word| word & 1 << (at % 64) != 0)
}

/// Whether the text has this word around its character `at`.
fn covers(word: &str, c: char, text: &[char], at: usize) -> bool {
    word.chars().enumerate().filter(|(_, of_word)| *of_word == c).any(|(before, _)| {
        let from = at.checked_sub(before).and_then(|from| text.get(from..));
        let same = |text: &[char]| {
            text.len() >= word.chars().count() && word.chars().zip(text).all(|(a, b)| fold_han(a) == fold_han(*b))
        };
        from.is_some_and(same)
    })
}
