//! Testing single cases, in any order, for a text or pinyin in their title, headings or paragraphs.

use std::cell::OnceCell;

use super::{candidates::CandidateSet, literal::FoldedLiteral, pinyin_candidates::PinyinCandidates};
use crate::{
    corpus::{CaseIx, Corpus},
    search::{control::SearchControl, index::Index, searcher::Searcher},
    text::{PinyinMatcher, TextQuery},
};

/// A text to be tested for. Candidates of a segment are computed when its first case is tested.
pub struct CaseMatcher<'a> {
    searcher: Searcher<'a>,
    literal: FoldedLiteral,
    pinyin: Option<PinyinMatcher<'a>>,
    pinyin_candidates: Option<PinyinCandidates<'a>>,
    segments: Vec<OnceCell<CandidateSet>>,
}

impl<'a> CaseMatcher<'a> {
    /// Prepares a text; one that folds to nothing matches no case.
    pub fn new(corpus: &'a Corpus, index: &'a Index, query: &'a TextQuery) -> Self {
        let searcher = Searcher::new(corpus, index, SearchControl::uninterrupted());
        let indexes = searcher.segment_indexes();
        Self {
            searcher,
            literal: FoldedLiteral::new(query.folded().as_str(), indexes.first()),
            pinyin: query.pinyin().map(PinyinMatcher::for_many),
            pinyin_candidates: query.pinyin().and_then(PinyinCandidates::new),
            segments: indexes.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// Returns `true` if a case holds the text.
    pub fn matches(&self, ix: CaseIx) -> bool {
        let Some(location) = self.searcher.locate(ix.0) else { return false };
        let entry = &location.entry;
        let find_candidates = || {
            let literal = CandidateSet::with_any(entry.index, std::iter::once(&self.literal));
            match (&self.pinyin, &self.pinyin_candidates) {
                (None, _) => literal,
                (Some(_), Some(pinyin)) => literal.union(&pinyin.find(entry.index)),
                (Some(_), None) => CandidateSet::all(entry.index),
            }
        };
        if !self.segments[location.segment].get_or_init(find_candidates).contains(entry.local) {
            return false;
        }
        let has_pinyin = |text: &str| self.pinyin.as_ref().is_some_and(|reader| reader.is_in(text));
        let is_in = |text: &str| !self.literal.in_text(text).is_empty() || has_pinyin(text);
        is_in(entry.summary.title()) || entry.texts().iter().any(|text| !text.is_printed() && is_in(text.as_str()))
    }
}
