//! Scores of matches: what a match in a field is worth, and how reasons and closeness add up.

use smallvec::SmallVec;

use crate::{
    search::hit::{Field, MatchKind, Reason, Reasons},
    text::PinyinQuality,
};

/// Least score of an exact match.
pub(crate) const EXACT: i64 = 600;
/// Least score of a match by kind. Occurrences add up to [`OCCURRENCES`], so that a word as typed goes before a synonym, and
/// this before a guess, wherever they stand. Cross-field matches are scored as a whole: see [`super::cross_field`].
const KINDS: [(MatchKind, i64); 5] = {
    use MatchKind::{Exact, Fuzzy, Pinyin, Synonym, Typo};
    [(Exact, EXACT), (Synonym, 260), (Pinyin, 270), (Fuzzy, 0), (Typo, 40)]
};
/// Largest penalty of a synonym that is common.
pub(super) const COMMON: f64 = 220.0;
/// Largest score of occurrences.
const OCCURRENCES: f64 = 400.0;
/// Weight of an occurrence by field, in the order of [`Field`]: BM25F with the saturation below.
const FIELDS: [f64; 6] = [6.0, 5.0, 3.5, 2.5, 2.0, 0.5];
const SATURATION: f64 = 2.0;
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
    /// Reasons, each with its best bonus.
    reasons: SmallVec<[(Reason, i64); 3]>,
    positions: Vec<(usize, usize)>,
}

impl ScoreBuilder {
    /// Adds a match that scores `bonus` more than its field and kind say.
    pub(super) fn add(&mut self, reason: Reason, bonus: i64) {
        match self.reasons.iter_mut().find(|(old, _)| (old.field, old.kind) == (reason.field, reason.kind)) {
            Some((old, old_bonus)) => {
                old.occurrences += reason.occurrences;
                *old_bonus = bonus.max(*old_bonus);
            }
            None => self.reasons.push((reason, bonus)),
        }
    }

    /// Returns the score of all matches of a kind; `None` if there are none.
    fn score(&self, kind: MatchKind, least: i64) -> Option<i64> {
        let of_kind = || self.reasons.iter().filter(|(reason, _)| reason.kind == kind);
        // The bonus of the most telling field counts, that of the rarest synonym wherever it stands.
        let in_order = of_kind().map(|(reason, bonus)| (reason.field, *bonus));
        let bonus = if kind == MatchKind::Synonym {
            in_order.map(|(_, bonus)| bonus).max()?
        } else {
            in_order.min_by_key(|(field, _)| *field)?.1
        };
        let weighted: f64 =
            of_kind().map(|(reason, _)| FIELDS[reason.field as usize] * f64::from(reason.occurrences)).sum();
        // Many places of a common synonym say little.
        let share = if kind == MatchKind::Synonym { 1.0 + bonus as f64 / COMMON } else { 1.0 };
        Some(least + bonus + (share * OCCURRENCES * weighted / (weighted + SATURATION)) as i64)
    }

    /// Adds the occurrences in headings and in the text; `reason` gives the term.
    pub(super) fn add_texts(&mut self, reason: Reason, counts: &TextCounts) {
        for (field, occurrences) in [(Field::Heading, counts.headings), (Field::Body, counts.body)] {
            if occurrences > 0 {
                self.add(Reason { field, occurrences, ..reason }, counts.bonus.unwrap_or(0));
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

    /// Returns the match: the best kind counts in full, the others are a small bonus.
    pub(super) fn finish(mut self) -> Option<TermMatch> {
        let scores = KINDS.iter().filter_map(|(kind, least)| self.score(*kind, *least));
        let (mut best, mut others) = (None, 0);
        for score in scores {
            others += best.map_or(0, |best: i64| best.min(score) / 12);
            best = best.max(Some(score));
        }
        self.reasons.sort_by_key(|(reason, _)| (reason.kind, *reason));
        let reasons = self.reasons.into_iter().map(|(reason, _)| reason).collect();
        Some(TermMatch { score: best? + others, reasons, positions: self.positions })
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
