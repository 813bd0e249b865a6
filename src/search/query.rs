//! What is wanted.

use crate::text::{Folded, Pattern};

/// A query: every term must be found.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The terms, in the order typed.
    pub(super) terms: Vec<Term>,
}

/// One word of a query, made ready for matching.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// The word with script, width, case and punctuation folded away.
    pub(super) folded: Folded,
    /// The same as pinyin, where it can be read so.
    pub(super) pinyin: Option<Pattern>,
}

impl Query {
    /// Reads what a person typed: words between spaces. Punctuation alone is no word.
    pub fn parse(text: &str) -> Self {
        let terms = text.split_whitespace().map(|word| Term { folded: Folded::new(word), pinyin: Pattern::new(word) });
        Self { terms: terms.filter(|term| !term.folded.is_empty()).collect() }
    }

    /// The words, folded.
    pub fn words(&self) -> impl Iterator<Item = &Folded> {
        self.terms.iter().map(|term| &term.folded)
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}
