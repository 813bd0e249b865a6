//! One term against one case: fields, kinds and numbers of matches, and their score.

use fuzzy_matcher::skim::{SkimMatcherV2, SkimScoreConfig};
use memchr::memmem::Finder;

use super::{
    cross_field::{CrossFieldPinyin, FieldText},
    literal::FoldedLiteral,
    score::{ScoreBuilder, TermMatch, penalty},
    typo,
};
use crate::{
    search::{
        hit::{Field, MatchKind, Reason},
        index::{CaseEntry, FieldValue, SegmentIndex, bloom},
        query::{Scope, TextTerm},
    },
    text::{Folded, PinyinMatcher, PinyinQuality},
};

/// Least letters of pinyin in headings and texts: two or three find too much.
const MIN_PINYIN_IN_TEXT: usize = 4;
/// Largest spread of a fuzzy match, as a multiple of its characters: beyond it they are unrelated.
const MAX_SPREAD: usize = 6;
/// Longest word that is matched with gaps: the matcher takes time and memory for every character.
const MAX_FUZZY: usize = 24;
/// Bonus of a typo that is a homophone.
const HOMOPHONE: i64 = 50;

/// A term prepared for matching.
pub(crate) struct TermMatcher<'q> {
    pub(crate) text: &'q TextTerm,
    number: u16,
    finder: Finder<'q>,
    synonyms: Vec<(Finder<'q>, u64)>,
    bloom: u64,
    fuzzy: Option<SkimMatcherV2>,
    pub(super) cross_field: Option<CrossFieldPinyin<'q>>,
    /// Matches pinyin in texts.
    pinyin_in_texts: Option<PinyinMatcher<'q>>,
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

/// Literals that a term is searched by in texts.
pub(super) struct Literals {
    word: FoldedLiteral,
    synonyms: Vec<FoldedLiteral>,
    /// Halves of the term, one of which is intact in a typo match.
    halves: [FoldedLiteral; 2],
}

impl Literals {
    /// Returns the term and its synonyms.
    pub(super) fn words(&self) -> impl Iterator<Item = &FoldedLiteral> + Clone {
        std::iter::once(&self.word).chain(&self.synonyms)
    }
}

impl<'q> TermMatcher<'q> {
    /// Prepares the n-th term.
    pub(crate) fn new(text: &'q TextTerm, number: usize) -> Self {
        let finder = |folded: &'q Folded| Finder::new(folded.as_str().as_bytes());
        let is_free = !text.start && !text.end;
        let gaps = !text.exact && is_free && (2..=MAX_FUZZY).contains(&text.chars.len());
        // Letters with gaps match everything; they are read as pinyin instead.
        let gaps = gaps && text.chars.iter().any(|c| !c.is_ascii());
        let pinyin = text.pinyin.as_ref().filter(|_| is_free && text.scope != Scope::Title);
        let pinyin = pinyin.filter(|pattern| pattern.letters() >= MIN_PINYIN_IN_TEXT);
        Self {
            text,
            number: u16::try_from(number).unwrap_or(u16::MAX),
            finder: finder(&text.folded),
            synonyms: text.synonyms.iter().map(|word| (finder(word), bloom(word.as_str()))).collect(),
            bloom: bloom(text.folded.as_str()),
            fuzzy: gaps.then(fuzzy_matcher),
            cross_field: CrossFieldPinyin::new(text),
            pinyin_in_texts: pinyin.map(PinyinMatcher::for_many),
        }
    }

    /// Returns the number of the term.
    pub(crate) fn number(&self) -> u16 {
        self.number
    }

    fn looks_at(&self, field: Field) -> bool {
        self.text.scope == Scope::All || (self.text.scope, field) == (Scope::Title, Field::Title)
    }

    /// Returns `true` if texts are searched.
    pub(crate) fn needs_texts(&self) -> bool {
        self.text.scope != Scope::Title
    }

    /// Returns `true` if texts are searched for pinyin.
    pub(super) fn has_pinyin_in_texts(&self) -> bool {
        self.pinyin_in_texts.is_some()
    }

    fn reason(&self, field: Field, kind: MatchKind) -> Reason {
        Reason { field, kind, term: self.number, occurrences: 1, letters: None }
    }

    /// Returns the literals for texts; `index` tells how frequent their characters are.
    pub(super) fn literals(&self, index: Option<&SegmentIndex>) -> Literals {
        let word = |folded: &Folded| FoldedLiteral::new(folded.as_str(), index);
        let (left, right) = self.text.chars.split_at(self.text.chars.len() / 2);
        let half = |half: &[char]| FoldedLiteral::new(&half.iter().collect::<String>(), index);
        let synonyms = self.text.synonyms.iter().map(word).collect();
        Literals { word: word(&self.text.folded), synonyms, halves: [half(left), half(right)] }
    }

    /// Matches a value of a dictionary.
    pub(super) fn match_value(&self, value: &FieldValue<'_>) -> Option<ValueMatch> {
        if !self.looks_at(value.field) {
            return None;
        }
        let matched = |kind, bonus: i64, is_sure| {
            // Less than 60 for a match, less than 200 against it.
            Some(ValueMatch { field: value.field, kind, bonus: bonus as i16, is_sure })
        };
        let lacks = |bloom: u64| bloom & !value.bloom != 0;
        if let Some(at) = if lacks(self.bloom) { None } else { self.finder.find(value.folded) } {
            let text = value.as_str();
            let end = at + self.finder.needle().len();
            let at_end = text.len() == end || text.ends_with(self.text.folded.as_str());
            if (self.text.start && at != 0) || (self.text.end && !at_end) {
                return None;
            }
            let chars = text.get(..at).map_or(0, |before| before.chars().count());
            let covered = 60 * self.text.chars.len() / text.chars().count().max(1);
            return matched(MatchKind::Exact, covered as i64 - chars.min(20) as i64, true);
        }
        if self.synonyms.iter().any(|(finder, bloom)| !lacks(*bloom) && finder.find(value.folded).is_some()) {
            return matched(MatchKind::Synonym, 0, false);
        }
        if let Some(pattern) = &self.text.pinyin {
            // As stored: a traditional character may have more readings than its simplified form.
            let text = value.text();
            let may_match = pattern.reachable(&text, 1) & 1 << pattern.letters() != 0;
            if let Some(found) = if may_match { pattern.find(&text) } else { None } {
                let start = found.ranges.first().map_or(0, |range| range.start);
                let end = found.ranges.last().map_or(0, |range| range.end);
                if (self.text.start && start != 0) || (self.text.end && end != text.chars().count()) {
                    return None;
                }
                let bonus = penalty(found.quality) - start.min(20) as i64;
                return matched(MatchKind::Pinyin, bonus, found.quality == PinyinQuality::Full);
            }
        }
        let indices = self.gaps(value)?;
        let spread = indices.last()? - indices.first()?;
        let bonus = 60 - (8 * spread / indices.len()) as i64;
        if spread < MAX_SPREAD * indices.len() { matched(MatchKind::Fuzzy, bonus, false) } else { None }
    }

    /// Returns the characters of a value that match the term with gaps. Most values lack a character of it, which one
    /// comparison tells.
    pub(crate) fn gaps(&self, value: &FieldValue<'_>) -> Option<Vec<usize>> {
        let fuzzy = self.fuzzy.as_ref().filter(|_| self.bloom & !value.bloom == 0)?;
        let mut rest = value.as_str().chars();
        if !self.text.chars.iter().all(|expected| rest.any(|c| c == *expected)) {
            return None;
        }
        fuzzy.fuzzy(value.as_str(), self.text.folded.as_str(), true).map(|(_, indices)| indices)
    }

    /// Matches a case, given the matches of its values; its texts only if `literals` are given.
    pub(super) fn find(
        &self,
        entry: &CaseEntry<'_>,
        value_match: impl Fn(u32) -> Option<ValueMatch>,
        literals: Option<&Literals>,
    ) -> Option<TermMatch> {
        let mut score = ScoreBuilder::default();
        for value in entry.value_numbers().filter_map(value_match) {
            score.is_sure |= value.is_sure;
            score.add(self.reason(value.field, value.kind), value.bonus.into());
        }
        if let Some(literals) = literals {
            self.find_literal(entry, &literals.word, MatchKind::Exact, &mut score);
            if !score.has_kind(MatchKind::Exact) {
                let synonyms = literals.synonyms.iter();
                synonyms.for_each(|synonym| self.find_literal(entry, synonym, MatchKind::Synonym, &mut score));
            }
            self.find_pinyin(entry, &mut score);
        }
        score.finish()
    }

    fn find_literal(&self, entry: &CaseEntry<'_>, word: &FoldedLiteral, kind: MatchKind, score: &mut ScoreBuilder) {
        let mut counts = [0; 2];
        let is_anchored = self.text.start || self.text.end;
        word.in_case(entry, self.text.scope, |at, text, shown| {
            if is_anchored {
                // A printed reading is cut out of its paragraph: its edges say nothing.
                let (first, last) = FoldedLiteral::edges(shown, &at);
                if text.is_printed() || (self.text.start && !first) || (self.text.end && !last) {
                    return;
                }
            }
            counts[usize::from(at.field == Field::Body)] += 1;
            if score.last_text() != Some(at.text) {
                score.add_position(at.text, at.start);
            }
        });
        score.add_texts(self.reason(Field::Body, kind), counts, 0);
    }

    fn find_pinyin(&self, entry: &CaseEntry<'_>, score: &mut ScoreBuilder) {
        let Some(reader) = &self.pinyin_in_texts else { return };
        let (mut counts, mut best) = ([0; 2], PinyinQuality::Unusual);
        for (number, text) in entry.texts().iter().enumerate() {
            if !self.text.scope.has_section(text.section) || text.is_printed() {
                continue;
            }
            // The start of the last match, in characters and bytes.
            let mut last = (0, 0);
            reader.each(text.as_str(), |chars, (start, _), quality| {
                let bytes: usize = chars[last.0..start].iter().map(|c| c.len_utf8()).sum();
                last = (start, last.1 + bytes);
                counts[usize::from(!text.is_heading(last.1))] += 1;
                best = best.min(quality);
                score.add_position(number, last.1);
            });
        }
        score.add_texts(self.reason(Field::Body, MatchKind::Pinyin), counts, penalty(best));
    }

    /// Matches words of several fields.
    pub(super) fn find_cross_field(&self, entry: &CaseEntry<'_>) -> Option<TermMatch> {
        let texts: Vec<FieldText<'_>> = entry.values().map(|value| (value.field, value.text())).collect();
        let (pieces, score) = self.cross_field.as_ref()?.find(&texts)?;
        let reasons = pieces
            .iter()
            .map(|piece| Reason { letters: Some(piece.letters), ..self.reason(piece.field, MatchKind::Joined) });
        Some(TermMatch { score, reasons: reasons.collect(), positions: Vec::new(), is_sure: false })
    }

    /// Returns whether a typo may be forgiven in values, and in texts.
    pub(super) fn forgives_typo(&self) -> (bool, bool) {
        let word = self.text.chars.as_slice();
        let is_plain = !self.text.exact && !self.text.start && !self.text.end;
        let is_latin = word.iter().all(char::is_ascii);
        let fits = (typo::SHORTEST..=typo::LONGEST).contains(&word.len());
        (is_plain && (fits || is_latin), is_plain && !is_latin && fits && self.needs_texts())
    }

    /// Matches a value with one typo and returns the bonus.
    pub(super) fn match_value_with_typo(&self, value: &FieldValue<'_>) -> Option<i16> {
        let word = self.text.chars.as_slice();
        if !self.looks_at(value.field) {
            return None;
        }
        if word.iter().all(char::is_ascii) {
            let (pattern, text) = (self.text.pinyin_typo()?, value.text());
            return (pattern.may_match(&text) && pattern.find(&text).is_some()).then_some(0);
        }
        // At most one character is missing.
        if (self.bloom & !value.bloom).count_ones() > 1 {
            return None;
        }
        let found = typo::typo_matches(value.as_str(), word);
        found.iter().map(|found| HOMOPHONE as i16 * i16::from(found.is_homophone)).max()
    }

    /// Matches a case with one typo, given the bonus of each value of its segment; its texts only if `literals` are given.
    pub(super) fn find_typo(
        &self,
        entry: &CaseEntry<'_>,
        bonuses: &[Option<i16>],
        literals: Option<&Literals>,
    ) -> Option<TermMatch> {
        let mut score = ScoreBuilder::default();
        for number in entry.value_numbers() {
            if let Some(bonus) = bonuses.get(number as usize).copied().flatten() {
                let field = entry.index.value(entry.segment, number)?.field;
                score.add(self.reason(field, MatchKind::Typo), bonus.into());
            }
        }
        if let Some(literals) = literals {
            self.find_typo_in_texts(entry, literals, &mut score);
        }
        score.finish()
    }

    fn find_typo_in_texts(&self, entry: &CaseEntry<'_>, literals: &Literals, score: &mut ScoreBuilder) {
        let word = self.text.chars.as_slice();
        let mut found = Vec::new();
        for (half, is_left) in literals.halves.iter().zip([true, false]) {
            half.in_case(entry, self.text.scope, |at, _, shown| {
                let typo = typo::around_half(word, is_left, shown, at.start..at.end);
                found.extend(typo.map(|typo| (at.text, typo)));
            });
        }
        if found.is_empty() {
            return;
        }
        let (texts, mut counts, mut has_homophone) = (entry.texts(), [0; 2], false);
        for (number, typo) in typo::without_overlaps(found) {
            counts[usize::from(!texts[number].is_heading(typo.start))] += 1;
            has_homophone |= typo.is_homophone;
            score.add_position(number, typo.start);
        }
        let bonus = if has_homophone { HOMOPHONE } else { 0 };
        score.add_texts(self.reason(Field::Body, MatchKind::Typo), counts, bonus);
    }
}

/// Returns a fuzzy matcher that keeps contiguous matches together. With the crate's defaults the bonus of the first
/// character splits them.
fn fuzzy_matcher() -> SkimMatcherV2 {
    let config = SkimScoreConfig {
        score_match: 16,
        gap_start: -6,
        gap_extension: -1,
        bonus_first_char_multiplier: 1,
        bonus_head: 6,
        bonus_break: 6,
        bonus_camel: 4,
        bonus_consecutive: 14,
        penalty_case_mismatch: -2,
    };
    SkimMatcherV2::default().score_config(config)
}
