//! Letters typed without a space between the words of different fields: `ptlg` is 莆田 in the place and 零工 in the
//! title.
//!
//! Each piece is found in a field of its own, by whole syllables or initials. It stands for two characters at least, or
//! two letters would find everything; only the last may be shorter, while it is being typed behind whole syllables.

use std::sync::OnceLock;

use super::{
    Field, Letters,
    matching::penalty,
    query::{self, Scope},
};
use crate::text::{PinyinPattern, PinyinQuality};

/// What all pieces are worth together where all are whole syllables: less than one match in a short field.
const WORTH: i64 = 420;
/// What a third piece costs.
const THIRD: i64 = 40;
/// The shortest piece but the last, and the shortest word, in letters.
const LEAST: usize = 2;
const SHORTEST: usize = 4;
/// The shortest word of three pieces.
const SHORTEST_OF_THREE: usize = 6;
/// The longest word that is taken apart.
const LONGEST: usize = 40;
/// The fields that hold the pieces.
const FIELDS: [Field; 4] = [Field::Title, Field::Place, Field::Department, Field::System];

/// A short field and its text.
pub(super) type Text<'a> = (Field, std::borrow::Cow<'a, str>);

/// A term that may be taken apart.
pub(super) struct Joined<'q> {
    pattern: &'q PinyinPattern,
    /// The patterns of the pieces, by their first letter and the one after the last, made when they are wanted.
    parts: Vec<OnceLock<Box<PinyinPattern>>>,
}

/// What a text may hold of such a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    field: Field,
    /// The places up to which it may hold the first letters, as bits.
    begun: u64,
    /// The places from which it may hold the last ones.
    ends: u64,
}

/// A piece and the field that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) field: Field,
    pub(super) letters: Letters,
    quality: PinyinQuality,
}

impl<'q> Joined<'q> {
    /// `None` for what is no such word.
    pub(super) fn new(text: &'q query::Text) -> Option<Self> {
        let pattern = text.pinyin.as_ref().filter(|_| text.scope == Scope::All && !text.start && !text.end)?;
        let fits = (SHORTEST..=LONGEST).contains(&pattern.letters());
        let parts = (pattern.letters() + 1) * (pattern.letters() + 1);
        fits.then(|| Self { pattern, parts: std::iter::repeat_with(OnceLock::new).take(parts).collect() })
    }

    fn part(&self, from: usize, end: usize) -> Option<&PinyinPattern> {
        let cell = self.parts.get(from * (self.pattern.letters() + 1) + end)?;
        Some(cell.get_or_init(|| Box::new(self.pattern.slice(from..end))))
    }

    /// What a text may hold of it. Quick and generous.
    pub(super) fn ends_of(&self, field: Field, text: &str) -> Ends {
        let end = self.pattern.letters();
        let inner = (1_u64 << end) - (1 << LEAST);
        let begun = self.pattern.reachable(text, 1) & inner;
        Ends { field, begun, ends: self.pattern.positions_to_end(text) & inner }
    }

    /// Whether texts of a case may hold all of it together: one its beginning, another one, of another field, what is
    /// left, or with a third between them.
    pub(super) fn may_be(&self, ends: impl Iterator<Item = Ends> + Clone) -> bool {
        let of_three = self.pattern.letters() >= SHORTEST_OF_THREE;
        let fits = |first: &Ends, last: &Ends| {
            let between =
                first.begun.trailing_zeros() as usize + LEAST < (u64::BITS - last.ends.leading_zeros()) as usize;
            first.field != last.field && (first.begun & last.ends != 0 || (of_three && between))
        };
        let mut begun = ends.clone().filter(|first| first.begun != 0);
        begun.any(|first| ends.clone().filter(|last| last.ends != 0).any(|last| fits(&first, &last)))
    }

    /// Whether some field may hold its first letters and another one its last. Quick and generous.
    pub(super) fn may_match(&self, shorts: &[Text<'_>]) -> bool {
        let end = self.pattern.letters();
        let inner = (1_u64 << end) - (1 << LEAST);
        let begun: Vec<(Field, u64)> =
            shorts.iter().map(|(field, text)| (*field, self.pattern.reachable(text, 1) & inner)).collect();
        let from = begun.iter().fold(0, |all, (_, places)| all | places);
        let ends = |(field, text): &Text<'_>| {
            let others = begun.iter().any(|(other, places)| other != field && *places != 0);
            // The last piece of three begins where another one ends.
            let from = if end < SHORTEST_OF_THREE { from } else { inner };
            others && self.pattern.reachable(text, from) & (1 << end) != 0
        };
        from != 0 && shorts.iter().any(ends)
    }

    /// The best pieces of it that fields of a case hold, in the order typed, and what they are worth. Two pieces are
    /// tried before three.
    pub(super) fn find(&self, shorts: &[Text<'_>]) -> Option<(Vec<Piece>, i64)> {
        let texts = |field: Field| shorts.iter().filter(move |short| short.0 == field);
        let reached = |field: Field, from: u64| {
            texts(field).fold(0, |reached, short| reached | self.pattern.reachable(&short.1, from))
        };
        let end = self.pattern.letters();
        let inner = (1_u64 << end) - (1 << LEAST);
        let mut best = Best::default();
        let begun = FIELDS.map(|field| (field, reached(field, 1) & inner));
        let begun: Vec<_> = begun.into_iter().filter(|(_, places)| *places != 0).collect();
        for (first, places) in &begun {
            for last in FIELDS.into_iter().filter(|field| field != first) {
                if reached(last, *places) & (1 << end) != 0 {
                    bits(*places).for_each(|at| best.keep(self.pieces(shorts, &[(*first, at), (last, end)])));
                }
            }
        }
        if best.0.is_some() || end < SHORTEST_OF_THREE {
            return best.0;
        }
        for (first, places) in &begun {
            for second in FIELDS.into_iter().filter(|field| field != first) {
                let further = reached(second, *places) & inner;
                for last in FIELDS.into_iter().filter(|field| further != 0 && ![*first, second].contains(field)) {
                    if reached(last, further) & (1 << end) == 0 {
                        continue;
                    }
                    for one in bits(*places) {
                        for two in bits(further).filter(|two| *two >= one + LEAST) {
                            best.keep(self.pieces(shorts, &[(*first, one), (second, two), (last, end)]));
                        }
                    }
                }
            }
        }
        best.0
    }

    /// The letters up to these places, each in its field.
    fn pieces(&self, shorts: &[Text<'_>], ends: &[(Field, usize)]) -> Option<Vec<Piece>> {
        let mut from = 0;
        let mut pieces: Vec<Piece> = Vec::with_capacity(ends.len());
        for (field, end) in ends {
            let letters = Letters(u8::try_from(from).ok()?, u8::try_from(*end).ok()?);
            let part = self.part(from, *end)?;
            let is_last = *end == self.pattern.letters();
            let typed_whole = pieces.iter().all(|piece| piece.quality == PinyinQuality::Full);
            let texts = shorts.iter().filter(|short| short.0 == *field);
            let found = texts.filter_map(|short| part.find(&short.1));
            let found = found.filter(|found| {
                let characters: usize = found.ranges.iter().map(std::ops::Range::len).sum();
                found.quality < PinyinQuality::Unusual && (characters >= LEAST || (is_last && typed_whole))
            });
            let quality = found.map(|found| found.quality).min()?;
            pieces.push(Piece { field: *field, letters, quality });
            from = *end;
        }
        Some(pieces)
    }
}

/// The best pieces so far.
#[derive(Default)]
struct Best(Option<(Vec<Piece>, i64)>);

impl Best {
    fn keep(&mut self, pieces: Option<Vec<Piece>>) {
        if let Some(pieces) = pieces {
            let worth = worth(&pieces);
            if self.0.as_ref().is_none_or(|(_, old)| worth > *old) {
                self.0 = Some((pieces, worth));
            }
        }
    }
}

fn worth(pieces: &[Piece]) -> i64 {
    let readings: i64 = pieces.iter().map(|piece| penalty(piece.quality)).sum();
    WORTH + readings - THIRD * (pieces.len() as i64 - 2)
}

/// The numbers of the bits that are set.
fn bits(of: u64) -> impl Iterator<Item = usize> {
    (0..64).filter(move |bit| of & 1 << bit != 0)
}
