//! The pieces of a word of a query: pairs of neighbouring characters, single characters, whole Latin words and numbers, and
//! the synonyms of the words inside. Longer words are found by their pairs; pairs across the border of a known word or
//! beside a particle are accidents and weigh little.

use std::ops::Range;

use super::{
    cut::{Part, PartKind, cut, is_particle},
    synonyms,
};
use crate::text::{Folded, numbers};

/// Weight of an accidental pair; that of any other piece is 1.
const ACCIDENT: f64 = 0.3;

/// A piece of a term: words of which one must be there, the characters of the term that they stand for, and a weight.
#[derive(Clone, Debug)]
pub(crate) struct Split {
    pub(crate) words: Vec<Folded>,
    pub(crate) covers: Range<usize>,
    pub(crate) weight: f64,
}

impl Split {
    /// Returns a piece with the weight 1.
    pub(crate) fn new<'w>(words: impl IntoIterator<Item = &'w str>, covers: Range<usize>) -> Self {
        Self { words: words.into_iter().map(Folded::new).collect(), covers, weight: 1.0 }
    }
}

/// Splits a term, given as typed and folded; its pairs come first.
pub(super) fn split(typed: &str, folded: &str) -> Vec<Split> {
    let chars: Vec<char> = folded.chars().collect();
    let parts = cut(folded);
    let mut pieces = pairs(&chars, &parts);
    for (word, others) in synonyms::inside(folded) {
        let others = others.iter().filter(|other| *other != word && !folded.contains(other.as_str()));
        // Each is as rare as it is by itself.
        pieces.extend(others.map(|other| Split::new([other.as_str()], place(folded, word))));
    }
    let numbers = numbers(typed);
    pieces.extend(numbers.iter().map(|(at, others)| Split::new(others.iter().map(String::as_str), at.clone())));
    for Part { kind, chars: at } in parts.into_iter().filter(|part| part.kind != PartKind::Asking) {
        let is_telling = |c: char| !c.is_ascii() && (kind == PartKind::Word || !is_particle(c));
        let singles = at.filter(|at| is_telling(chars[*at]));
        pieces.extend(singles.map(|at| Split::new([chars[at].to_string().as_str()], at..at + 1)));
    }
    pieces
}

/// Returns the characters of a folded text where a word first stands.
fn place(folded: &str, word: &str) -> Range<usize> {
    let start = folded.find(word).and_then(|byte| folded.get(..byte)).map_or(0, |before| before.chars().count());
    start..start + word.chars().count()
}

/// Returns the pairs of Han characters and the Latin words and numbers of a term, without words of asking.
fn pairs(chars: &[char], parts: &[Part]) -> Vec<Split> {
    let (mut pieces, mut from) = (Vec::new(), 0);
    for group in chars.chunk_by(|a, b| a.is_ascii_alphanumeric() == b.is_ascii_alphanumeric()) {
        let at = from..from + group.len();
        from = at.end;
        if group[0].is_ascii_alphanumeric() {
            pieces.push(Split::new([group.iter().collect::<String>().as_str()], at));
            continue;
        }
        for start in at.start..at.end.saturating_sub(1) {
            let pair = &chars[start..start + 2];
            let of = |at: usize| parts.iter().find(|part| part.chars.contains(&at));
            let Some((left, right)) = of(start).zip(of(start + 1)) else { continue };
            if left.kind == PartKind::Asking || right.kind == PartKind::Asking {
                continue;
            }
            let is_word = left == right && (left.kind == PartKind::Word || !pair.iter().any(|c| is_particle(*c)));
            let piece = Split::new([pair.iter().collect::<String>().as_str()], start..start + 2);
            pieces.push(Split { weight: if is_word { 1.0 } else { ACCIDENT }, ..piece });
        }
    }
    pieces
}
