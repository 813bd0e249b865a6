//! What a session takes from the state file at its start, and leaves there at its end.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{
    options::{self, RESUME},
    terminal::End,
};
use crate::{
    app::{queries::Queries, reading::Reading},
    error::Fault,
    store::{
        Paths,
        choices::Choices,
        state::{KnownTerminal, Spot, State},
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
        (Self { path, name: name.to_owned(), resume, known, state }, fault)
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
    pub(super) fn take(&self) -> Option<(Spot, bool)> {
        let path = self.path.as_ref().filter(|_| self.resume != Resume::Never)?;
        let take = || State::change(path, |state| state.dropped.pop()).ok()?.0;
        let dropped = if self.state.dropped.is_empty() { None } else { take() };
        let left = || self.state.left.clone().filter(|_| self.resume == Resume::Always);
        dropped.map(|spot| (spot, false)).or_else(|| left().map(|spot| (spot, true)))
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
            (Resume::Never, _) | (Resume::Dropped, End::Quit) => None,
            _ => session.spot(),
        };
        let learnt = self.learnt(session);
        let chosen = model.reading.choices().since(Reading::by(&start.choices).choices());
        let made = model.queries.made.iter().take(model.queries.new);
        let (kept, before) = (&model.queries.kept, &start.queries.kept);
        let turned = kept != before;
        if spot.is_none() && learnt.is_none() && chosen == Choices::default() && model.queries.new == 0 && !turned {
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
            made.rev().for_each(|query| state.search(query));
            kept.iter().rev().filter(|query| !before.contains(query)).for_each(|query| state.keep(query, true));
            before.iter().filter(|query| !kept.contains(query)).for_each(|query| state.keep(query, false));
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
