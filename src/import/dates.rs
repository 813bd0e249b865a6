//! Dates as notices print them: 2023年2月17日, 2023-02-17, 二〇二三年二月十七日, 2023年12月.

use super::{fold::folded, numbering, rows::NoticeRow};

/// The longest line that is taken for a date, in characters.
const LINE: usize = 12;

/// Returns `true` for a date on a line of its own, as under a letter.
pub(super) fn is_date_line(row: &NoticeRow) -> bool {
    if row.len() > LINE {
        return false;
    }
    let chars = folded(row.chars());
    date(&chars).is_some_and(|(date, end)| date.len() > "2023-02".len() || end == chars.len())
}

/// The first date in a text, as YYYY-MM-DD or, without a day, YYYY-MM; and the offset behind it.
pub(super) fn date(chars: &[char]) -> Option<(String, usize)> {
    (0..chars.len()).find_map(|at| {
        let rest = chars.get(at..)?;
        let (year, rest) = year(rest)?;
        let is_stroke = matches!(rest.first(), Some('-' | '/' | '.'));
        let rest = rest.strip_prefix(&['年']).or_else(|| stroke(rest))?;
        let (month, rest) = part(rest)?;
        let after = rest.strip_prefix(&['月']).or_else(|| stroke(rest).filter(|_| is_stroke));
        (1990..2100).contains(&year).then_some(())?;
        (1..=12).contains(&month).then_some(())?;
        let month_alone = || (!is_stroke && after.is_some()).then(|| format!("{year:04}-{month:02}"));
        match after.and_then(part).filter(|(day, _)| (1..=31).contains(day)) {
            Some((day, rest)) => {
                let rest = rest.strip_prefix(&['日']).unwrap_or(rest);
                Some((format!("{year:04}-{month:02}-{day:02}"), chars.len() - rest.len()))
            }
            None => month_alone().map(|date| (date, chars.len() - after.map_or(0, <[char]>::len))),
        }
    })
}

fn stroke(chars: &[char]) -> Option<&[char]> {
    chars.split_first().filter(|(first, _)| matches!(first, '-' | '/' | '.')).map(|(_, rest)| rest)
}

/// A year in four digits, Arabic or Han: 2023, 二〇二三.
fn year(chars: &[char]) -> Option<(u32, &[char])> {
    let value = |c: char| match c {
        '○' | '〇' | '零' | 'O' | 'o' => Some(0),
        _ => c
            .to_digit(10)
            .or_else(|| "一二三四五六七八九".chars().position(|d| d == c).and_then(|d| u32::try_from(d + 1).ok())),
    };
    let digits: Option<Vec<u32>> = chars.get(..4)?.iter().map(|&c| value(c)).collect();
    let is_one_kind = chars[0].is_ascii_digit() == chars[3].is_ascii_digit();
    let year = digits?.into_iter().fold(0, |year, digit| year * 10 + digit);
    is_one_kind.then(|| (year, &chars[4..]))
}

/// A month or a day.
fn part(chars: &[char]) -> Option<(u32, &[char])> {
    let (value, len, is_arabic) = numbering::number(chars)?;
    let rest = chars.get(len..)?;
    (!is_arabic || len <= 2).then_some((value, rest))
}
