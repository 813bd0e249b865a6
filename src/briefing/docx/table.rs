//! Tables of a Word document.

use super::text::{BODY, Style, TABLE_END, paragraph};
use crate::briefing::document::in_one_line;

/// The properties of a row that is repeated on every page, and of one that is not broken over two.
pub(super) const REPEATED: &str = "<w:trPr><w:tblHeader/></w:trPr>";
pub(super) const WHOLE: &str = "<w:trPr><w:cantSplit/></w:trPr>";

/// Returns a table of rows; `widths` are those of its columns in twips.
pub(super) fn whole(widths: &[u32], rows: &str) -> String {
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let width: u32 = widths.iter().sum();
    let properties = format!(
        "<w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>"
    );
    format!("<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{}", paragraph(TABLE_END, &[]))
}

/// Returns a row of cells, each of paragraphs; an empty one gets a paragraph, because it must have one. Where there are fewer cells than columns,
/// the last cell has the columns that are left.
pub(super) fn row(properties: &str, widths: &[u32], cells: &[Vec<String>]) -> String {
    let of_cell = |(at, paragraphs): (usize, &Vec<String>)| {
        let is_last = at + 1 == cells.len();
        let spanned = widths.get(at..if is_last { widths.len() } else { at + 1 }).unwrap_or_default();
        let (width, count): (u32, usize) = (spanned.iter().sum(), spanned.len());
        let span = if count > 1 { format!("<w:gridSpan w:val=\"{count}\"/>") } else { String::new() };
        let text = if paragraphs.is_empty() { paragraph(BODY, &[]) } else { paragraphs.concat() };
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}</w:tcPr>{text}</w:tc>")
    };
    let cells: String = cells.iter().enumerate().map(of_cell).collect();
    format!("<w:tr>{properties}{cells}</w:tr>")
}

/// Returns the one paragraph of a cell.
pub(super) fn cell(style: Style, text: &str) -> String {
    paragraph(style, &[(None, &in_one_line(text))])
}
