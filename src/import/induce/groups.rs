//! Headings of groups of cases, with what introduces a group: they belong to no case.

use std::collections::BTreeMap;

use super::dress::{self, Numeral};
use crate::import::{rows::NoticeRow, start::CaseStart, title_line};

/// The rows that head and introduce groups of cases.
pub(crate) fn groups(rows: &[NoticeRow], starts: &[CaseStart]) -> Vec<usize> {
    let mut found = directly_above(rows, starts);
    found.extend(introduced(rows, starts));
    found.sort_unstable();
    found.dedup();
    found
}

/// Headings directly before the first case of a group, where not every case has one.
fn directly_above(rows: &[NoticeRow], starts: &[CaseStart]) -> Vec<usize> {
    let above: Vec<Vec<usize>> = starts
        .iter()
        .enumerate()
        .skip(1)
        .map(|(nth, start)| {
            let floor = starts[nth - 1].body();
            (floor..start.row)
                .rev()
                .filter(|&at| rows[at].furniture.is_none())
                .take_while(|&at| is_heading(&rows[at]))
                .take(2)
                .collect()
        })
        .collect();
    let grouped = above.iter().filter(|rows| !rows.is_empty()).count();
    if grouped * 4 > above.len() * 3 && above.len() > 2 {
        return Vec::new();
    }
    above.into_iter().flatten().collect()
}

/// Returns `true` for a short line with a mark of its own: a number, a level, a cell, or words for a part.
fn is_heading(row: &NoticeRow) -> bool {
    let chars = row.chars();
    let last = chars.last();
    let is_part = matches!(last, Some('篇' | '类' | '類' | '章' | '奖' | '獎' | '组' | '組'))
        || chars.first() == Some(&'第')
        || matches!(last, Some('）' | ')'))
        || title_line::names_body(chars);
    row.is_title_like()
        && row.len() <= 40
        && row.section.is_none()
        && row.lead.is_none()
        && (row.numbering.is_some() || row.heading > 0 || row.cell > 0 || is_part)
}

/// The most rows between the heading of a group and its first case.
const INTRODUCTION: usize = 4;

/// Numbered headings that count through the whole notice, the first of them before the first case and never two in one
/// case, and the rows between each and the next case.
fn introduced(rows: &[NoticeRow], starts: &[CaseStart]) -> Vec<usize> {
    let mut by_dress: BTreeMap<(String, Numeral, u8), Vec<(usize, u32)>> = BTreeMap::new();
    let case_of = |row: usize| starts.partition_point(|start| start.row <= row);
    let is_start = |row: usize| starts.binary_search_by_key(&row, |start| start.row).is_ok();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.is_title_like() && row.cell == 0) {
        let is_plain = row.furniture.is_none() && row.section.is_none() && row.lead.is_none();
        let Some(dress) = dress::dress(row).filter(|dress| is_plain && dress.text < row.len()) else { continue };
        by_dress.entry((dress.key.word, dress.key.numeral, row.heading)).or_default().push((at, dress.number));
    }
    for found in by_dress.values_mut() {
        // A contents list may name the groups first.
        let first = found.iter().rposition(|&(at, number)| number == 1 && case_of(at) == 0);
        found.drain(..first.unwrap_or(0));
    }
    let spans = |found: &&Vec<(usize, u32)>| {
        let counts = found.iter().zip(1..).all(|(&(_, number), nth)| number == nth);
        let apart = found.windows(2).all(|pair| case_of(pair[0].0) < case_of(pair[1].0));
        let is_before = found.first().is_some_and(|&(at, _)| case_of(at) == 0);
        counts && apart && is_before && found.len() > 1 && !found.iter().any(|&(at, _)| is_start(at))
    };
    let to_case = |&(at, _): &(usize, u32)| {
        let next = starts.get(case_of(at)).map_or(at, |start| start.row);
        if next - at <= INTRODUCTION { at..next } else { at..at }
    };
    by_dress.values().filter(spans).flat_map(|found| found.iter().skip(1).flat_map(to_case)).collect()
}
