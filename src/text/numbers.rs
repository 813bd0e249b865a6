//! Numbers in Chinese characters and in digits: 二千二百零六 is 2206, 1.2万 is 12000 and 一万二千, 百分之九十五 is 95%.

use std::ops::Range;

use super::fold::fold_char;

/// Digits; most of their variants fold to them.
const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// Units with their power of ten.
const UNITS: [(char, u32); 5] = [('十', 1), ('百', 2), ('千', 3), ('万', 4), ('亿', 8)];
/// Units of groups, the larger first, and those of places within a group of four.
const GROUPS: [(char, u32); 2] = [UNITS[4], UNITS[3]];
const PLACES: [(char, u32); 3] = [UNITS[2], UNITS[1], UNITS[0]];
/// Characters before a share.
const PERCENT: &str = "百分之";
/// Decimals with which a number is given in a larger unit: 1.25万 rather than 1.2345万.
const MAX_DECIMALS: u32 = 2;
/// Largest power of ten that is understood.
const MAX_POWER: u32 = 15;
/// Digits with which a number is still written in characters: one with more is that of a telephone.
const MAX_WRITTEN: usize = 6;
/// Things that are counted: before them a single character is a number as well.
const COUNTED: &str = "个天日月年次项件家户人份套名元米步分秒张趟证级类层窗道批条种期艘台辆";
/// A day as people say it, and as notices do; a single 一 is a number before the first alone.
const DAYS: [&str; 4] = ["天", "个工作日", "日", "工作日"];

/// A folded character, and what is dropped before it.
type Sign = (char, Option<char>);

/// A number: `digits`, of which the last `decimals` stand behind the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Number {
    digits: u64,
    decimals: u32,
    is_share: bool,
}

/// Returns every number in a text, as characters of the folded text, with its other spellings, folded. A single character
/// is a number only before what it counts: 一 is in every text.
pub fn numbers(text: &str) -> Vec<(Range<usize>, Vec<String>)> {
    let mut dropped = None;
    let signs = text.chars().filter_map(|c| match fold_char(c) {
        Some(folded) => Some((folded, dropped.take())),
        None => {
            dropped = Some(c);
            None
        }
    });
    let signs: Vec<Sign> = signs.collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(rest) = signs.get(at..).filter(|rest| !rest.is_empty()) {
        let is_share = begins(rest, PERCENT);
        let before = if is_share { PERCENT.chars().count() } else { 0 };
        let (len, number) =
            digits(&rest[before..]).or_else(|| characters(&rest[before..], is_share)).unwrap_or((1, None));
        let end = at + before + len;
        if let Some(number) = number {
            let number = Number { is_share: is_share || number.is_share, ..number };
            found.extend(spelled(number, &signs, at..end));
        }
        at = end;
    }
    found
}

fn begins(signs: &[Sign], word: &str) -> bool {
    word.chars().enumerate().all(|(nth, c)| signs.get(nth).is_some_and(|(there, _)| *there == c))
}

/// Returns the other spellings of a number that stands here, with what it counts if that is a day or the number is short.
fn spelled(number: Number, signs: &[Sign], at: Range<usize>) -> Option<(Range<usize>, Vec<String>)> {
    let (after, is_short) = (&signs[at.end..], at.len() == 1);
    let counted = after.first().map(|(c, _)| *c).filter(|c| COUNTED.contains(*c));
    let day = DAYS[..2].iter().find(|day| begins(after, day));
    let is_one = signs[at.start].0 == DIGITS[1] && day.is_none();
    if is_short && (counted.is_none() || is_one) {
        return None;
    }
    let all = number.spellings();
    let (len, mut all): (usize, Vec<String>) = match (day, counted) {
        (Some(day), _) => (
            day.chars().count(),
            DAYS.iter().flat_map(|day| all.iter().map(move |one| format!("{one}{day}"))).collect(),
        ),
        (None, Some(counted)) if is_short => (1, all.iter().map(|one| format!("{one}{counted}")).collect()),
        _ => (0, all),
    };
    let at = at.start..at.end + len;
    let typed: String = signs[at.clone()].iter().map(|(c, _)| *c).collect();
    all.retain(|other| *other != typed);
    (!all.is_empty()).then_some((at, all))
}

/// Reads a number in digits, with its unit: 2,206, 94.85%, 1.2万. Returns how many characters it has.
fn digits(signs: &[Sign]) -> Option<(usize, Option<Number>)> {
    let is_next = |(nth, (c, before)): (usize, &Sign)| {
        c.is_ascii_digit() && (nth == 0 || matches!(before, None | Some('.' | '．' | ',' | '，')))
    };
    let len = signs.iter().enumerate().take_while(|(nth, sign)| is_next((*nth, sign))).count();
    let all: String = signs.get(..len).filter(|all| !all.is_empty())?.iter().map(|(c, _)| *c).collect();
    let point = signs[..len].iter().skip(1).position(|(_, before)| matches!(before, Some('.' | '．')));
    let decimals = point.map_or(0, |point| len - point - 1) as u32;
    let is_share = signs.get(len).is_some_and(|(c, _)| *c == '%');
    let units = signs[len..].iter().map_while(|(c, before)| before.is_none().then(|| unit(*c))?).collect::<Vec<u32>>();
    // 0591 is no number.
    let is_code = all.len() > 1 && all.starts_with('0') && decimals == 0;
    let number = all.parse().ok().filter(|_| !is_code).map(|digits| Number { digits, decimals, is_share });
    let number = number.and_then(|number| number.times(units.iter().sum()));
    Some((len + units.len() + usize::from(is_share), number))
}

/// Reads a number in characters. Returns how many it has.
fn characters(signs: &[Sign], is_share: bool) -> Option<(usize, Option<Number>)> {
    let is_part = |c: char| digit(c).is_some() || unit(c).is_some() || c == '点';
    let len = signs.iter().take_while(|(c, _)| is_part(*c)).count();
    let all: Vec<char> = signs.get(..len).filter(|all| !all.is_empty())?.iter().map(|(c, _)| *c).collect();
    // 千万 and 万一 are words.
    let is_number = is_share || digit(all[0]).is_some() || (len > 1 && all[0] == '十');
    Some((len, read(&all).filter(|_| is_number)))
}

fn digit(c: char) -> Option<u64> {
    match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => DIGITS.iter().position(|digit| *digit == c).map(|digit| digit as u64),
    }
}

/// Returns the power of ten of a unit.
fn unit(c: char) -> Option<u32> {
    UNITS.iter().find(|(unit, _)| *unit == c).map(|(_, power)| *power)
}

/// Reads a number with units, or digits one by one as in years.
fn read(all: &[char]) -> Option<Number> {
    let (whole, rest) = all.split_at(all.iter().position(|c| *c == '点').unwrap_or(all.len()));
    let digits = if whole.iter().all(|c| digit(*c).is_some()) { one_by_one(whole)? } else { with_units(whole)? };
    let number = Number { digits, decimals: 0, is_share: false };
    let Some((_, rest)) = rest.split_first() else { return Some(number) };
    let (decimals, units) = rest.split_at(rest.iter().position(|c| digit(*c).is_none()).unwrap_or(rest.len()));
    let power = units.iter().map(|c| unit(*c)).sum::<Option<u32>>()?;
    let len = u32::try_from(decimals.len()).ok().filter(|len| (1..=MAX_POWER).contains(len))?;
    let digits = digits.checked_mul(10_u64.pow(len))?.checked_add(one_by_one(decimals)?)?;
    Number { digits, decimals: len, ..number }.times(power)
}

fn one_by_one(all: &[char]) -> Option<u64> {
    all.iter().try_fold(0_u64, |sum, c| sum.checked_mul(10)?.checked_add(digit(*c)?))
}

/// Reads 一亿二千万: each group of places belongs to the unit of its group.
fn with_units(all: &[char]) -> Option<u64> {
    let (mut sum, mut group, mut number, mut last) = (0_u64, 0_u64, None, u32::MAX);
    for c in all {
        match unit(*c) {
            None => number = digit(*c),
            Some(power) if power < 4 => {
                if power >= last {
                    return None;
                }
                // 十五 has no digit before its unit.
                group += number.take().unwrap_or(1) * 10_u64.pow(power);
                last = power;
            }
            Some(power) => {
                // 万亿 is one unit.
                let of_group = group + number.take().unwrap_or(0);
                let all = if of_group == 0 { std::mem::take(&mut sum) } else { of_group };
                sum = sum.checked_add(all.checked_mul(10_u64.pow(power))?)?;
                (group, last) = (0, u32::MAX);
            }
        }
    }
    sum.checked_add(group)?.checked_add(number.unwrap_or(0))
}

impl Number {
    /// Returns the number times a power of ten.
    fn times(self, power: u32) -> Option<Self> {
        let more = power.saturating_sub(self.decimals);
        let scale = (more <= MAX_POWER).then(|| 10_u64.pow(more))?;
        Some(Self { digits: self.digits.checked_mul(scale)?, decimals: self.decimals.saturating_sub(power), ..self })
    }

    /// Returns the number in a unit; `None` for a small one, and for one with many decimals.
    fn in_unit(self, power: u32) -> Option<Self> {
        let (mut digits, mut decimals) = (self.digits, self.decimals + power);
        while decimals > 0 && digits.is_multiple_of(10) && digits > 0 {
            (digits, decimals) = (digits / 10, decimals - 1);
        }
        let is_large = self.decimals == 0 && self.digits >= 10_u64.pow(power);
        (is_large && decimals <= MAX_DECIMALS).then_some(Self { digits, decimals, ..self })
    }

    fn spellings(self) -> Vec<String> {
        if self.is_share {
            let written: String = format!("{PERCENT}{}", self.in_characters());
            return vec![format!("{}%", self.in_digits()), written];
        }
        let mut all = vec![self.in_digits()];
        let in_unit = |(unit, power): (char, u32)| Some(format!("{}{unit}", self.in_unit(power)?.in_digits()));
        all.extend(GROUPS.into_iter().filter_map(in_unit));
        let significant = self.digits.to_string().trim_end_matches('0').len();
        if significant <= MAX_WRITTEN {
            let written = self.in_characters();
            let other = written
                .strip_prefix(DIGITS[2])
                .filter(|rest| rest.is_empty() || rest.starts_with(['百', '千', '万', '亿']));
            all.extend(other.map(|rest| format!("两{rest}")));
            all.push(written);
        }
        if self.decimals == 0 && (1900..2100).contains(&self.digits) {
            let year = self.digits.to_string();
            all.push(year.bytes().map(|c| if c == b'0' { '〇' } else { DIGITS[usize::from(c - b'0')] }).collect());
        }
        all
    }

    /// Returns the digits, folded: without a point.
    fn in_digits(self) -> String {
        let width = if self.decimals > 0 { self.decimals as usize + 1 } else { 0 };
        format!("{:0width$}", self.digits)
    }

    fn in_characters(self) -> String {
        let scale = 10_u64.pow(self.decimals.min(MAX_POWER));
        let mut written = in_characters(self.digits / scale);
        if self.decimals > 0 {
            let decimals = format!("{:01$}", self.digits % scale, self.decimals as usize);
            written.push('点');
            written.extend(decimals.bytes().map(|c| DIGITS[usize::from(c - b'0')]));
        }
        written
    }
}

/// Writes a whole number in characters.
fn in_characters(number: u64) -> String {
    let Some((unit, power)) = GROUPS.into_iter().find(|(_, power)| number >= 10_u64.pow(*power)) else {
        return places(number);
    };
    let (many, rest) = (number / 10_u64.pow(power), number % 10_u64.pow(power));
    let gap = if rest > 0 && rest < 10_u64.pow(power - 1) { "零" } else { "" };
    let rest = match rest {
        0 => String::new(),
        // 一十五 after a larger unit.
        10..20 => format!("一{}", places(rest)),
        _ => in_characters(rest),
    };
    format!("{}{unit}{gap}{rest}", in_characters(many))
}

/// Writes a number below ten thousand in characters.
fn places(number: u64) -> String {
    let (mut written, mut rest, mut has_gap) = (String::new(), number, false);
    for (unit, power) in PLACES {
        let digit = (rest / 10_u64.pow(power)) as usize;
        rest %= 10_u64.pow(power);
        if digit == 0 {
            has_gap = !written.is_empty();
            continue;
        }
        written.extend(has_gap.then_some(DIGITS[0]));
        // 十五 rather than 一十五.
        written.extend((digit > 1 || power > 1 || !written.is_empty()).then_some(DIGITS[digit]));
        written.push(unit);
        has_gap = false;
    }
    if rest > 0 || written.is_empty() {
        written.extend(has_gap.then_some(DIGITS[0]));
        written.push(DIGITS[rest as usize]);
    }
    written
}
