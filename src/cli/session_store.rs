//! The state file of one session: read at its start, written when searches are made or kept and at its end.

use std::path::PathBuf;

use super::{options::Resume, terminal::End};
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

/// The state file as one session uses it.
#[derive(Clone, Debug, Default)]
pub(super) struct SessionStore {
    /// `None` with `--no-state`, and without a home folder.
    path: Option<PathBuf>,
    /// Name of the terminal.
    terminal: String,
    resume: Resume,
    known: Option<KnownTerminal>,
    /// Content of the file at the start.
    state: State,
    /// Searches written since the start.
    saved: Option<Queries>,
    /// `true` if the file could not be written: the next attempt is at the end, which reports the error.
    unwritable: bool,
}

impl SessionStore {
    /// Reads the state file, unless the option `state` is off. An unreadable file is set aside, which the fault reports.
    pub(super) fn open(is_on: bool, resume: Resume, terminal: &str) -> (Self, Option<Fault>) {
        let path = Paths::from_env().filter(|_| is_on).map(|paths| paths.state_file());
        let (state, fault) = match path.as_deref().map(State::open) {
            Some(Ok(opened)) => opened,
            None => Default::default(),
            // Nothing can be kept.
            Some(Err(fault)) => return (Self::default(), Some(fault)),
        };
        let known = state.terminal(terminal).cloned();
        (Self { path, terminal: terminal.to_owned(), resume, known, state, saved: None, unwritable: false }, fault)
    }

    /// Returns what is known of this terminal.
    pub(super) fn known(&self) -> Option<&KnownTerminal> {
        self.known.as_ref()
    }

    /// Returns the reading options that differ from the defaults.
    pub(super) fn choices(&self) -> Choices {
        self.state.choices
    }

    /// Returns the searches made and kept.
    pub(super) fn queries(&self) -> Queries {
        Queries { kept: self.state.kept.clone(), made: self.state.made.clone(), ..Queries::default() }
    }

    /// Takes the location of the last interrupted session; the next session takes the one before. If none was
    /// interrupted and `resume` is `always`, returns the location that the user left, and `true`.
    pub(super) fn take(&self) -> Option<(SavedLocation, bool)> {
        let path = self.path.as_ref().filter(|_| self.resume != Resume::Never)?;
        let take = || State::change(path, |state| state.dropped.pop()).ok()?.0;
        let dropped = if self.state.dropped.is_empty() { None } else { take() };
        let left = || self.state.left.clone().filter(|_| self.resume == Resume::Always);
        dropped.map(|spot| (spot, false)).or_else(|| left().map(|spot| (spot, true)))
    }

    /// Writes the searches made or kept since the last call, so that they survive a power cut.
    pub(super) fn keep_searches(&mut self, session: &Session) {
        let (now, start) = (&session.model().queries, &session.ctx().start.queries);
        let saved = self.saved.as_ref().unwrap_or(start);
        if self.unwritable || (now.made == saved.made && now.kept == saved.kept) {
            return;
        }
        let Some(path) = &self.path else { return };
        let change = SearchChanges::since(saved, now);
        match State::change(path, |state| change.apply(state)) {
            Ok(_) => self.saved = Some(now.clone()),
            Err(_) => self.unwritable = true,
        }
    }

    /// Writes what is new: the terminal's answer, the user's choices and searches, and the location. Changes are applied
    /// to the content that the file then has, so that concurrent sessions lose nothing of each other.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub(super) fn keep(&self, session: &Session, end: End) -> Result<(), Fault> {
        let Some(path) = &self.path else { return Ok(()) };
        let (model, start) = (session.model(), &session.ctx().start);
        let spot = match (self.resume, end) {
            (Resume::Never, _) | (Resume::Dropped, End::Quit) | (_, End::Panicked { after_input: false }) => None,
            _ => session.saved_location(),
        };
        let learnt = self.learnt(session);
        let chosen = model.reader_options.choices().since(ReaderOptions::new(&start.choices).choices());
        let searches = SearchChanges::since(self.saved.as_ref().unwrap_or(&start.queries), &model.queries);
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
                state.learn(&self.terminal, known);
            }
            state.choices = chosen.or(state.choices);
            searches.apply(state);
        };
        State::change(path, change).map(|_| ())
    }

    /// Returns the new entry of the terminal, `Some(None)` to remove it; `None` if nothing changed.
    fn learnt(&self, session: &Session) -> Option<Option<KnownTerminal>> {
        let (model, configured) = (session.model(), session.told_width());
        let known = |width, by_hand| KnownTerminal { name: self.terminal.clone(), width, by_hand };
        let now = match (model.widths.auto, model.widths.answer) {
            // A flag holds for one session.
            (false, _) if configured == Some(model.width.0) => return None,
            (false, _) => Some(known(model.width.0, true)),
            (true, answer) => answer.map(|mode| known(mode, false)),
        };
        (now != self.known && !self.terminal.is_empty()).then_some(now)
    }
}

/// Changes to the searches in the file.
struct SearchChanges {
    /// Searches made, oldest first.
    made: Vec<String>,
    /// Searches kept, oldest first.
    kept: Vec<String>,
    /// Searches no longer kept.
    dropped: Vec<String>,
}

impl SearchChanges {
    fn since(before: &Queries, now: &Queries) -> Self {
        // New searches precede the earlier ones, from which those made again are missing.
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
