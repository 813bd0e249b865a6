//! Beginnings of cases that the chosen way of telling missed, because their line of the list or their label is lost.

use super::{
    annex_list::AnnexList,
    headings,
    notice::{Notice, ends_sentence},
    region::{self, IssuerRegion},
    rows::NoticeRow,
    segment::{CaseStart, case_label, has_body, key, titled},
    title_line,
};
use crate::corpus::SectionKind;

/// How often a case begins with its background anew after its practice or its results: each time another case was missed.
pub(crate) fn torn_cases(notice: &Notice, rows: &[NoticeRow], starts: &[CaseStart]) -> usize {
    let kinds = |kinds: Vec<SectionKind>| kinds.windows(2).filter(|pair| is_new_case(pair[0], pair[1])).count();
    section_kinds(notice, rows, starts).map(kinds).sum()
}

/// How many cases have no section heading, where most have none though some have: their beginnings are measures.
pub(crate) fn headless_cases(notice: &Notice, rows: &[NoticeRow], starts: &[CaseStart]) -> usize {
    let bare = section_kinds(notice, rows, starts).filter(Vec::is_empty).count();
    if bare < starts.len() && bare * 2 > starts.len() { bare } else { 0 }
}

/// The kinds of the section headings of each case.
fn section_kinds(notice: &Notice, rows: &[NoticeRow], starts: &[CaseStart]) -> impl Iterator<Item = Vec<SectionKind>> {
    starts.iter().enumerate().map(move |(nth, start)| {
        let to = starts.get(nth + 1).map_or(rows.len(), |next| next.row);
        rows.get(start.body()..to).unwrap_or(&[]).iter().filter_map(|row| headings::kind(notice, row)).collect()
    })
}

fn is_new_case(last: SectionKind, kind: SectionKind) -> bool {
    kind == SectionKind::Background && last != SectionKind::Background
}

/// `starts` with those that were missed; `expected` is how many there are, where the notice tells it.
pub(crate) fn recover(
    notice: &Notice,
    rows: &[NoticeRow],
    mut starts: Vec<CaseStart>,
    headed: &[CaseStart],
    list: &AnnexList,
    expected: usize,
) -> Vec<CaseStart> {
    let known: Vec<CaseStart> = starts.clone();
    // Titles of the list that stand in the text and begin no case yet.
    let titles: Vec<String> = known.iter().map(|start| letters(notice, rows, start)).collect();
    let from = list.entries.iter().map(|item| item.rows.1).max().unwrap_or(0);
    for item in list.entries.iter().filter(|item| !titles.contains(&item.key)) {
        let found =
            (from..rows.len()).filter(|&at| rows[at].is_title_like() && rows[at].furniture.is_none()).find_map(|at| {
                let begun = rows[at].after_label(notice);
                let own = AnnexList { entries: vec![item.clone()] };
                let more = title_line::listed_title(notice, rows, at + 1, begun, &own)?;
                let skip = rows[at].len() - begun.len();
                let (label, taken) = (rows[at].label, [vec![at], more].concat());
                let label = label.map(|label| label.len);
                Some(CaseStart {
                    row: at,
                    label,
                    number: Some(item.number),
                    title: Some((skip, taken)),
                    is_end_uncertain: false,
                })
            });
        let free = |start: &CaseStart| known.iter().all(|own| start.row < own.row || start.row >= own.body());
        starts.extend(found.filter(free).filter(|start| has_body(notice, rows, start.body(), rows.len())));
    }
    starts.sort_by_key(|start| start.row);
    // A background behind the practice or the results of the same case.
    let mut missed: Vec<CaseStart> = Vec::new();
    let first = starts.first().map_or(0, |start| start.row);
    missed.extend(headed.iter().filter(|own| own.row >= from && own.body() < first && from > 0).cloned());
    for (nth, start) in starts.iter().enumerate() {
        let to = starts.get(nth + 1).map_or(rows.len(), |next| next.row);
        let mut last: Option<SectionKind> = None;
        for (at, row) in rows.iter().enumerate().take(to).skip(start.body()) {
            let Some(kind) = headings::kind(notice, row) else { continue };
            if last.is_some_and(|last| is_new_case(last, kind)) {
                missed.extend(headed.iter().rfind(|own| own.body() <= at && own.row >= start.body()).cloned());
            }
            last = Some(kind);
        }
    }
    missed.dedup();
    starts.extend(missed);
    starts.sort_by_key(|start| start.row);
    starts.dedup_by_key(|start| start.row);
    let gaps = gaps(notice, rows, &starts, expected);
    starts.extend(gaps);
    starts.sort_by_key(|start| start.row);
    starts.dedup_by_key(|start| start.row);
    number(&mut starts);
    starts
}

/// Titles without their labels: lines between two cases whose printed numbers jump over just one, and those in all cases
/// where just as many are missing as the notice tells.
fn gaps(notice: &Notice, rows: &[NoticeRow], starts: &[CaseStart], expected: usize) -> Vec<CaseStart> {
    let mut all = Vec::new();
    let mut found = Vec::new();
    for (nth, start) in starts.iter().enumerate() {
        let next = starts.get(nth + 1);
        let lines = title_like_rows(notice, rows, start.body() + 1, next.map_or(rows.len(), |next| next.row));
        let jump =
            matches!((start.number, next.and_then(|next| next.number)), (Some(n), Some(after)) if after == n + 2);
        if jump && lines.len() == 1 {
            found.extend(&lines);
        }
        all.extend(lines);
    }
    let lines = if starts.len() + all.len() == expected { all } else { found };
    lines.into_iter().map(|at| CaseStart { is_end_uncertain: true, ..titled(notice, rows, at) }).collect()
}

/// Lines that look like titles without a label: a place at their head, a finished sentence before them and text behind
/// them.
pub(crate) fn title_like_rows(notice: &Notice, rows: &[NoticeRow], from: usize, to: usize) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut before: Option<&NoticeRow> = from.checked_sub(1).and_then(|at| rows.get(at));
    for (at, row) in rows.iter().enumerate().take(to).skip(from) {
        if row.furniture.is_some() {
            continue;
        }
        let chars = row.chars(notice);
        let title = row.is_title_like()
            && (8..=60).contains(&row.len())
            && row.label.is_none()
            && headings::kind(notice, row).is_none()
            && case_label(chars).is_none()
            && before.is_none_or(|row| row.is_sentence)
            && !chars.iter().any(|&c| ends_sentence(c))
            && region::find_regions(chars, 12, &IssuerRegion::default()).iter().any(|place| place.start == 0);
        if title && has_body(notice, rows, at + 1, to) {
            found.push(at);
        }
        before = Some(row);
    }
    found
}

/// The letters of a start's title.
fn letters(notice: &Notice, rows: &[NoticeRow], start: &CaseStart) -> String {
    let Some((skip, title)) = &start.title else { return String::new() };
    let mut all = String::new();
    for (nth, &row) in title.iter().enumerate() {
        let chars = rows[row].chars(notice);
        all.push_str(&key(chars.get(if nth == 0 { *skip } else { 0 }..).unwrap_or(&[])));
    }
    all
}

/// Numbers the recovered cases where the numbers around them leave just the room for it.
fn number(starts: &mut [CaseStart]) {
    let mut at = 0;
    while at < starts.len() {
        if starts[at].number.is_some() {
            at += 1;
            continue;
        }
        let end = (at..starts.len()).find(|&i| starts[i].number.is_some()).unwrap_or(starts.len());
        let before = if at == 0 { Some(0) } else { starts[at - 1].number };
        let after = starts.get(end).map(|start| start.number.unwrap_or(0));
        let room = u32::try_from(end - at).unwrap_or(0);
        if let Some(before) = before.filter(|&before| after.is_none_or(|after| after == before + room + 1)) {
            for (number, start) in (before + 1..).zip(&mut starts[at..end]) {
                start.number = Some(number);
            }
        }
        at = end;
    }
}
