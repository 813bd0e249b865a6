//! The rows of a list on the screen: headings above some items, a second row below others. Most items are cases.

use super::list_cursor::Rows;

/// A row of the list on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRow {
    /// A heading, above this case: of its batch, of the hits that hold only a part of the query, of a facet.
    Heading(usize),
    /// A case, by its position in the list.
    Case(usize),
    /// The snippet of a case, below it.
    Snippet(usize),
}

/// The rows of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRows {
    /// The number of cases.
    cases: usize,
    /// The cases with a heading above them, in order.
    headings: Vec<usize>,
    /// The cases with a second row, in order.
    seconds: Vec<usize>,
}

impl ListRows {
    /// Returns the rows of a list of `cases` items that has no others.
    pub fn of_number(cases: usize) -> Self {
        Self { cases, headings: Vec::new(), seconds: Vec::new() }
    }

    /// Returns these rows with headings above these items, which are in order.
    #[must_use]
    pub fn with_headings(self, headings: impl IntoIterator<Item = usize>) -> Self {
        Self { headings: headings.into_iter().collect(), ..self }
    }

    /// Returns these rows with second rows below these items, which are in order.
    #[must_use]
    pub fn with_seconds(self, seconds: impl IntoIterator<Item = usize>) -> Self {
        Self { seconds: seconds.into_iter().collect(), ..self }
    }

    /// Returns the content of row `row`.
    pub fn get(&self, row: usize) -> Option<ListRow> {
        let case = self.item_at(row, false);
        let own = self.row_of(case);
        Some(match row {
            _ if row >= self.len() => return None,
            _ if row < own => ListRow::Heading(case),
            _ if row == own => ListRow::Case(case),
            _ if row == own + 1 && self.seconds.binary_search(&case).is_ok() => ListRow::Snippet(case),
            _ => ListRow::Heading(case + 1),
        })
    }

    /// Returns the case that row `row` belongs to; `None` below the last row and on a heading.
    pub fn case_at(&self, row: usize) -> Option<usize> {
        match self.get(row)? {
            ListRow::Case(case) | ListRow::Snippet(case) => Some(case),
            ListRow::Heading(_) => None,
        }
    }

    /// Returns the items with a heading above them, in order.
    pub fn headings(&self) -> &[usize] {
        &self.headings
    }

    /// Returns the number of rows that a case takes, without a heading.
    pub fn height_of(&self, case: usize) -> usize {
        1 + usize::from(self.seconds.binary_search(&case).is_ok())
    }
}

impl Rows for ListRows {
    fn items(&self) -> usize {
        self.cases
    }

    fn row_of(&self, item: usize) -> usize {
        item + self.headings.partition_point(|case| *case <= item) + self.seconds.partition_point(|case| *case < item)
    }

    fn first_row_of(&self, item: usize) -> usize {
        self.row_of(item) - usize::from(self.headings.binary_search(&item).is_ok())
    }

    fn last_row_of(&self, item: usize) -> usize {
        self.row_of(item) + self.height_of(item) - 1
    }
}
