//! The whole state of one session. Only `update` writes it; `view` reads it.

mod case_list;
mod jump_list;
mod location;
mod mode;
mod tour;

pub use case_list::CaseList;
pub use jump_list::JumpList;
pub use location::{Comparing, Focus, Location};
pub use mode::{Contents, Mode, Pending, Popup, PopupKind};
pub use tour::Tour;

use std::sync::Arc;

use super::{
    action::Action, completions::Completions, desk_state::DeskState, ground::Background, highlights::Highlights,
    keymap::Context, mouse::MouseState, page::Page, queries::Queries, reader_options::ReaderOptions,
    search_request::PendingSearch, spotlight::Spotlight, widths::Widths,
};
use crate::{
    corpus::{CaseIx, Notice, load::Progress},
    present::Show,
    review::Review,
    store::state::BriefingAnswers,
    text::Width,
};

/// Everything that a session remembers while it runs.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// The width policy for ambiguous characters.
    pub width: Width,
    /// The source of that policy.
    pub widths: Widths,
    /// The background of the terminal.
    pub background: Background,
    /// The position of the theme in [`Ctx::themes`](crate::app::Ctx::themes).
    pub theme: usize,
    /// The navigation state.
    pub location: Location,
    /// The receiver of keys.
    pub mode: Mode,
    /// The layout of the case of [`Location::case`].
    pub page: Page,
    /// Number of layouts made so far: opening a case costs one, scrolling none.
    pub layout_count: usize,
    /// The display options of the reader.
    pub reader_options: ReaderOptions,
    /// The last notice that was read, with the position of its batch in the corpus.
    pub notice: Option<(usize, Arc<Notice>)>,
    /// The highlights of the page, and the current one.
    pub highlights: Highlights,
    /// The unfinished key sequence and its count.
    pub pending: Pending,
    /// The locations to go back to.
    pub jump_list: JumpList,
    /// The search in progress.
    pub search: PendingSearch,
    /// `true` once the user has pressed a key, pasted or used the mouse.
    pub is_touched: bool,
    /// The state of the mouse.
    pub mouse: MouseState,
    /// Saved and recent queries.
    pub queries: Queries,
    /// The completions of the query that is typed.
    pub completions: Completions,
    /// Actions chosen in the palette, the latest first.
    pub recent_actions: Vec<Action>,
    /// The progress of loading batches; `None` when nothing is being loaded.
    pub loading: Option<Progress>,
    /// The rows of the focused list without snippets, as `update` has brought them into their pane.
    pub list_rows: usize,
    /// The message of the status line; the next key clears it.
    pub status: Option<String>,
    /// The text that was copied last, with its case: what a clipboard did not take is shown or written.
    pub copied: Option<(CaseIx, String)>,
    /// The last answers to the form that makes a document.
    pub answers: BriefingAnswers,
    /// The cases chosen to be compared, while they are fewer than two.
    pub chosen: Vec<CaseIx>,
    /// `true` after Ctrl-C while something is being typed: another one quits.
    pub quit_asked: bool,
    /// The review of an import, over everything else.
    pub review: Option<Box<Review>>,
    /// The presentation, over everything else.
    pub show: Option<Box<Show>>,
    /// The spotlight in the reader.
    pub spotlight: Option<Spotlight>,
    /// The desk, as this session knows it.
    pub desk: DeskState,
    /// The tour while it runs.
    pub tour: Option<Tour>,
}

impl Model {
    /// Returns the state before the first message: all cases, the first one selected.
    pub fn new(width: u16, height: u16, text_width: Width) -> Self {
        Self { size: (width, height), width: text_width, ..Self::default() }
    }

    /// Shows a message in the status line until the next key.
    pub(in crate::app) fn set_status(&mut self, message: impl Into<String>) {
        self.status = Some(message.into());
    }

    /// Opens a popup.
    pub(in crate::app) fn open_popup(&mut self, kind: PopupKind) {
        self.mode = Mode::Popup(Popup::new(kind));
    }

    /// Returns the open popup.
    pub fn popup(&self) -> Option<&Popup> {
        match &self.mode {
            Mode::Popup(popup) => Some(popup),
            _ => None,
        }
    }

    /// Returns the open popup, to be changed.
    pub(in crate::app) fn popup_mut(&mut self) -> Option<&mut Popup> {
        match &mut self.mode {
            Mode::Popup(popup) => Some(popup),
            _ => None,
        }
    }

    /// Returns the context whose bindings hold now.
    pub fn context(&self) -> Context {
        match &self.mode {
            _ if self.mode.input().is_some() => Context::Input,
            Mode::Popup(Popup { kind: PopupKind::Copy(_), .. }) => Context::Copy,
            Mode::Popup(_) | Mode::Plain(_) => Context::Popup,
            _ => self.pane_context(),
        }
    }

    /// Returns the context of the focused pane, whatever lies over it.
    pub fn pane_context(&self) -> Context {
        if self.show.is_some() {
            return Context::Present;
        }
        if self.review.is_some() {
            return Context::Review;
        }
        match self.location.focus {
            Focus::Reader { .. } => Context::Reader,
            Focus::Facets => Context::Facets,
            _ => Context::List,
        }
    }

    /// Returns the comparison that has the screen.
    pub fn compared(&self) -> Option<&Comparing> {
        self.location.compared.as_ref().filter(|_| matches!(self.location.focus, Focus::Reader { .. }))
    }

    /// Returns `true` if an earlier query is selected in the input, so that typing replaces it.
    pub fn replaces_query(&self) -> bool {
        matches!(&self.mode, Mode::Query(query_input) if query_input.is_selected)
    }
}
