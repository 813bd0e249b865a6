//! The effects of a session, performed on the local machine.

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use crossterm::terminal::disable_raw_mode;
use signal_hook::{consts::SIGTSTP, low_level};

use super::{driver::Driver, event::End, job_control::has_job_control, tty::size};
use crate::{
    app::{
        effect::Effect,
        message::Message,
        review_task::{ReviewNews, Shared},
        words::plain::PlainMsg,
    },
    cli::{
        play::read_notice,
        review,
        save::{brief, save},
    },
    error::Fault,
    search::Index,
};

impl Driver<'_> {
    /// Delivers a message to the session and draws the result.
    pub(super) fn deliver(&mut self, message: Message) -> Option<End> {
        let output = self.session.deliver(message);
        self.perform(output)
    }

    /// Performs an effect; `Some` if it ends the session.
    pub(super) fn effect(&mut self, effect: Effect) -> Option<End> {
        match effect {
            Effect::Quit => Some(End::Quit),
            Effect::Notice(batch) => self.deliver(read_notice(&self.session, batch)),
            Effect::Save { path, text, replace } => self.deliver(Message::Saved(save(&path, &text, replace))),
            Effect::Brief(request) => {
                let written = brief(self.session.ctx(), &request);
                self.deliver(Message::Written(written))
            }
            Effect::Wake { timer, after } => {
                self.wake = Some((Instant::now() + Duration::from_millis(after), timer));
                None
            }
            Effect::StopLoading => {
                self.stop_loading.store(true, Ordering::Relaxed);
                None
            }
            Effect::Suspend if has_job_control() => {
                // It arrives as an event like Ctrl-Z of the shell, once the frame is written. It cannot fail for a
                // signal that exists.
                let _ = low_level::raise(SIGTSTP);
                None
            }
            Effect::Suspend => {
                let text = self.session.ctx().lang.get(PlainMsg::NoShell).to_owned();
                self.deliver(Message::Status(text))
            }
            Effect::Desk(changes, now) => {
                self.desk.change(changes, now);
                None
            }
            Effect::Review(task) => {
                let news = review::perform(&task)?;
                let is_saved = matches!(news, ReviewNews::Saved { .. });
                let end = self.deliver(Message::Review(Shared::new(news)));
                if is_saved && end.is_none() { self.load_again() } else { end }
            }
            // The session does these.
            Effect::Search(_) | Effect::Redraw | Effect::Copy(_) => None,
        }
    }

    /// Gives the session the corpus with a batch that was saved, unless the corpus is being loaded anyway.
    fn load_again(&mut self) -> Option<End> {
        if self.session.model().loading.is_some() {
            return None;
        }
        self.watch.look();
        let opened = (self.reload)();
        let output = self.session.grow(opened.corpus, Index::complete(opened.indexes), None);
        let known = self.session.ctx().faults.clone();
        let faults: Vec<Fault> = opened.faults.into_iter().filter(|fault| !known.contains(fault)).collect();
        self.perform(output).or_else(|| {
            let output = (!faults.is_empty()).then(|| self.session.add_faults(faults));
            output.and_then(|output| self.perform(output))
        })
    }

    /// Gives the session the corpus again if another program changed it.
    pub(super) fn notice_changes(&mut self) -> Option<End> {
        if self.session.model().loading.is_some() || !self.watch.has_changed() {
            return None;
        }
        self.load_again().or_else(|| {
            let ctx = self.session.ctx();
            let text = ctx.lang.fill(PlainMsg::CorpusChanged, &[&ctx.corpus.len().to_string()]);
            self.deliver(Message::Status(text))
        })
    }

    /// Stops the process as Ctrl-Z does for other programs, until the shell sends SIGCONT.
    pub(super) fn suspend(&mut self) {
        self.terminal.restore();
        // It fails only for signals that do not exist.
        let _ = low_level::emulate_default_handler(SIGTSTP);
    }

    /// Continues after a stop: modes and screen of the terminal may have changed. Stops again while another job has the
    /// terminal, unless the program was continued to be ended.
    pub(super) fn resume(&mut self) -> Option<End> {
        while !self.terminal.is_foreground() {
            if let Some(end) = self.receive_end() {
                return Some(end);
            }
            let _ = low_level::emulate_default_handler(SIGTSTP);
        }
        let _ = disable_raw_mode();
        if self.terminal.take_over().is_err() {
            return Some(End::Gone);
        }
        let (width, height) = size();
        self.session.resize(width, height);
        let output = self.session.start();
        self.perform(output)
    }
}
