//! One character wrong, missing or too many. Where a word is found nowhere as it was typed, half of it still is: each
//! place of either half is looked at.

use memchr::memmem;

use crate::text::pinyin::sounds_alike;

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

/// How the half that may differ stands in the text: its bytes, and whether it only differs in a sound's spelling.
type Rest = (usize, bool);

/// Every place of `text` that is `word` but for one character, from the left, not overlapping. None for words that are
/// too short or too long.
pub(super) fn places(text: &str, word: &[char]) -> Vec<Near> {
    if !(SHORTEST..=LONGEST).contains(&word.len()) {
        return Vec::new();
    }
    let (left, right) = word.split_at(word.len() / 2);
    let (left_text, right_text): (String, String) = (left.iter().collect(), right.iter().collect());
    let long = word.len() > SHORTEST;
    let mut found = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), left_text.as_bytes()) {
        let middle = at + left_text.len();
        let after = text.get(middle..).unwrap_or_default().chars();
        if let Some((bytes, alike)) = rest(right, after, long) {
            found.push(Near { start: at, end: middle + bytes, alike });
        }
    }
    let backwards: Vec<char> = left.iter().rev().copied().collect();
    for at in memmem::find_iter(text.as_bytes(), right_text.as_bytes()) {
        let before = text.get(..at).unwrap_or_default().chars().rev();
        if let Some((bytes, alike)) = rest(&backwards, before, long) {
            found.push(Near { start: at - bytes, end: at + right_text.len(), alike });
        }
    }
    found.sort_by_key(|near| (near.start, std::cmp::Reverse(near.alike)));
    let mut last = 0;
    found.retain(|near| {
        let free = near.start >= last;
        last = if free { near.end } else { last };
        free
    });
    found
}

/// Whether `text` goes on with `half` but for one character, and how many bytes it takes. `long`: whether a character
/// may be missing at the far end, which leaves a short word with nothing.
fn rest(half: &[char], text: impl Iterator<Item = char>, long: bool) -> Option<Rest> {
    let text: Vec<char> = text.take(half.len() + 1).take_while(|c| *c != '\n').collect();
    let bytes = |count: usize| text.iter().take(count).map(|c| c.len_utf8()).sum::<usize>();
    let same = half.iter().zip(&text).take_while(|(a, b)| a == b).count();
    let (typed, after) = (half.get(same..)?, text.get(same..).unwrap_or_default());
    if let (Some(wanted), Some(there)) = (typed.first(), after.first()) {
        if typed.get(1..)? == after.get(1..typed.len()).unwrap_or_default() && after.len() >= typed.len() {
            return Some((bytes(half.len()), sounds_alike(*wanted, *there)));
        }
        if after.get(1..=typed.len()) == Some(typed) {
            return Some((bytes(half.len() + 1), false));
        }
    }
    let missing = typed.get(1..)?;
    let there = after.get(..missing.len()) == Some(missing);
    (there && (long || !missing.is_empty())).then(|| (bytes(half.len() - 1), false))
}
