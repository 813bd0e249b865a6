//! The receiver of keys: a pane, an input or a popup.

use std::sync::Arc;

use tui_input::Input;

use crate::{
    app::{
        briefing_form::BriefingForm,
        copy::CopyMenu,
        desk_picker::{DeskField, DeskPicker},
        filter::Filter,
        key::Key,
        keymap::Context,
        list_cursor::ListCursor,
        overview::Overview,
        query_input::QueryInput,
        which_key::WhichKey,
    },
    corpus::{At, CaseIx, Systems},
    review::Field,
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
    /// The input that narrows the facets.
    Narrow(Input),
    /// The input of a field of a review.
    Field {
        /// The field.
        field: Field,
        /// The first line of the case that has it.
        line: u32,
        /// The text typed.
        input: Input,
    },
    /// The input of a text of the desk.
    Desk {
        /// The text that it is.
        field: DeskField,
        /// The text typed.
        input: Input,
    },
    /// The input of the name of a file to import.
    File(Input),
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
            Self::Find { input, .. }
            | Self::Narrow(input)
            | Self::Field { input, .. }
            | Self::Desk { input, .. }
            | Self::File(input) => Some(input),
            Self::Popup(popup) => popup.input(),
            Self::Browse | Self::Plain(_) => None,
        }
    }

    /// Returns the input that takes text now, to be edited.
    pub fn input_mut(&mut self) -> Option<&mut Input> {
        match self {
            Self::Query(query_input) => Some(&mut query_input.input),
            Self::Find { input, .. }
            | Self::Narrow(input)
            | Self::Field { input, .. }
            | Self::Desk { input, .. }
            | Self::File(input) => Some(input),
            Self::Popup(popup) => popup.input_mut(),
            Self::Browse | Self::Plain(_) => None,
        }
    }
}

/// A popup over the panes.
#[derive(Clone, Debug)]
pub struct Popup {
    /// The content.
    pub kind: PopupKind,
    /// The cursor among the rows; of a text only the first row on the screen counts.
    pub list: ListCursor,
    /// The text that filters the rows; the file name typed in [`PopupKind::Save`].
    pub filter: Filter,
}

/// The content of a popup.
#[derive(Clone, Debug)]
pub enum PopupKind {
    /// All actions with their keys; the chosen one runs in the mode below.
    Help {
        /// The mode below.
        under: Box<Mode>,
        /// The context whose keys are listed.
        context: Context,
    },
    /// All actions, filtered by typing.
    Palette,
    /// All systems of the corpus, filtered by typing.
    Systems(Arc<Systems>),
    /// The metadata of a batch, by its position in the corpus.
    BatchPage(usize),
    /// The searches that a case suggests, with label and query: similar cases, its themes, systems and regions.
    Related(Vec<(String, String)>),
    /// Saved and recent queries.
    Queries,
    /// A list of the contents of a case: outline, names, figures, repairs.
    Contents {
        /// The kind of list.
        what: Contents,
        /// Its number of entries.
        len: usize,
    },
    /// The parts of the case that can be copied.
    Copy(Box<CopyMenu>),
    /// The input of a file name, with the text to write.
    Save(Arc<str>),
    /// The question whether to replace a file: no, yes.
    Replace {
        /// The text to write.
        text: Arc<str>,
        /// The file name as typed.
        path: String,
    },
    /// The form that makes a document.
    Briefing(Box<BriefingForm>),
    /// The written file: labels and texts, of which one may be copied.
    Written(Vec<(String, String)>),
    /// The pages of a presentation, by their number.
    Pages(usize),
    /// The statistics of the corpus.
    Overview(Box<Overview>),
    /// The themes; the one under the cursor is shown.
    Themes {
        /// The position of the theme before.
        before: usize,
        /// Their number.
        len: usize,
    },
    /// The fields of the case that begins on a line, and of its batch.
    Fields(u32),
    /// The official regions, for the case that begins on a line; filtered by typing.
    Regions(u32),
    /// Folders, tags, states, offices or notes of the desk.
    Desk(DeskPicker),
    /// The faults of the corpus.
    Faults,
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
    /// Returns the popup as it opens: the cursor on the first row, nothing typed.
    pub fn new(kind: PopupKind) -> Self {
        let is_desk = matches!(&kind, PopupKind::Desk(picker) if picker.is_typed());
        let is_typing = is_desk
            || matches!(kind, PopupKind::Palette | PopupKind::Systems(_) | PopupKind::Save(_) | PopupKind::Regions(_));
        let filter = Filter { is_typing, ..Filter::default() };
        Self { kind, list: ListCursor::default(), filter }
    }

    /// Returns `true` if a key opens the filter of the rows.
    pub fn is_filterable(&self) -> bool {
        matches!(
            self.kind,
            PopupKind::Help { .. }
                | PopupKind::Related(_)
                | PopupKind::Queries
                | PopupKind::Contents { .. }
                | PopupKind::Copy(_)
                | PopupKind::Overview(_)
        )
    }

    /// Returns `true` if the popup is a text that scrolls, without a cursor.
    pub fn is_text(&self) -> bool {
        matches!(self.kind, PopupKind::BatchPage(_) | PopupKind::Faults)
    }

    /// Returns the input that takes text now.
    pub fn input(&self) -> Option<&Input> {
        Some(&self.filter).filter(|filter| filter.is_typing).map(|filter| &filter.input)
    }

    /// Returns that input, to be edited.
    pub fn input_mut(&mut self) -> Option<&mut Input> {
        Some(&mut self.filter).filter(|filter| filter.is_typing).map(|filter| &mut filter.input)
    }

    /// Returns the number of rows that the input takes above the list.
    pub fn input_rows(&self) -> u16 {
        let is_row = matches!(self.kind, PopupKind::Save(_));
        u16::from(!is_row && (self.filter.is_typing || matches!(self.kind, PopupKind::Help { .. })))
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
