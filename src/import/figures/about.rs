//! The thing that a figure counts: words of its own sentence.

use std::ops::Range;

use super::number::Number;
use crate::import::{notice::contains, words::WordList};

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
    let words = |range: &Range<usize>| printed[range.clone()].iter().collect::<String>().trim().to_owned();
    let is_long = |range: &Range<usize>| range.len() >= 2;
    let is_change = |range: &Range<usize>| {
        let text = words(range);
        text.is_empty() || CHANGES.words().contains(&text.as_str())
    };
    let clause = clause_start(chars, number.start);
    let previous = before.map_or(0, |number| number.end);
    let whole = strip(chars, clause..number.start);
    let own = strip(chars, clause.max(previous)..number.start);
    let noun = Some(noun(chars, number)).filter(is_long);
    // 5486家供应商: the noun stands behind a counter.
    let counted = noun.clone().filter(|_| number.counts || chars.get(number.end) == Some(&'的'));
    // 时长从320分钟减少至90分钟: both figures are of the words before 从.
    let turned = || {
        let is_turn = |&at: &usize| matches!(chars[at], '从' | '由') && at >= whole.start + 2;
        let turn = whole.clone().rev().find(is_turn)?;
        chars[turn..whole.end].iter().any(char::is_ascii_digit).then_some(whole.start..turn)
    };
    // 设立1000万元旅游诚信基金; 申请材料由5份减为3份,减少40%.
    let changed = || {
        let shared = before.filter(|_| previous > clause).map(|before| strip(chars, clause..before.start));
        let earlier = clause_before(chars, clause).filter(|range| matches!(chars[range.end], ',' | ';')).map(|range| {
            let end = before.filter(|number| number.start > range.start + 2 && number.start < range.end);
            strip(chars, range.start..end.map_or(range.end, |number| number.start))
        });
        let mut shared = shared.into_iter().chain(earlier);
        noun.clone().or_else(|| shared.find(|range| is_long(range) && !is_change(range)))
    };
    // Nothing stands beside it: the clause before names the thing.
    let behind = || {
        let range = clause_before(chars, clause).filter(|range| chars[range.end] != '。')?;
        Some(strip(chars, range)).filter(is_long)
    };
    let found = counted.or_else(turned).or_else(|| if is_change(&own) { changed() } else { None });
    let found = found.or(Some(own).filter(is_long)).or(noun.clone()).or_else(behind);
    words(&found.unwrap_or(clause..number.start))
}

/// The noun behind a number, 的 aside, up to a verb, a mark or the next number.
fn noun(chars: &[char], number: &Number) -> Range<usize> {
    let from = number.end + chars[number.end..].iter().take_while(|c| matches!(c, ' ' | '的')).count();
    let is_end = |&at: &usize| {
        let verb = |length| at > from + 1 || (at == from && length <= 2);
        let c = chars[at];
        breaks(c)
            || c.is_ascii_digit()
            || matches!(c, '(' | ')' | '和' | '及')
            || VERBS.prefix_lens(&chars[at..]).any(verb)
    };
    let most = chars.len().min(from + NOUN);
    from..(from..most).find(is_end).unwrap_or(most)
}

fn breaks(c: char) -> bool {
    matches!(c, ',' | '。' | ';' | '!' | '?' | ':' | '、')
}

/// The longest clause that is read before a number, in characters.
const CLAUSE: usize = 160;

/// The beginning of the clause of the character before `at`: behind a mark that is no thousands separator.
fn clause_start(chars: &[char], at: usize) -> usize {
    let floor = at.saturating_sub(CLAUSE);
    #[cfg(debug_assertions)]
    crate::import::work::add(at - floor);
    let digit = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
    let mut before = (floor..at).rev();
    before.find(|&i| breaks(chars[i]) && !(digit(i.checked_sub(1)) && digit(Some(i + 1)))).map_or(floor, |i| i + 1)
}

/// The clause before the one that begins at `clause`.
fn clause_before(chars: &[char], clause: usize) -> Option<Range<usize>> {
    let end = clause.checked_sub(1)?;
    Some(clause_start(chars, end)..end)
}

/// A range without empty words at its beginning and its end.
fn strip(chars: &[char], range: Range<usize>) -> Range<usize> {
    let Range { start: mut from, end: mut to } = range;
    while from < to {
        let rest = &chars[from..to];
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
    from..to
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
