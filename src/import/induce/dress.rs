//! The dress of a number: 案例1, 案例之一, 第1例, 【经验一】, 附件1-1, 01, ①, 一、, （一）. Rows that wear one dress and count on
//! are a sequence, whatever its word.

use super::numeral;
use crate::import::{
    fold::fold,
    label::is_label_word,
    notice::{is_han, white_len},
    numbering,
    rows::NoticeRow,
};

pub(crate) use numeral::Numeral;

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
/// Signs behind a number.
const SIGNS: &str = "、.．:：|｜丨/／-—–·,，)）";
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
    // A numeral may be a letter, as a word may.
    let is_bare = numeral::read(chars.get(at..)?, false).is_some();
    let mut word = if is_bare { String::new() } else { word(chars.get(at..)?) };
    let has_word = !word.is_empty();
    at += word.chars().count();
    let before = at;
    at += white_len(chars, at);
    let is_link = |at: usize| has_word && matches!(chars.get(at), Some('之' | '第' | '#' | '＃' | '其'));
    at += usize::from(is_link(at));
    let inner = has_word && matches!(chars.get(at), Some('(' | '（' | '【'));
    at += usize::from(inner);
    at += usize::from(inner && is_link(at));
    let has_gap = at > before;
    let numeral::Read { mut number, len, kind: numeral, is_padded } = numeral::read(chars.get(at..)?, has_word)?;
    at += len;
    let mut is_part = false;
    if let Some('-' | '－' | '—' | '.' | '．') = chars.get(at)
        && let Some((part, len, true)) = numbering::number(chars.get(at + 1..)?)
        && (!word.is_empty() || is_parted_number(chars, at, at + 1 + len))
    {
        // 2-1: the first of the second part.
        if word.is_empty() {
            word = format!("{number}-");
        }
        number = part;
        is_part = true;
        at += 1 + len;
    }
    // The code of a register behind a title: 渔排上的书箱（B-07）.
    if inner && !is_label_word(&word) && (is_part || numeral == Numeral::Letter) {
        return None;
    }
    let has_unit = (is_counted || !word.is_empty())
        && chars
            .get(at)
            .is_some_and(|c| "项項例个個则則篇条章号集期件名部组類类讲节節招站课課回辑輯幕批步".contains(*c));
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
    let is_sign = sign.is_some_and(|c| SIGNS.contains(c));
    let is_closed = open || inner || has_unit || numeral == Numeral::Sign;
    let is_blank = sign.is_some_and(|c| c.is_whitespace() || c == '?');
    let follows = sign.is_some_and(is_han) && (is_padded || (is_label_word(&word) && numeral == Numeral::Arabic));
    // 1.08, and 1-6月 from one to the other.
    let is_decimal = (matches!(sign, Some('.' | '．'))
        || (word.is_empty() && matches!(sign, Some('-' | '－' | '—' | '–'))))
        && chars.get(at + 1).is_some_and(|&c| fold(c).is_ascii_digit());
    if is_decimal || !(is_alone || is_sign || is_closed || is_blank || follows) {
        return None;
    }
    // A word that is no label runs on: 案例一中, 第一章 is one.
    let is_parted = has_gap || open || is_sign || is_alone || is_counted || is_blank;
    if !word.is_empty() && !is_label_word(&word) && !is_parted {
        return None;
    }
    let gap = chars.iter().skip(at).take_while(|c| c.is_whitespace() || SIGNS.contains(**c) || **c == '?').count();
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

/// Returns `true` for a number of two parts with a stroke at `stroke` and a blank or nothing at `end`: 2-1, not 1-6月.
fn is_parted_number(chars: &[char], stroke: usize, end: usize) -> bool {
    matches!(chars[stroke], '-' | '－') && chars.get(end).is_none_or(|c| c.is_whitespace())
}

/// The word that a number follows: Han, without numerals.
fn word(chars: &[char]) -> String {
    let is_numeral = |c: char| "一二三四五六七八九十百零〇之第".contains(c);
    let len = chars.iter().take(WORD + 1).take_while(|c| is_han(**c) && !is_numeral(**c)).count();
    let latin = chars.iter().take(WORD + 1).take_while(|c| c.is_ascii_alphabetic() || **c == '№').count();
    let latin = latin + usize::from(latin > 0 && chars.get(latin) == Some(&'.'));
    chars.iter().take(if len.max(latin) > WORD { 0 } else { len.max(latin) }).collect()
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
            ("2-3  福州市", Some(("2-", 3, 3, 5))),
            ("1-6月福州市", None),
            ("渔排上的书箱（B-07）", None),
            ("1.08万个", None),
            ("2024年以来", None),
            ("CASE 02 福州市", Some(("CASE", 2, 7, 8))),
            ("Part.03 福州市", Some(("Part.", 3, 7, 8))),
            ("TOP4 福州市", Some(("TOP", 4, 4, 5))),
            ("案例#5 福州市", Some(("案例", 5, 4, 5))),
            ("改革故事（之六）福州市", Some(("改革故事", 6, 8, 8))),
            ("其七，福州市", Some(("其", 7, 2, 3))),
            ("8）福州市", Some(("", 8, 1, 2))),
            ("09 / 福州市", Some(("", 9, 2, 5))),
            ("10\u{fe0f}\u{20e3} 福州市", Some(("", 10, 4, 5))),
            ("叁、福州市", Some(("", 3, 1, 2))),
            ("丁、福州市", Some(("", 4, 1, 2))),
            ("E. 福州市", Some(("", 5, 1, 3))),
            ("VI. 福州市", Some(("", 6, 2, 4))),
            ("案例B：福州市", Some(("案例", 2, 3, 4))),
            ("甲方与乙方", None),
            ("A股上市企业", None),
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
