//! Finds the matches of a pattern in texts: an automaton finds where one may end, the alignment decides.

use std::ops::Range;

use super::{
    alignment::{PinyinQuality, ranges},
    dfa::{Automaton, Dfa},
    pattern::PinyinPattern,
};

/// Characters that a pattern matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinyinMatch {
    /// The matched characters by index, without dropped characters between them, adjacent ones joined. Never empty.
    pub ranges: Vec<Range<usize>>,
    /// The quality of its alignment.
    pub quality: PinyinQuality,
}

/// A pattern prepared for matching.
#[derive(Debug)]
pub struct PinyinMatcher<'p> {
    pattern: &'p PinyinPattern,
    dfa: Option<Dfa>,
}

impl PinyinPattern {
    /// Returns the best match in a text, the first of equals.
    pub fn find(&self, text: &str) -> Option<PinyinMatch> {
        self.find_all(text).into_iter().min_by_key(|found| found.quality)
    }

    /// Returns the non-overlapping matches in a text, from the left.
    pub fn find_all(&self, text: &str) -> Vec<PinyinMatch> {
        let mut found = Vec::new();
        PinyinMatcher { pattern: self, dfa: None }.each(text, |chars, (first, last), quality| {
            found.push(PinyinMatch { ranges: ranges(chars, first, last), quality });
        });
        found
    }
}

impl<'p> PinyinMatcher<'p> {
    /// Prepares a pattern for many texts.
    pub fn for_many(pattern: &'p PinyinPattern) -> Self {
        Self { pattern, dfa: Dfa::new(pattern) }
    }

    /// Calls `found` for the non-overlapping matches in a text, from the left, with all characters of the text, the
    /// indices of the first and last matched character, and the quality.
    pub fn each(&self, text: &str, found: impl FnMut(&[char], (usize, usize), PinyinQuality)) {
        match &self.dfa {
            Some(dfa) => self.run(dfa, text, found),
            None => self.run(self.pattern, text, found),
        }
    }

    /// Returns `true` if the pattern matches anywhere in a text.
    pub fn is_in(&self, text: &str) -> bool {
        let mut is_in = false;
        self.each(text, |_, _, _| is_in = true);
        is_in
    }

    fn run<A: Automaton>(
        &self,
        automaton: &A,
        text: &str,
        mut found: impl FnMut(&[char], (usize, usize), PinyinQuality),
    ) {
        let mut state = automaton.begin(None);
        let mut chars: Vec<char> = Vec::new();
        // Earlier characters belong to the last match.
        let mut free = 0;
        for (at, c) in text.chars().enumerate() {
            state = automaton.next(state, c);
            if automaton.is_end(state) {
                if chars.is_empty() {
                    chars = text.chars().collect();
                }
                if let Some((start, quality)) = self.pattern.align(&chars, free, at) {
                    found(&chars, (start, at), quality);
                    (free, state) = (at + 1, automaton.begin(Some(state)));
                }
            }
        }
    }
}
