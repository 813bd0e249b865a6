//! What a session takes from the state file at its start, and leaves there at its end.

use std::path::PathBuf;

use clap::ArgMatches;

use super::terminal::End;
use crate::{
    error::Fault,
    store::{
        Paths,
        state::{KnownTerminal, Spot, State},
    },
    ui::Session,
};

/// The state file, and what it knows of this terminal.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    /// None with `--no-state`, and where the user has no folder.
    path: Option<PathBuf>,
    name: String,
    known: Option<KnownTerminal>,
    dropped: bool,
}

impl Memory {
    /// Reads the file for the terminal of that name. A file that cannot be read is set aside: then the fault says why.
    pub(super) fn open(matches: &ArgMatches, name: &str) -> (Self, Option<Fault>) {
        let paths = if matches.get_flag("no-state") { None } else { Paths::from_env() };
        let path = paths.map(|paths| paths.state_file());
        let (state, fault) = match path.as_deref().map(State::open) {
            Some(Ok(found)) => found,
            None => (State::default(), None),
            // This session remembers nothing.
            Some(Err(fault)) => return (Self::default(), Some(fault)),
        };
        let known = state.terminal(name).cloned();
        (Self { path, name: name.to_owned(), known, dropped: !state.dropped.is_empty() }, fault)
    }

    /// What is known of this terminal.
    pub(super) fn known(&self) -> Option<&KnownTerminal> {
        self.known.as_ref()
    }

    /// Takes the place where the last dropped session stood; the next session takes the one before.
    pub(super) fn take(&self) -> Option<Spot> {
        let path = self.path.as_ref().filter(|_| self.dropped)?;
        State::change(path, |state| state.dropped.pop()).ok()?.0
    }

    /// Remembers what the session leaves behind: what its terminal answered or its user chose, and where it stood if
    /// nobody ended it.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub(super) fn keep(&self, session: &Session, end: End) -> Result<(), Fault> {
        let Some(path) = &self.path else { return Ok(()) };
        let spot = if end == End::Quit { None } else { session.spot() };
        let learnt = self.learnt(session);
        if spot.is_none() && learnt.is_none() {
            return Ok(());
        }
        let change = |state: &mut State| {
            spot.into_iter().for_each(|spot| state.drop_at(spot));
            if let Some(known) = learnt {
                state.learn(&self.name, known);
            }
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
