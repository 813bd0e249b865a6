//! Numbering as Chinese official documents print it: 一、 （一） 1. （1） ① 一是 (GB/T 9704, 7.3.3, and common use).

use super::fold::fold;

/// The styles of numbering, outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum NumberStyle {
    /// 一、
    Chapter,
    /// （一）
    Bracketed,
    /// 1.
    Arabic,
    /// （1）
    BracketedArabic,
    /// ①
    Circled,
    /// 一是, 一要
    Ordinal,
}

/// Numbering at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbering {
    pub(crate) style: NumberStyle,
    pub(crate) number: u32,
    /// Its length in characters, punctuation included, white space after it not.
    pub(crate) len: usize,
}

/// The number of a circled sign, ① to ㊿.
pub(crate) fn circled(c: char) -> Option<u32> {
    let runs = [('①', '⑳', 1), ('㉑', '㉟', 21), ('㊱', '㊿', 36)];
    let (from, _, first) = runs.into_iter().find(|(from, to, _)| (*from..=*to).contains(&c))?;
    Some(u32::from(c) - u32::from(from) + first)
}

/// The numbering that `chars` begins with.
pub(crate) fn numbering(chars: &[char]) -> Option<Numbering> {
    let of = |style, number, len| Some(Numbering { style, number, len });
    match *chars.first()? {
        '(' | '（' | '〔' => {
            let (number, len, arabic) = number(&chars[1..])?;
            matches!(chars.get(len + 1), Some(')' | '）' | '〕')).then_some(())?;
            of(if arabic { NumberStyle::BracketedArabic } else { NumberStyle::Bracketed }, number, len + 2)
        }
        c if circled(c).is_some() => of(NumberStyle::Circled, circled(c)?, 1),
        _ => {
            let (number, len, arabic) = number(chars)?;
            let next = *chars.get(len)?;
            let after = chars.get(len + 1);
            match next {
                '、' if !arabic => of(NumberStyle::Chapter, number, len + 1),
                '是' | '要' if !arabic && len <= 2 && after.is_some() => of(NumberStyle::Ordinal, number, len + 1),
                '.' | '．' | '、' if arabic && number < 100 && !after.is_some_and(|&c| fold(c).is_ascii_digit()) => {
                    of(NumberStyle::Arabic, number, len + 1)
                }
                '.' | '．' if !arabic => of(NumberStyle::Chapter, number, len + 1),
                _ => None,
            }
        }
    }
}

/// A number at the beginning of `chars`: its value, its length, and `true` if it is in Arabic digits.
pub(crate) fn number(chars: &[char]) -> Option<(u32, usize, bool)> {
    // A longer run is no number.
    let digits = chars.iter().take(5).take_while(|&&c| fold(c).is_ascii_digit()).count();
    if digits > 0 {
        let value = chars.iter().take(digits).map(|&c| fold(c)).collect::<String>().parse().ok()?;
        return (digits <= 4).then_some((value, digits, true));
    }
    let len = chars.iter().take(7).take_while(|c| "一二三四五六七八九十百零〇".contains(**c)).count();
    let value = chinese(chars.get(..len)?)?;
    Some((value, len, false))
}

/// The value of a Chinese number below 1000, such as 十二 or 二十.
fn chinese(chars: &[char]) -> Option<u32> {
    if chars.is_empty() || chars.len() > 6 {
        return None;
    }
    let (mut total, mut digit) = (0u32, None);
    for &c in chars {
        match c {
            '十' => total += digit.take().unwrap_or(1) * 10,
            '百' => total += digit.take()? * 100,
            '零' | '〇' => digit = None,
            _ => {
                let value = "一二三四五六七八九".chars().position(|d| d == c)?;
                if digit.is_some() {
                    return None;
                }
                digit = u32::try_from(value + 1).ok();
            }
        }
    }
    let value = total + digit.unwrap_or(0);
    (value > 0).then_some(value)
}
