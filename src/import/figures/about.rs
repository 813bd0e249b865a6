//! The thing that a figure counts: whole words of its own sentence.

use std::ops::Range;

use super::{
    change,
    clause::{breaks, clause_before, clause_start, closed},
    number::Number,
};
use crate::import::{notice::contains, words::WordList};

const FILE: &str = include_str!("words.txt");
static EMPTY: WordList = WordList::new(FILE, "EMPTY");
static WHOLE: WordList = WordList::new(FILE, "WHOLE");
static NOUNS: WordList = WordList::new(FILE, "NOUN");
static DATE_TAIL: WordList = WordList::new(FILE, "DATE_TAIL");
static TAIL: WordList = WordList::new(FILE, "TAIL");
static VERBS: WordList = WordList::new(FILE, "VERB");
static CHANGES: WordList = WordList::new(FILE, "CHANGE");

/// The longest noun behind a unit, in characters.
const NOUN: usize = 32;
/// The longest list of things that is given whole, in characters.
const LIST: usize = 24;

/// The most numbers over which 分别 shares words out.
const SHARED: usize = 8;

/// A paragraph with its numbers.
pub(super) struct Counts<'a> {
    pub(super) printed: &'a [char],
    /// The printed characters, folded.
    pub(super) chars: &'a [char],
    pub(super) numbers: &'a [Number],
    /// For each number the index of the one that it changed to.
    pub(super) changes: &'a [Option<usize>],
}

impl Counts<'_> {
    /// The thing that the number `nth` counts, in words as printed.
    pub(super) fn about(&self, nth: usize) -> String {
        let number = &self.numbers[nth];
        let range = self.shared(nth).or_else(|| self.beside(nth)).map(|range| self.short(range));
        let range = range.unwrap_or_else(|| self.clause(number, breaks)..number.start);
        self.printed[range].iter().collect::<String>().trim().to_owned()
    }

    fn clause(&self, number: &Number, ends: impl Fn(char) -> bool) -> usize {
        clause_start(self.chars, number.start, ends)
    }

    fn strip(&self, range: Range<usize>) -> Range<usize> {
        strip(self.chars, range)
    }

    /// The beginning of the words for a number: a list of things is one clause unless a number parts it.
    fn words_from(&self, nth: usize) -> usize {
        let number = &self.numbers[nth];
        let clause = self.clause(number, |c| breaks(c) && c != '、');
        let before = nth.checked_sub(1).map(|nth| self.numbers[nth].end).filter(|&end| end > clause);
        let Some(before) = before else { return clause };
        let mark = self.chars[before..number.start].iter().position(|c| *c == '、');
        mark.map_or(self.clause(number, breaks), |at| before + at + 1)
    }

    /// The words before 分别, shared out over the numbers behind it: 接诊量、处方量分别达18万人次、9.6万张.
    fn shared(&self, nth: usize) -> Option<Range<usize>> {
        let joined = |at: usize| {
            let gap = &self.chars[self.numbers[at].end..self.numbers[at + 1].start];
            matches!(gap, ['、' | '和' | ',' | '及'])
        };
        let first = (0..nth).rev().take(SHARED).take_while(|&at| joined(at)).last().unwrap_or(nth);
        let count = 1 + (first..self.numbers.len() - 1).take(SHARED).take_while(|&at| joined(at)).count();
        let start = self.numbers[first].start;
        let gap = &self.chars[start.saturating_sub(10)..start];
        let from = gap.windows(2).rposition(|two| two == ['分', '别'])?;
        if gap[from..].iter().any(|c| breaks(*c)) {
            return None;
        }
        let end = start - gap.len() + from;
        let clause = clause_start(self.chars, end, |c| breaks(c) && c != '、');
        let whole = self.strip(clause..end);
        let items = items(self.chars, whole.clone());
        let own = items.get(nth - first).filter(|_| items.len() == count && count > 1);
        let own = own.cloned().map_or(whole, |item| self.strip(item));
        (own.len() >= 2).then_some(own)
    }

    fn beside(&self, nth: usize) -> Option<Range<usize>> {
        let (chars, number) = (self.chars, &self.numbers[nth]);
        let before = nth.checked_sub(1).map(|nth| &self.numbers[nth]);
        let is_long = |range: &Range<usize>| range.len() >= 2;
        let is_change = |range: &Range<usize>| {
            let text: String = chars[range.clone()].iter().collect();
            range.is_empty() || CHANGES.words().contains(&text.trim())
        };
        let clause = self.words_from(nth);
        let previous = before.map_or(0, |number| number.end);
        let whole = self.strip(clause..number.start);
        let own = self.strip(clause.max(previous)..number.start);
        let noun = Some(noun(chars, number)).filter(is_long);
        // 5486家供应商: the noun stands behind a counter.
        let counted = noun.clone().filter(|_| number.counts || chars.get(number.end) == Some(&'的'));
        // 时长从320分钟减少至90分钟: both figures are of the words before 从.
        let begins = self.changes[nth].is_some();
        let turned = || {
            let is_turn =
                |&at: &usize| matches!(chars[at], '从' | '由') && at >= whole.start + 2 && !NOUNS.covers(chars, at, 1);
            let turn = whole.clone().rev().find(is_turn)?;
            let turns = begins || chars[turn..whole.end].iter().any(char::is_ascii_digit);
            turns.then(|| self.strip(whole.start..turn)).filter(is_long)
        };
        // 设立1000万元旅游诚信基金; 申请材料由5份减为3份,减少40%.
        let changed = || {
            let shared = before.filter(|_| previous > clause).map(|before| self.strip(clause..before.start));
            let earlier = clause_before(chars, clause).filter(|range| matches!(chars[range.end], ',' | ';' | '('));
            let earlier = earlier.map(|range| {
                let end = before.filter(|number| number.start > range.start + 2 && number.start < range.end);
                self.strip(range.start..end.map_or(range.end, |number| number.start))
            });
            let mut shared = shared.into_iter().chain(earlier);
            noun.clone().or_else(|| shared.find(|range| is_long(range) && !is_change(range)))
        };
        // Nothing stands beside it: the clause before names the thing.
        let behind = || {
            let range = clause_before(chars, clause).filter(|range| chars[range.end] != '。')?;
            Some(self.strip(range)).filter(is_long)
        };
        let found = counted.or_else(turned).or_else(|| if is_change(&own) { changed() } else { None });
        found.or(Some(own).filter(is_long)).or(noun.clone()).or_else(behind)
    }

    /// The words behind 等 alone, where a list of things is long.
    fn short(&self, range: Range<usize>) -> Range<usize> {
        let words = &self.chars[range.clone()];
        let last = words.iter().rposition(|c| *c == '、').filter(|_| words.len() > LIST);
        let class = last.and_then(|last| words[last..].iter().position(|c| *c == '等').map(|at| last + at + 1));
        let class = class.map(|at| self.strip(range.start + at..range.end)).filter(|class| class.len() >= 2);
        class.unwrap_or(range)
    }
}

/// The items of a list between 、, 和, 与 and 及.
fn items(chars: &[char], range: Range<usize>) -> Vec<Range<usize>> {
    let is_mark =
        |&at: &usize| chars[at] == '、' || (matches!(chars[at], '和' | '与' | '及') && !NOUNS.covers(chars, at, 1));
    let marks: Vec<usize> = range.clone().filter(is_mark).collect();
    let starts = [range.start].into_iter().chain(marks.iter().map(|at| at + 1));
    starts.zip(marks.iter().copied().chain([range.end])).map(|(from, to)| from..to).collect()
}

/// The noun behind a number, 的 aside, up to a verb, a mark or the next number; brackets and quotations are whole.
fn noun(chars: &[char], number: &Number) -> Range<usize> {
    let from = number.end + chars[number.end..].iter().take_while(|c| matches!(c, ' ' | '的')).count();
    let most = chars.len().min(from + NOUN);
    let (mut at, mut end) = (from, from);
    while at < most {
        if let Some(close) = closed(chars, at, NOUN) {
            // A bracket counts only if the noun goes on behind it.
            at = close;
            end = if chars[close - 1] == ')' { end } else { close };
            continue;
        }
        if ends_noun(chars, from, at) {
            return from..end;
        }
        at += 1;
        end = at;
    }
    let last = (from..end.min(chars.len())).rev().find(|&at| ends_noun(chars, from, at + 1));
    if at >= chars.len() { from..end } else { from..last.map_or(from, |at| at + 1) }
}

/// Returns `true` if the noun that begins at `from` ends before `at`.
fn ends_noun(chars: &[char], from: usize, at: usize) -> bool {
    let Some(&c) = chars.get(at) else { return true };
    let verb = |length: usize| {
        let whole = length > 1 || !NOUNS.covers(chars, at, length);
        whole && (at > from + 1 || (at == from && length <= 2))
    };
    breaks(c)
        || c.is_ascii_digit()
        || matches!(c, '(' | ')' | '”' | '》')
        || (matches!(c, '和' | '及') && !NOUNS.covers(chars, at, 1))
        || VERBS.prefix_lens(&chars[at..]).any(verb)
        || change::turns_at(chars, at)
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
            let whole = WHOLE.prefix_of(rest).is_some() || NOUNS.prefix_len(rest) > word;
            let is_empty = !whole && word < rest.len();
            Some(time(rest)).filter(|&time| time > 0).unwrap_or(if is_empty { word } else { 0 })
        };
        if cut == 0 {
            break;
        }
        from += cut;
    }
    while from < to {
        let rest = &chars[from..to];
        let whole = NOUNS.suffix_of(rest).map_or(0, |word| word.chars().count());
        match TAIL.suffix_of(rest).map(|word| word.chars().count()).filter(|&length| length > whole || whole == 0) {
            Some(length) => to -= length,
            None if rest.last().is_some_and(|c| c.is_whitespace() || *c == '、') => to -= 1,
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
