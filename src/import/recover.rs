//! Beginnings of cases that the chosen strategy missed, because their line of the list or their label is lost.

use std::collections::{HashMap, HashSet};

use super::{
    annex_list::AnnexList,
    front_matter,
    label::title_key,
    notice::ends_sentence,
    region,
    rows::NoticeRow,
    start::{CaseStart, end_of, has_body},
    title_line,
};
use crate::corpus::SectionKind;

/// The number of times that a case opens its background again behind its practice or its results: each time another
/// case was missed.
pub(crate) fn torn_cases(rows: &[NoticeRow], starts: &[CaseStart]) -> usize {
    let torn = |kinds: Vec<SectionKind>| kinds.windows(2).filter(|pair| opens_case(pair[0], pair[1])).count();
    section_kinds(rows, starts).map(torn).sum()
}

/// The number of cases without a section heading, where most have none though some have: their beginnings are
/// measures.
pub(crate) fn headless_cases(rows: &[NoticeRow], starts: &[CaseStart]) -> usize {
    let headless = section_kinds(rows, starts).filter(Vec::is_empty).count();
    if headless < starts.len() && headless * 2 > starts.len() { headless } else { 0 }
}

/// The kinds of the section headings of each case.
fn section_kinds(rows: &[NoticeRow], starts: &[CaseStart]) -> impl Iterator<Item = Vec<SectionKind>> {
    starts.iter().enumerate().map(move |(nth, start)| {
        let body = rows.get(start.body()..end_of(starts, nth, rows)).unwrap_or(&[]);
        body.iter().filter_map(|row| row.section).collect()
    })
}

/// Returns `true` if a section heading behind one of the kind `last` begins another case.
pub(crate) fn opens_case(last: SectionKind, kind: SectionKind) -> bool {
    kind == SectionKind::Background && last != SectionKind::Background
}

/// Adds the missed cases to `starts`; `headed` are the titles before section headings, `expected` is the number of
/// cases where the notice states it, else 0.
pub(crate) fn recover(
    rows: &[NoticeRow],
    mut starts: Vec<CaseStart>,
    headed: &[CaseStart],
    list: &AnnexList,
    expected: usize,
) -> Vec<CaseStart> {
    let listed = missed_in_list(rows, &starts, list);
    insert(&mut starts, listed);
    let torn = missed_in_torn(rows, &starts, headed, list.end());
    insert(&mut starts, torn);
    let unlabelled = missed_labels(rows, &starts, expected);
    insert(&mut starts, unlabelled);
    fill_numbers(&mut starts);
    starts
}

/// Adds missed cases. Of two that share a row the earlier stays: the later one is part of its title.
fn insert(starts: &mut Vec<CaseStart>, missed: Vec<CaseStart>) {
    starts.extend(missed);
    starts.sort_by_key(|start| start.row);
    starts.dedup_by(|later, earlier| later.row < earlier.body().max(earlier.row + 1));
}

/// Titles of the list that stand in the text and begin no case yet.
fn missed_in_list(rows: &[NoticeRow], starts: &[CaseStart], list: &AnnexList) -> Vec<CaseStart> {
    let titles: HashSet<String> = starts.iter().map(|start| letters(rows, start)).collect();
    let entries = list.entries.iter().rev().map(|entry| (entry.key.as_str(), entry.number));
    let mut missing: HashMap<&str, u32> = entries.filter(|(key, _)| !titles.contains(*key)).collect();
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate().skip(list.end()) {
        if missing.is_empty() || !row.is_title_like() || row.furniture.is_some() {
            continue;
        }
        for (letters, more) in title_line::joined_titles(rows, at + 1, row.after_numbering()) {
            if let Some(number) = missing.remove(letters.as_str()) {
                found.push(CaseStart::with_title(rows, [vec![at], more].concat(), Some(number)));
            }
        }
    }
    found.retain(|start| has_body(rows, start.body(), rows.len()));
    found
}

/// The cases of `headed` that begin inside another case, whose background follows its practice or its results, and those
/// between the list and the first case.
fn missed_in_torn(rows: &[NoticeRow], starts: &[CaseStart], headed: &[CaseStart], list_end: usize) -> Vec<CaseStart> {
    let first = starts.first().map_or(0, |start| start.row);
    let is_before = |own: &&CaseStart| list_end > 0 && own.row >= list_end && own.body() < first;
    let mut missed: Vec<CaseStart> = headed.iter().filter(is_before).cloned().collect();
    for (nth, start) in starts.iter().enumerate() {
        let mut last: Option<SectionKind> = None;
        for (at, row) in rows.iter().enumerate().take(end_of(starts, nth, rows)).skip(start.body()) {
            let Some(kind) = row.section else { continue };
            if last.is_some_and(|last| opens_case(last, kind)) {
                let above = headed.partition_point(|own| own.body() <= at);
                missed.extend(headed[..above].last().filter(|own| own.row >= start.body()).cloned());
            }
            last = Some(kind);
        }
    }
    missed.dedup();
    missed
}

/// Titles without their labels: lines between two cases whose printed numbers jump over just one, and those in all cases
/// where just as many are missing as the notice states.
fn missed_labels(rows: &[NoticeRow], starts: &[CaseStart], expected: usize) -> Vec<CaseStart> {
    let mut all = Vec::new();
    let mut in_gaps = Vec::new();
    for (nth, start) in starts.iter().enumerate() {
        let lines = title_like_rows(rows, start.body() + 1, end_of(starts, nth, rows));
        let after = starts.get(nth + 1).and_then(|next| next.number);
        if lines.len() == 1 && start.number.is_some_and(|number| after == Some(number + 2)) {
            in_gaps.extend(&lines);
        }
        all.extend(lines);
    }
    let lines = if starts.len() + all.len() == expected { all } else { in_gaps };
    let start = |at| CaseStart { is_end_uncertain: true, ..CaseStart::at_title(rows, at) };
    lines.into_iter().map(start).collect()
}

/// Rows that look like titles without a label: a region at their head, a finished sentence before them and text behind
/// them.
pub(crate) fn title_like_rows(rows: &[NoticeRow], from: usize, to: usize) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut before: Option<&NoticeRow> = from.checked_sub(1).and_then(|at| rows.get(at));
    for (at, row) in rows.iter().enumerate().take(to).skip(from).filter(|(_, row)| row.furniture.is_none()) {
        let chars = row.chars();
        // The notice's own heading is no title.
        let is_own = at < 6 && front_matter::is_notice_heading(chars);
        let is_title = row.is_title_like()
            && !is_own
            && (8..=60).contains(&row.len())
            && row.numbering.is_none()
            && row.section.is_none()
            && row.case_label.is_none()
            && before.is_none_or(|row| row.is_sentence || front_matter::is_notice_heading(row.chars()))
            && !chars.iter().any(|&c| ends_sentence(c))
            && region::begins_with(chars);
        if is_title && has_body(rows, at + 1, to) {
            found.push(at);
        }
        before = Some(row);
    }
    found
}

/// The letters of a start's title.
fn letters(rows: &[NoticeRow], start: &CaseStart) -> String {
    let Some(title) = &start.title else { return String::new() };
    let whole: Vec<char> = title.rows.iter().flat_map(|&row| rows[row].chars()).copied().collect();
    title_key(whole.get(title.offset..).unwrap_or(&[]))
}

/// Numbers the recovered cases where the numbers around them leave just the room for it.
fn fill_numbers(starts: &mut [CaseStart]) {
    let mut before = 0;
    let mut at = 0;
    while at < starts.len() {
        if let Some(number) = starts[at].number {
            before = number;
            at += 1;
            continue;
        }
        let end = (at..starts.len()).find(|&i| starts[i].number.is_some()).unwrap_or(starts.len());
        let after = starts.get(end).and_then(|start| start.number);
        let room = u32::try_from(end - at).unwrap_or(0);
        if after.is_none_or(|after| after == before + room + 1) {
            for (number, start) in (before + 1..).zip(&mut starts[at..end]) {
                start.number = Some(number);
            }
        }
        at = end;
    }
}
