//! The worker that searches large corpora beside the session: one thread that runs the newest request, responds in parts
//! if it takes longer than a moment, and drops the request as soon as there is a newer one.

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
        search_request::{SearchRequest, run_search},
    },
    search::SearchControl,
};

/// The delay of the first partial response; each further one is due after twice the time that has passed.
const FIRST_PART: Duration = Duration::from_millis(25);

/// A request, what it reads, and the time of asking.
type Job = (SearchRequest, Ctx, Instant);

/// The driver's end of the worker.
pub(super) struct SearchWorker {
    jobs: Sender<Job>,
    latest: Arc<AtomicU64>,
}

impl SearchWorker {
    /// Starts a worker whose responses go to `send`, which returns `false` once the session has ended.
    pub(super) fn start(send: impl Fn(Message) -> bool + Send + 'static) -> Self {
        let (jobs, queue) = channel::<Job>();
        let latest = Arc::new(AtomicU64::new(0));
        let newest = latest.clone();
        let run = move || {
            while let Ok((request, ctx, start)) = queue.recv() {
                let is_outdated = || newest.load(Ordering::Relaxed) != request.id;
                let due = AtomicU64::new(micros(FIRST_PART));
                let is_due = || micros(start.elapsed()) >= due.load(Ordering::Relaxed);
                let control = SearchControl::cancelled_when(&is_outdated).report_when(&is_due);
                let mut is_open = true;
                let mut report = |part| {
                    is_open &= send(Message::SearchResponse(Box::new(part)));
                    due.store(2 * micros(start.elapsed()), Ordering::Relaxed);
                };
                let response = run_search(&ctx.corpus, &ctx.index, &request, control, &mut report);
                let sent = response.is_none_or(|response| send(Message::SearchResponse(Box::new(response))));
                if !is_open || !sent {
                    return;
                }
            }
        };
        // If no thread can be started (a process limit), `search` runs requests itself.
        let _ = thread::Builder::new().name("search".to_owned()).spawn(run);
        Self { jobs, latest }
    }

    /// Replaces the current request. Returns the response at once if there is no worker thread.
    pub(super) fn search(&self, request: SearchRequest, ctx: &Ctx) -> Option<Message> {
        self.latest.store(request.id, Ordering::Relaxed);
        match self.jobs.send((request, ctx.clone(), Instant::now())) {
            Ok(()) => None,
            Err(SendError((request, ctx, _))) => search_now(&ctx, &request),
        }
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

/// Runs a search to its end on the calling thread.
pub(super) fn search_now(ctx: &Ctx, request: &SearchRequest) -> Option<Message> {
    let response = run_search(&ctx.corpus, &ctx.index, request, SearchControl::uninterrupted(), &mut |_| {});
    response.map(|response| Message::SearchResponse(Box::new(response)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Corpus, CorpusSource};

    #[test]
    fn without_a_thread_the_response_comes_at_once() {
        // A thread that cannot be started drops its end of the channel.
        let worker = SearchWorker { jobs: channel().0, latest: Arc::default() };
        let ctx = Ctx::of(Arc::new(Corpus::load(&[CorpusSource::Embedded]).0));
        let request = SearchRequest {
            id: 1,
            query: "零工".to_owned(),
            with_facets: false,
            known_results: None,
            priority_cases: Arc::default(),
        };
        let Some(Message::SearchResponse(response)) = worker.search(request.clone(), &ctx) else {
            panic!("no response")
        };
        assert!(response.request == request && response.is_complete && !response.results.hits.is_empty());
    }
}
