//! The titles of cases whose beginnings are known: on the row of the number, on the next one, in a field.

use super::{dress, fields};
use crate::import::{
    annex_list::AnnexList,
    rows::NoticeRow,
    start::{CaseStart, TitleRows},
    title_line::{self, TitleEnd},
};

/// The start of the case at `row` whose title is the sentence up to `end`; text follows it on the row.
pub(crate) fn inline(rows: &[NoticeRow], row: usize, label: (usize, usize), end: usize, number: u32) -> CaseStart {
    let cut = (end < rows[row].len()).then_some(end);
    CaseStart {
        row,
        label: (label.0 > 0).then_some(label.0),
        number: Some(number),
        title: Some(TitleRows { offset: label.1, rows: vec![row] }),
        cut,
        is_end_uncertain: false,
    }
}

/// The start of the case at `row`, whose label has the length `label.0` and whose title begins at `label.1` or on a row
/// behind.
pub(crate) fn numbered(
    rows: &[NoticeRow],
    list: &AnnexList,
    row: usize,
    label: (usize, usize),
    number: impl Into<Option<u32>>,
) -> Option<CaseStart> {
    let begun = rows[row].chars().get(label.1..).unwrap_or(&[]);
    let start = CaseStart { row, label: Some(label.0), number: number.into(), ..CaseStart::default() };
    let is_reported = rows[row].case_label.is_some() && title_line::is_body_name(begun);
    if let Some(title) = below(rows, row).filter(|_| is_reported) {
        return Some(with_title(rows, list, start, title));
    }
    if begun.is_empty() {
        let title = below(rows, row)?;
        return Some(with_title(rows, list, start, title));
    }
    if rows[row].cell > 0 {
        return Some(CaseStart { title: Some(TitleRows { offset: label.1, rows: vec![row] }), ..start });
    }
    // 案例一 案例名称：…
    let field = field_at(rows, row, label.1);
    Some(with_title(rows, list, start, (row, field.unwrap_or(label.1))))
}

fn field_at(rows: &[NoticeRow], row: usize, from: usize) -> Option<usize> {
    let found = fields::title_in(rows[row].chars().get(from..)?)?;
    Some(from + found).filter(|&offset| offset < rows[row].len())
}

/// The start with a title that begins at an offset of a row.
fn with_title(rows: &[NoticeRow], list: &AnnexList, start: CaseStart, (at, offset): (usize, usize)) -> CaseStart {
    let offset = field_at(rows, at, offset).unwrap_or(offset);
    let begun = rows[at].chars().get(offset..).unwrap_or(&[]);
    let is_single = rows[at].cell > 0 || rows[start.row].cell > 0;
    let listed = title_line::listed_rows(rows, at + 1, begun, list);
    let more = match listed {
        _ if is_single => TitleEnd::default(),
        Some(rows) => TitleEnd { rows, is_end_uncertain: false },
        None => title_line::title_rows(rows, at + 1, begun),
    };
    let title = TitleRows { offset, rows: std::iter::once(at).chain(more.rows).collect() };
    CaseStart { title: Some(title), is_end_uncertain: more.is_end_uncertain, ..start }
}

/// The start with the title that a field directly below its row holds.
pub(crate) fn fielded(rows: &[NoticeRow], list: &AnnexList, start: CaseStart) -> Option<CaseStart> {
    let title = fields::title_of(rows, start.row + 1)?;
    Some(with_title(rows, list, start, title))
}

/// The row and the offset of the title below a label that stands alone: the first line that is no place and no body.
fn below(rows: &[NoticeRow], row: usize) -> Option<(usize, usize)> {
    let mut behind = (row + 1..rows.len()).filter(|&at| rows[at].furniture.is_none()).take(3);
    behind.find_map(|at| {
        let own = &rows[at];
        if let Some(title) = fields::title_of(rows, at) {
            return Some(title);
        }
        let is_title = !title_line::is_subtitle(own)
            && own.len() >= 2
            && own.len() <= 120
            && own.section.is_none()
            && own.lead.is_none();
        (is_title && !title_line::is_body_name(own.chars()) && !title_line::is_byline(own.chars()) && !own.is_text())
            .then_some((at, 0))
    })
}

/// The start of the case whose title stands at `row`, perhaps behind a number.
pub(crate) fn marked(rows: &[NoticeRow], list: &AnnexList, row: usize) -> CaseStart {
    let dress = dress::dress(&rows[row]);
    let start = dress.and_then(|dress| numbered(rows, list, row, (dress.len, dress.text), dress.number));
    start.unwrap_or_else(|| bare(rows, list, row, 0))
}

/// The start of the case whose title is the row as a whole, perhaps behind a number: a contents list spells it. A
/// subtitle may follow.
pub(crate) fn whole(rows: &[NoticeRow], list: &AnnexList, row: usize) -> CaseStart {
    let mut start = marked(rows, list, row);
    if let Some(title) = start.title.as_mut().filter(|title| title.rows.first() == Some(&row)) {
        let subtitle = title.rows.get(1).filter(|&&next| title_line::is_subtitle(&rows[next]));
        title.rows.truncate(1 + usize::from(subtitle.is_some()));
        start.is_end_uncertain = false;
    }
    start
}

/// The start of the case whose title begins at an offset of `row`, without a label.
pub(crate) fn bare(rows: &[NoticeRow], list: &AnnexList, row: usize, offset: usize) -> CaseStart {
    with_title(rows, list, CaseStart { row, ..CaseStart::default() }, (row, offset))
}

/// The characters of a start's title.
pub(crate) fn text(rows: &[NoticeRow], start: &CaseStart) -> Vec<char> {
    let Some(title) = &start.title else { return Vec::new() };
    let mut whole: Vec<char> = Vec::new();
    for (nth, &at) in title.rows.iter().enumerate() {
        let chars = rows[at].chars();
        let from = if nth == 0 { title.offset } else { 0 };
        let to = start.cut.filter(|_| nth == 0).unwrap_or(chars.len());
        whole.extend(chars.get(from..to).unwrap_or(&[]));
    }
    whole
}
