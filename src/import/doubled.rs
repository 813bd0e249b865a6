//! Words that are printed twice in a row inside a sentence: 进一步提升提升了.

use std::ops::Range;

use super::{
    edits::Edit,
    fold::folded,
    notice::{Notice, is_han},
    words::WordList,
};
use crate::corpus::RepairKind;

const FILE: &str = include_str!("words/doubled.txt");
static MEANT: WordList = WordList::new(FILE, "MEANT");
static TAILS: WordList = WordList::new(FILE, "TAIL");
static KNOWN: WordList = WordList::new(FILE, "KNOWN");
static PARTICLES: WordList = WordList::new(FILE, "PARTICLE");

/// The longest word, in characters.
const LONGEST: usize = 6;

/// Adds an edit that reads one word where it is printed twice, unsure: the words may be meant.
pub(crate) fn remove(notice: &Notice, range: &Range<usize>, edits: &mut Vec<Edit>) {
    let printed = notice.slice(range.clone());
    let chars = &folded(printed)[..];
    let (mut at, mut quoted) = (0, false);
    while at < chars.len() {
        quoted = match chars[at] {
            '“' => true,
            '”' | '。' => false,
            _ => quoted,
        };
        let length = if quoted { 0 } else { doubled(chars, at) };
        if length > 0 {
            let read: String = printed[at..at + length].iter().collect();
            let at = range.start + at;
            edits.push(Edit { sure: false, ..Edit::sure(at..at + 2 * length, &read, RepairKind::Typo) });
        }
        at += (2 * length).max(1);
    }
}

/// The length of the word at `at` that stands twice there by mistake.
fn doubled(chars: &[char], at: usize) -> usize {
    let twice = |length: usize| {
        let rest = &chars[at..];
        rest.len() >= 2 * length
            && rest[..length] == rest[length..2 * length]
            && rest[..length].iter().all(|c| is_han(*c))
            && is_mistake(chars, at, length)
    };
    (1..=LONGEST).find(|&length| twice(length)).unwrap_or(0)
}

fn is_mistake(chars: &[char], at: usize, length: usize) -> bool {
    let (word, rest) = (&chars[at..at + length], &chars[at + 2 * length..]);
    let before = at.checked_sub(1).map(|at| chars[at]);
    if length == 1 {
        return PARTICLES.prefix_len(word) == 1 && !matches!(before, Some('目' | '端'));
    }
    let steps = word.first() == word.last() || "一二三四五两几每逐越边又各再".contains(word[0]);
    let known = length > 2 || KNOWN.prefix_lens(word).any(|known| known == length);
    known && !steps && MEANT.prefix_len(word) != length && TAILS.prefix_len(rest) == 0
}
