//! A comparison as a table of a Word document.

use super::{
    table::{REPEATED, cell, row, whole},
    text::{CELL, HEAD, LEAD_IN, paragraph},
};
use crate::briefing::document::{Briefing, Group, Part};

/// The 156 mm of the text, in twips.
const ALL: u32 = 8844;

/// Returns the table: a column for each case, a row over all of them before each group.
pub(super) fn table(briefing: &Briefing) -> String {
    let count = u32::try_from(briefing.cases.len()).unwrap_or(1).max(1);
    let widths = vec![ALL / count; briefing.cases.len()];
    let head: Vec<Vec<String>> = briefing.cases.iter().map(|entry| vec![cell(HEAD, &entry.title)]).collect();
    let part = |part: &Part| paragraph(CELL, &[(Some(LEAD_IN), &part.heading), (None, &part.text)]);
    let group = |group: &Group| {
        let heading = row("", &widths, &[vec![cell(HEAD, &group.heading)]]);
        let cells = |cases: &Vec<Vec<Part>>| -> Vec<Vec<String>> {
            cases.iter().map(|parts| parts.iter().map(part).collect()).collect()
        };
        heading + &group.rows.iter().map(|cases| row("", &widths, &cells(cases))).collect::<String>()
    };
    whole(&widths, &(row(REPEATED, &widths, &head) + &briefing.comparison.iter().map(group).collect::<String>()))
}
