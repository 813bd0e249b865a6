//! Which cases hold a text as it was typed in their title, headings or paragraphs: asked case by case, in any order.

use std::cell::OnceCell;

use super::{Index, chosen::Chosen, scene::Scene, word::Word};
use crate::{
    corpus::{CaseIx, Corpus},
    text::Folded,
};

/// A text to be asked for. What the index says of a segment is found out when the first of its cases is asked.
pub struct Holding<'a> {
    scene: Scene<'a>,
    word: Word,
    segments: Vec<OnceCell<Chosen>>,
}

impl<'a> Holding<'a> {
    /// Nothing holds a text of which nothing counts.
    pub fn new(corpus: &'a Corpus, index: &'a Index, needle: &str) -> Self {
        let scene = Scene::new(corpus, index, super::Wanted::always());
        let word = Word::new(Folded::new(needle).as_str(), scene.parts().first());
        Self { scene, word, segments: scene.parts().iter().map(|_| OnceCell::new()).collect() }
    }

    /// Whether a case holds it.
    pub fn has(&self, ix: CaseIx) -> bool {
        let Some(seat) = self.scene.seat(ix.0) else { return false };
        let (entry, segment) = (&seat.entry, self.segments.get(seat.segment));
        let chosen = segment.map(|of| of.get_or_init(|| Chosen::with_any(entry.part, std::iter::once(&self.word))));
        if !chosen.is_some_and(|chosen| chosen.has(entry.local)) {
            return false;
        }
        let is_in = |text: &str| !self.word.in_text(text).is_empty();
        let texts = entry.texts();
        is_in(entry.head.title()) || texts.iter().any(|text| !text.is_printed() && is_in(text.as_str()))
    }
}
