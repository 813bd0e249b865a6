//! A second look where fewer cases were found than the notice announces: rows of the shape of the titles are the missing
//! ones, if with all of them the cases are as many as announced.

use super::{dress, titles};
use crate::import::{
    annex_list::AnnexList,
    region,
    rows::NoticeRow,
    start::{CaseStart, has_body},
};

/// All that the first rows of the found cases have in common.
struct Shape {
    level: u8,
    word: Option<String>,
    is_placed: bool,
    lengths: (usize, usize),
}

impl Shape {
    fn of(rows: &[NoticeRow], starts: &[CaseStart]) -> Option<Self> {
        let level = rows[starts.first()?.row].heading;
        let own = starts.iter().map(|start| &rows[start.row]);
        let is_one_level = own.clone().all(|row| row.heading == level && row.cell == 0);
        let words: Vec<Option<String>> = own.clone().map(|row| dress::dress(row).map(|dress| dress.key.word)).collect();
        let is_one_word = words.iter().all(|word| *word == words[0]);
        let title = |start: &CaseStart| start.title.as_ref().and_then(|title| title.rows.first()).copied();
        let titles: Vec<usize> = starts.iter().filter_map(title).collect();
        let is_placed = titles.len() == starts.len() && titles.iter().all(|&at| is_placed(&rows[at]));
        let lengths = titles.iter().map(|&at| rows[at].len());
        let lengths = (lengths.clone().min()?, lengths.max()?);
        let word = words.into_iter().next().flatten();
        (is_one_level && is_one_word && starts.iter().all(|start| start.cut.is_none())).then_some(Self {
            level,
            word,
            is_placed,
            lengths,
        })
    }

    fn fits(&self, rows: &[NoticeRow], at: usize) -> bool {
        let row = &rows[at];
        let dress = dress::dress(row);
        // A label may be lost, but no other one stands in its place.
        let is_dressed = dress.is_none_or(|dress| Some(&dress.key.word) == self.word.as_ref());
        let is_like = row.len() + 6 >= self.lengths.0 && row.len() <= self.lengths.1 + 6;
        let is_marked = self.level > 0 || self.is_placed || self.word.is_some();
        let before = at.checked_sub(1).map(|at| &rows[at]);
        row.furniture.is_none()
            && row.section.is_none()
            && row.lead.is_none()
            && row.cell == 0
            && row.heading == self.level
            && row.is_title_like()
            && is_dressed
            && is_like
            && is_marked
            && before.is_some_and(|row| row.is_sentence || row.is_text())
            && (!self.is_placed || is_placed(row))
    }
}

/// Returns `true` if the title on a row begins with a place.
fn is_placed(row: &NoticeRow) -> bool {
    let from = dress::dress(row).map_or(0, |dress| dress.text);
    row.chars().get(from..).is_some_and(region::begins_with)
}

/// The starts with those that were missed, if that makes as many as are `expected`.
pub(crate) fn completed(
    rows: &[NoticeRow],
    list: &AnnexList,
    mut starts: Vec<CaseStart>,
    expected: usize,
) -> Vec<CaseStart> {
    let Some(shape) = Shape::of(rows, &starts).filter(|_| starts.len() > 1 && expected > starts.len()) else {
        return starts;
    };
    let is_taken = |at: usize| {
        let nth = starts.partition_point(|start| start.row <= at);
        nth > 0 && at < starts[nth - 1].body()
    };
    let missing: Vec<usize> = (list.end()..rows.len())
        .filter(|&at| !is_taken(at) && shape.fits(rows, at) && has_body(rows, at + 1, rows.len()))
        .collect();
    if starts.len() + missing.len() == expected {
        starts.extend(missing.into_iter().map(|at| titles::marked(rows, list, at)));
        starts.sort_by_key(|start| start.row);
    }
    starts
}
