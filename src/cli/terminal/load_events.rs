//! Events of loading, applied to the session.

use std::sync::atomic::Ordering;

use super::{
    driver::Driver,
    event::{End, Event},
    failure::may_fail,
};
use crate::{app::message::Message, cli::loading::BackgroundLoad, corpus::load::LoadEvent, search::Index};

impl Driver<'_> {
    /// Starts loading.
    pub(super) fn load(&mut self, load: Option<BackgroundLoad>) {
        if let Some(load) = load {
            self.pending_case = load.pending_case;
            let send = self.send.clone();
            load.loader.spawn(self.stop_loading.clone(), move |event| {
                may_fail("loading");
                send.send(Event::Load(event)).is_ok()
            });
        }
    }

    /// Applies progress or results of loading.
    pub(super) fn apply_load_event(&mut self, event: LoadEvent) -> Option<End> {
        let stopped = self.stop_loading.load(Ordering::Relaxed);
        let output = match event {
            LoadEvent::Read(_) | LoadEvent::Indexed(..) if stopped => return None,
            LoadEvent::Read(progress) => self.session.deliver(Message::Loading(Some(progress))),
            LoadEvent::Indexed(indexes, progress) => self.session.reindex(Index::new(indexes), progress),
            LoadEvent::Faults(faults) => self.session.add_faults(faults),
            LoadEvent::Grown(corpus, indexes, progress) => {
                let output = self.session.grow(corpus, Index::new(indexes), progress.filter(|_| !stopped));
                let opened = self.open_pending_case(progress.is_none());
                // One frame shows all of it.
                opened.into_iter().fold(output, |mut all, message| {
                    let more = self.session.deliver(message);
                    all.bytes.extend(more.bytes);
                    all.effects.extend(more.effects);
                    all
                })
            }
        };
        self.perform(output)
    }

    /// Returns the messages that open the pending case if it is loaded, or report it missing after the last part.
    fn open_pending_case(&mut self, is_last: bool) -> Vec<Message> {
        let corpus = &self.session.ctx().corpus;
        let found = self.pending_case.as_ref().and_then(|pending| corpus.find(&pending.case));
        let Some(pending) = self.pending_case.take_if(|_| found.is_some() || is_last) else { return Vec::new() };
        let (opened, text) = match found {
            Some(ix) => (Some(pending.spot.map_or(Message::Open(ix, pending.place), Message::Resume)), pending.opened),
            None => (None, pending.missing),
        };
        opened.into_iter().chain(text.map(Message::Status)).collect()
    }
}
