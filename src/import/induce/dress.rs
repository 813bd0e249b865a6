//! The dress of a number: 案例1, 案例之一, 第1例, 【经验一】, 附件1-1, 01, ①, 一、, （一）. Rows that wear one dress and count on
//! are a sequence, whatever its word.

use crate::import::{
    fold::fold,
    label::is_label_word,
    notice::{is_han, white_len},
    numbering,
    rows::NoticeRow,
};

/// The kinds of numerals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Numeral {
    Arabic,
    Han,
    Sign,
}

/// All that rows of one sequence have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct DressKey {
    /// The word before the number, such as 案例.
    pub(crate) word: String,
    pub(crate) numeral: Numeral,
    /// `true` inside brackets.
    pub(crate) is_bracketed: bool,
    /// `true` if the number stands alone on its row.
    pub(crate) is_alone: bool,
    /// The sign behind the number; a blank for none.
    pub(crate) sign: char,
    /// Level of a Markdown heading, as [`NoticeRow::heading`].
    pub(crate) level: u8,
}

/// A number at the beginning of a row, with what surrounds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dress {
    pub(crate) key: DressKey,
    pub(crate) number: u32,
    /// Its length in characters of the row's body, and the offset of the text behind it.
    pub(crate) len: usize,
    pub(crate) text: usize,
}

/// The longest word before a number, in characters.
const WORD: usize = 8;
/// The largest number that counts cases.
const LARGEST: u32 = 300;

/// The dress of the number that a row begins with.
pub(crate) fn dress(row: &NoticeRow) -> Option<Dress> {
    let chars = row.chars();
    of_text(&chars[..chars.len().min(40)], row.heading, chars.len())
}

/// The dress at the beginning of `chars`, the head of a row of `whole` characters.
fn of_text(chars: &[char], level: u8, whole: usize) -> Option<Dress> {
    let stars = if matches!(chars, ['*', '*', ..]) { 2 } else { 0 };
    let mut at = stars + usize::from(matches!(chars.get(stars), Some('【' | '〔' | '[' | '「' | '(' | '（')));
    let open = at > stars;
    let is_counted = chars.get(at) == Some(&'第');
    at += usize::from(is_counted);
    let word = word(chars.get(at..)?);
    at += word.chars().count();
    let before = at;
    at += white_len(chars, at);
    at += usize::from(!word.is_empty() && matches!(chars.get(at), Some('之' | '第')));
    let inner = !word.is_empty() && matches!(chars.get(at), Some('(' | '（' | '【'));
    at += usize::from(inner);
    let has_gap = at > before;
    let (mut number, len, numeral, is_padded) = numeral(chars.get(at..)?)?;
    at += len;
    if let Some('-' | '－' | '—' | '.' | '．') = chars.get(at)
        && !word.is_empty()
        && let Some((part, len, true)) = numbering::number(chars.get(at + 1..)?)
    {
        number = part;
        at += 1 + len;
    }
    let has_unit = (is_counted || !word.is_empty())
        && chars.get(at).is_some_and(|c| "项項例个個则則篇条章号集期件名部组類类讲".contains(*c));
    at += usize::from(has_unit) + usize::from(has_unit && chars.get(at + 1) == Some(&'分'));
    for is_open in [inner, open] {
        if is_open {
            matches!(chars.get(at), Some(')' | '）' | '】' | '〕' | ']' | '」')).then_some(())?;
            at += 1;
        }
    }
    (1..=LARGEST).contains(&number).then_some(())?;
    let sign = chars.get(at).copied();
    let is_alone = at == whole;
    let is_sign = sign.is_some_and(|c| "、.．:：|｜丨-—–·,，)）".contains(c));
    let is_closed = open || inner || has_unit || numeral == Numeral::Sign;
    let is_blank = sign.is_some_and(|c| c.is_whitespace() || c == '?');
    let follows = sign.is_some_and(is_han) && (is_padded || (is_label_word(&word) && numeral == Numeral::Arabic));
    let is_decimal = matches!(sign, Some('.' | '．')) && chars.get(at + 1).is_some_and(|&c| fold(c).is_ascii_digit());
    if is_decimal || !(is_alone || is_sign || is_closed || is_blank || follows) {
        return None;
    }
    // A word that is no label runs on: 案例一中, 第一章 is one.
    let is_parted = has_gap || open || is_sign || is_alone || is_counted || is_blank;
    if !word.is_empty() && !is_label_word(&word) && !is_parted {
        return None;
    }
    let gap =
        chars.iter().skip(at).take_while(|c| c.is_whitespace() || "、.．:：|｜丨-—–·,，)）?".contains(**c)).count();
    let stored = chars.iter().skip(at).take(gap).rposition(|c| matches!(c, '｜' | '·' | '?')).map_or(0, |nth| nth + 1);
    let key = DressKey {
        word,
        numeral,
        is_bracketed: open || inner,
        is_alone,
        sign: sign.filter(|_| is_sign).map_or(' ', fold),
        level,
    };
    Some(Dress { key, number, len: at + stored, text: at + gap })
}

/// The word that a number follows: Han, without numerals.
fn word(chars: &[char]) -> String {
    let is_numeral = |c: char| "一二三四五六七八九十百零〇之第".contains(c);
    let len = chars.iter().take(WORD + 1).take_while(|c| is_han(**c) && !is_numeral(**c)).count();
    let latin = chars.iter().take(3).take_while(|c| c.is_ascii_alphabetic() || **c == '№').count();
    let latin = latin + usize::from(latin > 0 && chars.get(latin) == Some(&'.'));
    chars.iter().take(if len > WORD { 0 } else { len.max(latin) }).collect()
}

/// A numeral: its value, length and kind, and `true` if it begins with a zero.
fn numeral(chars: &[char]) -> Option<(u32, usize, Numeral, bool)> {
    let first = *chars.first()?;
    let signs = [('①', '⑳'), ('⑴', '⒇'), ('⒈', '⒛'), ('㈠', '㈩'), ('Ⅰ', 'Ⅻ'), ('❶', '❿'), ('➀', '➉'), ('⓵', '⓾')];
    if let Some((from, _)) = signs.iter().find(|(from, to)| (*from..=*to).contains(&first)) {
        return Some((u32::from(first) - u32::from(*from) + 1, 1, Numeral::Sign, false));
    }
    let (number, len, is_arabic) = numbering::number(chars)?;
    let is_padded = is_arabic && fold(first) == '0' && len > 1;
    Some((number, len, if is_arabic { Numeral::Arabic } else { Numeral::Han }, is_padded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_dress() {
        let table = [
            ("案例1 福州市", Some(("案例", 1, 3, 4))),
            ("案例之二：福州市", Some(("案例", 2, 4, 5))),
            ("典型案例三", Some(("典型案例", 3, 5, 5))),
            ("【经验四】福州市", Some(("经验", 4, 5, 5))),
            ("附件1-5", Some(("附件", 5, 5, 5))),
            ("第6例 福州市", Some(("", 6, 3, 4))),
            ("07 福州市", Some(("", 7, 2, 3))),
            ("08福州市", Some(("", 8, 2, 2))),
            ("样本9｜福州市", Some(("样本", 9, 4, 4))),
            ("①福州市", Some(("", 1, 1, 1))),
            ("十二、福州市", Some(("", 12, 2, 3))),
            ("（三）福州市", Some(("", 3, 3, 3))),
            ("1.福州市", Some(("", 1, 1, 2))),
            ("1.08万个", None),
            ("2024年以来", None),
            ("一网通办", None),
            ("12345热线", None),
            ("案例一中的做法", None),
        ];
        for (text, want) in table {
            let chars: Vec<char> = text.chars().collect();
            let got = of_text(&chars, 0, chars.len());
            let got = got.as_ref().map(|d| (d.key.word.as_str(), d.number, d.len, d.text));
            assert_eq!(got, want, "{text}");
        }
    }
}
