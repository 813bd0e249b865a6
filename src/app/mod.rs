//! The logic of the program, without a terminal.
//!
//! A [`message`] comes in, of keys or the [`mouse`]; [`keymap`] maps keys to [`action`]s; [`update`] changes the [`model`]
//! and returns an [`effect`]. [`panes`] computes rectangles, [`page`] lays a case out by the [`reader_options`],
//! [`highlights`] marks ranges in it, [`contents`] lists its parts, [`copy`] and [`citation`] make texts of it.
//! [`query_input`] is the input of a search, [`search_request`] its request and response, [`facets`] with [`facet_preview`] and [`queries`] narrow
//! and keep searches, [`overview`] counts, [`permits`] says what a session may do, [`desk_state`] is the desk of a session, [`desk_picker`] names its popups, which [`desk_rows`] fills. [`popup_rows`] fills popups, which [`filter`] narrows; [`review_panes`] and [`review_rows`] show an import beside its notice, [`review_task`] names what a review
//! asks of its driver; [`present_request`] asks for a presentation, which [`presented`] makes of cases; [`spotlight`] lights a sentence, [`play_script`] is a prepared show; [`palette`] finds actions,
//! [`which_key`] lists continuations, [`commands`] are the user's own, listed by [`command_rows`], [`hints`] the keys that matter here; [`tour`] leads through the program, [`resume`]
//! restores a session, [`widths`] decides the width policy, [`ground`] knows the background, and [`words`] holds every text of the interface.

pub mod action;
pub mod briefing_form;
mod case_rows;
pub mod citation;
mod command_rows;
pub mod commands;
pub mod completions;
pub mod contents;
pub mod copy;
pub mod desk_picker;
pub mod desk_rows;
pub mod desk_state;
pub mod effect;
pub mod facet_preview;
pub mod facets;
pub mod filter;
pub mod ground;
pub mod highlights;
pub mod hints;
pub mod key;
pub mod keymap;
pub mod list_cursor;
pub mod list_rows;
pub mod message;
pub mod model;
pub mod mouse;
pub mod overview;
pub mod page;
pub mod palette;
pub mod panes;
pub mod permits;
pub mod play_script;
pub mod popup_rows;
pub mod present_request;
pub mod presented;
mod presented_texts;
pub mod queries;
pub mod query_input;
pub mod reader_options;
pub mod resume;
pub mod review_panes;
pub mod review_rows;
pub mod review_task;
pub mod search_request;
pub mod spotlight;
pub mod tour;
pub mod update;
pub mod which_key;
pub mod widths;
pub mod words;

use std::sync::Arc;

use crate::{
    corpus::Corpus,
    desk::Time,
    error::Fault,
    search::Index,
    store::{choices::Choices, state::BriefingAnswers},
    text::Width,
};
use action::Action;
use commands::Command;
use ground::Background;
use keymap::{Context, Keymap};
use permits::Permits;
use queries::Queries;
use widths::Widths;
use words::Lang;

/// The read-only context of `update` and `view`.
#[derive(Clone, Debug, Default)]
pub struct Ctx {
    /// The cases.
    pub corpus: Arc<Corpus>,
    /// The faults of their files and of the keymap.
    pub faults: Arc<Vec<Fault>>,
    /// The search index of the corpus.
    pub index: Arc<Index>,
    /// Which key does what.
    pub keymap: Arc<Keymap>,
    /// The user's commands, by the numbers that the keymap has.
    pub commands: Arc<Vec<Command>>,
    /// The language of the interface.
    pub lang: Lang,
    /// The width policy at the start.
    pub width: Width,
    /// The choice of the width policy later on.
    pub widths: Widths,
    /// The background of the terminal as far as it is known at the start.
    pub background: Background,
    /// The names of the themes, in the order of [`Model::theme`](model::Model::theme).
    pub themes: Arc<Vec<String>>,
    /// The present moment, as the driver said last.
    pub now: Time,
    /// Seconds by which the clock on the wall is ahead of UTC.
    pub utc_offset: i32,
    /// The rights of the session.
    pub permits: Arc<Permits>,
    /// Further settings of a new session.
    pub start: Start,
}

impl Ctx {
    /// Returns a context for this corpus with the shipped keymap and defaults.
    pub fn of(corpus: Arc<Corpus>) -> Self {
        Self { corpus, keymap: Arc::new(Keymap::shipped()), ..Self::default() }
    }

    /// Returns the present moment as the clock on the wall shows it.
    pub fn local_now(&self) -> Time {
        Time::of_millis(self.now.millis() + i64::from(self.utc_offset) * 1000)
    }

    /// Returns the name of the key to show for `action` in `context`, empty if it has none or the session may not do it.
    pub fn key(&self, context: Context, action: Action) -> String {
        let is_allowed = self.permits.allows(action);
        if is_allowed { self.keymap.name_for(context, action, self.lang) } else { String::new() }
    }
}

/// The settings of a new session, from options and earlier sessions.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The reader options.
    pub choices: Choices,
    /// Searches made and kept.
    pub queries: Queries,
    /// `true` if the mouse is used.
    pub mouse: bool,
    /// The position of the theme.
    pub theme: usize,
    /// `true` in tmux, which passes on what is copied only if its option `set-clipboard` is on.
    pub in_tmux: bool,
    /// The last answers to the form that makes a document.
    pub answers: BriefingAnswers,
}
