//! A single practice: a title, and the structure of a case below it.

use std::collections::BTreeSet;

use super::{
    dress,
    evidence::{self, Claims},
    fields, titles,
};
use crate::import::{
    annex_list::AnnexList, dates, lead_cue, notice::white_len, rows::NoticeRow, start::CaseStart,
};

/// The proof that a single practice needs.
const ENOUGH: i32 = 4;

/// The case that a text is as a whole; `None` where it is none.
pub(crate) fn practice(rows: &[NoticeRow], list: &AnnexList, claims: &Claims) -> Option<CaseStart> {
    let (row, offset) = heading(rows)?;
    let title = rows[row].chars().get(offset..).unwrap_or(&[]);
    let body = rows.get(row + 1..).unwrap_or(&[]);
    let kinds: BTreeSet<_> = body.iter().filter_map(|row| row.section.or(row.lead.map(|(kind, _)| kind))).collect();
    let measures = body.iter().filter(|row| is_measure(row)).count();
    let text: usize = body.iter().filter(|row| row.furniture.is_none()).map(NoticeRow::len).sum();
    let tells = body.iter().any(|row| row.is_text() && lead_cue::states_results(row.chars()));
    let points = [
        (evidence::begins_with_place(title), 2),
        (evidence::tells_deed(title), 1),
        (kinds.len() >= 3, 2),
        (kinds.len() == 2, 1),
        (measures >= 2, 1),
        (tells, 1),
        (claims.speaks_of_cases, 1),
        (claims.is_other_genre || claims.is_call, -4),
        (text < 80, -4),
        (kinds.len() < 2 && measures < 2, -4),
    ];
    let proof: i32 = points.iter().filter(|(fits, _)| *fits).map(|(_, points)| points).sum();
    (proof >= ENOUGH).then(|| titles::bare(rows, list, row, offset))
}

/// The row of the heading and the offset of its title: the first line that could be one.
fn heading(rows: &[NoticeRow]) -> Option<(usize, usize)> {
    let is_heading = |row: &NoticeRow| {
        row.furniture.is_none()
            && (6..=80).contains(&row.len())
            && !row.is_sentence
            && row.section.is_none()
            && row.cell == 0
            && !dates::is_date_line(row)
    };
    let is_trail = |row: &NoticeRow| row.chars().iter().any(|c| matches!(c, '>' | '＞' | '›' | '»'));
    let tells = |row: &NoticeRow| evidence::begins_with_place(row.chars()) || evidence::tells_deed(row.chars());
    let head: Vec<usize> =
        (0..rows.len().min(12)).filter(|&at| is_heading(&rows[at]) && !is_trail(&rows[at])).collect();
    let found = head.iter().copied().find(|&at| tells(&rows[at])).or(head.first().copied())?;
    let row = &rows[found];
    if let Some(offset) = fields::title_field(row).filter(|&offset| offset < row.len()) {
        return Some((found, offset));
    }
    let chars = row.chars();
    // 经验做法 | 某县…: the name of a column stands before the title.
    let bar = chars.iter().take(12).position(|c| matches!(c, '|' | '｜' | '丨'));
    let offset = bar.map_or(0, |bar| bar + 1 + white_len(chars, bar + 1));
    Some((found, offset))
}

/// Returns `true` for a numbered paragraph, or one whose beginning is set in bold.
fn is_measure(row: &NoticeRow) -> bool {
    let is_bold = matches!(row.chars(), ['*', '*', ..]);
    let is_numbered = row.furniture.is_none() || row.len() <= 3;
    let is_numbered = is_numbered && (row.numbering.is_some() || dress::dress(row).is_some());
    is_numbered || (row.furniture.is_none() && (is_bold || (row.heading > 0 && row.section.is_none())))
}
