//! What somebody types to find its places in one text: as it stands there, or by its pinyin.

use std::ops::Range;

use super::{
    fold::Folded,
    pinyin::{PinyinPattern, PinyinQuality},
};

/// The fewest letters that are read as pinyin: one is the initial of every twentieth character.
const LETTERS: usize = 2;

/// A needle read once, to be found in many texts.
#[derive(Clone, Debug)]
pub struct TextQuery {
    folded: Folded,
    pinyin: Option<PinyinPattern>,
}

/// A place of a needle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextMatch {
    /// The characters of the text, with what counts for nothing between them.
    pub chars: Range<usize>,
    /// How well its pinyin fits; `None` where the needle itself stands there.
    pub pinyin: Option<PinyinQuality>,
}

impl TextQuery {
    /// Reads what is typed.
    pub fn new(needle: &str) -> Self {
        let pinyin = PinyinPattern::new(needle).filter(|pattern| pattern.letters() >= LETTERS);
        Self { folded: Folded::new(needle), pinyin }
    }

    /// The needle as it stands in a text when script, width, case, spaces and punctuation are ignored.
    pub fn folded(&self) -> &Folded {
        &self.folded
    }

    /// The needle as pinyin, where it can be read so.
    pub fn pinyin(&self) -> Option<&PinyinPattern> {
        self.pinyin.as_ref()
    }

    /// Every place in a text, those where it stands first.
    pub fn find_all(&self, text: &str) -> Vec<TextMatch> {
        let folded = Folded::new(text);
        let as_typed = folded.find_all(&self.folded).map(|chars| TextMatch { chars, pinyin: None });
        let sounds = self.pinyin.iter().flat_map(|pattern| pattern.find_all(text)).filter_map(|found| {
            let chars = found.ranges.first()?.start..found.ranges.last()?.end;
            Some(TextMatch { chars, pinyin: Some(found.quality) })
        });
        as_typed.chain(sounds).collect()
    }
}

impl TextMatch {
    /// Of all sightings of one needle, each with what it is of, those that are meant: where there are whole syllables, no
    /// initials; a reading that is unusual where it stands only where there is nothing else.
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
