//! The text of a Word document.

use super::{
    compared,
    table::{REPEATED, WHOLE, cell, row, whole},
    text::{BODY, CELL, HEAD, LEAD_IN, SOURCE, Style, TITLE, paragraph, title},
};
use crate::app::briefing_form::Extent;
use crate::{
    app::words::briefing::BriefingMsg,
    briefing::document::{Briefing, Entry, Part},
};

/// Headings of cases, sections, measures and what is below them.
const HEADINGS: [Style; 4] =
    [("Heading1", "方正小标宋简体"), ("Heading2", "黑体"), ("Heading3", "楷体"), ("Heading4", "仿宋")];

/// The columns of the table in twips, together the 156 mm of the text.
const COLUMNS: [(BriefingMsg, u32); 4] =
    [(BriefingMsg::Nth, 800), (BriefingMsg::Case, 3944), (BriefingMsg::Region, 1400), (BriefingMsg::Cited, 2700)];

/// The columns of a table that has notes.
const WITH_NOTES: [(BriefingMsg, u32); 5] = [
    (BriefingMsg::Nth, 800),
    (BriefingMsg::Case, 2844),
    (BriefingMsg::Region, 1200),
    (BriefingMsg::Cited, 2000),
    (BriefingMsg::Notes, 2000),
];

/// The section of the text: page, margins, page numbers outside, odd pages right.
const SECTION: &str = concat!(
    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"even\" r:id=\"rId4\"/>",
    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
    "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1304\" ",
    "w:gutter=\"0\"/></w:sectPr>"
);

/// Returns `word/document.xml`.
pub(super) fn document(briefing: &Briefing) -> String {
    let heading: String = briefing.heading.iter().map(|heading| title(TITLE, heading)).collect();
    let cases: String = match briefing.extent {
        Extent::Line => table(briefing),
        Extent::Comparison => {
            let closings = briefing.cases.iter().map(|entry| closing(briefing, entry));
            compared::table(briefing) + &closings.collect::<String>()
        }
        _ => briefing.cases.iter().map(|entry| case(briefing, entry)).collect(),
    };
    let spaces = concat!(
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" ",
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    );
    let start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    format!("{start}<w:document {spaces}><w:body>{heading}{cases}{SECTION}</w:body></w:document>\n")
}

/// Returns the paragraphs of a case.
fn case(briefing: &Briefing, entry: &Entry) -> String {
    let [first, ..] = HEADINGS;
    let parts: String = entry.parts.iter().map(part).collect();
    format!("{}{parts}{}", title(first, &entry.title), closing(briefing, entry))
}

/// Returns the notes on a case, and the line that names its source.
fn closing(briefing: &Briefing, entry: &Entry) -> String {
    let notes: String =
        entry.note_lines(briefing.lang).iter().map(|line| paragraph(BODY, &[(Some(LEAD_IN), line)])).collect();
    let source = briefing.lang.fill(BriefingMsg::Source, &[&entry.source]);
    notes + &paragraph(SOURCE, &[(None, &source)])
}

fn part(part: &Part) -> String {
    match part.level {
        Some(level) if part.text.is_empty() => {
            let style = HEADINGS.get(usize::from(level) + 1).copied().unwrap_or(BODY);
            paragraph(style, &[(None, &part.heading)])
        }
        Some(_) => paragraph(BODY, &[(Some(LEAD_IN), &part.heading), (None, &part.text)]),
        None => paragraph(BODY, &[(None, &part.text)]),
    }
}

/// Returns a table with a row for each case, whose head is repeated on every page.
fn table(briefing: &Briefing) -> String {
    let columns = if briefing.has_notes() { &WITH_NOTES[..] } else { &COLUMNS[..] };
    let widths: Vec<u32> = columns.iter().map(|(_, width)| *width).collect();
    let head: Vec<_> = columns.iter().map(|(name, _)| vec![cell(HEAD, briefing.lang.get(*name))]).collect();
    let entry = |(at, entry): (usize, &Entry)| {
        let (nth, notes) = ((at + 1).to_string(), entry.note_cell(briefing.lang));
        let cells = [&nth, &entry.title, &entry.region, &entry.source, &notes].map(|text| vec![cell(CELL, text)]);
        row(WHOLE, &widths, &cells[..columns.len()])
    };
    let rows: String = briefing.cases.iter().enumerate().map(entry).collect();
    whole(&widths, &(row(REPEATED, &widths, &head) + &rows))
}
