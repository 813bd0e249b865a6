//! The variety of a generated corpus: distinct bigrams, repeated paragraphs.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use anli::corpus::Script;

use super::{
    make::{Made, Maker},
    stock::Slot,
};

/// Counts over the generated batches.
#[derive(Default)]
pub(crate) struct Measured {
    pub(crate) batches: usize,
    pub(crate) cases: usize,
    /// The size of the notices in bytes.
    pub(crate) text: usize,
    pub(crate) titles: HashSet<u64>,
    pub(crate) ids: HashSet<String>,
    /// Distinct bigrams.
    pub(crate) pairs: HashSet<(char, char)>,
    /// The frequency of each paragraph text.
    pub(crate) paragraphs: HashMap<u64, u32>,
    /// The frequency of each seed paragraph, by slot.
    taken: HashMap<(bool, Slot), HashMap<usize, u32>>,
}

fn hash(text: &str) -> u64 {
    let mut hash = DefaultHasher::new();
    text.hash(&mut hash);
    hash.finish()
}

impl Measured {
    /// Counts a batch.
    pub(crate) fn add(&mut self, made: &Made) {
        self.batches += 1;
        self.cases += made.batch.cases.len();
        self.text += made.notice.len();
        self.ids.insert(made.batch.id.to_string());
        for case in &made.batch.cases {
            self.titles.insert(hash(&case.title));
            for text in case.paragraphs().map(|paragraph| &paragraph.text).chain([&case.title]) {
                self.pairs.extend(text.chars().zip(text.chars().skip(1)));
            }
            for paragraph in case.paragraphs() {
                *self.paragraphs.entry(hash(&paragraph.text)).or_default() += 1;
            }
        }
        for (script, slot, piece) in &made.pieces {
            let pieces = self.taken.entry((*script == Script::Hant, *slot)).or_default();
            *pieces.entry(*piece).or_default() += 1;
        }
    }

    /// Returns the largest ratio of a paragraph's frequency to the expected one in its slot. One more than expected is
    /// ignored, because cards are dealt whole.
    pub(crate) fn most_over_chance(&self, maker: &Maker) -> f64 {
        let worst = self.taken.iter().map(|((hant, slot), pieces)| {
            let script = if *hant { Script::Hant } else { Script::Hans };
            let chance = f64::from(pieces.values().sum::<u32>()) / maker.choice(script, *slot) as f64;
            f64::from(pieces.values().max().map_or(0, |most| most.saturating_sub(1))) / chance.max(1.0)
        });
        worst.fold(0.0, f64::max)
    }

    /// Returns the frequency of the most frequent paragraph text.
    pub(crate) fn most_alike(&self) -> u32 {
        self.paragraphs.values().copied().max().unwrap_or(0)
    }
}
