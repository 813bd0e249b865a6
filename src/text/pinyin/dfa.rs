//! A pattern that reads texts. For many texts its places are put into a table: whatever two characters do alike they do
//! at one look-up each, and most characters of a text do nothing.

use std::collections::HashMap;

use super::{PinyinPattern, PinyinQuality, digit_or_letter};
use crate::text::{fold::fold_char, readings::readings};

/// The most entries of a table: 512 KB. Only a long query of many possible readings needs more, and is read without.
const MOST_ENTRIES: usize = 1 << 17;
/// Letters and digits.
const LETTERS: usize = 36;

/// A pattern ready to read texts.
#[derive(Debug)]
pub struct PinyinMatcher<'p> {
    pattern: &'p PinyinPattern,
    table: Option<Dfa>,
}

/// How far a text has been read, in whichever form.
trait Automaton {
    type State: Copy;

    /// The state after one more character, where a match may begin at any.
    fn next(&self, state: Self::State, c: char) -> Self::State;

    /// Whether the end of the pattern was reached.
    fn is_end(&self, state: Self::State) -> bool;

    /// The state at the beginning of a text, or after a match that `state` ends.
    fn begin(&self, after: Option<Self::State>) -> Self::State;
}

/// The places of the pattern, as bits, and whether the last character was part of a Latin word.
type NfaState = (u64, bool);

impl Automaton for PinyinPattern {
    type State = NfaState;

    fn next(&self, (places, in_word): NfaState, c: char) -> NfaState {
        match self.advance((places, 1), c, in_word) {
            Some(next) => (next, c.is_ascii_alphanumeric()),
            None => (places, false),
        }
    }

    fn is_end(&self, (places, _): NfaState) -> bool {
        places & self.end() != 0
    }

    fn begin(&self, after: Option<NfaState>) -> NfaState {
        (0, after.is_some_and(|(_, in_word)| in_word))
    }
}

/// The same by kinds of characters: a state is the place in `next` where what follows it begins, and some bits.
#[derive(Debug)]
struct Dfa {
    /// For each Han character of the URO block its kind, which is the number of its steps.
    kinds: Vec<u16>,
    /// The kind of what counts for nothing; letters and digits follow, first those of Latin words.
    nothing: usize,
    /// The next state by state and kind.
    next: Vec<u32>,
    /// How many kinds there are.
    width: usize,
}

/// The bits of a state: the end was reached, the last character was part of a Latin word.
const END: u32 = 1 << 31;
const IN_WORD: u32 = 1 << 30;

impl Dfa {
    /// None where there are too many states.
    fn new(pattern: &PinyinPattern) -> Option<Self> {
        let nothing = pattern.steps.len();
        let width = nothing + 1 + 2 * LETTERS;
        let step = |(places, in_word): NfaState, kind: usize| -> NfaState {
            if let Some(steps) = pattern.steps.get(kind) {
                return (pattern.follow(places | 1, steps), false);
            }
            let Some(letter) = kind.checked_sub(nothing + 1) else { return (places, false) };
            let from = places | u64::from(!in_word);
            let literal = pattern.literal.get(letter % LETTERS).copied().unwrap_or(0);
            ((from & literal) << 1, letter < LETTERS)
        };
        // The two states in which a text begins come first.
        let mut all: Vec<NfaState> = vec![(0, false), (0, true)];
        let mut numbers: HashMap<NfaState, usize> = all.iter().copied().zip(0..).collect();
        let mut next: Vec<u32> = Vec::new();
        let mut at = 0;
        while let Some(state) = all.get(at).copied() {
            if next.len() + width > MOST_ENTRIES {
                return None;
            }
            for kind in 0..width {
                let to = step(state, kind);
                let number = *numbers.entry(to).or_insert_with(|| {
                    all.push(to);
                    all.len() - 1
                });
                let bits = if to.0 & pattern.end() != 0 { END } else { 0 } | if to.1 { IN_WORD } else { 0 };
                next.push((number * width) as u32 | bits);
            }
            at += 1;
        }
        Some(Self { kinds: pattern.classes.clone(), nothing, next, width })
    }

    #[inline]
    fn kind(&self, c: char) -> usize {
        let han = u32::from(c).wrapping_sub(crate::text::readings::FIRST) as usize;
        if let Some(kind) = self.kinds.get(han) {
            return usize::from(*kind);
        }
        match fold_char(c) {
            None => self.nothing,
            // Where it is neither, it ends what has begun as Han does that takes no step.
            Some(folded) => u8::try_from(folded)
                .ok()
                .and_then(digit_or_letter)
                .map_or(0, |letter| self.nothing + 1 + letter + if c.is_ascii_alphanumeric() { 0 } else { LETTERS }),
        }
    }
}

impl Automaton for Dfa {
    type State = u32;

    #[inline]
    fn next(&self, state: u32, c: char) -> u32 {
        let at = (state & !(END | IN_WORD)) as usize + self.kind(c);
        self.next.get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn is_end(&self, state: u32) -> bool {
        state & END != 0
    }

    fn begin(&self, after: Option<u32>) -> u32 {
        match after {
            Some(state) if state & IN_WORD != 0 => self.width as u32 | IN_WORD,
            _ => 0,
        }
    }
}

impl<'p> PinyinMatcher<'p> {
    /// For a few short texts.
    pub fn for_few(pattern: &'p PinyinPattern) -> Self {
        Self { pattern, table: None }
    }

    /// For many texts.
    pub fn for_many(pattern: &'p PinyinPattern) -> Self {
        Self { pattern, table: Dfa::new(pattern) }
    }

    /// Every match of a text from the left, not overlapping: all characters of the text, the positions of the first and
    /// the last character of the match, and how well it fits.
    pub fn each(&self, text: &str, found: impl FnMut(&[char], (usize, usize), PinyinQuality)) {
        match &self.table {
            Some(table) => self.read(table, text, found),
            None => self.read(self.pattern, text, found),
        }
    }

    /// Whether there is any match in a text.
    pub fn is_in(&self, text: &str) -> bool {
        let mut is_in = false;
        self.each(text, |_, _, _| is_in = true);
        is_in
    }

    fn read<W: Automaton>(&self, walk: &W, text: &str, mut found: impl FnMut(&[char], (usize, usize), PinyinQuality)) {
        let mut state = walk.begin(None);
        let mut chars: Vec<char> = Vec::new();
        // Characters before this one belong to the last match.
        let mut free = 0;
        for (at, c) in text.chars().enumerate() {
            state = walk.next(state, c);
            if walk.is_end(state) {
                if chars.is_empty() {
                    chars = Vec::with_capacity(text.len() / 3 + 8);
                    chars.extend(text.chars());
                }
                if let Some((start, quality)) = self.pattern.best(readings(), &chars, free, at) {
                    found(&chars, (start, at), quality);
                    (free, state) = (at + 1, walk.begin(Some(state)));
                }
            }
        }
    }
}
