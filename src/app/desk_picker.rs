//! The popups and inputs of the desk, with the cases that they are about.

use super::words::desk::DeskMsg;
use crate::desk::{Anchor, Named};

/// A popup of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskPicker {
    /// The folders, to open one.
    Folders,
    /// The folders, to put these cases into one.
    Into(Vec<Named>),
    /// The tags, to add one to these cases or take it away.
    Tags(Vec<Named>),
    /// The states of adoption of these cases, with office and day.
    Adoption(Vec<Named>),
    /// Offices and persons that may look after these cases.
    Who(Vec<Named>),
    /// The notes of a case, and a new one at a place.
    Notes(Named, Option<Anchor>),
}

/// A text of the desk that is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskField {
    /// The words of a note, a new one without an id.
    Note {
        /// The case.
        case: Named,
        /// The id of the note.
        id: Option<String>,
        /// Its place.
        at: Option<Anchor>,
    },
    /// The day until which these cases are to be adopted.
    Due(Vec<Named>),
}

impl DeskPicker {
    /// Returns `true` if what is typed narrows the rows from the beginning.
    pub fn is_typed(&self) -> bool {
        !matches!(self, Self::Adoption(_) | Self::Notes(..))
    }

    /// Returns the title.
    pub fn title(&self) -> DeskMsg {
        match self {
            Self::Folders => DeskMsg::FoldersTitle,
            Self::Into(_) => DeskMsg::IntoTitle,
            Self::Tags(_) => DeskMsg::TagsTitle,
            Self::Adoption(_) => DeskMsg::AdoptionTitle,
            Self::Who(_) => DeskMsg::WhoTitle,
            Self::Notes(..) => DeskMsg::NotesTitle,
        }
    }
}
