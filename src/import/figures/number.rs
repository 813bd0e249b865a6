//! Numbers with units.

use crate::import::{notice::starts_with, words::WordList};

const FILE: &str = include_str!("words.txt");
static COUNTERS: WordList = WordList::new(FILE, "COUNTER");
static MEASURES: WordList = WordList::new(FILE, "MEASURE");
static PER: WordList = WordList::new(FILE, "PER");
static LONGER: WordList = WordList::new(FILE, "LONGER");
static TIMES: WordList = WordList::new(FILE, "TIME");

/// Han numerals, and those of them that multiply.
const HAN: &str = "一二两三四五六七八九十百千万亿";
const TENS: &str = "十百千万亿";

/// The longest number in Han numerals, in characters.
const LONGEST: usize = 16;

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) start: usize,
    /// The beginning of its unit.
    pub(super) unit: usize,
    pub(super) end: usize,
    /// `true` if its unit counts things, not measures them.
    pub(super) counts: bool,
}

impl Number {
    /// Returns `true` if its unit is `%` or the like.
    pub(super) fn is_share(&self, chars: &[char]) -> bool {
        matches!(chars.get(self.end - 1), Some('%' | '‰'))
    }

    /// Returns `true` if it measures time.
    pub(super) fn is_time(&self, chars: &[char]) -> bool {
        !self.counts && TIMES.prefix_len(&chars[self.unit..self.end]) > 0
    }
}

/// The number that begins at `start` of folded text, else the offset at which the search goes on.
pub(super) fn number(chars: &[char], start: usize) -> Result<Number, usize> {
    match chars.get(start) {
        Some(c) if c.is_ascii_digit() => arabic(chars, start),
        Some(&c) if HAN.contains(c) => han_numeral(chars, start),
        _ => Err(start + 1),
    }
}

/// The number in Han numerals, or 半, that begins at `start`, however small: one side of a change.
pub(super) fn in_han(chars: &[char], start: usize) -> Option<Number> {
    let half = chars.get(start) == Some(&'半');
    let run = if half { 1 } else { chars[start..].iter().take_while(|c| HAN.contains(**c)).count() };
    let before = start.checked_sub(1).and_then(|i| chars.get(i)).copied().unwrap_or(' ');
    if run == 0 || run > LONGEST || HAN.contains(before) || matches!(before, '第' | '“' | '之' | '统') {
        return None;
    }
    let end = start + run;
    match chars.get(end) {
        Some('年') if half => Some(Number { start, unit: end, end: end + 1, counts: false }),
        _ => unit(chars, start, end).filter(|number| number.unit < number.end),
    }
}

/// The end of the letters and digits from `at` on.
fn word_end(chars: &[char], at: usize) -> usize {
    at + chars.iter().skip(at).take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '×')).count()
}

fn arabic(chars: &[char], start: usize) -> Result<Number, usize> {
    let before = start.checked_sub(1).and_then(|i| chars.get(i)).copied();
    let part = before.is_some_and(|c| c.is_ascii_alphabetic() || "第.+“\"《〔[/:一-".contains(c));
    let date = before == Some('年')
        || (before == Some('月') && chars.get(start + 1..start + 3).is_some_and(|s| s.contains(&'日')));
    if part || (date && matches!(chars.get(digits(chars, start)), Some('月' | '日'))) {
        return Err(word_end(chars, start));
    }
    let mut end = digits(chars, start);
    // 3—5天, 15-30分钟, 60%至70%, 5到10个工作日, 7×24小时
    let percent = usize::from(chars.get(end) == Some(&'%'));
    let dash = chars.get(end + percent).is_some_and(|c| "—-~～至–到×".contains(*c));
    if dash && chars.get(end + percent + 1).is_some_and(char::is_ascii_digit) {
        end = digits(chars, end + percent + 1);
    }
    // 62、44、35个工作日: numbers that share a unit
    while matches!(chars.get(end), Some('、')) && chars.get(end + 1).is_some_and(char::is_ascii_digit) {
        end = digits(chars, end + 1);
    }
    // What is no unit of the first of them is none of the others.
    unit(chars, start, end).ok_or_else(|| word_end(chars, end))
}

/// Han numerals, where they are vague or large: 近千件, 上百场, 一百多万元, 两百余户.
fn han_numeral(chars: &[char], start: usize) -> Result<Number, usize> {
    let run = chars.iter().skip(start).take_while(|c| HAN.contains(**c)).count();
    let end = start + run;
    if run > LONGEST {
        return Err(end);
    }
    let tens = chars[start..end].iter().any(|c| TENS.contains(*c));
    let before = start.checked_sub(1).and_then(|i| chars.get(i)).copied().unwrap_or(' ');
    let vague = "近上数超约几逾".contains(before) || chars.get(end).is_some_and(|c| matches!(c, '多' | '余'));
    let ordinal = matches!(before, '第' | '“' | '"' | '之' | '统' | '万' | '千') || before.is_ascii_digit();
    if !tens || !vague || ordinal || (run == 1 && chars.get(start) == Some(&'一')) {
        return Err(start + 1);
    }
    unit(chars, start, end).ok_or(start + 1)
}

/// The unit behind a number that ends at `end`.
fn unit(chars: &[char], start: usize, end: usize) -> Option<Number> {
    let at = white(chars, end);
    if chars.get(at).is_some_and(|c| matches!(c, '%' | '‰')) {
        return Some(Number { start, unit: at, end: at + 1, counts: false });
    }
    let mut scale = at;
    while chars.get(scale).is_some_and(|c| "多余几万亿千百".contains(*c)) {
        scale += 1;
    }
    let at = white(chars, scale);
    let rest = chars.get(at..)?;
    // 22日/件: a duration; without the stroke it is a date.
    let daily = usize::from(starts_with(rest, "日/"));
    let (counter, measure) = (COUNTERS.prefix_len(rest), MEASURES.prefix_len(rest).max(daily));
    let length = counter.max(measure);
    if length == 0 {
        let bare = scale > white(chars, end);
        return bare.then_some(Number { start, unit: scale, end: scale, counts: true });
    }
    if length == 1 && LONGER.prefix_of(rest).is_some() {
        return None;
    }
    let mut end = at + length;
    // 万元/亩, 小时/件
    if chars.get(end) == Some(&'/') {
        let per = PER.prefix_len(&chars[end + 1..]);
        end += if per > 0 { 1 + per } else { 0 };
    }
    Some(Number { start, unit: at, end, counts: counter > measure })
}

fn digits(chars: &[char], mut at: usize) -> usize {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    while digit(at) || (chars.get(at).is_some_and(|c| matches!(c, '.' | ',')) && digit(at + 1)) {
        at += 1;
    }
    at
}

fn white(chars: &[char], at: usize) -> usize {
    at + chars[at..].iter().take_while(|c| **c == ' ').count()
}
