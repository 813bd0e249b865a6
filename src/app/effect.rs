//! The effects that the program asks of its driver. `update` returns them; the driver performs or refuses them.

use std::sync::Arc;

use super::{
    briefing_form::{Extent, Format},
    commands::CommandCall,
    page::DisplayOptions,
    review_task::{ReviewTask, Shared},
    search_request::SearchRequest,
};
use crate::corpus::CaseIx;
use crate::desk::{Change, Desk, Time};

/// A document to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefingRequest {
    /// The cases, in order.
    pub cases: Vec<CaseIx>,
    /// The parts of them.
    pub what: Extent,
    /// The heading.
    pub heading: Option<String>,
    /// The form of the texts.
    pub display: DisplayOptions,
    /// The format.
    pub format: Format,
    /// The file as typed.
    pub path: String,
    /// `true` if an existing file may be replaced.
    pub replace: bool,
    /// The desk whose notes stand in it; `None` for a document without.
    pub notes: Option<Arc<Desk>>,
}

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
    /// Write a picture of the screen as it is then, to a new file whose name begins so, and answer with a message.
    Picture {
        /// The name without its ending.
        stem: String,
    },
    /// Write these changes to the desk, made at this moment, and answer with a message.
    Desk(Vec<Change>, Time),
    /// Write a document, over an old one only if the user said so, and answer with a message.
    Brief(Box<BriefingRequest>),
    /// Run a command of the user on the terminal, and answer with a message.
    Run(Box<CommandCall>),
    /// Do this for a review, and answer with a message.
    Review(Shared<ReviewTask>),
    /// Answer with [`Message::Woken`](super::message::Message::Woken) after some time; a later one takes its place.
    Wake {
        /// Number of the timer, which the answer has.
        timer: u64,
        /// Time in milliseconds.
        after: u64,
    },
    /// Load no more batches than are loaded.
    StopLoading,
    /// Read the corpus again: it may have changed.
    Reload,
    /// Draw the whole screen anew, whatever the terminal shows.
    Redraw,
    /// Stop the process until the shell lets it go on.
    Suspend,
    /// End the session.
    Quit,
}
