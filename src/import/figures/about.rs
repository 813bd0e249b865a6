//! The thing that a figure counts: words of its own sentence.

use super::number::Number;
use crate::import::{
    notice::{contains, starts_with},
    words::WordList,
};

const FILE: &str = include_str!("words.txt");
static EMPTY: WordList = WordList::new(FILE, "EMPTY");
static WHOLE: WordList = WordList::new(FILE, "WHOLE");
static DATE_TAIL: WordList = WordList::new(FILE, "DATE_TAIL");
static TAIL: WordList = WordList::new(FILE, "TAIL");
static VERBS: WordList = WordList::new(FILE, "VERB");
static CHANGES: WordList = WordList::new(FILE, "CHANGE");

/// The longest noun behind a unit, in characters.
const NOUN: usize = 16;

/// The thing that `number` counts, in words as printed; `before` is the figure before it.
pub(super) fn about(printed: &[char], chars: &[char], number: &Number, before: Option<&Number>) -> String {
    let previous = before.map_or(0, |number| number.end);
    let words = |from: usize, to: usize| -> String {
        printed.get(from..to).unwrap_or(&[]).iter().collect::<String>().trim().to_owned()
    };
    let clause = clause_start(chars, number.start);
    let whole = strip(chars, clause, number.start);
    let (noun, noun_end) = noun(chars, number);
    let behind = noun_end - noun;
    let near = previous > clause && number.start - previous <= 8;
    // 5486家供应商: the noun stands behind a counter.
    if behind >= 2 && (number.counts || chars.get(number.end) == Some(&'的')) {
        return words(noun, noun_end);
    }
    // 时长从320分钟减少至90分钟: both figures are of what stands before 从.
    let turn = (whole.0..whole.1).rev().find(|&at| matches!(chars[at], '从' | '由') && at >= whole.0 + 2);
    if let Some(turn) = turn.filter(|&turn| chars.get(turn..whole.1).unwrap_or(&[]).iter().any(char::is_ascii_digit)) {
        return words(whole.0, turn);
    }
    let own = strip(chars, clause.max(previous), number.start);
    let is_change = |range: (usize, usize)| {
        let text = words(range.0, range.1);
        text.is_empty() || CHANGES.words().contains(&text.as_str())
    };
    // 设立1000万元旅游诚信基金; 申请材料由5份减为3份,减少40%.
    if is_change(own) {
        if behind >= 2 {
            return words(noun, noun_end);
        }
        let shared = before.filter(|_| previous > clause).map(|before| strip(chars, clause, before.start));
        let from = clause.checked_sub(1).filter(|&at| matches!(chars[at], ',' | ';'));
        let earlier = from.map(|at| {
            let start = clause_start(chars, at);
            let end = before.filter(|number| number.start > start + 2 && number.start < at);
            strip(chars, start, end.map_or(at, |number| number.start))
        });
        if let Some(range) = shared.into_iter().chain(earlier).find(|&range| range.1 > range.0 + 1 && !is_change(range))
        {
            return words(range.0, range.1);
        }
    }
    if previous > clause && own.1 > own.0 + 1 && !near {
        return words(own.0, own.1);
    }
    if whole.1 >= whole.0 + 2 && previous <= clause {
        return words(whole.0, whole.1);
    }
    if own.1 >= own.0 + 2 {
        return words(own.0, own.1);
    }
    if behind >= 2 {
        return words(noun, noun_end);
    }
    // Nothing beside it: the clause before tells.
    let earlier = clause.checked_sub(1).filter(|&at| chars[at] != '。').map(|at| clause_start(chars, at));
    let told = earlier.map(|from| strip(chars, from, clause.saturating_sub(1))).filter(|told| told.1 > told.0 + 1);
    told.map_or_else(|| words(clause, number.start), |told| words(told.0, told.1))
}

/// The noun behind a number, 的 aside, up to a verb, a mark or the next number.
fn noun(chars: &[char], number: &Number) -> (usize, usize) {
    let mut from = number.end;
    while chars.get(from).is_some_and(|c| matches!(c, ' ' | '的')) {
        from += 1;
    }
    let mut end = from;
    while let Some(&c) = chars.get(end) {
        let rest = chars.get(end..).unwrap_or(&[]);
        let verb = end > from + 1 && VERBS.prefix_of(rest).is_some();
        let first =
            end == from && VERBS.words().iter().any(|verb| verb.chars().count() <= 2 && starts_with(rest, verb));
        if breaks(c)
            || c.is_ascii_digit()
            || matches!(c, '(' | ')' | '和' | '及')
            || verb
            || first
            || end - from >= NOUN
        {
            break;
        }
        end += 1;
    }
    (from, end)
}

fn breaks(c: char) -> bool {
    matches!(c, ',' | '。' | ';' | '!' | '?' | ':' | '、')
}

/// The beginning of the clause of the character before `at`: behind a mark that is no thousands separator.
fn clause_start(chars: &[char], at: usize) -> usize {
    let digit = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
    (0..at).rev().find(|&i| breaks(chars[i]) && !(digit(i.checked_sub(1)) && digit(Some(i + 1)))).map_or(0, |i| i + 1)
}

/// `from..to` without empty words at its beginning and its end.
fn strip(chars: &[char], mut from: usize, mut to: usize) -> (usize, usize) {
    while from < to {
        let rest = chars.get(from..to).unwrap_or(&[]);
        let first = rest.first().copied().unwrap_or(' ');
        let cut = if first.is_whitespace() || (matches!(first, '”' | ')' | '》') && !contains(rest, "“")) {
            1
        } else {
            let word = EMPTY.prefix_len(rest);
            let is_empty = WHOLE.prefix_of(rest).is_none() && word < rest.len();
            Some(time(rest)).filter(|&time| time > 0).unwrap_or(if is_empty { word } else { 0 })
        };
        if cut == 0 {
            break;
        }
        from += cut;
    }
    while from < to {
        let rest = &chars[from..to];
        match TAIL.suffix_of(rest) {
            Some(word) => to -= word.chars().count(),
            None if rest.last().is_some_and(|c| c.is_whitespace()) => to -= 1,
            None => break,
        }
    }
    (from, to)
}

/// The length of a date at the beginning of `rest`: 2024年以来, 2023年10月末, 5月.
fn time(rest: &[char]) -> usize {
    let mut at = 0;
    for unit in ['年', '月', '日'] {
        let digits = rest.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
        if digits > 0 && rest.get(at + digits) == Some(&unit) {
            at += digits + 1;
        }
    }
    if at == 0 {
        return 0;
    }
    at + DATE_TAIL.prefix_len(&rest[at..])
}
