//! Headings of groups of cases: they stand directly before the first case of a group and belong to none.

use crate::import::{rows::NoticeRow, start::CaseStart};

/// The rows that head groups of cases, where not every case has one.
pub(crate) fn groups(rows: &[NoticeRow], starts: &[CaseStart]) -> Vec<usize> {
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
    let is_part = matches!(last, Some('篇' | '类' | '類' | '章'))
        || chars.first() == Some(&'第')
        || matches!(last, Some('）' | ')'));
    row.is_title_like()
        && row.len() <= 40
        && row.section.is_none()
        && row.lead.is_none()
        && (row.numbering.is_some() || row.heading > 0 || row.cell > 0 || is_part)
}
