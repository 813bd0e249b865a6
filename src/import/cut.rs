//! Titles that share a row with the text behind them: the row is cut in two, so that a title ends where its row does.

use super::{
    notice::{ends_sentence, is_half_stop},
    rows::{self, NoticeRow},
    start::{CaseStart, TitleRows},
    title_line,
};

/// Cuts the rows of `starts` behind their titles; the sign that ends the title stays with it.
pub(crate) fn cut_rows(rows: &mut Vec<NoticeRow>, starts: &mut [CaseStart]) {
    if starts.iter().all(|start| start.cut.is_none()) {
        return;
    }
    let mut whole = std::mem::take(rows).into_iter().enumerate();
    let mut moved: Vec<usize> = Vec::new();
    let mut next = starts.iter().filter(|start| start.cut.is_some()).peekable();
    for (at, mut row) in whole.by_ref() {
        moved.push(rows.len());
        let cut = next.next_if(|start| start.row == at).and_then(|start| start.cut);
        let Some(cut) = cut else {
            rows.push(row);
            continue;
        };
        let rest = cut_row(&mut row, cut);
        rows.push(row);
        rows.extend(rest);
    }
    for start in starts {
        start.cut = None;
        start.row = moved[start.row];
        if let Some(TitleRows { rows, .. }) = &mut start.title {
            rows.iter_mut().for_each(|row| *row = moved[*row]);
        }
    }
    rows::mark_next_bodies(rows);
}

/// Ends titles that text follows on their row before the place or the body in brackets behind them: the text begins with
/// those.
pub(crate) fn end_before_places(rows: &[NoticeRow], starts: &mut [CaseStart]) {
    for start in starts {
        let Some(TitleRows { offset, rows: taken }) = &start.title else { continue };
        let [at] = taken[..] else { continue };
        let Some(end) = start.cut.filter(|_| at == start.row) else { continue };
        let title = rows[at].chars().get(*offset..end).unwrap_or(&[]);
        let open = title.iter().rposition(|c| matches!(c, '(' | '（'));
        let open = open.filter(|&open| open >= SHORTEST && matches!(title.last(), Some(')' | '）')));
        if let Some(open) = open.filter(|&open| title_line::names_body(&title[open + 1..title.len() - 1])) {
            start.cut = Some(offset + open);
        }
    }
}

/// The shortest title before a place in brackets, in characters.
const SHORTEST: usize = 4;

/// Ends a row at an offset of its body; returns the rest of it.
fn cut_row<'n>(row: &mut NoticeRow<'n>, cut: usize) -> Option<NoticeRow<'n>> {
    let chars = row.chars();
    let is_sign = |at: &usize| {
        let c = chars[*at];
        ends_sentence(c) || matches!(c, ':' | '：' | '*') || is_half_stop(chars, *at)
    };
    let signs = (cut..chars.len()).take_while(is_sign).count();
    let (end, from) = (row.body.start + cut, row.body.start + cut + signs);
    let rest = row.notice.trim(from..row.range.end);
    let rest = (!rest.is_empty()).then(|| rows::plain(row.notice, row, rest));
    row.range.end = rest.as_ref().map_or(row.range.end, |_| from);
    row.body.end = end;
    row.is_sentence = false;
    rest.flatten()
}
