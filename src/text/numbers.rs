//! Numbers in Chinese characters and in digits: 二千二百零六 is 2206, 百分之九十五 is 95%.

use std::ops::Range;

/// Digits; their variants fold to them.
const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// Units of places within a group of four.
const UNITS: [(char, u64); 3] = [('千', 1000), ('百', 100), ('十', 10)];
/// Characters before a share.
const PERCENT: &str = "百分之";
/// Largest number that is written in characters.
const MAX_WRITTEN: u64 = 9999;

/// Returns every number in a folded text with its other spelling. A single character is no number: 一 is in every text.
pub fn numbers(folded: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = folded.get(at..).filter(|rest| !rest.is_empty()) {
        let number = rest.strip_prefix(PERCENT).unwrap_or(rest);
        let percent = rest.len() - number.len();
        let in_digits = prefix(number, |c| c.is_ascii_digit());
        let in_characters = prefix(number, |c| value(c).is_some());
        if !in_digits.is_empty() {
            let is_share = number.strip_prefix(in_digits).is_some_and(|rest| rest.starts_with('%'));
            let end = at + percent + in_digits.len() + usize::from(is_share);
            let written = in_digits.parse().ok().and_then(|number| in_han(number, is_share));
            found.extend(written.map(|written| (at..end, written)));
            at = end;
        } else if !in_characters.is_empty() {
            let end = at + percent + in_characters.len();
            let is_long = percent > 0 || in_characters.chars().nth(1).is_some();
            let read = read(in_characters).filter(|_| is_long);
            found.extend(read.map(|read| (at..end, format!("{read}{}", if percent > 0 { "%" } else { "" }))));
            at = end;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// Returns the characters that a text begins with and that fit.
fn prefix(text: &str, fits: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !fits(c)).unwrap_or(text.len());
    text.split_at_checked(end).map_or("", |(prefix, _)| prefix)
}

/// Returns the value of a character, and `true` for a unit.
fn value(c: char) -> Option<(u64, bool)> {
    let digit = match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => DIGITS.iter().position(|digit| *digit == c),
    };
    let unit = || UNITS.iter().find(|(unit, _)| *unit == c).map(|(_, value)| (*value, true));
    digit.map(|digit| (digit as u64, false)).or_else(unit)
}

/// Reads a number below ten thousand with units, or digits one by one as in years.
fn read(text: &str) -> Option<u64> {
    let values: Vec<(u64, bool)> = text.chars().map(value).collect::<Option<_>>()?;
    if !values.iter().any(|(_, is_unit)| *is_unit) {
        return values.iter().try_fold(0_u64, |sum, (digit, _)| sum.checked_mul(10)?.checked_add(*digit));
    }
    let (mut sum, mut digit, mut last) = (0, None, 10_000);
    for (value, is_unit) in values {
        if !is_unit {
            digit = Some(value);
        } else if value < last {
            // 十五 has no digit before its unit.
            sum += digit.take().unwrap_or(1) * value;
            last = value;
        } else {
            return None;
        }
    }
    Some(sum + digit.unwrap_or(0))
}

/// Writes a number in characters; `None` for a large one.
fn in_han(number: u64, is_percent: bool) -> Option<String> {
    if number > MAX_WRITTEN || (number < 10 && !is_percent) {
        return None;
    }
    let mut written = if is_percent { PERCENT.to_owned() } else { String::new() };
    let (mut rest, mut is_begun, mut has_gap) = (number, false, false);
    for (unit, value) in UNITS {
        let digit = (rest / value) as usize;
        rest %= value;
        if digit == 0 {
            has_gap = is_begun;
            continue;
        }
        written.extend(has_gap.then_some(DIGITS[0]));
        // 十五 rather than 一十五.
        written.extend((digit > 1 || value > 10 || is_begun).then_some(DIGITS[digit]));
        written.push(unit);
        (is_begun, has_gap) = (true, false);
    }
    if rest > 0 || !is_begun {
        written.extend(has_gap.then_some(DIGITS[0]));
        written.push(DIGITS[rest as usize]);
    }
    Some(written)
}
