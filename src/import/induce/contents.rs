//! A contents list without numbers: lines close together that all stand in the text again, in the same order.

use std::collections::HashMap;

use super::dress;
use crate::import::{label::title_key, rows::NoticeRow, title_line};

/// The fewest letters of a line by which it is known again.
const LETTERS: usize = 5;

/// The rows of the longest contents list, each with the row on which its line stands again.
pub(super) fn contents(rows: &[NoticeRow]) -> Vec<(usize, usize)> {
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    let is_line = |row: &NoticeRow| row.len() <= 100 && !row.is_sentence && row.cell == 0;
    // Who reports may stand beside each title, and again in the text.
    let is_title = |row: &NoticeRow| row.furniture.is_none() && is_line(row) && !title_line::is_body_name(row.chars());
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| is_title(row)) {
        by_key.entry(key(row)).or_default().push(at);
    }
    let again = |at: usize| -> Option<usize> {
        let key = key(&rows[at]);
        (key.chars().count() >= LETTERS).then_some(())?;
        let same = by_key.get(&key)?;
        same.get(same.partition_point(|&other| other <= at)).copied()
    };
    let mut best: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let mut run: Vec<(usize, usize)> = Vec::new();
        let mut next = at;
        let before = |next: usize, run: &[(usize, usize)]| run.first().is_none_or(|&(_, later)| next < later);
        // A line of another kind, such as the name of a part, may stand between.
        while let Some(row) = rows.get(next).filter(|row| is_line(row) && before(next, &run)) {
            match again(next).filter(|&later| run.last().is_none_or(|&(_, last)| later > last)) {
                Some(later) => run.push((next, later)),
                None if run.is_empty() || row.is_text() => break,
                None => {}
            }
            next += 1;
        }
        if run.len() > best.len() {
            best.clone_from(&run);
        }
        at = next.max(at + 1);
    }
    best
}

/// The letters of a line without its number.
pub(super) fn key(row: &NoticeRow) -> String {
    let from = dress::dress(row).map_or(0, |dress| dress.text.min(row.len()));
    title_key(&row.chars()[from..])
}
