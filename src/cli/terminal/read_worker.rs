//! The worker that reads a notice under review again: one thread, which skips readings that a newer one replaces.

use std::{
    sync::mpsc::{Receiver, SendError, Sender, SyncSender, channel, sync_channel},
    thread,
    time::Duration,
};

use super::{event::Mailbox, failure::may_fail};
use crate::{
    app::{
        message::Message,
        review_task::{ReviewNews, ReviewTask, Shared},
    },
    ui::ReadRunner,
};

/// The time that a session waits for a reading: most take less, and are drawn with the key.
const AT_ONCE: Duration = Duration::from_millis(20);

/// A task, and the way back while the session waits for it.
struct Job {
    task: Shared<ReviewTask>,
    waiting: SyncSender<ReviewNews>,
}

/// Returns a runner that starts a worker with the first reading; what is not there in time comes as a message.
pub(super) fn read_runner(mailbox: Mailbox) -> ReadRunner {
    let mut worker: Option<Sender<Job>> = None;
    Box::new(move |task| {
        let jobs = worker.get_or_insert_with(|| start(mailbox.clone()));
        // Without a buffer a reading is either received here or left to the worker, never lost.
        let (waiting, news) = sync_channel(0);
        match jobs.send(Job { task, waiting }) {
            Ok(()) => news.recv_timeout(AT_ONCE).ok(),
            // No thread could be started (a process limit).
            Err(SendError(job)) => job.task.compute(),
        }
    })
}

fn start(mailbox: Mailbox) -> Sender<Job> {
    let (jobs, queue) = channel::<Job>();
    let run = move || {
        while let Ok(first) = queue.recv() {
            for job in needed(first, &queue) {
                may_fail("review");
                let Some(news) = job.task.compute() else { continue };
                if let Err(SendError(news)) = job.waiting.send(news)
                    && !mailbox.send(Message::Review(Shared::new(news)))
                {
                    return;
                }
            }
        }
    };
    let _ = thread::Builder::new().name("review".to_owned()).spawn(run);
    jobs
}

/// Returns the jobs that are there; of the readings only the last.
fn needed(first: Job, queue: &Receiver<Job>) -> Vec<Job> {
    let mut jobs: Vec<Job> = std::iter::once(first).chain(queue.try_iter()).collect();
    let is_reading = |job: &Job| matches!(*job.task, ReviewTask::Read { .. });
    let last = jobs.iter().rposition(is_reading);
    let mut nth = 0..;
    jobs.retain(|job| nth.next() == last || !is_reading(job));
    jobs
}
