//! A query for the occurrences in one text, as typed or by pinyin.

use std::ops::Range;

use super::{
    fold::Folded,
    pinyin::{PinyinPattern, PinyinQuality},
};

/// The minimum of letters that are read as pinyin: one is the initial of every twentieth character.
const MIN_LETTERS: usize = 2;

/// A query prepared for many texts.
#[derive(Clone, Debug)]
pub struct TextQuery {
    folded: Folded,
    pinyin: Option<PinyinPattern>,
}

/// An occurrence of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextMatch {
    /// The characters of the text, with the dropped characters between them.
    pub chars: Range<usize>,
    /// The quality of a pinyin match; `None` for the query itself.
    pub pinyin: Option<PinyinQuality>,
}

impl TextQuery {
    /// Prepares a query.
    pub fn new(typed: &str) -> Self {
        let pinyin = PinyinPattern::new(typed).filter(|pattern| pattern.letters() >= MIN_LETTERS);
        Self { folded: Folded::new(typed), pinyin }
    }

    /// Returns the folded query.
    pub fn folded(&self) -> &Folded {
        &self.folded
    }

    /// Returns the query as pinyin, if it can be read so.
    pub fn pinyin(&self) -> Option<&PinyinPattern> {
        self.pinyin.as_ref()
    }

    /// Returns all occurrences in a text: those of the query itself, then those of its pinyin.
    pub fn find_all(&self, text: &str) -> Vec<TextMatch> {
        let folded = Folded::new(text);
        let as_typed = folded.find_all(&self.folded).map(|chars| TextMatch { chars, pinyin: None });
        let by_pinyin = self.pinyin.iter().flat_map(|pattern| pattern.find_all(text)).filter_map(|found| {
            let chars = found.ranges.first()?.start..found.ranges.last()?.end;
            Some(TextMatch { chars, pinyin: Some(found.quality) })
        });
        as_typed.chain(by_pinyin).collect()
    }
}

impl TextMatch {
    /// Keeps the most likely matches of one query, each with data of the caller: whole syllables before initials, unusual
    /// readings only if there is nothing else.
    pub fn best_of<T>(mut all: Vec<(T, Self)>) -> impl Iterator<Item = (T, Self)> {
        let rank = |found: &Self| match found.pinyin {
            None | Some(PinyinQuality::Full) => 0,
            Some(PinyinQuality::Mixed | PinyinQuality::Initials) => 1,
            Some(PinyinQuality::Unusual) => 2,
        };
        let best = all.iter().map(|(_, found)| rank(found)).min();
        all.retain(|(_, found)| Some(rank(found)) == best);
        all.into_iter()
    }
}
