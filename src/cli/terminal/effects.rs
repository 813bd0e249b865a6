//! The effects of a session, performed on the local machine.

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use crossterm::terminal::disable_raw_mode;
use signal_hook::{consts::SIGTSTP, low_level};

use super::{
    driver::Driver,
    event::{End, Said},
    job_control::has_job_control,
    tty::size,
};
use crate::{
    app::{
        commands::CommandEnd,
        effect::Effect,
        message::Message,
        review_task::{ReviewNews, Shared},
        words::plain::PlainMsg,
    },
    cli::{
        play::read_notice,
        review,
        save::{brief, picture, save},
    },
};

impl Driver<'_> {
    /// Delivers a message to the session and draws the result.
    pub(super) fn deliver(&mut self, message: Message) -> Option<End> {
        let output = self.session.deliver(message);
        self.perform(output)
    }

    /// Performs an effect; `Some` if it ends the session.
    pub(super) fn effect(&mut self, effect: Effect) -> Option<End> {
        let ctx = self.session.ctx();
        if let Some(refusal) = ctx.permits.refused(&effect) {
            let text = ctx.lang.get(refusal).to_owned();
            return self.deliver(Message::Status(text));
        }
        match effect {
            Effect::Quit => Some(End::Quit),
            Effect::Notice(batch) => self.deliver(read_notice(&self.session, batch)),
            Effect::Save { path, text, replace } => self.deliver(Message::Saved(save(&path, &text, replace))),
            Effect::Picture { stem } => {
                let written = picture(&self.session, &stem);
                self.deliver(Message::Pictured(written))
            }
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
            Effect::Reload => self.reload(),
            // A script, which may be another's, runs nothing.
            Effect::Run(call) if self.player.is_some() => {
                self.deliver(Message::CommandEnded(call.command.name, CommandEnd::Refused))
            }
            Effect::Run(call) => {
                self.lending.calls.push_back(*call);
                None
            }
            Effect::Desk(changes, now) => {
                self.desk.change(changes, now);
                None
            }
            Effect::Review(task) => {
                let news = review::perform(&task)?;
                let is_saved = matches!(news, ReviewNews::Saved { .. });
                let end = self.deliver(Message::Review(Shared::new(news)));
                if is_saved && end.is_none() {
                    self.load_again(Said::Nothing);
                }
                end
            }
            // The session does these.
            Effect::Search(_) | Effect::Redraw | Effect::Copy(_) => None,
        }
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
