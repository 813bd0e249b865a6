//! The whole state of one session. Only `update` writes it; `view` reads it.

use std::sync::Arc;

use tui_input::Input;

use super::{
    action::Action,
    asking::Asking,
    copy::Copying,
    facets::Facets,
    finds::Finds,
    follow::Follows,
    key::Key,
    keymap::Context,
    list::List,
    listing::Listing,
    mouse::Caught,
    narrow::Narrow,
    overview::Overview,
    page::{Anchor, Page},
    panes::Panes,
    queries::Queries,
    reading::Reading,
    seeking::Asks,
    tour::Tour,
    widths::Widths,
};
use crate::{
    corpus::{CaseIx, Corpus, Notice, System, Systems, load::Progress},
    search::{Hit, Query, Results, Snippet},
    text::Width,
};

/// Everything a session remembers while it runs.
#[derive(Clone, Debug)]
pub struct Model {
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// How this terminal's characters are measured and drawn.
    pub width: Width,
    /// Who decides that.
    pub widths: Widths,
    /// Where I am.
    pub place: Place,
    /// Who takes the keys.
    pub mode: Mode,
    /// The case of [`Place::case`], laid out.
    pub page: Page,
    /// How many pages were laid out so far: opening costs one, scrolling none.
    pub laid_out: usize,
    /// How cases are read.
    pub reading: Reading,
    /// The notice of a batch, by its position in the corpus; none until its source is wanted.
    pub notice: Option<(usize, Arc<Notice>)>,
    /// The marked places of the page and the one I am at.
    pub finds: Finds,
    /// Keys of an unfinished sequence, and the count before them.
    pub pending: Pending,
    /// Where I jumped from, last jump last.
    pub trail: Vec<Place>,
    /// The searches asked for.
    pub asks: Asks,
    /// Whether somebody has done anything yet: pressed a key, pasted, used the mouse.
    pub touched: bool,
    /// The mouse.
    pub mouse: Caught,
    /// Searches made and kept.
    pub queries: Queries,
    /// Actions chosen in the palette, the last one first.
    pub chosen: Vec<Action>,
    /// How far the loading of batches is, while it lasts.
    pub loading: Option<Progress>,
    /// What the status line says until the next key.
    pub say: Option<String>,
    /// The tour, while it is taken.
    pub tour: Option<Tour>,
}

/// Where a person is: enough to come back to it.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// Which pane has the keys.
    pub focus: Focus,
    /// The batch list; row 0 is all cases, row n the n-th batch.
    pub batches: List,
    /// The case list.
    pub cases: List,
    /// What the case list holds.
    pub shown: Shown,
    /// The facets of what it holds, while their pane is open; it then stands in place of the batch list.
    pub facets: Option<Facets>,
    /// The case in the reader.
    pub case: Option<CaseIx>,
    /// Whether the lines of its notice are shown instead of its text.
    pub source: bool,
    /// The first row of it on the screen.
    pub top: usize,
    /// The place that was brought to the top last: what stays there when the page is laid out anew.
    pub anchor: Option<Anchor>,
    /// What was marked when it was left, and at which mark; nothing while I am there.
    pub finds: Finds,
}

/// A pane that can have the keys.
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
        /// Whether it has the whole screen.
        zoomed: bool,
    },
}

/// What the case list holds.
#[derive(Clone, Debug, Default)]
pub enum Shown {
    /// Every case.
    #[default]
    All,
    /// The cases of one batch, by its position in the corpus.
    Batch(usize),
    /// What a search found.
    Hits {
        /// What was typed.
        query: String,
        /// The same, understood.
        wanted: Arc<Query>,
        /// What it found.
        results: Arc<Results>,
        /// For each hit the piece of text to show beside it, while there are few.
        glimpses: Arc<Vec<Option<Snippet>>>,
        /// Whether there is more to come.
        seeking: bool,
        /// Whether somebody chose the case under the cursor: then it stays there when better ones come.
        chosen: bool,
        /// Why nothing was found, where one condition is to blame.
        blame: Option<String>,
        /// Where the search began, to return to.
        from: Box<Place>,
    },
    /// The cases that name a system.
    System {
        /// The system.
        system: Arc<System>,
        /// Where I was before, to return to.
        from: Box<Place>,
    },
}

impl Shown {
    /// How many cases the list holds.
    pub fn len(&self, corpus: &Corpus) -> usize {
        match self {
            Self::All => corpus.len(),
            Self::Batch(batch) => corpus.cases_of(*batch).len(),
            Self::Hits { results, .. } => results.hits.len(),
            Self::System { system, .. } => system.cases.len(),
        }
    }

    /// Whether the list is empty.
    pub fn is_empty(&self, corpus: &Corpus) -> bool {
        self.len(corpus) == 0
    }

    /// The case in row `row`.
    pub fn case(&self, corpus: &Corpus, row: usize) -> Option<CaseIx> {
        match self {
            Self::All => u32::try_from(row).ok().map(CaseIx).filter(|_| row < corpus.len()),
            Self::Batch(batch) => corpus.cases_of(*batch).nth(row).map(CaseIx),
            Self::Hits { results, .. } => results.hits.get(row).map(|hit| hit.case),
            Self::System { system, .. } => system.cases.get(row).copied(),
        }
    }

    /// What to show in a second row of each hit, where a list of `height` rows has room for it.
    pub fn glimpses(&self, height: usize) -> Option<&[Option<Snippet>]> {
        match self {
            Self::Hits { glimpses, .. } if !glimpses.is_empty() && glimpses.len() * 2 <= height => Some(glimpses),
            _ => None,
        }
    }

    /// The hit in row `row`, where the list holds hits.
    pub fn hit(&self, row: usize) -> Option<&Hit> {
        match self {
            Self::Hits { results, .. } => results.hits.get(row),
            _ => None,
        }
    }
}

/// Who takes the keys.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// The pane that has the focus.
    #[default]
    Browse,
    /// The input of the search over all practices.
    Query(Asking),
    /// The input of the search in this case.
    Find {
        /// What is typed.
        input: Input,
        /// The row that was at the top before.
        top: usize,
    },
    /// An overlay.
    Popup(Popup),
    /// Nobody: this text stands alone on the terminal's own screen until any key is pressed.
    Plain(Arc<str>),
}

/// An overlay.
#[derive(Clone, Debug)]
pub enum Popup {
    /// All actions with their keys; what is chosen is done where help was asked for.
    Help {
        /// What had the keys before.
        under: Box<Mode>,
        /// Its context, whose keys are listed.
        context: Context,
        /// What the list is narrowed down by.
        narrow: Narrow,
        /// The cursor among the rows.
        list: List,
    },
    /// All actions, filtered by what is typed.
    Palette {
        /// What is typed.
        input: Input,
        /// The cursor among the actions that are left.
        list: List,
    },
    /// All systems of the corpus, filtered by what is typed.
    Systems {
        /// The systems.
        systems: Arc<Systems>,
        /// What is typed.
        input: Input,
        /// The cursor among the systems that are left.
        list: List,
    },
    /// What is known of a batch.
    BatchPage {
        /// Its position in the corpus.
        batch: usize,
        /// The first row on the screen.
        top: usize,
    },
    /// What can be searched for from a case: cases like it, its themes, systems and places.
    Related {
        /// Each search with what it is called.
        rows: Vec<(String, String)>,
        /// The cursor among them.
        list: List,
        /// What they are narrowed down by.
        narrow: Narrow,
    },
    /// Searches kept and made.
    Queries {
        /// The cursor among them.
        list: List,
        /// What they are narrowed down by.
        narrow: Narrow,
    },
    /// What the case holds: outline, names, figures, repairs.
    Listing {
        /// Of what.
        what: Listing,
        /// How many entries there are.
        len: usize,
        /// The cursor.
        list: List,
        /// What they are narrowed down by.
        narrow: Narrow,
    },
    /// What can be copied of the case.
    Copy(Box<Copying>),
    /// The input of a file name.
    Save {
        /// What is to be written.
        text: Arc<str>,
        /// What is typed.
        input: Input,
    },
    /// Whether to replace a file: no, yes.
    Replace {
        /// What is to be written.
        text: Arc<str>,
        /// The name as typed.
        path: String,
        /// The cursor.
        list: List,
    },
    /// The corpus in numbers.
    Overview(Box<Overview>),
    /// The faults of the corpus.
    Faults {
        /// The first row on the screen.
        top: usize,
    },
}

impl Popup {
    /// What its rows are narrowed down by, where that is begun by a key.
    pub fn narrow(&self) -> Option<&Narrow> {
        match self {
            Self::Help { narrow, .. }
            | Self::Related { narrow, .. }
            | Self::Queries { narrow, .. }
            | Self::Listing { narrow, .. } => Some(narrow),
            Self::Copy(copying) => Some(&copying.narrow),
            Self::Overview(overview) => Some(&overview.narrow),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn narrow_mut(&mut self) -> Option<&mut Narrow> {
        match self {
            Self::Help { narrow, .. }
            | Self::Related { narrow, .. }
            | Self::Queries { narrow, .. }
            | Self::Listing { narrow, .. } => Some(narrow),
            Self::Copy(copying) => Some(&mut copying.narrow),
            Self::Overview(overview) => Some(&mut overview.narrow),
            _ => None,
        }
    }

    /// The input that takes text now.
    pub fn input(&self) -> Option<&Input> {
        match self {
            Self::Palette { input, .. } | Self::Systems { input, .. } | Self::Save { input, .. } => Some(input),
            _ => self.narrow().filter(|narrow| narrow.typing).map(|narrow| &narrow.input),
        }
    }

    /// The same, to be changed.
    pub fn input_mut(&mut self) -> Option<&mut Input> {
        match self {
            Self::Palette { input, .. } | Self::Systems { input, .. } | Self::Save { input, .. } => Some(input),
            _ => self.narrow_mut().filter(|narrow| narrow.typing).map(|narrow| &mut narrow.input),
        }
    }

    /// The cursor among its rows.
    pub fn list(&self) -> Option<&List> {
        match self {
            Self::Help { list, .. }
            | Self::Palette { list, .. }
            | Self::Systems { list, .. }
            | Self::Related { list, .. }
            | Self::Queries { list, .. }
            | Self::Listing { list, .. }
            | Self::Replace { list, .. } => Some(list),
            Self::Copy(copying) => Some(&copying.list),
            Self::Overview(_) | Self::BatchPage { .. } | Self::Faults { .. } | Self::Save { .. } => None,
        }
    }

    /// The same, to be moved.
    pub fn list_mut(&mut self) -> Option<&mut List> {
        match self {
            Self::Help { list, .. }
            | Self::Palette { list, .. }
            | Self::Systems { list, .. }
            | Self::Related { list, .. }
            | Self::Queries { list, .. }
            | Self::Listing { list, .. }
            | Self::Replace { list, .. } => Some(list),
            Self::Copy(copying) => Some(&mut copying.list),
            Self::Overview(_) | Self::BatchPage { .. } | Self::Faults { .. } | Self::Save { .. } => None,
        }
    }

    /// Rows that an input takes above the others.
    pub fn input_rows(&self) -> u16 {
        let stays = matches!(self, Self::Palette { .. } | Self::Systems { .. } | Self::Help { .. });
        u16::from(stays || self.narrow().is_some_and(|narrow| narrow.typing))
    }
}

/// An unfinished key sequence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// The keys so far.
    pub keys: Vec<Key>,
    /// The count typed before them.
    pub count: Option<usize>,
    /// What may follow.
    pub follows: Follows,
}

impl Model {
    /// The state before the first message: all cases, the first one selected.
    pub fn new(width: u16, height: u16, measure: Width) -> Self {
        Self {
            size: (width, height),
            width: measure,
            widths: Widths::default(),
            place: Place::default(),
            mode: Mode::Browse,
            page: Page::default(),
            laid_out: 0,
            reading: Reading::default(),
            notice: None,
            finds: Finds::default(),
            pending: Pending::default(),
            trail: Vec::new(),
            asks: Asks::default(),
            touched: false,
            mouse: Caught::default(),
            queries: Queries::default(),
            chosen: Vec::new(),
            loading: None,
            say: None,
            tour: None,
        }
    }

    /// The rectangles of this state.
    pub fn panes(&self) -> Option<Panes> {
        Panes::of(self)
    }

    /// Whose bindings hold now.
    pub fn context(&self) -> Context {
        match &self.mode {
            _ if self.input().is_some() => Context::Input,
            Mode::Popup(Popup::Copy(_)) => Context::Copy,
            Mode::Popup(_) | Mode::Plain(_) => Context::Popup,
            _ => self.pane_context(),
        }
    }

    /// Whose bindings hold in the focused pane, whatever lies over it.
    pub fn pane_context(&self) -> Context {
        match self.place.focus {
            Focus::Reader { .. } => Context::Reader,
            _ => Context::List,
        }
    }

    /// Whether an earlier query stands selected in the input, to be replaced by what is typed.
    pub fn replaces_query(&self) -> bool {
        matches!(&self.mode, Mode::Query(asking) if asking.selected)
    }

    /// The input that takes text now.
    pub fn input(&self) -> Option<&Input> {
        match &self.mode {
            Mode::Query(asking) => Some(&asking.input),
            Mode::Find { input, .. } => Some(input),
            Mode::Popup(popup) => popup.input(),
            Mode::Browse | Mode::Plain(_) => None,
        }
    }
}
