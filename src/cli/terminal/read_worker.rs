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
    cli::review::perform,
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
            Err(SendError(job)) => perform(&job.task),
        }
    })
}

fn start(mailbox: Mailbox) -> Sender<Job> {
    let (jobs, queue) = channel::<Job>();
    let run = move || {
        while let Some(job) = newest(&queue) {
            may_fail("review");
            let Some(news) = perform(&job.task) else { continue };
            if let Err(SendError(news)) = job.waiting.send(news)
                && !mailbox.send(Message::Review(Shared::new(news)))
            {
                return;
            }
        }
    };
    let _ = thread::Builder::new().name("review".to_owned()).spawn(run);
    jobs
}

/// Waits for a job and returns the newest that is there.
fn newest(queue: &Receiver<Job>) -> Option<Job> {
    let first = queue.recv().ok()?;
    Some(queue.try_iter().last().unwrap_or(first))
}
