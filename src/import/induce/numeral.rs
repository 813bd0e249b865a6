//! Numerals: 12, 十二, ⑫, 壹, 甲, A, Ⅻ, XII, 1️⃣.

use crate::import::{fold::fold, numbering};

/// The kinds of numerals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Numeral {
    Arabic,
    Han,
    /// 壹, 贰.
    Capital,
    /// 甲, 乙.
    Stem,
    Letter,
    Roman,
    /// ①, ❶, Ⅰ: closed by themselves.
    Sign,
}

/// A numeral at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) number: u32,
    /// In characters.
    pub(super) len: usize,
    pub(super) kind: Numeral,
    /// `true` if it begins with a zero.
    pub(super) is_padded: bool,
}

/// Signs that are numbers, each run by its first and last.
const SIGNS: [(char, char); 11] = [
    ('⑴', '⒇'),
    ('⒈', '⒛'),
    ('㈠', '㈩'),
    ('㊀', '㊉'),
    ('Ⅰ', 'Ⅻ'),
    ('ⅰ', 'ⅻ'),
    ('❶', '❿'),
    ('➀', '➉'),
    ('➊', '➓'),
    ('⓵', '⓾'),
    ('⓿', '⓿'),
];
const CAPITALS: [&str; 2] = ["壹贰叁肆伍陆柒捌玖拾", "壹貳參肆伍陸柒捌玖拾"];
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const ROMANS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// The numeral that `chars` begins with. Letters and 甲 are numerals only with a sign behind them, or behind a `label`.
pub(super) fn read(chars: &[char], is_labelled: bool) -> Option<Read> {
    let first = *chars.first()?;
    let of = |number: usize, len, kind| Some(Read { number: u32::try_from(number).ok()?, len, kind, is_padded: false });
    if let Some(number) = numbering::circled(first) {
        return of(number as usize, 1, Numeral::Sign);
    }
    if let Some((from, _)) = SIGNS.iter().find(|(from, to)| (*from..=*to).contains(&first)) {
        return of((u32::from(first) - u32::from(*from) + 1) as usize, 1, Numeral::Sign);
    }
    if let Some((number, len, is_arabic)) = numbering::number(chars) {
        // The keycap of an emoji.
        let cap = chars.iter().skip(len).take_while(|c| matches!(c, '\u{fe0f}' | '\u{20e3}')).count();
        let kind = match (is_arabic, cap) {
            (_, 1..) => Numeral::Sign,
            (true, _) => Numeral::Arabic,
            (false, _) => Numeral::Han,
        };
        return Some(Read { number, len: len + cap, kind, is_padded: is_arabic && fold(first) == '0' && len > 1 });
    }
    if let Some(at) = CAPITALS.iter().find_map(|list| list.chars().position(|c| c == first)) {
        return of(at + 1, 1, Numeral::Capital);
    }
    let is_closed = |len: usize| {
        let next = chars.get(len);
        next.is_some_and(|c| "、.．:：)）】]".contains(*c))
            || (is_labelled && next.is_none_or(|c| !c.is_alphanumeric()))
    };
    let letters = chars.iter().take(5).take_while(|c| c.is_ascii_uppercase()).count();
    let word: String = chars.iter().take(letters).collect();
    if let Some(at) = ROMANS.iter().position(|roman| *roman == word).filter(|_| is_closed(letters)) {
        return of(at + 1, letters, Numeral::Roman);
    }
    if letters == 1 && is_closed(1) {
        return of((u32::from(first) - u32::from('A') + 1) as usize, 1, Numeral::Letter);
    }
    let stem = STEMS.chars().position(|c| c == first).filter(|_| is_closed(1))?;
    of(stem + 1, 1, Numeral::Stem)
}
