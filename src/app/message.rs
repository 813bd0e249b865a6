//! The events of the program. Every change of the model begins with one of these.

use std::sync::Arc;

use super::{
    commands::CommandEnd,
    copy::Saved,
    desk_state::DeskNews,
    key::Key,
    mouse::Mouse,
    present_request::PresentRequest,
    review_task::{ReviewNews, Shared},
    search_request::SearchResponse,
};
use crate::{
    corpus::{CaseIx, Corpus, LinkPlace, Notice, load::Progress},
    error::Fault,
    store::state::SavedLocation,
};

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// Text was pasted; it is never run as keys.
    Paste(String),
    /// The text that was just pasted was longer than is taken: its rest is lost.
    PasteCut,
    /// Open this case, perhaps at a place, as when it is named on the command line.
    Open(CaseIx, Option<LinkPlace>),
    /// Leave whatever lies over the panes and open this case, as a script says.
    Show(CaseIx, Option<LinkPlace>),
    /// Search all practices for this, as if it were typed.
    Search(String),
    /// Go where a session stood whose line dropped.
    Resume(SavedLocation),
    /// Begin a presentation.
    Present(Box<PresentRequest>),
    /// The time of a timer is over: the answer to `Effect::Wake`, with its number.
    Woken(u64),
    /// Begin the tour.
    Tour,
    /// Say this in the status line until the next key.
    Status(String),
    /// The notice of a batch, by its position in the corpus: the answer to `Effect::Notice`.
    Notice(usize, Result<Arc<Notice>, Fault>),
    /// The result of a search: the answer to `Effect::Search`.
    SearchResponse(Box<SearchResponse>),
    /// The outcome of writing a file: the answer to `Effect::Save`.
    Saved(Saved),
    /// The outcome of writing a picture: the answer to `Effect::Picture`.
    Pictured(Saved),
    /// The desk as its file has it: read after the first frame, or the answer to `Effect::Desk`.
    Desk(DeskNews),
    /// The outcome of writing a document: the answer to `Effect::Brief`.
    Written(Written),
    /// The end of a command with this name: the answer to `Effect::Run`.
    CommandEnded(String, CommandEnd),
    /// News for a review: the answer to `Effect::Review`, or a review to begin with.
    Review(Shared<ReviewNews>),
    /// Batches are being loaded, so far; none when that is over.
    Loading(Option<Progress>),
    /// The context has a corpus with more cases, which had those of an earlier one among them; the screen stays as it is.
    CorpusGrown {
        /// The earlier corpus.
        before: FormerCorpus,
        /// The progress of loading; none when that is over.
        progress: Option<Progress>,
    },
    /// The context has more faults.
    FaultsAdded,
    /// The screen has a new size, in columns and rows.
    Resize(u16, u16),
    /// The terminal says where its cursor is: 1-based row and column. The answer to a width probe.
    CursorReport(u16, u16),
    /// The terminal reports its background: red, green, blue of 16 bits.
    BackgroundReport([u16; 3]),
}

/// The outcome of writing a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The outcome.
    pub saved: Saved,
    /// The command that fetches the file from the other end of ssh, if the session came by ssh.
    pub fetch: Option<String>,
}

/// A corpus that the context no longer has. Two are equal if they are one in memory.
#[derive(Clone, Debug)]
pub struct FormerCorpus(pub Arc<Corpus>);

impl PartialEq for FormerCorpus {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for FormerCorpus {}

impl Message {
    /// Returns `true` for input of the user.
    pub fn is_done_by_hand(&self) -> bool {
        matches!(self, Self::Key(_) | Self::Mouse(_) | Self::Paste(_))
    }
}
