//! What the program does.
//!
//! A [`message`] comes in, of keys or the [`mouse`]; [`keymap`] makes [`action`]s of keys; [`update`] changes the
//! [`model`] and answers with an [`effect`]. [`panes`] says where things stand, [`page`] lays a case out as [`reader_options`]
//! wants it, [`highlights`] marks places in it, [`contents`] lists what is in it, [`copy`] and [`citation`] say what can be
//! taken out of it, [`query_input`] is what is typed of a search, [`search_request`] searches beside the session, [`facets`] and [`queries`] narrow and keep searches,
//! [`overview`] counts, [`popup_rows`] fills the overlays, which [`filter`] narrows down, [`palette`] finds actions by what is
//! typed, [`which_key`] says which keys may follow, [`hints`] which matter here, [`tour`] leads through the program, [`resume`] says where a session
//! stands, [`widths`] how wide characters are, [`words`] holds everything the program says.

pub mod action;
pub mod citation;
pub mod contents;
pub mod copy;
pub mod effect;
pub mod facets;
pub mod filter;
pub mod highlights;
pub mod hints;
pub mod key;
pub mod keymap;
pub mod list_cursor;
pub mod message;
pub mod model;
pub mod mouse;
pub mod overview;
pub mod page;
pub mod palette;
pub mod panes;
pub mod popup_rows;
pub mod queries;
pub mod query_input;
pub mod reader_options;
pub mod resume;
pub mod search_request;
pub mod tour;
pub mod update;
pub mod which_key;
pub mod widths;
pub mod words;

use std::sync::Arc;

use crate::{corpus::Corpus, error::Fault, search::Index, store::choices::Choices, text::Width};
use keymap::Keymap;
use queries::Queries;
use widths::Widths;
use words::Lang;

/// What `update` and `view` may read and nobody may write.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// The cases.
    pub corpus: Arc<Corpus>,
    /// What was wrong with their files and with the keymap.
    pub faults: Arc<Vec<Fault>>,
    /// What searching them needs.
    pub index: Arc<Index>,
    /// Which key does what.
    pub keymap: Arc<Keymap>,
    /// The language of the interface.
    pub lang: Lang,
    /// How text is measured at the start.
    pub width: Width,
    /// Who decides that later.
    pub widths: Widths,
    /// What else a session begins with.
    pub start: Start,
}

impl Ctx {
    /// This corpus with the shipped keymap, all else as it is where nobody chose anything.
    pub fn of(corpus: Arc<Corpus>) -> Self {
        Self {
            corpus,
            faults: Arc::default(),
            index: Arc::default(),
            keymap: Arc::new(Keymap::shipped()),
            lang: Lang::Hans,
            width: Width::default(),
            widths: Widths::default(),
            start: Start::default(),
        }
    }
}

/// What a session begins with: by options, and by the sessions before it.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// How cases are read.
    pub choices: Choices,
    /// Searches made and kept.
    pub queries: Queries,
    /// Whether the mouse is used.
    pub mouse: bool,
}
