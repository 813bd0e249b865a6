//! Which cases hold a text, as it was typed or as pinyin, in their title, headings or paragraphs: asked case by case, in
//! any order.

use std::cell::OnceCell;

use super::{
    Index,
    chosen::{Chosen, Sounds},
    scene::Scene,
    word::Word,
};
use crate::{
    corpus::{CaseIx, Corpus},
    text::{PinyinMatcher, TextQuery},
};

/// A text to be asked for. What the index says of a segment is found out when the first of its cases is asked.
pub struct Holding<'a> {
    scene: Scene<'a>,
    word: Word,
    reader: Option<PinyinMatcher<'a>>,
    sounds: Option<Sounds<'a>>,
    segments: Vec<OnceCell<Chosen>>,
}

impl<'a> Holding<'a> {
    /// Nothing holds a text of which nothing counts.
    pub fn new(corpus: &'a Corpus, index: &'a Index, query: &'a TextQuery) -> Self {
        let scene = Scene::new(corpus, index, super::Wanted::always());
        Self {
            scene,
            word: Word::new(query.folded().as_str(), scene.parts().first()),
            reader: query.pinyin().map(PinyinMatcher::for_many),
            sounds: query.pinyin().and_then(Sounds::new),
            segments: scene.parts().iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// Whether a case holds it.
    pub fn has(&self, ix: CaseIx) -> bool {
        let Some(seat) = self.scene.seat(ix.0) else { return false };
        let (entry, segment) = (&seat.entry, self.segments.get(seat.segment));
        let choose = || {
            let words = Chosen::with_any(entry.part, std::iter::once(&self.word));
            match (&self.reader, &self.sounds) {
                (None, _) => words,
                (Some(_), Some(sounds)) => words.or(sounds.choose(entry.part)),
                (Some(_), None) => Chosen::All,
            }
        };
        if !segment.is_some_and(|of| of.get_or_init(choose).has(entry.local)) {
            return false;
        }
        let sounds = |text: &str| self.reader.as_ref().is_some_and(|reader| reader.is_in(text));
        let is_in = |text: &str| !self.word.in_text(text).is_empty() || sounds(text);
        let texts = entry.texts();
        is_in(entry.head.title()) || texts.iter().any(|text| !text.is_printed() && is_in(text.as_str()))
    }
}
