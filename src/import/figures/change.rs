//! Changes: a number before words like 压缩至, and the number behind them.

use super::number::{self, Number};
use crate::import::words::WordList;

const FILE: &str = include_str!("words.txt");
static TURNS: WordList = WordList::new(FILE, "TURN");
static ARRIVES: WordList = WordList::new(FILE, "ARRIVE");
static BETWEEN: WordList = WordList::new(FILE, "BETWEEN");

/// The most characters between a number and the words of change, before them and behind them.
const BEFORE: usize = 14;
const BEHIND: usize = 8;

/// The most characters between a mark and the words of change, where the number stands before the mark: 由原来的5天,现压缩至1天.
const AFTER_MARK: usize = 4;

/// For each number the index of the one that it changed to. Numbers in Han numerals on either side of a change are added
/// to `numbers`, which stay in order.
pub(super) fn changes(chars: &[char], numbers: &mut Vec<Number>) -> Vec<Option<usize>> {
    let turns = turns(chars);
    let new = turns.iter().filter_map(|&(from, to)| match (before(chars, numbers, from), behind(chars, numbers, to)) {
        (None, Some(_)) => han_before(chars, from),
        (Some(_), None) => han_behind(chars, to),
        _ => None,
    });
    let new: Vec<Number> = new.collect();
    numbers.extend(new);
    numbers.sort_by_key(|number| number.start);
    numbers.dedup_by_key(|number| number.start);
    let mut reached = vec![None; numbers.len()];
    let mut last = None;
    for (from, to) in turns {
        let (Some(before), Some(behind)) = (before(chars, numbers, from), behind(chars, numbers, to)) else { continue };
        let is_new = last.is_none_or(|last| before > last);
        if is_new && alike(chars, &numbers[before], &numbers[behind]) {
            for (before, behind) in aligned(chars, numbers, before, behind) {
                reached[before] = Some(behind);
                last = Some(behind);
            }
        }
    }
    reached
}

/// Returns `true` if both numbers are shares, or both measure time, or neither does.
fn alike(chars: &[char], one: &Number, other: &Number) -> bool {
    let kind = |number: &Number| (number.is_share(chars), number.is_time(chars));
    kind(one) == kind(other)
}

/// The ranges of the words of change: 压缩至, 减少到, 精简为, →.
fn turns(chars: &[char]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let whole = turn(chars, at);
        if whole > 0 {
            out.push((at, at + whole));
        }
        at += whole.max(1);
    }
    out
}

/// The length of the words of change that begin at `at`.
fn turn(chars: &[char], at: usize) -> usize {
    let verb = TURNS.prefix_len(&chars[at..]);
    let arrives = if verb > 0 { ARRIVES.prefix_len(&chars[at + verb..]) } else { 0 };
    if chars[at] == '→' {
        1
    } else if arrives > 0 {
        verb + arrives
    } else {
        0
    }
}

/// Returns `true` if words of change or a verb of change begin at `at`: no noun goes on there.
pub(super) fn turns_at(chars: &[char], at: usize) -> bool {
    turn(chars, at) > 0 || TURNS.prefix_len(&chars[at..]) > 1
}

/// The number before the words of change that begin at `from`: in their clause, or in the one before behind 由, 从 or 原.
fn before(chars: &[char], numbers: &[Number], from: usize) -> Option<usize> {
    let at = numbers.partition_point(|number| number.end <= from).checked_sub(1)?;
    let between = &chars[numbers[at].end..from];
    let near = between.len() <= BEFORE && !between.iter().any(|c| "。;!?:".contains(*c));
    let mark = between.iter().rposition(|c| matches!(c, ',' | '、'));
    let near =
        near && mark.is_none_or(|mark| is_origin(chars, numbers[at].start) && between.len() - mark <= AFTER_MARK);
    near.then_some(at)
}

/// Returns `true` if 由, 从 or 原 stands shortly before `at`.
fn is_origin(chars: &[char], at: usize) -> bool {
    chars[at.saturating_sub(6)..at].iter().any(|c| matches!(c, '由' | '从' | '原'))
}

/// The number behind the words of change that end at `to`.
fn behind(chars: &[char], numbers: &[Number], to: usize) -> Option<usize> {
    let at = numbers.partition_point(|number| number.start < to);
    let start = numbers.get(at)?.start;
    let between = &chars[to..start];
    let near = between.len() <= BEHIND && !between.iter().any(|c| ",、。;!?:".contains(*c));
    near.then_some(at)
}

/// The number in Han numerals before the words of change, the nearest, behind 由, 从 or 原: 一件事办理时间压缩至3天 has none.
fn han_before(chars: &[char], from: usize) -> Option<Number> {
    let found =
        (from.saturating_sub(BEFORE)..from).rev().find_map(|at| number::in_han(chars, at).filter(|n| n.end <= from));
    let is_origin = |number: &Number| chars[number.start] == '半' || is_origin(chars, number.start);
    let ends = |number: &Number| chars[number.end..from].iter().any(|c| ",、。;!?:".contains(*c));
    found.filter(|number| is_origin(number) && !ends(number))
}

/// The number in Han numerals behind the words of change and those that may stand between: 仅需, 目前的.
fn han_behind(chars: &[char], to: usize) -> Option<Number> {
    let mut at = to;
    while let Some(length) = Some(BETWEEN.prefix_len(chars.get(at..)?)).filter(|&length| length > 0) {
        at += length;
    }
    number::in_han(chars, at)
}

/// The pairs of a change of several numbers with the same units: 3个环节7份材料减少为1个环节2份材料.
fn aligned(chars: &[char], numbers: &[Number], before: usize, behind: usize) -> Vec<(usize, usize)> {
    let unit = |at: usize| numbers.get(at).map(|number| &chars[number.unit..number.end]);
    let beside = |at: usize| {
        let gap = &chars[numbers[at].end..numbers[at + 1].start];
        gap.len() <= BEHIND && !gap.iter().any(|c| ",。;!?:→".contains(*c))
    };
    let mut length = 1;
    while before >= length
        && behind + length < numbers.len()
        && beside(before - length)
        && beside(behind + length - 1)
        && length < 4
    {
        length += 1;
    }
    let fits = |length: usize| (0..length).all(|nth| unit(before + 1 - length + nth) == unit(behind + nth));
    let length = (2..=length).rev().find(|&length| fits(length)).unwrap_or(1);
    (0..length).map(|nth| (before + 1 - length + nth, behind + nth)).collect()
}
