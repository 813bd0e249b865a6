//! The worker that runs the searches of a session: one thread that runs the newest request, responds in parts if it takes
//! longer than a moment, and drops a request as soon as there is a newer one.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{SendError, Sender, SyncSender, channel, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};

use super::failure::may_fail;
use crate::{
    app::{
        Ctx,
        message::Message,
        search_request::{SearchRequest, SearchResponse},
    },
    cli::deadline::{Deadline, search_in_time},
    ui::Wait,
};

/// The time that a session waits for a response: most searches take less, and their hits are drawn with the key.
const AT_ONCE: Duration = Duration::from_millis(20);

/// The time that keys typed ahead wait for the hits that they act on.
const FOR_KEYS: Duration = Duration::from_secs(1);

/// The delay of the first partial response; each further one is due after twice the time that has passed.
const FIRST_PART: Duration = Duration::from_millis(25);

/// A request and its context.
struct Job {
    request: SearchRequest,
    ctx: Ctx,
    start: Instant,
    deadline: Deadline,
    /// Takes the complete response while the session waits for it.
    waiting: SyncSender<SearchResponse>,
}

/// The driver's end of the worker.
pub(super) struct SearchWorker {
    jobs: Sender<Job>,
    latest: Arc<AtomicU64>,
}

impl SearchWorker {
    /// Starts a worker. Responses for which the session no longer waits go to `send`, which returns `false` once the
    /// session has ended.
    pub(super) fn start(send: impl Fn(Message) -> bool + Send + 'static) -> Self {
        let (jobs, queue) = channel::<Job>();
        let latest = Arc::new(AtomicU64::new(0));
        let newest = latest.clone();
        let run = move || while queue.recv().is_ok_and(|job| run(job, &newest, &send)) {};
        // If no thread can be started (a process limit), `search` runs requests itself.
        let _ = thread::Builder::new().name("search".to_owned()).spawn(run);
        Self { jobs, latest }
    }

    /// Replaces the current request. Returns the response if it is there in time, or if there is no worker thread.
    pub(super) fn search(&self, request: SearchRequest, ctx: &Ctx, wait: Wait) -> Option<SearchResponse> {
        self.latest.store(request.id, Ordering::Relaxed);
        // Without a buffer a response is either received here or left to the worker, never lost.
        let (waiting, response) = sync_channel(0);
        let (start, deadline) = (Instant::now(), Deadline::of_query());
        match self.jobs.send(Job { request, ctx: ctx.clone(), start, deadline, waiting }) {
            Ok(()) => {
                let time = if wait == Wait::Keys { FOR_KEYS } else { AT_ONCE };
                response.recv_timeout(time).ok()
            }
            Err(SendError(job)) => search_in_time(job.request, &job.ctx),
        }
    }
}

/// Runs a request unless `latest` is a newer one. Returns `false` once the session has ended.
fn run(job: Job, latest: &AtomicU64, send: &impl Fn(Message) -> bool) -> bool {
    may_fail("search");
    let Job { request, ctx, start, deadline, waiting } = job;
    let id = request.id;
    let is_outdated = || latest.load(Ordering::Relaxed) != id;
    let due = AtomicU64::new(micros(FIRST_PART));
    let is_due = || micros(start.elapsed()) >= due.load(Ordering::Relaxed);
    let mut is_open = true;
    let mut report = |part| {
        is_open &= send(Message::SearchResponse(Box::new(part)));
        due.store(2 * micros(start.elapsed()), Ordering::Relaxed);
    };
    let Some(response) = deadline.run(request, &ctx, &is_outdated, Some(&is_due), &mut report) else { return is_open };
    match waiting.send(response) {
        Ok(()) => is_open,
        Err(SendError(response)) => is_open && send(Message::SearchResponse(Box::new(response))),
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Corpus, CorpusSource};

    fn request(query: &str) -> SearchRequest {
        let (query, priority_cases) = (query.to_owned(), Arc::default());
        SearchRequest { id: 1, query, with_facets: true, known_results: None, priority_cases, desk: None, rows: 24 }
    }

    #[test]
    fn a_search_that_is_due_is_answered_with_its_fault() {
        let ctx = Ctx::of(Arc::new(Corpus::load(&[CorpusSource::Embedded]).0));
        for (query, latest, answered) in
            [("零工 /工./", 1, true), ("零工", 1, true), ("!工 !业", 1, true), ("零工", 2, false)]
        {
            let (deadline, (waiting, _)) = (Deadline::passed(), sync_channel(0));
            let job = Job { request: request(query), ctx: ctx.clone(), start: Instant::now(), deadline, waiting };
            let (send, messages) = channel();
            assert!(run(job, &AtomicU64::new(latest), &move |message| send.send(message).is_ok()), "{query}");
            let last = messages.try_iter().last();
            let is_told = matches!(&last, Some(Message::SearchResponse(last)) if last.is_complete && last.is_too_slow);
            assert_eq!(is_told, answered, "{query}: {last:?}");
        }
    }

    #[test]
    fn without_a_thread_the_response_comes_at_once() {
        // A thread that cannot be started drops its end of the channel.
        let worker = SearchWorker { jobs: channel().0, latest: Arc::default() };
        let ctx = Ctx::of(Arc::new(Corpus::load(&[CorpusSource::Embedded]).0));
        let request = request("零工");
        let response = worker.search(request.clone(), &ctx, Wait::Frame).expect("a response");
        assert!(response.request == request && response.is_complete && !response.results.hits.is_empty());
    }
}
