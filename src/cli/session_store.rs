//! The state file of one session: read at its start, written when searches are made or kept and at its end.

use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, TryRecvError, channel},
    thread,
    time::Duration,
};

use super::{
    options::Resume,
    patience::patiently,
    terminal::{End, Mailbox},
};
use crate::{
    app::{
        message::Message,
        queries::Queries,
        reader_options::ReaderOptions,
        words::{faults, plain::PlainMsg},
    },
    error::Fault,
    file,
    store::{
        Paths,
        choices::Choices,
        state::{BriefingAnswers, KnownTerminal, SavedLocation, State},
        write,
    },
    ui::Session,
};

/// Longest wait for the lock of the state file.
const LOCK_WAIT: Duration = Duration::from_secs(1);

/// The state file as one session uses it.
#[derive(Debug, Default)]
pub(super) struct SessionStore {
    /// `None` with `--no-state`, and without a home folder.
    path: Option<PathBuf>,
    /// Name of the terminal.
    terminal: String,
    resume: Resume,
    /// Content of the file at the start.
    state: State,
    /// Searches written since the start.
    saved: Option<Queries>,
    /// Searches that a thread writes, because another program held the file: those written, or `None` if they were not.
    writing: Option<Receiver<Option<Queries>>>,
    /// `true` if the file could not be written: the next attempt is at the end, which reports the error.
    unwritable: bool,
    /// `true` if there is no state file yet.
    is_first: bool,
}

impl SessionStore {
    /// Reads the state file of these folders; without any nothing is kept. An unreadable file is set aside, which the fault reports.
    pub(super) fn open(paths: Option<&Paths>, resume: Resume, terminal: &str) -> (Self, Option<Fault>) {
        paths.into_iter().for_each(sweep);
        let path = paths.map(|paths| paths.state_file());
        let is_first = path.as_deref().is_some_and(file::is_absent);
        let (state, fault) = match path.as_deref().map(|path| patiently(LOCK_WAIT, || State::open(path))) {
            Some(Ok(opened)) => opened,
            None => Default::default(),
            // Nothing can be kept.
            Some(Err(fault)) => return (Self::default(), Some(fault)),
        };
        (Self { path, terminal: terminal.to_owned(), resume, state, is_first, ..Self::default() }, fault)
    }

    /// Returns `true` while nothing has been remembered of a user yet.
    pub(super) fn is_first(&self) -> bool {
        self.is_first
    }

    /// Returns the known properties of this terminal.
    pub(super) fn known(&self) -> Option<&KnownTerminal> {
        self.state.terminal(&self.terminal)
    }

    /// Returns the theme that the user chose last.
    pub(super) fn theme(&self) -> Option<&str> {
        self.state.theme.as_deref()
    }

    /// Returns the reading options that differ from the defaults.
    pub(super) fn choices(&self) -> Choices {
        self.state.choices
    }

    /// Returns the last answers to the form that makes a document.
    pub(super) fn answers(&self) -> BriefingAnswers {
        self.state.briefing.clone()
    }

    /// Returns the searches made and kept.
    pub(super) fn queries(&self) -> Queries {
        Queries { kept: self.state.kept.clone(), made: self.state.made.clone(), ..Queries::default() }
    }

    /// Removes and returns the location of the last interrupted session; the next session takes the one before. If none
    /// was interrupted and `resume` is `always`, returns the location that the user left, and `true`.
    ///
    /// # Errors
    ///
    /// The location cannot be removed, so that another session may take it.
    pub(super) fn take(&self) -> Result<Option<(SavedLocation, bool)>, Fault> {
        let Some(path) = self.path.as_ref().filter(|_| self.resume != Resume::Never) else { return Ok(None) };
        let pop = || State::change(path, |state| state.dropped.pop());
        // Without one the file need not be locked.
        let dropped = if self.state.dropped.is_empty() { None } else { patiently(LOCK_WAIT, pop)?.0 };
        let left = || self.state.left.clone().filter(|_| self.resume == Resume::Always);
        Ok(dropped.map(|spot| (spot, false)).or_else(|| left().map(|spot| (spot, true))))
    }

    /// Writes the searches made or kept since the last call, so that they survive a power cut. If that fails at first, a
    /// thread goes on, because another program may hold the file, and tells a failure to the session.
    pub(super) fn keep_searches(&mut self, session: &Session, mailbox: &Mailbox) {
        self.receive_written();
        let (now, start) = (&session.model().queries, &session.ctx().start.queries);
        let saved = self.saved.as_ref().unwrap_or(start);
        if self.unwritable || self.writing.is_some() || are_equal(saved, now) {
            return;
        }
        let Some(path) = self.path.clone() else { return };
        let (saved, now) = (saved.clone(), now.clone());
        let write = move || State::change(&path, |state| change_searches(state, &saved, &now)).map(|_| now.clone());
        if let Ok(written) = write() {
            self.saved = Some(written);
            return;
        }
        let (send, written) = channel();
        let (mailbox, lang) = (mailbox.clone(), session.ctx().lang);
        thread::spawn(move || {
            let result = patiently(LOCK_WAIT, write);
            if let Err(fault) = &result {
                let reason = faults::texts(fault, lang).0;
                mailbox.send(Message::Status(lang.fill(PlainMsg::SearchesNotKept, &[&reason])));
            }
            send.send(result.ok())
        });
        self.writing = Some(written);
    }

    /// Takes the result of the thread that writes searches, if it is there.
    fn receive_written(&mut self) {
        match self.writing.as_ref().map(Receiver::try_recv) {
            None | Some(Err(TryRecvError::Empty)) => return,
            Some(Ok(Some(written))) => self.saved = Some(written),
            Some(Ok(None) | Err(TryRecvError::Disconnected)) => self.unwritable = true,
        }
        self.writing = None;
    }

    /// Writes changes of this session: the terminal's answer, the user's choices and searches, and the location. They are
    /// applied to the current content of the file, so that concurrent sessions lose nothing of each other.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub(super) fn keep(&mut self, session: &Session, end: End) -> Result<(), Fault> {
        match self.writing.take().map(|writing| writing.recv()) {
            Some(Ok(Some(written))) => self.saved = Some(written),
            Some(_) => self.unwritable = true,
            None => {}
        }
        let Some(path) = &self.path else { return Ok(()) };
        let (model, start) = (session.model(), &session.ctx().start);
        let spot = match (self.resume, end) {
            (Resume::Never, _) | (Resume::Dropped, End::Quit) | (_, End::Panicked { after_input: false }) => None,
            _ => session.saved_location(),
        };
        let learnt = self.learnt(session);
        let chosen = model.reader_options.choices_since(&ReaderOptions::new(&start.choices));
        let saved = self.saved.as_ref().unwrap_or(&start.queries);
        let theme = session.ctx().themes.get(model.theme).filter(|_| model.theme != start.theme);
        let answers = Some(&model.answers).filter(|answers| **answers != start.answers);
        let is_same =
            chosen == Choices::default() && theme.is_none() && answers.is_none() && are_equal(saved, &model.queries);
        if spot.is_none() && learnt.is_none() && is_same {
            if self.is_first {
                // Where there can be no file, no word of it: nothing of the user's is lost.
                let _ = State::begin(path);
            }
            return Ok(());
        }
        let change = |state: &mut State| {
            match (&spot, end) {
                (Some(spot), End::Quit) => state.left = Some(spot.clone()),
                (Some(spot), _) => state.drop_at(spot.clone()),
                (None, _) => {}
            }
            if let Some(known) = &learnt {
                state.learn(&self.terminal, known.clone());
            }
            state.choices = chosen.or(state.choices);
            state.briefing = answers.cloned().unwrap_or(std::mem::take(&mut state.briefing));
            state.theme = theme.cloned().or(state.theme.take());
            change_searches(state, saved, &model.queries);
        };
        // What was waited for once is not waited for again.
        let wait = if self.unwritable { Duration::ZERO } else { LOCK_WAIT };
        patiently(wait, || State::change(path, change)).map(|_| ())
    }

    /// Returns the new entry of the terminal, `Some(None)` to remove it; `None` if nothing changed.
    fn learnt(&self, session: &Session) -> Option<Option<KnownTerminal>> {
        let (model, configured) = (session.model(), session.told_width());
        let (width, by_hand) = match (model.widths.auto, model.widths.answer) {
            // A flag holds for one session.
            (false, _) if configured == Some(model.width.0) => {
                self.known().map_or((None, false), |known| (known.width, known.by_hand))
            }
            (false, _) => (Some(model.width.0), true),
            (true, answer) => (answer, false),
        };
        let ground = model.background.ground;
        let now = KnownTerminal { name: self.terminal.clone(), width, by_hand, ground };
        let now = Some(now).filter(|_| width.is_some() || ground.is_some());
        (now.as_ref() != self.known() && !self.terminal.is_empty()).then_some(now)
    }
}

/// Removes what killed processes left. The folder of batches may be large: a thread looks there, and if it cannot, the next
/// import does.
fn sweep(paths: &Paths) {
    write::sweep(&paths.state);
    let corpus = paths.corpus();
    let _ = thread::Builder::new().name("sweep".to_owned()).spawn(move || write::sweep(&corpus));
}

/// Returns `true` if no search was made, kept or dropped in between.
fn are_equal(before: &Queries, now: &Queries) -> bool {
    before.made == now.made && before.kept == now.kept
}

/// Applies the changes from `before` to `now` to the state, oldest first.
fn change_searches(state: &mut State, before: &Queries, now: &Queries) {
    // New searches precede the earlier ones, from which those made again are missing.
    let is_old = |at: &usize| {
        let (new, old) = now.made.split_at(*at);
        let stayed = before.made.iter().filter(|query| !new.contains(query));
        stayed.take(old.len()).eq(old)
    };
    let new = (0..=now.made.len()).find(is_old).unwrap_or(now.made.len());
    now.made.iter().take(new).rev().for_each(|query| state.search(query));
    now.kept.iter().rev().filter(|query| !before.kept.contains(query)).for_each(|query| state.keep(query, true));
    before.kept.iter().filter(|query| !now.kept.contains(query)).for_each(|query| state.keep(query, false));
}
