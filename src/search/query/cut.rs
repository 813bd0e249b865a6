//! A folded question cut into words that have synonyms, words of asking, and what stands between.

use std::{ops::Range, sync::LazyLock};

use super::synonyms;

/// Words of a question besides its subject, one a line.
const ASKING: &str = include_str!("asking.txt");
/// Characters of the longest of them.
const LONGEST_ASKING: usize = 5;
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

/// Words of asking in their order.
static SORTED: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut words: Vec<&str> = ASKING.lines().collect();
    words.sort_unstable();
    words
});

/// Cuts a folded text into parts that follow one another: from the left, the longest word at each place.
pub(crate) fn cut(folded: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut rest, mut at) = (folded, 0);
    while !rest.is_empty() {
        let (word, asking) = (synonyms::word_at_start(rest), asking_at_start(rest));
        let (kind, bytes) = match word.max(asking) {
            0 => (PartKind::Other, rest.chars().next().map_or(1, char::len_utf8)),
            bytes => (if word == bytes { PartKind::Word } else { PartKind::Asking }, bytes),
        };
        let Some((part, after)) = rest.split_at_checked(bytes) else { break };
        let end = at + part.chars().count();
        match parts.last_mut() {
            Some(last) if (last.kind, kind) == (PartKind::Other, PartKind::Other) => last.chars.end = end,
            _ => parts.push(Part { kind, chars: at..end }),
        }
        (rest, at) = (after, end);
    }
    parts
}

/// Returns the bytes of the longest word of asking that a folded text begins with; 0 if there is none.
fn asking_at_start(text: &str) -> usize {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_ASKING);
    let is_word = |end: &usize| text.get(..*end).is_some_and(|word| SORTED.binary_search(&word).is_ok());
    ends.filter(is_word).last().unwrap_or(0)
}

/// Returns `true` for a character that joins words.
pub(crate) fn is_particle(c: char) -> bool {
    PARTICLES.contains(c)
}
