//! What a session takes from the state file at its start, and leaves there at its end.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{
    options::{self, RESUME},
    terminal::End,
};
use crate::{
    app::{queries::Queries, reader_options::ReaderOptions},
    error::Fault,
    store::{
        Paths,
        choices::Choices,
        state::{KnownTerminal, SavedLocation, State},
    },
    ui::Session,
};

/// When a session goes on where one before it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Resume {
    /// Where its line dropped.
    #[default]
    Dropped,
    /// And where its user left it.
    Always,
    /// Never, and nothing is left for later ones.
    Never,
}

/// The state file, and what it held at the start.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    /// None with `--no-state`, and where the user has no folder.
    path: Option<PathBuf>,
    name: String,
    resume: Resume,
    known: Option<KnownTerminal>,
    state: State,
    /// The searches that are in the file already, since the session began.
    saved: Option<Queries>,
    /// Whether the file could not be written: then it is tried again only at the end, which says why.
    unwritable: bool,
}

impl Memory {
    /// Reads the file for the terminal of that name. A file that cannot be read is set aside: then the fault says why.
    pub(super) fn open(matches: &ArgMatches, name: &str) -> (Self, Option<Fault>) {
        let paths = if options::is_on(matches, "state") { Paths::from_env() } else { None };
        let path = paths.map(|paths| paths.state_file());
        let (state, fault) = match path.as_deref().map(State::open) {
            Some(Ok(found)) => found,
            None => (State::default(), None),
            // This session remembers nothing.
            Some(Err(fault)) => return (Self::default(), Some(fault)),
        };
        let resume = match options::word(matches, "resume") {
            Some(when) if when == RESUME[1] => Resume::Always,
            Some(when) if when == RESUME[2] => Resume::Never,
            _ => Resume::Dropped,
        };
        let known = state.terminal(name).cloned();
        (Self { path, name: name.to_owned(), resume, known, state, saved: None, unwritable: false }, fault)
    }

    /// What is known of this terminal.
    pub(super) fn known(&self) -> Option<&KnownTerminal> {
        self.known.as_ref()
    }

    /// How the user reads, where it is not as usual.
    pub(super) fn choices(&self) -> Choices {
        self.state.choices
    }

    /// The searches made and kept.
    pub(super) fn queries(&self) -> Queries {
        Queries { kept: self.state.kept.clone(), made: self.state.made.clone(), ..Queries::default() }
    }

    /// Takes the place where the last dropped session stood; the next session takes the one before. Where none was
    /// dropped, the place that the user left, if that is wanted: then the second value is true.
    pub(super) fn take(&self) -> Option<(SavedLocation, bool)> {
        let path = self.path.as_ref().filter(|_| self.resume != Resume::Never)?;
        let take = || State::change(path, |state| state.dropped.pop()).ok()?.0;
        let dropped = if self.state.dropped.is_empty() { None } else { take() };
        let left = || self.state.left.clone().filter(|_| self.resume == Resume::Always);
        dropped.map(|spot| (spot, false)).or_else(|| left().map(|spot| (spot, true)))
    }

    /// Writes the searches that were made or kept since the last time, if there are any, so that they outlive a power
    /// cut. Nothing is touched where there are none.
    pub(super) fn keep_searches(&mut self, session: &Session) {
        let (now, start) = (&session.model().queries, &session.ctx().start.queries);
        let saved = self.saved.as_ref().unwrap_or(start);
        if self.unwritable || (now.made == saved.made && now.kept == saved.kept) {
            return;
        }
        let Some(path) = &self.path else { return };
        let change = Searches::since(saved, now);
        match State::change(path, |state| change.apply(state)) {
            Ok(_) => self.saved = Some(now.clone()),
            Err(_) => self.unwritable = true,
        }
    }

    /// Remembers what the session leaves behind: what its terminal answered or its user chose, searched for and kept,
    /// and where it stood. Only what is new is written over what the file then holds, so that sessions at the same time
    /// lose nothing of each other.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub(super) fn keep(&self, session: &Session, end: End) -> Result<(), Fault> {
        let Some(path) = &self.path else { return Ok(()) };
        let (model, start) = (session.model(), &session.ctx().start);
        let spot = match (self.resume, end) {
            (Resume::Never, _) | (Resume::Dropped, End::Quit) | (_, End::Panicked { begun: false }) => None,
            _ => session.saved_location(),
        };
        let learnt = self.learnt(session);
        let chosen = model.reader_options.choices().since(ReaderOptions::new(&start.choices).choices());
        let searches = Searches::since(self.saved.as_ref().unwrap_or(&start.queries), &model.queries);
        if spot.is_none() && learnt.is_none() && chosen == Choices::default() && searches.is_empty() {
            return Ok(());
        }
        let change = |state: &mut State| {
            match (spot, end) {
                (Some(spot), End::Quit) => state.left = Some(spot),
                (Some(spot), _) => state.drop_at(spot),
                (None, _) => {}
            }
            if let Some(known) = learnt {
                state.learn(&self.name, known);
            }
            state.choices = chosen.or(state.choices);
            searches.apply(state);
        };
        State::change(path, change).map(|_| ())
    }

    /// What is to be known of the terminal from now on; none where that is what was known.
    fn learnt(&self, session: &Session) -> Option<Option<KnownTerminal>> {
        let (model, told) = (session.model(), session.told_width());
        let known = |width, by_hand| KnownTerminal { name: self.name.clone(), width, by_hand };
        let now = match (model.widths.auto, model.widths.answer) {
            // An option holds for one session.
            (false, _) if told == Some(model.width.0) => return None,
            (false, _) => Some(known(model.width.0.into(), true)),
            (true, answer) => answer.map(|mode| known(mode.into(), false)),
        };
        (now != self.known && !self.name.is_empty()).then_some(now)
    }
}

/// What changed among the searches of a session, as changes to what the file then holds.
struct Searches {
    /// Searches made, oldest first.
    made: Vec<String>,
    /// Searches kept, oldest first.
    kept: Vec<String>,
    dropped: Vec<String>,
}

impl Searches {
    fn since(before: &Queries, now: &Queries) -> Self {
        // What was made since stands before what stood there then, without what was made again.
        let is_old = |at: &usize| {
            let (new, old) = now.made.split_at(*at);
            let stayed = before.made.iter().filter(|query| !new.contains(query));
            stayed.take(old.len()).eq(old)
        };
        let new = (0..=now.made.len()).find(is_old).unwrap_or(now.made.len());
        let without = |all: &[String], others: &[String]| -> Vec<String> {
            all.iter().rev().filter(|query| !others.contains(query)).cloned().collect()
        };
        Self {
            made: now.made.iter().take(new).rev().cloned().collect(),
            kept: without(&now.kept, &before.kept),
            dropped: without(&before.kept, &now.kept),
        }
    }

    fn is_empty(&self) -> bool {
        self.made.is_empty() && self.kept.is_empty() && self.dropped.is_empty()
    }

    fn apply(&self, state: &mut State) {
        self.made.iter().for_each(|query| state.search(query));
        self.kept.iter().for_each(|query| state.keep(query, true));
        self.dropped.iter().for_each(|query| state.keep(query, false));
    }
}
