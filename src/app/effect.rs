//! The effects that the program asks of its driver. `update` returns them; the driver performs or refuses them.

use super::{
    review_task::{ReviewTask, Shared},
    search_request::SearchRequest,
};
use crate::desk::{Change, Time};

/// An effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read the notice of a batch, by its position in the corpus, and answer with a message.
    Notice(usize),
    /// Run this search and answer with messages; a later request replaces it.
    Search(SearchRequest),
    /// Put this text into the clipboard of the terminal.
    Copy(String),
    /// Write this text to the file that the user named, over an old one only if they said so, and answer with a message.
    Save {
        /// The name as typed.
        path: String,
        /// The text, with its last line end.
        text: String,
        /// `true` if an existing file may be replaced.
        replace: bool,
    },
    /// Write these changes to the desk, made at this moment, and answer with a message.
    Desk(Vec<Change>, Time),
    /// Do this for a review, and answer with a message.
    Review(Shared<ReviewTask>),
    /// Load no more batches than are loaded.
    StopLoading,
    /// Draw the whole screen anew, whatever the terminal shows.
    Redraw,
    /// Stop the process until the shell lets it go on.
    Suspend,
    /// End the session.
    Quit,
}
