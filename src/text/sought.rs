//! What somebody types to find its places in one text: as it stands there, or by its pinyin.

use std::ops::Range;

use super::{
    fold::Folded,
    pinyin::{Pattern, Quality},
};

/// The fewest letters that are read as pinyin: one is the initial of every twentieth character.
const LETTERS: usize = 2;

/// A needle read once, to be found in many texts.
#[derive(Clone, Debug)]
pub struct Sought {
    folded: Folded,
    sound: Option<Pattern>,
}

/// A place of a needle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// The characters of the text, with what counts for nothing between them.
    pub chars: Range<usize>,
    /// How well its pinyin fits; `None` where the needle itself stands there.
    pub sound: Option<Quality>,
}

impl Sought {
    /// Reads what is typed.
    pub fn new(needle: &str) -> Self {
        let sound = Pattern::new(needle).filter(|pattern| pattern.letters() >= LETTERS);
        Self { folded: Folded::new(needle), sound }
    }

    /// The needle as it stands in a text when script, width, case, spaces and punctuation are ignored.
    pub fn folded(&self) -> &Folded {
        &self.folded
    }

    /// The needle as pinyin, where it can be read so.
    pub fn sound(&self) -> Option<&Pattern> {
        self.sound.as_ref()
    }

    /// Every place in a text, those where it stands first.
    pub fn all(&self, text: &str) -> Vec<Sighting> {
        let folded = Folded::new(text);
        let as_typed = folded.find_all(&self.folded).map(|chars| Sighting { chars, sound: None });
        let sounds = self.sound.iter().flat_map(|pattern| pattern.find_all(text)).filter_map(|found| {
            let chars = found.ranges.first()?.start..found.ranges.last()?.end;
            Some(Sighting { chars, sound: Some(found.quality) })
        });
        as_typed.chain(sounds).collect()
    }
}

impl Sighting {
    /// Of all sightings of one needle, each with what it is of, those that are meant: where there are whole syllables, no
    /// initials; a reading that is unusual where it stands only where there is nothing else.
    pub fn meant<T>(mut all: Vec<(T, Self)>) -> impl Iterator<Item = (T, Self)> {
        let rank = |sighting: &Self| match sighting.sound {
            None | Some(Quality::Full) => 0,
            Some(Quality::Mixed | Quality::Initials) => 1,
            Some(Quality::Unusual) => 2,
        };
        let best = all.iter().map(|(_, sighting)| rank(sighting)).min();
        all.retain(|(_, sighting)| Some(rank(sighting)) == best);
        all.into_iter()
    }
}
