//! A filter over many short texts: words in either script and any width, or their pinyin.

use super::{
    fold::{Folded, fold},
    pinyin::PinyinPattern,
};

/// The words of a filter, each folded and, if it can be read so, as pinyin.
#[derive(Clone, Debug)]
pub struct FilterText(Vec<(Folded, Option<PinyinPattern>)>);

impl FilterText {
    /// Prepares a filter. Words of dropped characters are ignored.
    pub fn new(typed: &str) -> Self {
        let word = |word: &str| (Folded::new(word), PinyinPattern::new(word));
        Self(typed.split_whitespace().map(word).filter(|(word, _)| !word.is_empty()).collect())
    }

    /// Returns `true` if the filter has no word, so that it matches everything.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns `true` if every word is in this text.
    pub fn matches(&self, text: &str) -> bool {
        self.matches_any(std::iter::once(text))
    }

    /// Returns `true` if every word is in one of these texts.
    pub fn matches_any<'t>(&self, texts: impl Iterator<Item = &'t str>) -> bool {
        if self.is_empty() {
            return true;
        }
        let folded = |text: &'t str| (text, fold(text).map(|(_, c)| c).collect::<String>());
        let texts: Vec<(&str, String)> = texts.map(folded).collect();
        self.0.iter().all(|(word, pinyin)| {
            let by_pinyin = |text: &str| pinyin.as_ref().is_some_and(|pattern| pattern.find(text).is_some());
            texts.iter().any(|(text, folded)| folded.contains(word.as_str()) || by_pinyin(text))
        })
    }
}
