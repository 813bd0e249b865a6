//! The corpus read again beside the session: a batch was saved, another program changed something, or the user asks.

use std::thread;

use super::{
    driver::Driver,
    event::{End, Event, Said},
    failure::may_fail,
};
use crate::{
    app::{message::Message, words::plain::PlainMsg},
    cli::loading::Opened,
    error::Fault,
    search::Index,
};

impl Driver<'_> {
    /// Reads the corpus again in a thread, unless it is being loaded anyway. Keys are taken meanwhile.
    pub(super) fn load_again(&mut self, said: Said) {
        if self.session.model().loading.is_some() {
            return;
        }
        if self.reloading.is_running {
            self.reloading.next = Some(said);
            return;
        }
        self.reloading.watch.look();
        let (read, send) = (self.reloading.read.clone(), self.send.clone());
        let run = move || {
            may_fail("reloading");
            let _ = send.send(Event::Reloaded(Box::new(read()), said));
        };
        // Without a thread (process limit) the corpus stays as it is.
        self.reloading.is_running = thread::Builder::new().name("reloading".to_owned()).spawn(run).is_ok();
    }

    /// Reads the corpus again because the user asks, and says so.
    pub(super) fn reload(&mut self) -> Option<End> {
        self.load_again(Said::Read);
        let text = self.session.ctx().lang.get(PlainMsg::Reloading).to_owned();
        self.deliver(Message::Status(text))
    }

    /// Reads the corpus again if another program changed it.
    pub(super) fn notice_changes(&mut self) {
        let is_busy = self.session.model().loading.is_some() || self.reloading.is_running;
        if !is_busy && self.reloading.watch.has_changed() {
            self.load_again(Said::Changed);
        }
    }

    /// Gives the session the corpus that was read.
    pub(super) fn reloaded(&mut self, opened: Opened, said: Said) -> Option<End> {
        self.reloading.is_running = false;
        let output = self.session.grow(opened.corpus, Index::complete(opened.indexes), None);
        let known = self.session.ctx().faults.clone();
        let faults: Vec<Fault> = opened.faults.into_iter().filter(|fault| !known.contains(fault)).collect();
        let mut end = self.perform(output);
        if !faults.is_empty() {
            let output = self.session.add_faults(faults);
            end = end.or_else(|| self.perform(output));
        } else if said != Said::Nothing {
            let ctx = self.session.ctx();
            let word = if said == Said::Read { PlainMsg::Reloaded } else { PlainMsg::CorpusChanged };
            let text = ctx.lang.fill(word, &[&ctx.corpus.len().to_string()]);
            end = end.or_else(|| self.deliver(Message::Status(text)));
        }
        if let Some(next) = self.reloading.next.take() {
            self.load_again(next);
        }
        end
    }
}
