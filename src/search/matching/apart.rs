//! Letters typed without a space for words that stand apart, in any order: `ysbxj` as `ys bxj`, `ershoufangguohu` where
//! 二手房 and 过户 stand in one title. A last tier, for letters that nothing else explains.

use std::ops::Range;

use super::{
    cross_field::{CrossFieldPinyin, FieldText, MIN_PIECE, Piece},
    score::penalty,
};
use crate::{
    search::{
        hit::{Field, LetterRange},
        index::CaseEntry,
    },
    text::PinyinQuality,
};

/// Score of two words in texts, and of each in a short field more.
const SCORE: i64 = 150;
const SHORT_FIELD: i64 = 100;
/// Least letters of a word in texts, which are whole syllables there.
const IN_TEXT: usize = 4;

/// Returns the two words that the letters stand for in a case, with their score. The texts are searched only if
/// `with_texts` is set.
pub(super) fn find_apart(
    letters: &CrossFieldPinyin<'_>,
    entry: &CaseEntry<'_>,
    with_texts: bool,
) -> Option<(Vec<Piece>, i64)> {
    let mut texts: Vec<FieldText<'_>> = entry.values().map(|value| (value.field, value.text())).collect();
    if with_texts {
        let stored = entry.texts().into_iter().filter(|text| !text.is_printed());
        texts.extend(stored.map(|text| (Field::Body, text.as_str().into())));
    }
    let reach = |(prefixes, suffixes), (field, text): &FieldText<'_>| {
        let reach = letters.edge_reach(*field, text);
        (prefixes | reach.prefixes, suffixes | reach.suffixes)
    };
    let (prefixes, suffixes) = texts.iter().fold((0, 0), reach);
    let end = letters.end();
    let cuts = (MIN_PIECE..=end.saturating_sub(MIN_PIECE)).filter(|cut| prefixes & suffixes & 1 << cut != 0);
    let splits = cuts.filter_map(|cut| {
        let ((first, a), (second, b)) = word(letters, &texts, 0..cut).zip(word(letters, &texts, cut..end))?;
        Some((vec![first, second], SCORE + a + b))
    });
    // Of equal scores the longer first word counts.
    splits.max_by_key(|(_, score)| *score)
}

/// Returns where some letters are a word of a case, and what that is worth.
fn word(letters: &CrossFieldPinyin<'_>, texts: &[FieldText<'_>], at: Range<usize>) -> Option<(Piece, i64)> {
    let pattern = letters.pattern_of(&at)?;
    let words = texts.iter().filter_map(|(field, text)| {
        let is_short = *field < Field::Heading;
        if !is_short && at.len() < IN_TEXT {
            return None;
        }
        let found = pattern.find(text)?;
        let fits = if is_short { found.quality < PinyinQuality::Unusual } else { found.quality == PinyinQuality::Full };
        let characters: usize = found.ranges.iter().map(Range::len).sum();
        let bonus = if is_short { SHORT_FIELD } else { 0 };
        let letters = LetterRange(at.start as u8, at.end as u8);
        let piece = Piece { field: *field, letters, quality: found.quality };
        (fits && characters >= MIN_PIECE).then_some((piece, bonus + penalty(found.quality)))
    });
    // Of equals the first counts: the most telling field.
    words.rev().max_by_key(|(_, score)| *score)
}
