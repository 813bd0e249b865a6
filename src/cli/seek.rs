//! The worker that searches large corpora beside the session: one thread that waits, takes the newest question, and
//! leaves it as soon as there is a newer one. What takes longer than a moment is answered in parts.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{SendError, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    app::{
        Ctx,
        message::Message,
        seeking::{Ask, answer},
    },
    search::SearchControl,
};

/// The first part of an answer is due so long after the question; each next one when twice the time has passed.
const FIRST: Duration = Duration::from_millis(25);

/// A question with what it is asked of, and when.
type Question = (Ask, Ctx, Instant);

/// The worker, as the driver sees it.
pub(super) struct Seeker {
    questions: Sender<Question>,
    latest: Arc<AtomicU64>,
}

impl Seeker {
    /// A worker whose answers go to `tell`, which says whether anybody still listens.
    pub(super) fn start(tell: impl Fn(Message) -> bool + Send + 'static) -> Self {
        let (questions, asked) = channel::<Question>();
        let latest = Arc::new(AtomicU64::new(0));
        let newest = latest.clone();
        let run = move || {
            while let Ok((ask, ctx, at)) = asked.recv() {
                let is_outdated = || newest.load(Ordering::Relaxed) != ask.number;
                let due = AtomicU64::new(micros(FIRST));
                let is_due = || micros(at.elapsed()) >= due.load(Ordering::Relaxed);
                let control = SearchControl::cancelled_when(&is_outdated).report_when(&is_due);
                let mut told = true;
                let mut part = |part| {
                    told &= tell(Message::Found(Box::new(part)));
                    due.store(2 * micros(at.elapsed()), Ordering::Relaxed);
                };
                let found = answer(&ctx.corpus, &ctx.index, &ask, control, &mut part);
                if !told || !found.is_none_or(|found| tell(Message::Found(Box::new(found)))) {
                    return;
                }
            }
        };
        // Without a thread (a process limit) nobody is there to be asked.
        let _ = thread::Builder::new().name("seeker".to_owned()).spawn(run);
        Self { questions, latest }
    }

    /// Asks; what was asked before is dropped. Where there is no worker, the answer is given now.
    pub(super) fn ask(&self, ask: Ask, ctx: &Ctx) -> Option<Message> {
        self.latest.store(ask.number, Ordering::Relaxed);
        match self.questions.send((ask, ctx.clone(), Instant::now())) {
            Ok(()) => None,
            Err(SendError((ask, ctx, _))) => at_once(&ctx, &ask),
        }
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

/// The whole answer, now.
pub(super) fn at_once(ctx: &Ctx, ask: &Ask) -> Option<Message> {
    let found = answer(&ctx.corpus, &ctx.index, ask, SearchControl::uninterrupted(), &mut |_| {});
    found.map(|found| Message::Found(Box::new(found)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Corpus, CorpusSource};

    #[test]
    fn without_a_worker_the_answer_is_there_at_once() {
        // A thread that cannot be begun drops what it would have heard the questions by.
        let seeker = Seeker { questions: channel().0, latest: Arc::default() };
        let ctx = Ctx::of(Arc::new(Corpus::load(&[CorpusSource::Embedded]).0));
        let ask = Ask { number: 1, text: "零工".to_owned(), facets: false, known: None, likely: Arc::default() };
        let Some(Message::Found(found)) = seeker.ask(ask.clone(), &ctx) else { panic!("it seeks for ever") };
        assert!(found.ask == ask && found.whole && !found.results.hits.is_empty());
    }
}
