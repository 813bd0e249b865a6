//! Sequences by what stands before their titles: a bullet of one shape, or a line of dashes.

use std::collections::BTreeMap;

use super::titles;
use crate::import::{
    annex_list::AnnexList,
    front_matter,
    notice::is_full_stop,
    rows::NoticeRow,
    start::{CaseStart, TitleRows, has_body},
};

/// By titles behind bullets: a sequence for each shape.
pub(super) fn bulleted(rows: &[NoticeRow], list: &AnnexList) -> Vec<Vec<CaseStart>> {
    let mut by_mark: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    let is_title = |row: &NoticeRow| row.mark != ' ' && row.is_title_like() && row.len() >= 4 && row.cell == 0;
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| is_title(row) && row.section.is_none()) {
        by_mark.entry(row.mark).or_default().push(at);
    }
    let with_body = |found: Vec<usize>| -> Vec<CaseStart> {
        let ends = found.iter().skip(1).copied().chain([rows.len()]);
        let whole = found.iter().zip(ends).filter(|&(&at, to)| has_body(rows, at + 1, to));
        whole.map(|(&at, _)| titles::marked(rows, list, at)).collect()
    };
    let mut found: Vec<Vec<CaseStart>> = by_mark.into_values().map(with_body).collect();
    found.extend(bulleted_sentences(rows));
    found
}

/// The longest title that is the first sentence behind a bullet, in characters.
const SENTENCE: usize = 60;

/// By the first sentences of paragraphs behind bullets.
fn bulleted_sentences(rows: &[NoticeRow]) -> Vec<Vec<CaseStart>> {
    let mut by_mark: BTreeMap<char, Vec<CaseStart>> = BTreeMap::new();
    for (at, row) in
        rows.iter().enumerate().filter(|(_, row)| row.mark != ' ' && row.furniture.is_none() && row.cell == 0)
    {
        let chars = row.chars();
        let stop = (0..chars.len().min(SENTENCE)).find(|&at| is_full_stop(chars, at));
        let Some(stop) = stop.filter(|&stop| stop >= 4 && stop + 2 < chars.len()) else { continue };
        let title = TitleRows { offset: 0, rows: vec![at] };
        let start = CaseStart { row: at, title: Some(title), cut: Some(stop), ..CaseStart::default() };
        by_mark.entry(row.mark).or_default().push(start);
    }
    by_mark.into_values().collect()
}

/// By the titles directly behind lines of dashes, with and without one before the first of them.
pub(super) fn ruled(rows: &[NoticeRow], list: &AnnexList) -> Vec<Vec<CaseStart>> {
    let rules: Vec<usize> = (0..rows.len()).filter(|&at| rows[at].is_rule()).collect();
    let Some(&first) = rules.first() else { return Vec::new() };
    let title_behind = |rule: &usize| -> Option<usize> {
        let at = (rule + 1..rows.len()).find(|&at| rows[at].furniture.is_none())?;
        let row = &rows[at];
        let is_title = row.is_title_like() && row.len() >= 4 && row.section.is_none() && row.cell == 0;
        (is_title && has_body(rows, at + 1, rows.len())).then_some(at)
    };
    let behind: Vec<usize> = rules.iter().filter_map(title_behind).collect();
    let is_before = |&at: &usize| {
        let row = &rows[at];
        let is_line = row.furniture.is_none() && row.is_title_like() && row.len() >= 6 && row.section.is_none();
        is_line && !front_matter::is_notice_heading(row.chars()) && has_body(rows, at + 1, first)
    };
    let before = (0..first).find(is_before);
    let start = |at: &usize| titles::marked(rows, list, *at);
    let all = before.iter().chain(&behind).map(start).collect();
    vec![behind.iter().map(start).collect(), all]
}
