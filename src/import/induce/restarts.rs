//! Numbers that begin anew: every group of cases counts its own.

use super::{dress, titles};
use crate::import::{actors, rows::NoticeRow, start::CaseStart, title_line};

/// The lines above the first case of every group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Restarts {
    /// Numbers do not begin anew, or nothing heads the groups.
    None,
    /// The lines are numbered in another dress, and count on.
    Headings,
    /// The lines count on and name kinds of cases: 一、便民服务类.
    Kinds,
    /// The lines name places or bodies: the cases of each.
    Places,
}

/// The way in which the numbers of `starts` begin anew.
pub(super) fn restarts(rows: &[NoticeRow], starts: &[CaseStart]) -> Restarts {
    let numbers: Vec<u32> = starts.iter().filter_map(|start| start.number).collect();
    let mut runs = numbers.chunk_by(|a, b| b > a);
    let is_run = |run: &[u32]| run.iter().zip(1..).all(|(&number, nth)| number == nth);
    if numbers.len() != starts.len() || !runs.all(is_run) {
        return Restarts::None;
    }
    let firsts = starts.iter().filter(|start| start.number == Some(1));
    let above: Vec<Option<&NoticeRow>> =
        firsts.map(|start| rows[..start.row].iter().rev().find(|row| row.furniture.is_none())).collect();
    if above.len() < 2 {
        return Restarts::None;
    }
    let is_place = |row: &&NoticeRow| {
        let chars = row.after_numbering();
        title_line::names_body(chars) || (row.is_title_like() && row.len() <= 12 && actors::begins_with_actor(chars))
    };
    let number = |row: &&NoticeRow| dress::dress(row).filter(|_| row.is_title_like()).map(|dress| dress.number);
    let counted = above.iter().zip(1..).all(|(row, nth)| row.as_ref().and_then(number) == Some(nth));
    if above.iter().all(|row| row.as_ref().is_some_and(is_place)) {
        Restarts::Places
    } else if counted && above.iter().flatten().all(|row| names_kind(row)) {
        Restarts::Kinds
    } else if counted && starts.iter().all(|start| titles::text(rows, start).len() >= 4) {
        Restarts::Headings
    } else {
        Restarts::None
    }
}

/// The longest name of a kind of cases, in characters.
const KIND: usize = 16;

/// Returns `true` for a line that names a kind of cases.
fn names_kind(row: &NoticeRow) -> bool {
    let name = row.after_numbering();
    name.len() <= KIND && matches!(name.last(), Some('类' | '類' | '篇'))
}
