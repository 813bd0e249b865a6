//! One term against one case: fields, kinds and numbers of matches, and their score.

use std::sync::OnceLock;

use super::{
    apart::find_apart,
    candidates::CandidateSet,
    cross_field::{CrossFieldPinyin, FieldText, Piece},
    fuzzy::FuzzyMatcher,
    literal::{FoldedLiteral, chars_before},
    pinyin_candidates::PinyinCandidates,
    score::{COMMON, ScoreBuilder, TermMatch, TextCounts, penalty},
    typo::{self, TypoMatch},
};
use crate::{
    search::{
        hit::{Field, MatchKind, Reason},
        index::{CaseEntry, FieldValue, SegmentIndex, rarity},
        query::{Scope, TextTerm},
        searcher::Searcher,
    },
    text::{Folded, PinyinMatcher, PinyinPattern, PinyinQuality},
};

/// Least letters of pinyin in headings and texts: two or three find too much.
const MIN_PINYIN_IN_TEXT: usize = 4;
/// Largest spread of a fuzzy match, as a multiple of its characters: beyond it they are unrelated.
const MAX_SPREAD: usize = 6;
/// Bonus of a typo that is a homophone.
const HOMOPHONE: i64 = 50;

/// Returns the bonus of a synonym, which is none for a rare one and less than that for one that most cases hold.
fn common_synonym(index: &SegmentIndex, word: &str) -> i64 {
    let rarest = rarity(1, index.cases() as usize);
    -(COMMON * (1.0 - index.rarity_of(word) / rarest)) as i64
}

/// Spelling in which a term is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    AsTyped,
    /// With one typo.
    WithTypo,
}

/// A term prepared for matching.
pub(crate) struct TermMatcher<'q> {
    pub(crate) text: &'q TextTerm,
    number: u16,
    word: FoldedLiteral,
    /// Synonyms, each with the bonus of its rarity.
    synonyms: Vec<(FoldedLiteral, i64)>,
    /// Halves of the word, one of which is intact in a match with a typo.
    halves: [FoldedLiteral; 2],
    fuzzy: Option<FuzzyMatcher<'q>>,
    pub(super) cross_field: Option<CrossFieldPinyin<'q>>,
    pinyin_in_texts: Option<PinyinMatcher<'q>>,
    pinyin_candidates: Option<PinyinCandidates<'q>>,
    /// Pattern of the sounds that are nearly the same, computed lazily.
    loose: OnceLock<Option<PinyinMatcher<'q>>>,
    /// `true` for a few cases, of which all are matched.
    is_small: bool,
}

/// Match of a term in one value of a segment's dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ValueMatch {
    field: Field,
    kind: MatchKind,
    /// Score beside that of field and kind.
    bonus: i16,
    /// `true` for a literal match or whole syllables.
    pub(super) is_sure: bool,
}

impl<'q> TermMatcher<'q> {
    /// Prepares the n-th term.
    pub(super) fn new(text: &'q TextTerm, number: usize, searcher: Searcher<'_>) -> Self {
        // Provides the frequencies of characters.
        let index = searcher.segment_indexes().first();
        let (left, right) = text.chars.split_at(text.chars.len() / 2);
        let pinyin = text.pinyin.as_ref().filter(|_| !text.is_anchored() && text.scope != Scope::Title);
        let pinyin = pinyin.filter(|pattern| pattern.letters() >= MIN_PINYIN_IN_TEXT);
        let synonym = |word: &Folded| {
            let bonus = index.map_or(0, |index| common_synonym(index, word.as_str()));
            (FoldedLiteral::new(word.as_str(), index), bonus)
        };
        Self {
            text,
            number: u16::try_from(number).unwrap_or(u16::MAX),
            word: FoldedLiteral::new(text.folded.as_str(), index),
            synonyms: text.synonyms.iter().map(synonym).collect(),
            halves: [left, right].map(|half| FoldedLiteral::new(&half.iter().collect::<String>(), index)),
            fuzzy: FuzzyMatcher::new(text),
            cross_field: CrossFieldPinyin::new(text),
            pinyin_in_texts: pinyin.map(PinyinMatcher::for_many),
            // Matching a few cases takes less time than finding candidates.
            pinyin_candidates: pinyin.filter(|_| !searcher.is_small()).and_then(PinyinCandidates::new),
            loose: OnceLock::new(),
            is_small: searcher.is_small(),
        }
    }

    /// Returns the number of the term.
    pub(crate) fn number(&self) -> u16 {
        self.number
    }

    /// Returns `true` if texts are searched.
    pub(crate) fn needs_texts(&self) -> bool {
        self.text.scope != Scope::Title
    }

    /// Returns `true` if texts are searched for this spelling.
    pub(super) fn searches_texts(&self, spelling: Spelling) -> bool {
        self.needs_texts() && (spelling == Spelling::AsTyped || !self.text.is_latin() || self.text.loose().is_some())
    }

    fn reason(&self, field: Field, kind: MatchKind) -> Reason {
        Reason { field, kind, term: self.number, occurrences: 1, letters: None }
    }

    /// Returns the cases of a segment that may hold the term in their texts.
    pub(super) fn candidates(&self, spelling: Spelling, index: &SegmentIndex) -> CandidateSet {
        if spelling == Spelling::WithTypo {
            return self.candidates_with_typo(index);
        }
        let synonyms = self.synonyms.iter().map(|(synonym, _)| synonym);
        let words = CandidateSet::with_any(index, std::iter::once(&self.word).chain(synonyms));
        match &self.pinyin_candidates {
            Some(pinyin) => words.union(&pinyin.find(index)),
            None if self.pinyin_in_texts.is_some() => CandidateSet::all(index),
            None => words,
        }
    }

    fn candidates_with_typo(&self, index: &SegmentIndex) -> CandidateSet {
        if self.is_small {
            return CandidateSet::all(index);
        }
        let loose = self.text.loose().and_then(PinyinCandidates::new);
        let loose = loose.map_or_else(|| CandidateSet::none(index), |loose| loose.find(index));
        if self.text.is_latin() { loose } else { loose.union(&CandidateSet::with_typo(index, &self.text.chars)) }
    }

    /// Matches a value of a dictionary.
    pub(super) fn match_value(&self, spelling: Spelling, value: &FieldValue<'_>) -> Option<ValueMatch> {
        if !self.text.scope.has_value(value.field) {
            return None;
        }
        let (kind, bonus, is_sure) = match spelling {
            Spelling::AsTyped => self.match_as_typed(value)?,
            Spelling::WithTypo => (MatchKind::Typo, self.match_with_typo(value)?, false),
        };
        // Between -200 and 60.
        Some(ValueMatch { field: value.field, kind, bonus: bonus as i16, is_sure })
    }

    /// Returns the kind of match in a value, its bonus, and whether it is sure.
    fn match_as_typed(&self, value: &FieldValue<'_>) -> Option<(MatchKind, i64, bool)> {
        let term = self.text;
        if let Some(at) = self.word.in_value(value) {
            let text = value.as_str();
            if (term.start && at != 0) || (term.end && !text.ends_with(term.folded.as_str())) {
                return None;
            }
            let covered = 60 * term.chars.len() / text.chars().count().max(1);
            return Some((MatchKind::Exact, covered as i64 - chars_before(text, at).min(20) as i64, true));
        }
        let in_value = self.synonyms.iter().filter(|(synonym, _)| synonym.in_value(value).is_some());
        if let Some(bonus) = in_value.map(|(_, bonus)| *bonus).max() {
            return Some((MatchKind::Synonym, bonus, false));
        }
        if let Some(pattern) = &term.pinyin {
            // As stored: a traditional character may have more readings than its simplified form.
            let text = value.text();
            let may_match = pattern.reachable(&text, 1) & 1 << pattern.letters() != 0;
            if let Some(found) = if may_match { pattern.find(&text) } else { None } {
                let start = found.ranges.first().map_or(0, |range| range.start);
                let end = found.ranges.last().map_or(0, |range| range.end);
                if (term.start && start != 0) || (term.end && end != text.chars().count()) {
                    return None;
                }
                let bonus = penalty(found.quality) - start.min(20) as i64;
                return Some((MatchKind::Pinyin, bonus, found.quality == PinyinQuality::Full));
            }
        }
        // The characters of a place belong together: 福州 is not 福建省泉州.
        let fuzzy = self.fuzzy.as_ref().filter(|_| value.field != Field::Place && self.word.missing_in(value) == 0);
        let indices = fuzzy?.find(value)?;
        let spread = indices.last()? - indices.first()?;
        let bonus = 60 - (8 * spread / indices.len()) as i64;
        (spread < MAX_SPREAD * indices.len()).then_some((MatchKind::Fuzzy, bonus, false))
    }

    /// Matches a value with one typo and returns the bonus.
    fn match_with_typo(&self, value: &FieldValue<'_>) -> Option<i64> {
        let text = value.text();
        let ends = |pattern: &&PinyinPattern| pattern.reachable(&text, 1) & pattern.end() != 0;
        if self.text.loose().filter(ends).is_some_and(|pattern| pattern.find(&text).is_some()) {
            return Some(if self.text.is_latin() { 0 } else { HOMOPHONE });
        }
        if self.text.is_latin() {
            let pattern = self.text.pinyin_typo()?;
            return (pattern.may_match(&text) && pattern.find(&text).is_some()).then_some(0);
        }
        // At most one character is missing.
        if self.word.missing_in(value) > 1 {
            return None;
        }
        let found = typo::typo_matches(value.as_str(), &self.text.chars);
        let found = found.iter().filter(|found| self.is_slip(value.as_str(), found));
        found.map(|found| HOMOPHONE * i64::from(found.is_homophone)).max()
    }

    /// Matches a case, given the matches of its values; its texts only if `texts` is set.
    pub(super) fn find(
        &self,
        spelling: Spelling,
        entry: &CaseEntry<'_>,
        values: impl Iterator<Item = ValueMatch>,
        texts: bool,
    ) -> Option<TermMatch> {
        let mut score = ScoreBuilder::default();
        for value in values {
            score.add(self.reason(value.field, value.kind), value.bonus.into());
        }
        match spelling {
            _ if !texts => {}
            Spelling::AsTyped => self.find_in_texts(entry, &mut score),
            Spelling::WithTypo => {
                self.find_loose_in_texts(entry, &mut score);
                if !score.has_kind(MatchKind::Typo) && !self.text.is_latin() {
                    self.find_typo_in_texts(entry, &mut score);
                }
            }
        }
        score.finish()
    }

    fn find_in_texts(&self, entry: &CaseEntry<'_>, score: &mut ScoreBuilder) {
        self.find_literal(entry, &self.word, (MatchKind::Exact, 0), score);
        if !score.has_kind(MatchKind::Exact) {
            let synonyms = self.synonyms.iter();
            synonyms.for_each(|(word, bonus)| self.find_literal(entry, word, (MatchKind::Synonym, *bonus), score));
        }
        self.find_pinyin(entry, score);
    }

    fn find_literal(
        &self,
        entry: &CaseEntry<'_>,
        word: &FoldedLiteral,
        (kind, bonus): (MatchKind, i64),
        score: &mut ScoreBuilder,
    ) {
        let mut counts = TextCounts::default();
        word.in_case(entry, self.text.scope, |at| {
            if self.text.is_anchored() {
                // A printed reading is an excerpt: its edges are not those of the paragraph.
                let (is_first, is_last) = at.edges();
                if at.text.is_printed() || (self.text.start && !is_first) || (self.text.end && !is_last) {
                    return;
                }
            }
            counts.add(at.text.field_at(at.range.start), bonus);
            if score.last_text() != Some(at.number) {
                score.add_position(at.number, at.range.start);
            }
        });
        score.add_texts(self.reason(Field::Body, kind), &counts);
    }

    fn find_pinyin(&self, entry: &CaseEntry<'_>, score: &mut ScoreBuilder) {
        if let Some(pinyin) = &self.pinyin_in_texts {
            self.find_syllables(entry, pinyin, MatchKind::Pinyin, score);
        }
    }

    /// Finds what sounds nearly the same, and in a few cases letters with one typo.
    fn find_loose_in_texts(&self, entry: &CaseEntry<'_>, score: &mut ScoreBuilder) {
        if let Some(loose) = self.loose.get_or_init(|| self.text.loose().map(PinyinMatcher::for_many)) {
            self.find_syllables(entry, loose, MatchKind::Typo, score);
        }
        let typo = self.text.pinyin_typo().filter(|_| self.is_small && !score.has_kind(MatchKind::Typo));
        let Some(typo) = typo.filter(|_| self.text.is_latin()) else { return };
        let (texts, mut counts) = (entry.texts(), TextCounts::default());
        let texts = texts.iter().filter(|text| !text.is_printed() && self.text.scope.has_section(text.section));
        for text in texts.filter(|text| typo.may_match(text.as_str())) {
            if let Some(found) = typo.find(text.as_str()) {
                let chars = found.ranges.first().map_or(0, |range| range.start);
                let byte = text.as_str().char_indices().nth(chars).map_or(0, |(byte, _)| byte);
                counts.add(text.field_at(byte), 0);
            }
        }
        score.add_texts(self.reason(Field::Body, MatchKind::Typo), &counts);
    }

    fn find_syllables(
        &self,
        entry: &CaseEntry<'_>,
        pinyin: &PinyinMatcher<'_>,
        kind: MatchKind,
        score: &mut ScoreBuilder,
    ) {
        let mut counts = TextCounts::default();
        for (number, text) in entry.texts().iter().enumerate() {
            if !self.text.scope.has_section(text.section) || text.is_printed() {
                continue;
            }
            // The start of the last match, in characters and bytes.
            let mut last = (0, 0);
            pinyin.each(text.as_str(), |chars, (start, _), quality| {
                let bytes: usize = chars[last.0..start].iter().map(|c| c.len_utf8()).sum();
                last = (start, last.1 + bytes);
                counts.add(text.field_at(last.1), if kind == MatchKind::Pinyin { penalty(quality) } else { 0 });
                score.add_position(number, last.1);
            });
        }
        score.add_texts(self.reason(Field::Body, kind), &counts);
    }

    /// Matches letters of two words that stand apart; in texts only of a few cases.
    pub(super) fn find_apart(&self, entry: &CaseEntry<'_>) -> Option<TermMatch> {
        let with_texts = self.is_small && entry.index.has_postings();
        find_apart(self.cross_field.as_ref()?, entry, with_texts).map(|found| self.joined(found))
    }

    /// Matches words of several fields.
    pub(super) fn find_cross_field(&self, entry: &CaseEntry<'_>) -> Option<TermMatch> {
        let texts: Vec<FieldText<'_>> = entry.values().map(|value| (value.field, value.text())).collect();
        self.cross_field.as_ref()?.find(&texts).map(|found| self.joined(found))
    }

    fn joined(&self, (pieces, score): (Vec<Piece>, i64)) -> TermMatch {
        let reasons = pieces
            .iter()
            .map(|piece| Reason { letters: Some(piece.letters), ..self.reason(piece.field, MatchKind::Joined) });
        TermMatch { score, reasons: reasons.collect(), positions: Vec::new() }
    }

    /// Returns `true` if a typo in the term may be forgiven.
    pub(super) fn may_have_typo(&self) -> bool {
        let fits = (typo::SHORTEST..=typo::LONGEST).contains(&self.text.chars.len());
        !self.text.exact && !self.text.is_anchored() && (fits || self.text.is_latin() || self.text.loose().is_some())
    }

    /// Returns `true` if a match with a typo damages no known word, unless it sounds right.
    fn is_slip(&self, text: &str, found: &TypoMatch) -> bool {
        found.is_homophone || text.get(found.start..found.end).is_some_and(|text| self.text.keeps_words(text))
    }

    fn find_typo_in_texts(&self, entry: &CaseEntry<'_>, score: &mut ScoreBuilder) {
        let word = self.text.chars.as_slice();
        let mut found = Vec::new();
        for (half, is_left) in self.halves.iter().zip([true, false]) {
            half.in_case(entry, self.text.scope, |at| {
                let typo = typo::around_half(word, is_left, at.shown, at.range);
                let typo = typo.filter(|typo| self.is_slip(at.shown, typo));
                found.extend(typo.map(|typo| (at.number, typo)));
            });
        }
        if found.is_empty() {
            return;
        }
        let (texts, mut counts) = (entry.texts(), TextCounts::default());
        for (number, typo) in typo::without_overlaps(found) {
            counts.add(texts[number].field_at(typo.start), HOMOPHONE * i64::from(typo.is_homophone));
            score.add_position(number, typo.start);
        }
        score.add_texts(self.reason(Field::Body, MatchKind::Typo), &counts);
    }
}
