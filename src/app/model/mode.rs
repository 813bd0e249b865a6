//! The receiver of keys: a pane, an input or a popup.

use std::sync::Arc;

use tui_input::Input;

use crate::{
    app::{
        copy::CopyMenu, filter::Filter, key::Key, keymap::Context, list_cursor::ListCursor, overview::Overview,
        query_input::QueryInput, which_key::WhichKey,
    },
    corpus::{At, CaseIx, Systems},
};

/// The receiver of keys.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// The focused pane.
    #[default]
    Browse,
    /// The input of the search over all practices.
    Query(QueryInput),
    /// The input of the search in this case.
    Find {
        /// The text typed.
        input: Input,
        /// The first row on the screen when the input was opened.
        top: usize,
    },
    /// A popup.
    Popup(Popup),
    /// No input: the text stands alone on the terminal's main screen until any key is pressed.
    Plain(Arc<str>),
}

impl Mode {
    /// Returns the input that takes text now.
    pub fn input(&self) -> Option<&Input> {
        match self {
            Self::Query(query_input) => Some(&query_input.input),
            Self::Find { input, .. } => Some(input),
            Self::Popup(popup) => popup.input(),
            Self::Browse | Self::Plain(_) => None,
        }
    }

    /// Returns the input that takes text now, to be edited.
    pub fn input_mut(&mut self) -> Option<&mut Input> {
        match self {
            Self::Query(query_input) => Some(&mut query_input.input),
            Self::Find { input, .. } => Some(input),
            Self::Popup(popup) => popup.input_mut(),
            Self::Browse | Self::Plain(_) => None,
        }
    }
}

/// A popup over the panes.
#[derive(Clone, Debug)]
pub enum Popup {
    /// All actions with their keys; the chosen one runs in the mode below.
    Help {
        /// The mode below.
        under: Box<Mode>,
        /// The context whose keys are listed.
        context: Context,
        /// The filter of the rows.
        filter: Filter,
        /// The cursor among the rows.
        list: ListCursor,
    },
    /// All actions, filtered by typing.
    Palette {
        /// The text typed.
        input: Input,
        /// The cursor among the remaining actions.
        list: ListCursor,
    },
    /// All systems of the corpus, filtered by typing.
    Systems {
        /// The systems.
        systems: Arc<Systems>,
        /// The text typed.
        input: Input,
        /// The cursor among the remaining systems.
        list: ListCursor,
    },
    /// The metadata of a batch.
    BatchPage {
        /// Its position in the corpus.
        batch: usize,
        /// The first row on the screen.
        top: usize,
    },
    /// The searches that a case suggests: similar cases, its themes, systems and regions.
    Related {
        /// The label and the query of each search.
        rows: Vec<(String, String)>,
        /// The cursor among the rows.
        list: ListCursor,
        /// The filter of the rows.
        filter: Filter,
    },
    /// Saved and recent queries.
    Queries {
        /// The cursor among the rows.
        list: ListCursor,
        /// The filter of the rows.
        filter: Filter,
    },
    /// A list of the contents of a case: outline, names, figures, repairs.
    Contents {
        /// The kind of list.
        what: Contents,
        /// Its number of entries.
        len: usize,
        /// The cursor among the entries.
        list: ListCursor,
        /// The filter of the entries.
        filter: Filter,
    },
    /// The parts of the case that can be copied.
    Copy(Box<CopyMenu>),
    /// The input of a file name.
    Save {
        /// The text to write.
        text: Arc<str>,
        /// The file name typed.
        input: Input,
    },
    /// The question whether to replace a file: no, yes.
    Replace {
        /// The text to write.
        text: Arc<str>,
        /// The file name as typed.
        path: String,
        /// The cursor.
        list: ListCursor,
    },
    /// The statistics of the corpus.
    Overview(Box<Overview>),
    /// The faults of the corpus.
    Faults {
        /// The first row on the screen.
        top: usize,
    },
}

/// A kind of list of the contents of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contents {
    /// Sections, measures, points.
    Outline,
    /// Systems and documents.
    Names,
    /// Figures.
    Figures,
    /// Differences between the printed and the displayed text.
    Repairs,
    /// Other cases that name a given system or document.
    SameName {
        /// Its name.
        name: String,
        /// The cases, with the first occurrence of the name.
        cases: Vec<(CaseIx, At)>,
    },
}

impl Popup {
    /// Returns the filter of the rows, in popups where a key opens it.
    pub fn filter(&self) -> Option<&Filter> {
        match self {
            Self::Help { filter, .. }
            | Self::Related { filter, .. }
            | Self::Queries { filter, .. }
            | Self::Contents { filter, .. } => Some(filter),
            Self::Copy(copying) => Some(&copying.filter),
            Self::Overview(overview) => Some(&overview.filter),
            _ => None,
        }
    }

    /// Returns that filter, to be changed.
    pub fn filter_mut(&mut self) -> Option<&mut Filter> {
        match self {
            Self::Help { filter, .. }
            | Self::Related { filter, .. }
            | Self::Queries { filter, .. }
            | Self::Contents { filter, .. } => Some(filter),
            Self::Copy(copying) => Some(&mut copying.filter),
            Self::Overview(overview) => Some(&mut overview.filter),
            _ => None,
        }
    }

    /// Returns the input that takes text now.
    pub fn input(&self) -> Option<&Input> {
        match self {
            Self::Palette { input, .. } | Self::Systems { input, .. } | Self::Save { input, .. } => Some(input),
            _ => self.filter().filter(|filter| filter.is_typing).map(|filter| &filter.input),
        }
    }

    /// Returns that input, to be edited.
    pub fn input_mut(&mut self) -> Option<&mut Input> {
        match self {
            Self::Palette { input, .. } | Self::Systems { input, .. } | Self::Save { input, .. } => Some(input),
            _ => self.filter_mut().filter(|filter| filter.is_typing).map(|filter| &mut filter.input),
        }
    }

    /// Returns the cursor among the rows.
    pub fn list(&self) -> Option<&ListCursor> {
        match self {
            Self::Help { list, .. }
            | Self::Palette { list, .. }
            | Self::Systems { list, .. }
            | Self::Related { list, .. }
            | Self::Queries { list, .. }
            | Self::Contents { list, .. }
            | Self::Replace { list, .. } => Some(list),
            Self::Copy(copying) => Some(&copying.list),
            Self::Overview(_) | Self::BatchPage { .. } | Self::Faults { .. } | Self::Save { .. } => None,
        }
    }

    /// Returns that cursor, to be moved.
    pub fn list_mut(&mut self) -> Option<&mut ListCursor> {
        match self {
            Self::Help { list, .. }
            | Self::Palette { list, .. }
            | Self::Systems { list, .. }
            | Self::Related { list, .. }
            | Self::Queries { list, .. }
            | Self::Contents { list, .. }
            | Self::Replace { list, .. } => Some(list),
            Self::Copy(copying) => Some(&mut copying.list),
            Self::Overview(_) | Self::BatchPage { .. } | Self::Faults { .. } | Self::Save { .. } => None,
        }
    }

    /// Returns the number of rows that the input takes above the list.
    pub fn input_rows(&self) -> u16 {
        let stays = matches!(self, Self::Palette { .. } | Self::Systems { .. } | Self::Help { .. });
        u16::from(stays || self.filter().is_some_and(|filter| filter.is_typing))
    }
}

/// An unfinished key sequence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// The keys so far.
    pub keys: Vec<Key>,
    /// The count typed before them.
    pub count: Option<usize>,
    /// The keys that may come next.
    pub which_key: WhichKey,
}
