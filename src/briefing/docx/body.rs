//! The text of a Word document.

use quick_xml::escape::escape;

use crate::{
    app::words::briefing::BriefingMsg,
    briefing::document::{Briefing, Entry, Extent, Part, in_one_line},
};

/// A style with the font of its Han: Word takes “ and — for Latin unless every run says otherwise.
type Style = (&'static str, &'static str);

const TITLE: Style = ("Title", "方正小标宋简体");
const BODY: Style = ("BodyText", "仿宋");
const SOURCE: Style = ("Source", "楷体");
const CELL: Style = ("TableText", "仿宋");
const HEAD: Style = ("TableHead", "黑体");
/// The beginning of a paragraph that is a heading.
const LEAD_IN: Style = ("LeadIn", "楷体");

/// Headings of cases, sections, measures and what is below them.
const HEADINGS: [Style; 4] =
    [("Heading1", "方正小标宋简体"), ("Heading2", "黑体"), ("Heading3", "楷体"), ("Heading4", "仿宋")];

/// The columns of the table in twips, together the 156 mm of the text.
const COLUMNS: [(BriefingMsg, u32); 4] =
    [(BriefingMsg::Nth, 800), (BriefingMsg::Case, 3944), (BriefingMsg::Region, 1400), (BriefingMsg::Cited, 2700)];

/// The section of the text: page, margins, page numbers outside, odd pages right.
const SECTION: &str = concat!(
    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"even\" r:id=\"rId4\"/>",
    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
    "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1304\" ",
    "w:gutter=\"0\"/></w:sectPr>"
);

/// Returns `word/document.xml`.
pub(super) fn document(briefing: &Briefing) -> String {
    let heading: String = briefing.heading.iter().map(|heading| paragraph(TITLE, &[(None, heading)])).collect();
    let cases: String = match briefing.extent {
        Extent::Line => table(briefing),
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
    let [title, ..] = HEADINGS;
    let source = briefing.lang.fill(BriefingMsg::Source, &[&entry.source]);
    let parts: String = entry.parts.iter().map(part).collect();
    format!("{}{parts}{}", paragraph(title, &[(None, &entry.title)]), paragraph(SOURCE, &[(None, &source)]))
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

/// Returns a paragraph of runs, each in a style of its own or in that of the paragraph.
fn paragraph(style: Style, runs: &[(Option<Style>, &str)]) -> String {
    let runs: String = runs.iter().map(|(own, text)| run(*own, style.1, text)).collect();
    format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{runs}</w:p>", style.0)
}

fn run(own: Option<Style>, font: &str, text: &str) -> String {
    let style = own.map(|(style, _)| format!("<w:rStyle w:val=\"{style}\"/>")).unwrap_or_default();
    let font = own.map_or(font, |(_, font)| font);
    let fonts = format!("<w:rFonts w:hint=\"eastAsia\" w:eastAsia=\"{font}\"/>");
    format!("<w:r><w:rPr>{style}{fonts}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(&*plain(text)))
}

/// Returns a text without the characters that XML cannot hold, and in one line.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}

/// Returns a table with a row for each case, whose head is repeated on every page.
fn table(briefing: &Briefing) -> String {
    let grid: String = COLUMNS.iter().map(|(_, width)| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let head =
        row("<w:trPr><w:tblHeader/></w:trPr>", HEAD, &COLUMNS.map(|(name, _)| briefing.lang.get(name).to_owned()));
    let entry = |(at, entry): (usize, &Entry)| {
        let cells = [(at + 1).to_string(), entry.title.clone(), entry.region.clone(), entry.source.clone()];
        row("<w:trPr><w:cantSplit/></w:trPr>", CELL, &cells)
    };
    let rows: String = briefing.cases.iter().enumerate().map(entry).collect();
    let width: u32 = COLUMNS.iter().map(|(_, width)| width).sum();
    let properties = format!(
        "<w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>"
    );
    // A table is followed by a paragraph.
    format!("<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>{}", paragraph(BODY, &[]))
}

fn row(properties: &str, style: Style, cells: &[String; COLUMNS.len()]) -> String {
    let cell = |(text, (_, width)): (&String, &(BriefingMsg, u32))| {
        let text = paragraph(style, &[(None, &in_one_line(text))]);
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{text}</w:tc>")
    };
    let cells: String = cells.iter().zip(&COLUMNS).map(cell).collect();
    format!("<w:tr>{properties}{cells}</w:tr>")
}
