//! A pattern as a deterministic automaton, for many texts: characters are grouped into kinds, and each costs one look-up.

use std::collections::HashMap;

use super::pattern::{LITERALS, PinyinPattern, literal_index};
use crate::text::{fold::fold_char, readings};

/// The limit of table entries (512 KB). Only a long query with many possible readings needs more.
const MAX_ENTRIES: usize = 1 << 17;

/// A state of the nondeterministic automaton: its positions, and `true` if the last character was part of a Latin word.
type NfaState = (u64, bool);

/// A state is the index in `next` where its row begins, with the bits below.
#[derive(Debug)]
pub(super) struct Dfa {
    /// The kind of each Han character of the URO block: its class in the pattern.
    kinds: Vec<u16>,
    /// The kind of dropped characters.
    dropped: usize,
    /// The first kinds of letters and digits: of those of Latin words, and of others.
    literals: [usize; 2],
    /// The next state by state and kind.
    next: Vec<u32>,
    /// The number of kinds, which is the length of a row.
    width: usize,
}

/// The end of the pattern was reached.
const END: u32 = 1 << 31;
/// The last character was part of a Latin word.
const IN_WORD: u32 = 1 << 30;

impl Dfa {
    /// Builds the table; `None` if it has too many states.
    pub(super) fn new(pattern: &PinyinPattern) -> Option<Self> {
        let dropped = pattern.by_class.len();
        let width = dropped + 1 + 2 * LITERALS;
        let step = |(positions, in_word): NfaState, kind: usize| -> NfaState {
            if let Some(transitions) = pattern.by_class.get(kind) {
                return (pattern.follow(positions | 1, transitions), false);
            }
            let Some(letter) = kind.checked_sub(dropped + 1) else { return (positions, false) };
            let from = positions | u64::from(!in_word);
            ((from & pattern.literals[letter % LITERALS]) << 1, letter < LITERALS)
        };
        // The two states in which a text begins come first.
        let mut all: Vec<NfaState> = vec![(0, false), (0, true)];
        let mut numbers: HashMap<NfaState, usize> = all.iter().copied().zip(0..).collect();
        let mut next: Vec<u32> = Vec::new();
        let mut at = 0;
        while let Some(state) = all.get(at).copied() {
            if next.len() + width > MAX_ENTRIES {
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
        let literals = [dropped + 1, dropped + 1 + LITERALS];
        let kinds = pattern.sets.iter().map(|set| pattern.classes[usize::from(*set)]).collect();
        Some(Self { kinds, dropped, literals, next, width })
    }

    #[inline(always)]
    fn kind(&self, c: char) -> usize {
        if let Some(kind) = self.kinds.get(readings::index(c)) {
            return usize::from(*kind);
        }
        match fold_char(c) {
            None => self.dropped,
            // Any other character ends a match as a Han character without transitions does.
            Some(folded) => u8::try_from(folded)
                .ok()
                .and_then(literal_index)
                .map_or(0, |letter| self.literals[usize::from(!c.is_ascii_alphanumeric())].wrapping_add(letter)),
        }
    }
}

/// An automaton that reads a text character by character.
pub(super) trait Automaton {
    /// The state of one run.
    type State: Copy;

    /// Returns the state after one more character; a match may begin at any.
    fn next(&self, state: Self::State, c: char) -> Self::State;

    /// Returns `true` if the end of the pattern was reached.
    fn is_end(&self, state: Self::State) -> bool;

    /// Returns the state at the beginning of a text, or after a match that `after` ends.
    fn begin(&self, after: Option<Self::State>) -> Self::State;
}

impl Automaton for PinyinPattern {
    type State = NfaState;

    fn next(&self, (positions, in_word): NfaState, c: char) -> NfaState {
        match self.advance((positions, 1), c, in_word) {
            Some(next) => (next, c.is_ascii_alphanumeric()),
            None => (positions, false),
        }
    }

    fn is_end(&self, (positions, _): NfaState) -> bool {
        positions & self.end() != 0
    }

    fn begin(&self, after: Option<NfaState>) -> NfaState {
        (0, after.is_some_and(|(_, in_word)| in_word))
    }
}

impl Automaton for Dfa {
    type State = u32;

    // The innermost loop of every search by pinyin: a sum that overflowed would not be in the table either.
    #[inline(always)]
    fn next(&self, state: u32, c: char) -> u32 {
        self.next[((state & !(END | IN_WORD)) as usize).wrapping_add(self.kind(c))]
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
