//! Corrections of the beginnings of cases and of their titles.

use std::collections::BTreeSet;

use super::corrector::Corrector;
use crate::import::{
    annex_list::AnnexList,
    corrections::Correction,
    line_role::LineRole,
    rows::NoticeRow,
    segment,
    start::{self, CaseStart, TitleRows},
};

/// The rows at which corrections say that cases begin, in order.
pub(crate) fn shown_starts(rows: &[NoticeRow], corrector: &Corrector<'_>) -> Vec<usize> {
    let fixes = corrector.fixes;
    let is_shown = |at: &usize| {
        let row = &rows[*at];
        let is_below = at.checked_sub(1).is_some_and(|above| rows[above].said.is_some_and(LineRole::begins_case));
        let said = row.said.is_some_and(|role| role.begins_case() && (role != LineRole::Title || !is_below));
        said || fixes.cases.iter().any(|fix| fix.line == row.line)
    };
    let mut shown: Vec<usize> = (0..rows.len()).filter(is_shown).collect();
    shown.dedup_by_key(|at| rows[*at].line);
    shown
}

/// The starts without `not_cases` and with `cases` at other lines, and as the roles of lines have them.
pub(crate) fn corrected_starts(
    mut starts: Vec<CaseStart>,
    rows: &[NoticeRow],
    list: &AnnexList,
    corrector: &mut Corrector<'_>,
) -> Vec<CaseStart> {
    let row_at = |line: u32| rows.iter().position(|row| row.line == line);
    for (nth, &line) in corrector.fixes.not_cases.iter().enumerate() {
        let before = starts.len();
        starts.retain(|start| rows[start.row].line != line);
        let what = Correction::new("not_cases", nth, line, "");
        match row_at(line) {
            _ if starts.len() < before => {}
            Some(_) => corrector.idle(&what),
            None => corrector.gone(&what, line, None),
        }
    }
    for fix in &corrector.fixes.cases {
        match row_at(fix.line) {
            Some(row) if starts.iter().any(|start| start.row == row) => {}
            Some(row) => starts.push(segment::start_at(rows, list, row)),
            // Told where its fields are corrected.
            None => {}
        }
    }
    obey(&mut starts, rows, list);
    starts.sort_by_key(|start| start.row);
    start::end_titles(&mut starts);
    starts
}

/// Makes the starts what the roles of lines say.
fn obey(starts: &mut Vec<CaseStart>, rows: &[NoticeRow], list: &AnnexList) {
    let is_no_case = |row: usize| rows[row].said.is_some_and(LineRole::is_no_case);
    // Text follows these labels directly.
    let is_untitled = |start: &&CaseStart| start.label.is_some() && start.title.is_none();
    let untitled: BTreeSet<usize> = starts.iter().filter(is_untitled).map(|start| start.row).collect();
    starts.retain(|start| !is_no_case(start.row));
    for start in starts.iter_mut() {
        if let Some(title) = &mut start.title {
            let whole = title.rows.iter().take_while(|row| !is_no_case(**row)).count();
            start.is_end_uncertain &= whole == title.rows.len();
            title.rows.truncate(whole);
        }
        if start.title.as_ref().is_some_and(|title| title.rows.is_empty()) {
            start.title = None;
        }
    }
    for (at, row) in rows.iter().enumerate() {
        match row.said {
            Some(LineRole::Case) if starts.iter().all(|start| start.row != at) => {
                starts.push(segment::start_at(rows, list, at));
            }
            Some(LineRole::Label) => label_at(starts, rows, at),
            Some(LineRole::Title) => title_at(starts, rows, at),
            _ => {}
        }
    }
    // A label whose title is gone is all the title there is.
    let has_lost =
        |start: &&mut CaseStart| start.label.is_some() && start.title.is_none() && !untitled.contains(&start.row);
    for start in starts.iter_mut().filter(has_lost) {
        start.label = None;
        start.title = Some(TitleRows { offset: 0, rows: vec![start.row] });
    }
}

/// Begins a case at a label; its title is what follows.
fn label_at(starts: &mut Vec<CaseStart>, rows: &[NoticeRow], at: usize) {
    let below = starts.iter().position(|start| start.row == at + 1 && start.label.is_none());
    let own = starts.iter().position(|start| start.row == at).or(below);
    let known = own.map(|own| starts.swap_remove(own)).unwrap_or_default();
    let title = known.title.filter(|title| title.rows.first() != Some(&at));
    let start = segment::label_at(rows, at);
    let is_known = start.label.is_some() || title.is_some();
    starts.push(CaseStart {
        label: is_known.then_some(rows[at].len()),
        number: start.number.or(known.number),
        title: title.or(start.title),
        ..start
    });
}

/// Adds a row to the title above it, or begins a case with it.
fn title_at(starts: &mut Vec<CaseStart>, rows: &[NoticeRow], at: usize) {
    let holds = |start: &CaseStart| start.title.as_ref().is_some_and(|title| title.rows.contains(&at));
    if let Some(start) = starts.iter_mut().find(|start| holds(start)) {
        start.is_end_uncertain = false;
        return;
    }
    let is_above = |start: &CaseStart| match &start.title {
        Some(title) => title.rows.last().is_some_and(|last| last + 1 == at),
        None => start.row + 1 == at && start.label.is_some(),
    };
    starts.retain(|start| start.row != at);
    match starts.iter_mut().find(|start| is_above(start)) {
        Some(start) => {
            start.title.get_or_insert(TitleRows { offset: 0, rows: Vec::new() }).rows.push(at);
            start.is_end_uncertain = false;
        }
        None => starts.push(CaseStart::with_title(rows, vec![at], rows[at].numbering.map(|own| own.number))),
    }
}

/// The rows behind the last lines of cases, each up to the next case.
pub(crate) fn rows_behind_ends(rows: &[NoticeRow], starts: &[CaseStart]) -> Vec<usize> {
    let mut behind = Vec::new();
    for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.said == Some(LineRole::End)) {
        let nth = starts.partition_point(|start| start.row <= at);
        let next = starts.get(nth).map_or(rows.len(), |next| next.row);
        behind.extend(at + 1..next);
    }
    behind
}
