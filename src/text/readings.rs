//! Readings of Han characters: the `pinyin` crate's first reading, the other common ones, and the choice by word.

use std::{collections::HashMap, sync::LazyLock};

use pinyin::ToPinyin;

use super::fold::fold_han;
use super::polyphones::{self, Polyphone};

/// First character of the blocks with readings: extension A, then URO.
const FIRST: u32 = 0x3400;
const COUNT: usize = 0x6C00;
/// The most readings of one character: 著 has four.
pub(super) const MOST: usize = 5;

/// The index of a syllable without tone in [`Readings::syllables`]; 0 is none.
pub(super) type Syllable = u16;

/// All readings.
pub(super) struct Readings {
    /// Sorted, v for ü; the first is empty.
    syllables: Vec<Spelled>,
    /// Readings per character from [`FIRST`] on, the usual ones first.
    by_character: Vec<[Syllable; MOST]>,
    /// The different readings of characters, of which there are far fewer than characters.
    sets: Vec<[Syllable; MOST]>,
    /// The number of the readings of each character among these.
    set_of: Vec<u16>,
}

/// A syllable of at most eight letters, padded with zeroes.
type Spelled = [u8; 8];

fn spelled(reading: &str) -> Spelled {
    let mut letters = [0; 8];
    letters.iter_mut().zip(reading.bytes()).for_each(|(to, letter)| *to = letter);
    letters
}

/// Returns the readings, built at the first call.
pub(super) fn readings() -> &'static Readings {
    static READINGS: LazyLock<Readings> = LazyLock::new(Readings::new);
    &READINGS
}

/// Returns the index of a character among those with readings; of a rarer one that of the variant that it folds to. Other
/// characters have one beyond the last.
#[inline]
pub(super) fn index(c: char) -> usize {
    let c = if c < '\u{20000}' { c } else { fold_han(c) };
    u32::from(c).wrapping_sub(FIRST) as usize
}

/// Returns the first reading in the data of the crate, v for ü.
fn first_reading(c: char) -> Option<&'static str> {
    Some(match c.to_pinyin()?.plain() {
        "lü" => "lv",
        "lüe" => "lve",
        "nü" => "nv",
        "nüe" => "nve",
        plain => plain,
    })
}

impl Readings {
    fn new() -> Readings {
        let characters = (FIRST..).take(COUNT).filter_map(char::from_u32);
        let first: Vec<Spelled> = characters.clone().map(|c| spelled(first_reading(c).unwrap_or_default())).collect();
        let mut syllables = first.clone();
        syllables.extend(polyphones::all().iter().map(|entry| spelled(entry.reading)));
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
            add(first.get(index(folded)).copied().unwrap_or(0));
            polyphones::of(folded).iter().for_each(|entry| add(number(&spelled(entry.reading))));
            by_character.push(readings);
        }
        let (mut sets, mut of_one) = (vec![[0; MOST]], vec![0_u16; syllables.len()]);
        let mut of_several: HashMap<[Syllable; MOST], u16> = HashMap::new();
        let set_of = |readings: &[Syllable; MOST]| {
            let number = match readings {
                [one, 0, ..] => &mut of_one[usize::from(*one)],
                _ => of_several.entry(*readings).or_default(),
            };
            if *number == 0 && readings[0] != 0 {
                sets.push(*readings);
                // There are fewer sets than characters.
                *number = (sets.len() - 1) as u16;
            }
            *number
        };
        let set_of = by_character.iter().map(set_of).collect();
        Readings { syllables, by_character, sets, set_of }
    }

    /// Returns the letters of every syllable, in order of index.
    pub(super) fn syllables(&self) -> impl Iterator<Item = &[u8]> {
        self.syllables.iter().map(|spelled| spelled.split(|letter| *letter == 0).next().unwrap_or_default())
    }

    /// Returns the different readings of characters, each with 0 after the last; the first are none.
    pub(super) fn sets(&self) -> &[[Syllable; MOST]] {
        &self.sets
    }

    /// Returns the number of the readings of each character in [`sets`](Self::sets), by its [`index`].
    pub(super) fn set_of(&self) -> &[u16] {
        &self.set_of
    }

    /// Returns all readings of a character; 0 after the last.
    pub(super) fn of(&self, c: char) -> [Syllable; MOST] {
        self.by_character.get(index(c)).copied().unwrap_or_default()
    }

    /// Returns the readings of the character at index `at` of a text, each with `true` if it is the usual one there. The
    /// surrounding word decides; without a listed word the first reading is usual and the other common ones are not.
    pub(super) fn in_text(&self, text: &[char], at: usize) -> impl Iterator<Item = (Syllable, bool)> {
        let c = text.get(at).copied().unwrap_or_default();
        let folded = fold_han(c);
        let entries = polyphones::of(folded);
        let applies = move |entry: &Polyphone| entry.words.split(' ').any(|word| covers(word, folded, text, at));
        let decided = entries.iter().any(applies);
        let first = [c, folded].map(|c| self.of(c)[0]);
        self.of(c).into_iter().filter(|syllable| *syllable != 0).filter_map(move |syllable| {
            let reading = self.syllables.get(usize::from(syllable))?;
            let is_first = first.contains(&syllable);
            match entries.iter().find(|entry| spelled(entry.reading) == *reading) {
                Some(entry) if applies(entry) => Some((syllable, true)),
                Some(entry) if entry.is_common || is_first => Some((syllable, is_first && !decided)),
                Some(_) => None,
                None => Some((syllable, is_first && !decided)),
            }
        })
    }
}

/// Returns `true` if the word, with `c` in it, stands around index `at` of the text.
fn covers(word: &str, c: char, text: &[char], at: usize) -> bool {
    word.chars().enumerate().filter(|(_, of_word)| *of_word == c).any(|(before, _)| {
        let from = at.checked_sub(before).and_then(|from| text.get(from..));
        let same = |text: &[char]| {
            text.len() >= word.chars().count() && word.chars().zip(text).all(|(a, b)| fold_han(a) == fold_han(*b))
        };
        from.is_some_and(same)
    })
}
