//! Paragraphs and runs of a Word document, each in a style.

use quick_xml::escape::escape;

/// A style with the font of its Han: Word takes “ and — for Latin unless every run says otherwise.
pub(super) type Style = (&'static str, &'static str);

pub(super) const TITLE: Style = ("Title", "方正小标宋简体");
pub(super) const BODY: Style = ("BodyText", "仿宋");
pub(super) const SOURCE: Style = ("Source", "楷体");
pub(super) const CELL: Style = ("TableText", "仿宋");
pub(super) const HEAD: Style = ("TableHead", "黑体");
/// The paragraph that must follow a table: as good as none, so that it makes no page of its own.
pub(super) const TABLE_END: Style = ("TableEnd", "仿宋");
/// The beginning of a paragraph that is a heading.
pub(super) const LEAD_IN: Style = ("LeadIn", "楷体");

/// Returns a paragraph of runs, each in a style of its own or in that of the paragraph.
pub(super) fn paragraph(style: Style, runs: &[(Option<Style>, &str)]) -> String {
    of_runs(style, &runs.iter().map(|(own, text)| run(*own, style.1, text)).collect::<String>())
}

fn of_runs(style: Style, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{runs}</w:p>", style.0)
}

/// Characters of a title that stand on a line: 156 mm of 22 points.
const TITLE_LINE: usize = 20;

/// Returns a paragraph of a title. One that needs two lines is broken by sense: at its space, where both parts have room.
pub(super) fn title(style: Style, text: &str) -> String {
    let halves =
        text.match_indices(' ').map(|(at, _)| (text.get(..at).unwrap_or(""), text.get(at + 1..).unwrap_or("")));
    let len = |text: &str| text.chars().count();
    let longer = |(first, second): &(&str, &str)| len(first).max(len(second));
    match halves.min_by_key(longer).filter(|halves| len(text) > TITLE_LINE && longer(halves) <= TITLE_LINE) {
        Some((first, second)) => {
            let broken = run(None, style.1, first).replace("</w:t></w:r>", "</w:t><w:br/></w:r>");
            of_runs(style, &(broken + &run(None, style.1, second)))
        }
        None => paragraph(style, &[(None, text)]),
    }
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
