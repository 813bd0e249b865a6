//! A table for spreadsheets: RFC 4180 with CRLF, a row for each case.

use super::document::{Briefing, Entry, Part, in_one_line};
use crate::app::briefing_form::Extent;
use crate::{app::words::briefing::BriefingMsg, corpus::SectionKind};

/// The columns.
const COLUMNS: [BriefingMsg; 9] = [
    BriefingMsg::Id,
    BriefingMsg::Case,
    BriefingMsg::Region,
    BriefingMsg::Department,
    BriefingMsg::Indicators,
    BriefingMsg::Date,
    BriefingMsg::Practice,
    BriefingMsg::Result,
    BriefingMsg::Cited,
];

/// Writes the document; its heading has no place in a table.
pub(super) fn write(briefing: &Briefing) -> String {
    if briefing.extent == Extent::Comparison {
        return compared(briefing);
    }
    let has_notes = briefing.has_notes();
    let columns = COLUMNS.into_iter().chain(has_notes.then_some(BriefingMsg::Notes));
    let head = row(&columns.map(|name| briefing.lang.get(name).to_owned()).collect::<Vec<_>>());
    head + &briefing
        .cases
        .iter()
        .map(|entry| case(entry, has_notes.then(|| entry.note_cell(briefing.lang))))
        .collect::<String>()
}

/// Returns the row of a case.
fn case(entry: &Entry, notes: Option<String>) -> String {
    let of = |kind| {
        let parts = entry.parts.iter().filter(|part| part.section == kind && part.level != Some(0));
        parts.map(|part| part.whole()).collect::<Vec<_>>().join(" ")
    };
    let cells = [
        entry.id.clone(),
        entry.title.clone(),
        entry.region.clone(),
        entry.department.clone().unwrap_or_default(),
        entry.indicators.join("、"),
        entry.published.clone().unwrap_or_default(),
        of(SectionKind::Practice),
        of(SectionKind::Result),
        entry.source.clone(),
    ];
    row(&cells.into_iter().chain(notes).collect::<Vec<_>>())
}

/// Returns a table with a column for each case: the kind of section before its rows, the sources below.
fn compared(briefing: &Briefing) -> String {
    let of_cases = |first: &str, of: &dyn Fn(&Entry) -> String| {
        row(&[first.to_owned()].into_iter().chain(briefing.cases.iter().map(of)).collect::<Vec<_>>())
    };
    let cell = |parts: &Vec<Part>| parts.iter().map(Part::whole).collect::<Vec<_>>().join(" ");
    let rows = briefing.comparison.iter().flat_map(|group| {
        let row_of = |cases: &Vec<Vec<Part>>| {
            row(&[group.heading.clone()].into_iter().chain(cases.iter().map(cell)).collect::<Vec<_>>())
        };
        group.rows.iter().map(row_of)
    });
    let head = of_cases(briefing.lang.get(BriefingMsg::Section), &|entry| entry.title.clone());
    let sources = of_cases(briefing.lang.get(BriefingMsg::Cited), &|entry| entry.source.clone());
    let notes = of_cases(briefing.lang.get(BriefingMsg::Notes), &|entry| entry.note_cell(briefing.lang));
    head + &rows.collect::<String>() + &sources + if briefing.has_notes() { &notes } else { "" }
}

/// Returns a row of cells.
fn row(cells: &[String]) -> String {
    cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// Returns a cell. A spreadsheet would calculate one that begins as a formula does.
fn quoted(text: &str) -> String {
    let text = in_one_line(text);
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
