//! Beginnings of cases at the labels that number them: 案例1：….

use super::{
    annex_list::AnnexList,
    induce,
    rows::NoticeRow,
    start::{CaseStart, TitleRows, has_body},
    title_line::{self, TitleEnd},
};

/// The beginnings of the labelled rows with text behind them.
pub(super) fn starts(rows: &[NoticeRow], list: &AnnexList) -> Vec<CaseStart> {
    let is_line = |row: &NoticeRow| row.len() <= 120 && row.chars().last() != Some(&'。');
    let labelled = rows.iter().enumerate().filter(|(_, row)| row.case_label.is_some() && is_line(row));
    let found: Vec<usize> = labelled.map(|(at, _)| at).collect();
    let mut starts = with_body(rows, &found);
    // A list of labels may stand before the cases: the numbers then begin anew.
    let number = |nth: usize| rows[starts[nth]].case_label.map_or(0, |label| label.number);
    let anew = (1..starts.len()).rev().find(|&nth| number(nth) == 1 && number(nth - 1) > 1);
    if let Some(anew) = anew.filter(|&anew| starts.len() - anew >= anew) {
        starts.drain(..anew);
    }
    starts.into_iter().filter_map(|at| start(rows, list, at)).collect()
}

/// Those of the rows `at` that have a body before the next of them.
fn with_body(rows: &[NoticeRow], at: &[usize]) -> Vec<usize> {
    let ends = at.iter().skip(1).copied().chain([rows.len()]);
    at.iter().copied().zip(ends).filter(|&(at, end)| has_body(rows, at + 1, end)).map(|(at, _)| at).collect()
}

/// The start of the case whose label begins the row `at`.
pub(super) fn start(rows: &[NoticeRow], list: &AnnexList, at: usize) -> Option<CaseStart> {
    let label = rows[at].case_label?;
    // A body behind the label reports the case; the title stands below.
    let is_body = title_line::is_body_name(&rows[at].chars()[label.text.min(rows[at].len())..])
        && rows.get(at + 1).is_some_and(|row| may_be_title(row) && row.case_label.is_none());
    let has_title = label.text < rows[at].len() && !is_body;
    let own = CaseStart { row: at, label: Some(label.len), number: Some(label.number), ..CaseStart::default() };
    if let Some(start) = induce::fielded(rows, list, own).filter(|_| !has_title) {
        return Some(start);
    }
    // 【案例一】案例名称：…
    let begun = if is_body { &[] } else { &rows[at].chars()[label.text..] };
    let field = induce::title_in(begun).filter(|&offset| offset < begun.len()).unwrap_or(0);
    let begun = &begun[field..];
    let listed = title_line::listed_rows(rows, at + 1, begun, list);
    let title = match listed.filter(|more| !more.is_empty() || has_title) {
        Some(rows) => TitleEnd { rows, is_end_uncertain: false },
        None => title_line::title_rows(rows, at + 1, begun),
    };
    // Text directly below a label has no title.
    let is_text = |row: &NoticeRow| row.is_text() && row.furniture.is_none() && row.lead.is_none();
    if !has_title && title.rows.is_empty() && rows.get(at + 1).is_some_and(is_text) {
        let number = Some(label.number);
        return Some(CaseStart { row: at, label: Some(label.len), number, ..CaseStart::default() });
    }
    // A label with nothing behind it is all the title there is.
    let is_bare = !has_title && title.rows.is_empty();
    let own = (has_title || is_bare).then_some(at);
    Some(CaseStart {
        row: at,
        label: (!is_bare).then_some(label.len),
        number: Some(label.number),
        title: Some(TitleRows {
            offset: if has_title { label.text + field } else { 0 },
            rows: own.into_iter().chain(title.rows).collect(),
        }),
        cut: None,
        is_end_uncertain: title.is_end_uncertain || is_bare,
    })
}

/// Returns `true` for a line that may be the title below its label: no heading, and no name of a reporting body.
fn may_be_title(row: &NoticeRow) -> bool {
    row.is_title_like() && row.section.is_none() && !title_line::is_subtitle(row)
}
