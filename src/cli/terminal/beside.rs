//! What is loaded beside a session, and what the session is to open of it.

use std::sync::atomic::Ordering;

use super::{Driver, End, Event, failure::may_fail};
use crate::{
    app::message::Message,
    cli::loading::{Loader, News},
    corpus::CaseId,
    search::Index,
    store::state::SavedLocation,
};

/// What is loaded beside a session.
pub(in crate::cli) struct Beside {
    pub(in crate::cli) loader: Loader,
    /// What the session is to open, if it is among that.
    pub(in crate::cli) awaited: Option<Awaited>,
}

/// A case to be opened when it is there.
pub(in crate::cli) struct Awaited {
    pub(in crate::cli) case: CaseId,
    /// How it is opened: where a session stood whose line dropped, or as if it were named.
    pub(in crate::cli) spot: Option<SavedLocation>,
    /// What is said where it was opened, unless that says it itself.
    pub(in crate::cli) said: Option<String>,
    /// What is said where it is not there in the end; nothing of a dropped session.
    pub(in crate::cli) missing: Option<String>,
}

impl Driver<'_> {
    /// Begins to load.
    pub(super) fn load(&mut self, beside: Option<Beside>) {
        if let Some(beside) = beside {
            self.awaited = beside.awaited;
            let send = self.send.clone();
            beside.loader.spawn(self.stop.clone(), move |news| {
                may_fail("loading");
                send.send(Event::News(news)).is_ok()
            });
        }
    }

    /// Takes what was loaded beside.
    pub(super) fn news(&mut self, news: News) -> Option<End> {
        let output = match news {
            News::Read(_) if self.stop.load(Ordering::Relaxed) => return None,
            News::Read(progress) => self.session.deliver(Message::Loading(Some(progress))),
            News::Indexed(..) if self.stop.load(Ordering::Relaxed) => return None,
            News::Indexed(indexes, progress) => self.session.reindex(Index::new(indexes), progress),
            News::Faults(faults) => self.session.add_faults(faults),
            News::Grown(grown, progress) => {
                let (corpus, indexes) = *grown;
                let stopped = self.stop.load(Ordering::Relaxed);
                let output = self.session.grow(corpus, Index::new(indexes), progress.filter(|_| !stopped));
                let opened = self.awaited(progress.is_none());
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

    /// The messages that open what is awaited, if it is there, or say in the end that it is not.
    fn awaited(&mut self, is_last: bool) -> Vec<Message> {
        let Some(awaited) = &self.awaited else { return Vec::new() };
        let found = self.session.ctx().corpus.find(&awaited.case);
        let Some(awaited) = self.awaited.take_if(|_| found.is_some() || is_last) else { return Vec::new() };
        let (opened, said) = match found {
            Some(ix) => (Some(awaited.spot.map_or(Message::Open(ix), Message::Resume)), awaited.said),
            None => (None, awaited.missing),
        };
        opened.into_iter().chain(said.map(Message::Status)).collect()
    }
}
