//! A folded question cut into words that have synonyms, words of asking, and what stands between.

use std::{ops::Range, sync::LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};

use super::synonyms;

/// Words of a question besides its subject, one a line.
const ASKING: &str = include_str!("asking.txt");
/// Characters that join words: beside one of them two characters meet by accident.
const PARTICLES: &str = "的了吗呢吧啊呀嘛太很也和与跟就都还又才只再把被让给在到从是有没不要想我你他她它们这那谁哪啥咋怎么几些得着个去来能会可对向多少点里";

/// Kind of a part of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartKind {
    /// A word that has synonyms or is one.
    Word,
    /// A word of asking.
    Asking,
    /// Anything else.
    Other,
}

/// A part of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) kind: PartKind,
    /// Characters of the folded text.
    pub(crate) chars: Range<usize>,
}

/// Finds the words, the longest first; the patterns from the first number on are words of asking.
static WORDS: LazyLock<Option<(AhoCorasick, usize)>> = LazyLock::new(|| {
    let words: Vec<&str> = synonyms::words().collect();
    let (asking, first) = (ASKING.lines(), words.len());
    let builder = || AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).to_owned();
    builder().build(words.into_iter().chain(asking)).ok().map(|automaton| (automaton, first))
});

/// Cuts a folded text into parts that follow one another.
pub(crate) fn cut(folded: &str) -> Vec<Part> {
    let (mut parts, mut byte, mut at) = (Vec::new(), 0, 0);
    let mut add = |kind, to: usize| {
        let text = folded.get(byte..to).unwrap_or_default();
        if !text.is_empty() {
            let end = at + text.chars().count();
            parts.push(Part { kind, chars: at..end });
            (byte, at) = (to, end);
        }
    };
    for (automaton, first) in WORDS.iter() {
        for found in automaton.find_iter(folded) {
            add(PartKind::Other, found.start());
            let is_asking = found.pattern().as_usize() >= *first;
            add(if is_asking { PartKind::Asking } else { PartKind::Word }, found.end());
        }
    }
    add(PartKind::Other, folded.len());
    parts
}

/// Returns `true` for a character that joins words.
pub(crate) fn is_particle(c: char) -> bool {
    PARTICLES.contains(c)
}
