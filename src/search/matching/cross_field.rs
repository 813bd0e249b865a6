//! Cross-field pinyin: letters typed without a space for words of different fields. `ptlg` is 莆田 in the region and 零工
//! in the title.
//!
//! Each piece matches in a field of its own, by whole syllables or initials. A piece stands for two characters at least,
//! or two letters would find everything; only the last may be shorter, while it is being typed after whole syllables.

use std::{borrow::Cow, ops::Range, sync::OnceLock};

use super::score::penalty;
use crate::{
    search::{
        hit::{Field, LetterRange},
        query::{Scope, TextTerm},
    },
    text::{PinyinPattern, PinyinQuality},
};

/// Score of two pieces of whole syllables: less than one match in a short field.
const SCORE: i64 = 420;
/// Penalty of a third piece.
const THIRD: i64 = 40;
/// Least letters of a piece but the last, and least characters of a piece.
pub(super) const MIN_PIECE: usize = 2;
/// Lengths of words that are split, in letters.
const LETTERS: std::ops::RangeInclusive<usize> = 4..=40;
/// Least letters of a word of three pieces.
const MIN_OF_THREE: usize = 6;
/// Fields of the pieces.
const FIELDS: [Field; 4] = [Field::Title, Field::Place, Field::Department, Field::System];

/// Text of a short field.
pub(super) type FieldText<'a> = (Field, Cow<'a, str>);

/// A term that may be split into pieces of several fields.
pub(super) struct CrossFieldPinyin<'q> {
    pattern: &'q PinyinPattern,
    /// Patterns of the pieces by start and end, built on first use.
    pieces: Vec<OnceLock<Box<PinyinPattern>>>,
}

/// Positions in the letters up to which and from which a text may hold them, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EdgeReach {
    field: Field,
    /// Ends of a prefix that the text may hold.
    pub(super) prefixes: u64,
    /// Starts of a suffix that the text may hold.
    pub(super) suffixes: u64,
}

/// A piece and its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) field: Field,
    pub(super) letters: LetterRange,
    pub(super) quality: PinyinQuality,
}

/// Pieces with their score.
type Split = (Vec<Piece>, i64);

impl<'q> CrossFieldPinyin<'q> {
    /// Returns `None` for a term that cannot be split.
    pub(super) fn new(text: &'q TextTerm) -> Option<Self> {
        let pattern = text.pinyin.as_ref().filter(|_| text.scope == Scope::All && !text.is_anchored())?;
        let cells = (pattern.letters() + 1) * (pattern.letters() + 1);
        let pieces = std::iter::repeat_with(OnceLock::new).take(cells).collect();
        LETTERS.contains(&pattern.letters()).then_some(Self { pattern, pieces })
    }

    pub(super) fn end(&self) -> usize {
        self.pattern.letters()
    }

    /// Returns the positions between pieces, as bits.
    fn inner(&self) -> u64 {
        (1 << self.end()) - (1 << MIN_PIECE)
    }

    /// Returns the prefixes and suffixes that a text may hold. Fast; may report too many.
    pub(super) fn edge_reach(&self, field: Field, text: &str) -> EdgeReach {
        let prefixes = self.pattern.reachable(text, 1) & self.inner();
        EdgeReach { field, prefixes, suffixes: self.pattern.positions_to_end(text) & self.inner() }
    }

    /// Returns `true` if texts of a case may hold the whole term: one field a prefix and another the rest, or with a third
    /// in between.
    pub(super) fn may_match(&self, reaches: impl Iterator<Item = EdgeReach> + Clone) -> bool {
        let fits = |first: &EdgeReach, last: &EdgeReach| {
            let gap = first.prefixes.trailing_zeros() as usize + MIN_PIECE
                < (u64::BITS - last.suffixes.leading_zeros()) as usize;
            first.field != last.field && (first.prefixes & last.suffixes != 0 || (self.end() >= MIN_OF_THREE && gap))
        };
        let mut firsts = reaches.clone().filter(|first| first.prefixes != 0);
        firsts.any(|first| reaches.clone().filter(|last| last.suffixes != 0).any(|last| fits(&first, &last)))
    }

    /// Returns the best split over the fields of a case, in the order typed, with its score. Two pieces are tried before
    /// three.
    pub(super) fn find(&self, texts: &[FieldText<'_>]) -> Option<Split> {
        let mut best = None;
        self.search(texts, 1, 2, &mut Vec::new(), &mut best);
        if best.is_none() && self.end() >= MIN_OF_THREE {
            self.search(texts, 1, 3, &mut Vec::new(), &mut best);
        }
        best
    }

    /// Tries every further field for the piece that begins at one of the positions `from`; `path` holds the fields before
    /// it, each with the positions where its piece may end.
    fn search(
        &self,
        texts: &[FieldText<'_>],
        from: u64,
        count: usize,
        path: &mut Vec<(Field, u64)>,
        best: &mut Option<Split>,
    ) {
        for field in FIELDS {
            if path.iter().any(|(used, _)| *used == field) {
                continue;
            }
            let of_field = texts.iter().filter(|(of, _)| *of == field);
            let reached = of_field.fold(0, |reached, (_, text)| reached | self.pattern.reachable(text, from));
            let is_last = path.len() + 1 == count;
            let ends = reached & if is_last { 1 << self.end() } else { self.inner() };
            if ends == 0 {
                continue;
            }
            path.push((field, ends));
            if is_last {
                self.split(texts, path, &mut Vec::new(), best);
            } else {
                self.search(texts, ends, count, path, best);
            }
            path.pop();
        }
    }

    /// Tries every choice of ends along a path and keeps the best split; `pieces` are those before.
    fn split(&self, texts: &[FieldText<'_>], path: &[(Field, u64)], pieces: &mut Vec<Piece>, best: &mut Option<Split>) {
        let Some((field, positions)) = path.get(pieces.len()) else {
            let readings: i64 = pieces.iter().map(|piece| penalty(piece.quality)).sum();
            let score = SCORE + readings - THIRD * (pieces.len() as i64 - 2);
            if best.as_ref().is_none_or(|(_, other)| score > *other) {
                *best = Some((pieces.clone(), score));
            }
            return;
        };
        let is_last = pieces.len() + 1 == path.len();
        let from = pieces.last().map_or(0, |piece| piece.letters.1.into());
        let fits = |end: &usize| positions & 1 << end != 0 && (is_last || *end >= from + MIN_PIECE);
        for end in (0..u64::BITS as usize).filter(fits) {
            if let Some(piece) = self.piece(texts, *field, from..end, pieces) {
                pieces.push(piece);
                self.split(texts, path, pieces, best);
                pieces.pop();
            }
        }
    }

    /// Returns the pattern of some letters.
    pub(super) fn pattern_of(&self, letters: &Range<usize>) -> Option<&PinyinPattern> {
        let cell = self.pieces.get(letters.start * (self.end() + 1) + letters.end)?;
        Some(cell.get_or_init(|| Box::new(self.pattern.slice(letters.clone()))))
    }

    /// Matches some letters in a field, after the pieces `before` them.
    fn piece(&self, texts: &[FieldText<'_>], field: Field, letters: Range<usize>, before: &[Piece]) -> Option<Piece> {
        let pattern = self.pattern_of(&letters)?;
        let may_be_short = letters.end == self.end() && before.iter().all(|piece| piece.quality == PinyinQuality::Full);
        let found = texts.iter().filter(|(of, _)| *of == field).filter_map(|(_, text)| pattern.find(text));
        let found = found.filter(|found| {
            let characters: usize = found.ranges.iter().map(Range::len).sum();
            found.quality < PinyinQuality::Unusual && (characters >= MIN_PIECE || may_be_short)
        });
        let quality = found.map(|found| found.quality).min()?;
        Some(Piece { field, letters: LetterRange(letters.start as u8, letters.end as u8), quality })
    }
}
