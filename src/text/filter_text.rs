//! What somebody types to find one of many short texts: words, in either script and any width, or by their pinyin. It is
//! read once and then held against each of them.

use super::{
    fold::{Folded, fold},
    pinyin::PinyinPattern,
};

/// Words that are typed, each folded and, where it can be read so, as pinyin. What counts for nothing is no word.
#[derive(Clone, Debug)]
pub struct FilterText(Vec<(Folded, Option<PinyinPattern>)>);

impl FilterText {
    /// Reads what is typed.
    pub fn new(typed: &str) -> Self {
        let word = |word: &str| (Folded::new(word), PinyinPattern::new(word));
        Self(typed.split_whitespace().map(word).filter(|(word, _)| !word.is_empty()).collect())
    }

    /// Whether nothing is asked for, so that everything fits.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether every word is in this text.
    pub fn matches(&self, text: &str) -> bool {
        self.matches_any(std::iter::once(text))
    }

    /// Whether every word is in one of these texts.
    pub fn matches_any<'t>(&self, texts: impl Iterator<Item = &'t str>) -> bool {
        if self.is_empty() {
            return true;
        }
        let folded = |text: &'t str| (text, fold(text).map(|(_, c)| c).collect::<String>());
        let texts: Vec<(&str, String)> = texts.map(folded).collect();
        self.0.iter().all(|(word, pinyin)| {
            let spoken = |text: &str| pinyin.as_ref().is_some_and(|pattern| pattern.find(text).is_some());
            texts.iter().any(|(text, folded)| folded.contains(word.as_str()) || spoken(text))
        })
    }
}
