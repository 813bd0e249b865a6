//! Matches with one character wrong, missing or too many. One half of the word is intact in each, so every occurrence of
//! either half is examined.

use std::{cmp::Reverse, ops::Range};

use memchr::memmem;
use smallvec::SmallVec;

use crate::text::{fold_char, pinyin::is_homophone};

/// Shortest word with a typo, in characters: the rest of two characters says too little.
pub(super) const SHORTEST: usize = 3;
/// Longest word that is tried.
pub(super) const LONGEST: usize = 24;

/// A match with one typo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TypoMatch {
    /// First byte.
    pub(crate) start: usize,
    /// Byte after the last.
    pub(crate) end: usize,
    /// `true` if the wrong character is a homophone.
    pub(crate) is_homophone: bool,
}

/// Returns the matches of `word` in a folded text with one typo, from the left, not overlapping. None for words that are
/// too short or too long.
pub(crate) fn typo_matches(text: &str, word: &[char]) -> Vec<TypoMatch> {
    let (left, right) = word.split_at(word.len() / 2);
    let mut found = Vec::new();
    for (half, is_left) in [(left, true), (right, false)] {
        let half: String = half.iter().collect();
        let at = memmem::find_iter(text.as_bytes(), half.as_bytes());
        found.extend(at.filter_map(|at| Some((0, around_half(word, is_left, text, at..at + half.len())?))));
    }
    without_overlaps(found).into_iter().map(|(_, found)| found).collect()
}

/// Returns the match around the left or right half of a word, which stands at these bytes of a text, folded or not; the
/// other half has the typo. `None` for words that are too short or too long.
pub(super) fn around_half(word: &[char], is_left: bool, text: &str, at: Range<usize>) -> Option<TypoMatch> {
    if !(SHORTEST..=LONGEST).contains(&word.len()) {
        return None;
    }
    let (left, right) = word.split_at(word.len() / 2);
    let long = word.len() > SHORTEST;
    if is_left {
        let after = text.get(at.end..)?.char_indices();
        let after = after.filter_map(|(byte, c)| Some((at.end + byte + c.len_utf8(), fold_char(c)?)));
        let (end, is_homophone) = rest(right.iter(), at.end, after, long)?;
        Some(TypoMatch { start: at.start, end, is_homophone })
    } else {
        let before = text.get(..at.start)?.char_indices().rev();
        let before = before.filter_map(|(byte, c)| Some((byte, fold_char(c)?)));
        let (start, is_homophone) = rest(left.iter().rev(), at.start, before, long)?;
        Some(TypoMatch { start, end: at.end, is_homophone })
    }
}

/// Drops matches that overlap an earlier one of the same text, which is given by number. Homophones are preferred.
pub(super) fn without_overlaps(mut all: Vec<(usize, TypoMatch)>) -> Vec<(usize, TypoMatch)> {
    all.sort_by_key(|(text, found)| (*text, found.start, Reverse(found.is_homophone)));
    let mut last = (0, 0);
    all.retain(|(text, found)| {
        let free = last.0 != *text || found.start >= last.1;
        last = if free { (*text, found.end) } else { last };
        free
    });
    all
}

/// Matches `half` with one typo at byte `from` of a text and returns the byte at its far edge, and whether the wrong
/// character is a homophone. `text` is the next characters, each with the byte at its far edge. Only a `long` word may
/// lack its last character: a short one would be left with nothing.
fn rest<'w>(
    half: impl Iterator<Item = &'w char>,
    from: usize,
    text: impl Iterator<Item = (usize, char)>,
    long: bool,
) -> Option<(usize, bool)> {
    let half: SmallVec<[char; LONGEST]> = half.copied().collect();
    let text: SmallVec<[(usize, char); LONGEST]> = text.take(half.len() + 1).collect();
    let edge = |count: usize| count.checked_sub(1).and_then(|last| text.get(last)).map_or(from, |(edge, _)| *edge);
    let same = half.iter().zip(&text).take_while(|(expected, (_, there))| *expected == there).count();
    let (typed, after) = (half.get(same..)?, text.get(same..).unwrap_or_default());
    let continues = |after: Option<&[(usize, char)]>, typed: &[char]| {
        after.is_some_and(|after| after.iter().map(|(_, c)| c).eq(typed))
    };
    if let (Some(expected), Some((_, there))) = (typed.first(), after.first()) {
        if continues(after.get(1..typed.len()), typed.get(1..)?) {
            return Some((edge(half.len()), is_homophone(*expected, *there)));
        }
        if continues(after.get(1..=typed.len()), typed) {
            return Some((edge(half.len() + 1), false));
        }
    }
    let missing = typed.get(1..)?;
    let there = continues(after.get(..missing.len()), missing);
    (there && (long || !missing.is_empty())).then(|| (edge(half.len() - 1), false))
}
