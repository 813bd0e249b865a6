//! One character wrong, missing or too many. Where a word is found nowhere as it was typed, half of it still is: each
//! place of either half is looked at.

use std::{cmp::Reverse, ops::Range};

use memchr::memmem;
use smallvec::SmallVec;

use crate::text::{fold_char, pinyin::is_homophone};

/// The shortest word that may hold a mistake, in characters: of two characters one is too little to go by.
pub(super) const SHORTEST: usize = 3;
/// The longest that is tried.
pub(super) const LONGEST: usize = 24;

/// A place that differs by one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// The byte where it begins.
    pub(super) start: usize,
    /// The byte after it.
    pub(super) end: usize,
    /// Whether a character of the same sound stands there.
    pub(super) alike: bool,
}

/// How the half that may differ stands in the text: the byte at its far edge, and whether it only differs by a character
/// of the same sound.
type Rest = (usize, bool);

/// Every place of `text` that is `word` but for one character, from the left, not overlapping. None for words that are
/// too short or too long.
pub(super) fn places(text: &str, word: &[char]) -> Vec<Near> {
    let (left, right) = word.split_at(word.len() / 2);
    let mut found = Vec::new();
    for (half, is_left) in [(left, true), (right, false)] {
        let half: String = half.iter().collect();
        let at = memmem::find_iter(text.as_bytes(), half.as_bytes());
        found.extend(at.filter_map(|at| Some((0, beside(word, is_left, text, at..at + half.len())?))));
    }
    apart(found).into_iter().map(|(_, near)| near).collect()
}

/// The place around one half of a word, the left or the right one, which stands at these bytes of a text, folded or not:
/// the other half differs by one character. None for words that are too short or too long.
pub(super) fn beside(word: &[char], is_left: bool, text: &str, at: Range<usize>) -> Option<Near> {
    if !(SHORTEST..=LONGEST).contains(&word.len()) {
        return None;
    }
    let (left, right) = word.split_at(word.len() / 2);
    let long = word.len() > SHORTEST;
    if is_left {
        let after = text.get(at.end..)?.char_indices();
        let after = after.filter_map(|(place, c)| Some((at.end + place + c.len_utf8(), fold_char(c)?)));
        let (end, alike) = rest(right.iter(), at.end, after, long)?;
        Some(Near { start: at.start, end, alike })
    } else {
        let before = text.get(..at.start)?.char_indices().rev();
        let before = before.filter_map(|(place, c)| Some((place, fold_char(c)?)));
        let (start, alike) = rest(left.iter().rev(), at.start, before, long)?;
        Some(Near { start, end: at.end, alike })
    }
}

/// Of places in the texts of these numbers those that do not overlap, from the left; of equals what sounds alike first.
pub(super) fn apart(mut found: Vec<(usize, Near)>) -> Vec<(usize, Near)> {
    found.sort_by_key(|(text, near)| (*text, near.start, Reverse(near.alike)));
    let mut last = (0, 0);
    found.retain(|(text, near)| {
        let free = last.0 != *text || near.start >= last.1;
        last = if free { (*text, near.end) } else { last };
        free
    });
    found
}

/// Whether a text goes on from byte `from` with `half` but for one character. `text`: its next characters, each with the
/// byte at its far edge; `long`: whether a character may be missing at the far end, which leaves a short word with
/// nothing.
fn rest<'w>(
    half: impl Iterator<Item = &'w char>,
    from: usize,
    text: impl Iterator<Item = (usize, char)>,
    long: bool,
) -> Option<Rest> {
    let half: SmallVec<[char; LONGEST]> = half.copied().collect();
    let text: SmallVec<[(usize, char); LONGEST]> = text.take(half.len() + 1).collect();
    let edge = |count: usize| count.checked_sub(1).and_then(|last| text.get(last)).map_or(from, |(edge, _)| *edge);
    let same = half.iter().zip(&text).take_while(|(wanted, (_, there))| *wanted == there).count();
    let (typed, after) = (half.get(same..)?, text.get(same..).unwrap_or_default());
    let goes_on = |after: Option<&[(usize, char)]>, typed: &[char]| {
        after.is_some_and(|after| after.iter().map(|(_, c)| c).eq(typed))
    };
    if let (Some(wanted), Some((_, there))) = (typed.first(), after.first()) {
        if goes_on(after.get(1..typed.len()), typed.get(1..)?) {
            return Some((edge(half.len()), is_homophone(*wanted, *there)));
        }
        if goes_on(after.get(1..=typed.len()), typed) {
            return Some((edge(half.len() + 1), false));
        }
    }
    let missing = typed.get(1..)?;
    let there = goes_on(after.get(..missing.len()), missing);
    (there && (long || !missing.is_empty())).then(|| (edge(half.len() - 1), false))
}
