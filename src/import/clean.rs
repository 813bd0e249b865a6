//! Undoes what programs do to characters: invisible ones inside words, radicals in place of characters, readings in
//! brackets, empty emphasis, leaders of a contents list, spaces between all characters. Every change is an edit.

use std::{collections::HashMap, sync::LazyLock};

use super::{
    edits::Edit,
    notice::{Notice, is_han},
    parallel,
};
use crate::corpus::{RepairKind, roundtrip::is_invisible};

/// Signs and the characters that they print.
static RADICALS: LazyLock<HashMap<char, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("words/radicals.txt").lines().filter(|line| !line.starts_with('#'));
    let pair = |pair: &'static str| {
        let first = pair.chars().next()?;
        Some((first, pair.get(first.len_utf8()..)?))
    };
    lines.flat_map(str::split_whitespace).filter_map(pair).collect()
});

/// The edits of a notice, in order, none touching another.
pub(crate) fn edits(notice: &Notice) -> Vec<Edit> {
    let opened_by_mark = (1..=notice.lines()).filter(|&line| opening_marks(notice.slice(notice.line(line))) > 0);
    let has_marks = opened_by_mark.count() >= MARKED_LINES;
    let clean = |&line: &u32| {
        let range = notice.line(line);
        clean_line(notice.slice(range.clone()), range.start, has_marks)
    };
    let lines: Vec<u32> = (1..=notice.lines()).collect();
    parallel::each(&lines, parallel::ROWS, clean).concat()
}

/// The lines that must begin with a question mark before one stands for a space.
const MARKED_LINES: usize = 3;

/// The edits of one line, which begins at `start`.
fn clean_line(chars: &[char], start: usize, has_marks: bool) -> Vec<Edit> {
    let mut edits = Vec::new();
    let is_spaced = is_spaced(chars);
    let end = chars.len() - leaders(chars);
    let mut at = 0;
    let mut edit = |from: usize, to: usize, read: &str, kind| {
        edits.push(Edit::sure(start + from..start + to, read, kind));
    };
    if has_marks {
        at = opening_marks(chars);
        if at > 0 {
            edit(0, at, "", RepairKind::StraySpace);
        }
    }
    while at < end {
        let c = chars[at];
        let len = run_len(chars, at);
        if is_invisible(c) {
            edit(at, at + len, "", RepairKind::StraySpace);
        } else if let Some(read) = RADICALS.get(&c) {
            edit(at, at + 1, read, RepairKind::Typo);
            at += 1;
            continue;
        } else if c == '*' && len == 4 && end > 4 {
            edit(at, at + len, "", RepairKind::Bullet);
        } else if is_spaced && is_gap(chars, at, len) {
            edit(at, at + len, if len > 1 { " " } else { "" }, RepairKind::StraySpace);
        } else if let Some(len) = reading_len(chars, at) {
            edit(at, at + len, "", RepairKind::Furniture);
            at += len;
            continue;
        }
        at += len;
    }
    if end < chars.len() {
        edit(end, chars.len(), "", RepairKind::Furniture);
    }
    edits
}

/// The number of equal characters from `at` on; of white space, all that follows.
fn run_len(chars: &[char], at: usize) -> usize {
    let rest = chars.iter().skip(at);
    match chars[at] {
        c if c.is_whitespace() => rest.take_while(|c| c.is_whitespace()).count(),
        c if is_invisible(c) => rest.take_while(|c| is_invisible(**c)).count(),
        '*' => rest.take_while(|c| **c == '*').count(),
        _ => 1,
    }
}

/// The question marks before the text of a line: they stand for special spaces.
fn opening_marks(chars: &[char]) -> usize {
    let marks = chars.iter().take_while(|c| **c == '?').count();
    if chars.get(marks).is_some_and(|c| is_han(*c)) { marks } else { 0 }
}

/// Returns `true` for a line with white space between nearly all its characters.
fn is_spaced(chars: &[char]) -> bool {
    let signs = chars.iter().filter(|c| !c.is_whitespace()).count();
    let han = chars.iter().filter(|c| is_han(**c)).count();
    let parted = chars.windows(3).filter(|w| w[1].is_whitespace() && !w[0].is_whitespace() && !w[2].is_whitespace());
    han >= 6 && han * 2 >= signs && parted.count() * 5 >= signs * 4
}

/// Returns `true` for white space between two signs, not at the beginning of a line.
fn is_gap(chars: &[char], at: usize, len: usize) -> bool {
    at > 0 && chars[at].is_whitespace() && at + len < chars.len()
}

/// The length of a reading in brackets behind a character: (bàn).
fn reading_len(chars: &[char], at: usize) -> Option<usize> {
    matches!(chars[at], '(' | '（').then_some(())?;
    is_han(*chars.get(at.checked_sub(1)?)?).then_some(())?;
    let inner = chars.iter().skip(at + 1).take(30);
    let len = inner.take_while(|c| c.is_ascii_lowercase() || is_toned(**c) || matches!(c, ' ' | '\'')).count();
    let has_tone = chars[at + 1..at + 1 + len].iter().any(|c| is_toned(*c));
    (has_tone && matches!(chars.get(at + 1 + len), Some(')' | '）'))).then_some(len + 2)
}

fn is_toned(c: char) -> bool {
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü".contains(c)
}

/// The length of the leaders and the page number that end a line of a contents list.
fn leaders(chars: &[char]) -> usize {
    let is_page = |c: &char| c.is_ascii_digit() || matches!(c, ' ' | '\t' | '\u{3000}' | '(' | ')' | '（' | '）' | '-');
    let page = chars.iter().rev().take_while(|c| is_page(c)).count();
    let digits = chars.iter().rev().take(page).filter(|c| c.is_ascii_digit()).count();
    let rest = &chars[..chars.len() - page];
    let is_leader = |c: &char| matches!(c, '.' | '…' | '·' | '•' | '．' | '‥' | '┈' | '_' | '-' | '—' | '。' | ' ');
    let tail = rest.iter().rev().take_while(|c| is_leader(c));
    let dots: usize = tail.clone().map(|c| if matches!(c, '…' | '—') { 3 } else { usize::from(*c != ' ') }).sum();
    let is_leaders = dots >= 6 || (dots >= 4 && (1..=4).contains(&digits));
    if is_leaders && rest.len() > tail.clone().count() { page + tail.count() } else { 0 }
}
