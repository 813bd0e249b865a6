//! The beginning of a case: label, number and the rows of its title.

use super::{rows::NoticeRow, title_line};

/// The beginning of a case, in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CaseStart {
    /// Index of the row that holds the label, the title, or (without both) the first paragraph.
    pub(crate) row: usize,
    /// Length of the label in characters of that row's body.
    pub(crate) label: Option<usize>,
    /// The number that the label or the annex list prints.
    pub(crate) number: Option<u32>,
    /// `None` where no title is printed.
    pub(crate) title: Option<TitleRows>,
    /// The end of the title in the body of its row, where text follows on that row.
    pub(crate) cut: Option<usize>,
    /// `true` if the title may end elsewhere.
    pub(crate) is_end_uncertain: bool,
}

/// The rows of a printed title. A label may stand on a row of its own, which is none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TitleRows {
    /// Offset of the title in the body of its first row, behind label and separator.
    pub(crate) offset: usize,
    pub(crate) rows: Vec<usize>,
}

impl CaseStart {
    /// The first row behind label and title.
    pub(crate) fn body(&self) -> usize {
        let last = self.title.as_ref().and_then(|title| title.rows.last());
        last.map_or(self.row + usize::from(self.label.is_some()), |last| last + 1)
    }

    /// The start of a case whose title begins at `row`, behind numbering or none.
    pub(crate) fn at_title(rows: &[NoticeRow], row: usize) -> Self {
        let more = title_line::title_rows(rows, row + 1, rows[row].after_numbering());
        let number = rows[row].numbering.map(|numbering| numbering.number);
        let start = Self::with_title(rows, [vec![row], more.rows].concat(), number);
        Self { is_end_uncertain: more.is_end_uncertain, ..start }
    }

    /// The start of a case whose title takes the rows `title`, behind numbering or none.
    pub(crate) fn with_title(rows: &[NoticeRow], title: Vec<usize>, number: Option<u32>) -> Self {
        let first = &rows[title[0]];
        Self {
            row: title[0],
            label: first.numbering.map(|numbering| numbering.len),
            number,
            title: Some(TitleRows { offset: first.len() - first.after_numbering().len(), rows: title }),
            cut: None,
            is_end_uncertain: false,
        }
    }
}

/// Ends every title before the next case. A label whose title is then another case is the title itself.
pub(crate) fn end_titles(starts: &mut [CaseStart]) {
    for at in 1..starts.len() {
        let next = starts[at].row;
        let start = &mut starts[at - 1];
        let Some(title) = &mut start.title else { continue };
        title.rows.retain(|&row| row < next);
        if title.rows.is_empty() {
            *title = TitleRows { offset: 0, rows: vec![start.row] };
            start.label = None;
        }
    }
}

/// The end of the rows of the `nth` case: the next start or the end of the notice.
pub(crate) fn end_of(starts: &[CaseStart], nth: usize, rows: &[NoticeRow]) -> usize {
    starts.get(nth + 1).map_or(rows.len(), |next| next.row)
}

/// Returns `true` if the rows hold text or a section heading, not only titles.
pub(crate) fn has_body(rows: &[NoticeRow], from: usize, to: usize) -> bool {
    rows.get(from).is_some_and(|row| row.next_body < to)
}
