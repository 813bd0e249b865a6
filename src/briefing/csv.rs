//! A table for spreadsheets: RFC 4180 with CRLF, a row for each case.

use super::document::{Briefing, Entry, in_one_line};
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
    let head = row(&COLUMNS.map(|name| briefing.lang.get(name).to_owned()));
    head + &briefing.cases.iter().map(case).collect::<String>()
}

/// Returns the row of a case.
fn case(entry: &Entry) -> String {
    let of = |kind| {
        let parts = entry.parts.iter().filter(|part| part.section == kind && part.level != Some(0));
        parts.map(|part| part.whole()).collect::<Vec<_>>().join(" ")
    };
    row(&[
        entry.id.clone(),
        entry.title.clone(),
        entry.region.clone(),
        entry.department.clone().unwrap_or_default(),
        entry.indicators.join("、"),
        entry.published.clone().unwrap_or_default(),
        of(SectionKind::Practice),
        of(SectionKind::Result),
        entry.source.clone(),
    ])
}

/// Returns a row of cells.
fn row(cells: &[String; COLUMNS.len()]) -> String {
    cells.each_ref().map(|cell| quoted(cell)).join(",") + "\r\n"
}

/// Returns a cell. A spreadsheet would calculate one that begins as a formula does.
fn quoted(text: &str) -> String {
    let text = in_one_line(text);
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
