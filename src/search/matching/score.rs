//! Scores of matches: what a match in a field is worth, and how reasons and closeness add up.

use smallvec::SmallVec;

use crate::{
    search::hit::{Field, MatchKind, Reason, Reasons},
    text::PinyinQuality,
};

/// Score of a match in a field, by kind. A title goes before other short fields, these before headings, these before
/// the text. Cross-field matches are scored as a whole: see [`super::cross_field`].
const SCORES: [(Field, [(MatchKind, i64); 5]); 6] = {
    use MatchKind::{Exact, Fuzzy, Pinyin, Synonym, Typo};
    [
        (Field::Title, [(Exact, 1000), (Synonym, 660), (Pinyin, 640), (Fuzzy, 360), (Typo, 300)]),
        (Field::Place, [(Exact, 900), (Synonym, 560), (Pinyin, 600), (Fuzzy, 240), (Typo, 240)]),
        (Field::Department, [(Exact, 860), (Synonym, 550), (Pinyin, 580), (Fuzzy, 240), (Typo, 240)]),
        (Field::System, [(Exact, 880), (Synonym, 560), (Pinyin, 590), (Fuzzy, 250), (Typo, 260)]),
        (Field::Heading, [(Exact, 700), (Synonym, 480), (Pinyin, 400), (Fuzzy, 0), (Typo, 220)]),
        (Field::Body, [(Exact, 500), (Synonym, 400), (Pinyin, 370), (Fuzzy, 0), (Typo, 180)]),
    ]
};
/// Score of a match of a regular expression in a title, and in any other field.
const REGEX: [i64; 2] = [900, 450];
/// Largest bonus of terms that stand close together in one text, and the bytes over which it fades.
const CLOSENESS: (i64, usize) = (90, 600);
/// Positions that are kept for closeness.
const MAX_POSITIONS: usize = 48;

/// A term that matched in a case.
#[derive(Clone, Debug)]
pub(crate) struct TermMatch {
    pub(crate) score: i64,
    /// Reasons, best first.
    pub(crate) reasons: Reasons,
    /// Texts that contain the term, with the byte of an occurrence; for closeness.
    pub(crate) positions: Vec<(usize, usize)>,
}

impl TermMatch {
    /// Merges two matches of one term in one case; the better score counts.
    pub(crate) fn or(self, other: Self) -> Self {
        let (mut best, other) = if other.score > self.score { (other, self) } else { (self, other) };
        best.reasons.extend(other.reasons);
        Self { positions: if best.positions.is_empty() { other.positions } else { best.positions }, ..best }
    }
}

/// Occurrences of a word in the texts of a case, with the best bonus of any.
#[derive(Default)]
pub(super) struct TextCounts {
    headings: u32,
    body: u32,
    bonus: Option<i64>,
}

impl TextCounts {
    pub(super) fn add(&mut self, field: Field, bonus: i64) {
        *(if field == Field::Heading { &mut self.headings } else { &mut self.body }) += 1;
        self.bonus = self.bonus.max(Some(bonus));
    }
}

/// Collects the reasons of one term in one case.
#[derive(Default)]
pub(super) struct ScoreBuilder {
    reasons: SmallVec<[(Reason, i64); 3]>,
    positions: Vec<(usize, usize)>,
}

impl ScoreBuilder {
    /// Adds a match that scores `bonus` more than its field and kind say.
    pub(super) fn add(&mut self, reason: Reason, bonus: i64) {
        let kinds = &SCORES[reason.field as usize].1;
        let score = kinds.iter().find(|(kind, _)| *kind == reason.kind).map_or(0, |(_, score)| *score) + bonus;
        match self.reasons.iter_mut().find(|(old, _)| (old.field, old.kind) == (reason.field, reason.kind)) {
            Some((old, old_score)) => {
                old.occurrences += reason.occurrences;
                *old_score = score.max(*old_score);
            }
            None => self.reasons.push((reason, score)),
        }
    }

    /// Adds the occurrences in headings and in the text; `reason` gives the term.
    pub(super) fn add_texts(&mut self, reason: Reason, counts: &TextCounts) {
        for (field, occurrences) in [(Field::Heading, counts.headings), (Field::Body, counts.body)] {
            if occurrences > 0 {
                let bonus = counts.bonus.unwrap_or(0) + 2 * i64::from(occurrences.min(40));
                self.add(Reason { field, occurrences, ..reason }, bonus);
            }
        }
    }

    pub(super) fn add_position(&mut self, text: usize, byte: usize) {
        if self.positions.len() < MAX_POSITIONS {
            self.positions.push((text, byte));
        }
    }

    /// Returns the text of the last position.
    pub(super) fn last_text(&self) -> Option<usize> {
        self.positions.last().map(|(text, _)| *text)
    }

    pub(super) fn has_kind(&self, kind: MatchKind) -> bool {
        self.reasons.iter().any(|(reason, _)| reason.kind == kind)
    }

    /// Returns the match: the best reason counts in full, the others are a small bonus.
    pub(super) fn finish(mut self) -> Option<TermMatch> {
        self.reasons.sort_by_key(|(reason, score)| (std::cmp::Reverse(*score), *reason));
        let best = self.reasons.first()?.1;
        let others: i64 = self.reasons.iter().skip(1).map(|(_, score)| score / 12).sum();
        let reasons = self.reasons.into_iter().map(|(reason, _)| reason).collect();
        Some(TermMatch { score: best + others.min(200), reasons, positions: self.positions })
    }
}

/// Returns the penalty of a less certain pinyin reading.
pub(super) fn penalty(quality: PinyinQuality) -> i64 {
    match quality {
        PinyinQuality::Full => 0,
        PinyinQuality::Mixed => -20,
        PinyinQuality::Initials => -40,
        PinyinQuality::Unusual => -160,
    }
}

/// Returns the score of a regular expression by its best reason.
pub(crate) fn regex_score(best: &Reason) -> i64 {
    REGEX[usize::from(best.field != Field::Title)] + i64::from(best.occurrences.min(50))
}

/// Returns the bonus of terms that stand close together in one text, given the positions of each.
pub(crate) fn closeness(positions: &[&[(usize, usize)]]) -> i64 {
    let Some((first, rest)) = positions.split_first().filter(|(_, rest)| !rest.is_empty()) else { return 0 };
    let (bonus, fades) = CLOSENESS;
    let gaps = first.iter().filter_map(|(text, at)| {
        let gaps = rest.iter().map(|positions| {
            let same_text = positions.iter().filter(|(other, _)| other == text);
            same_text.map(|(_, other)| other.abs_diff(*at)).min()
        });
        gaps.collect::<Option<Vec<usize>>>()?.into_iter().max()
    });
    gaps.min().map_or(0, |gap| bonus * fades.saturating_sub(gap) as i64 / fades as i64)
}
