//! A location: enough navigation state to come back to it.

use std::sync::Arc;

use super::case_list::CaseList;
use crate::{
    app::{facets::Facets, highlights::Highlights, list_cursor::ListCursor, page::Anchor},
    compare::Comparison,
    corpus::CaseIx,
};

/// The navigation state of a session, as the jump list keeps it.
#[derive(Clone, Debug, Default)]
pub struct Location {
    /// The pane that takes the keys.
    pub focus: Focus,
    /// The cursor of the batch list; row 0 is all cases, row n the n-th batch.
    pub batches: ListCursor,
    /// The cursor of the case list.
    pub cases: ListCursor,
    /// The contents of the case list.
    pub list: CaseList,
    /// The facets of the case list while their pane is open; it then replaces the batch list.
    pub facets: Option<Facets>,
    /// The case in the reader.
    pub case: Option<CaseIx>,
    /// The comparison that the reader shows instead of the one case.
    pub compared: Option<Comparing>,
    /// `true` if the reader shows the lines of the notice instead of the text.
    pub source: bool,
    /// The first row of the page on the screen.
    pub top: usize,
    /// The character that was last scrolled to the top; it stays there when the page is laid out again.
    pub anchor: Option<Anchor>,
    /// The highlights at the time of leaving; empty in the current location.
    pub highlights: Highlights,
}

impl Location {
    /// Returns the column of the case that is opened and copied; 0 without a comparison.
    pub fn side(&self) -> usize {
        self.compared.as_ref().map_or(0, |compared| compared.side)
    }
}

/// A comparison that is read.
#[derive(Clone, Debug)]
pub struct Comparing {
    /// The cases, in the order of the columns.
    pub cases: Vec<CaseIx>,
    /// The result.
    pub comparison: Arc<Comparison>,
    /// The column whose case is opened and copied.
    pub side: usize,
    /// The number in the jump list of the location that the way back leads to.
    pub origin: usize,
}

/// A pane that can take the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The batch list.
    Batches,
    /// The facets.
    Facets,
    /// The case list.
    #[default]
    Cases,
    /// The text of a case.
    Reader {
        /// `true` if it fills the screen.
        zoomed: bool,
    },
}
