//! The worker that reads and writes the file of the desk: one thread, so that no key waits for the disk or for a lock that
//! another program holds.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use super::event::Mailbox;
use crate::{
    app::{desk_state::DeskNews, message::Message},
    cli::{clock, patience::patiently},
    desk::{Change, Desk, Time},
    error::Fault,
    file, store,
};

/// Longest wait for the lock of the desk.
const LOCK_WAIT: Duration = Duration::from_secs(1);

/// The file of the desk as one session uses it.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct DeskFile {
    /// Its path; `None` without a home folder.
    pub(in crate::cli) path: Option<PathBuf>,
    /// `true` if changes are written.
    pub(in crate::cli) is_written: bool,
}

/// Changes to write; none to read the file.
type Job = Option<(Vec<Change>, Time)>;

/// The worker, started with the first thing to do.
pub(super) struct DeskWorker {
    desk: DeskFile,
    mailbox: Mailbox,
    thread: Option<(Sender<Job>, JoinHandle<Option<Fault>>)>,
}

impl DeskWorker {
    pub(super) fn new(desk: DeskFile, mailbox: Mailbox) -> Self {
        Self { desk, mailbox, thread: None }
    }

    /// Reads the file, if there is one.
    pub(super) fn read(&mut self) {
        if self.desk.path.as_deref().is_some_and(|path| !file::is_absent(path)) {
            self.send(None);
        }
    }

    /// Writes changes.
    pub(super) fn change(&mut self, changes: Vec<Change>, now: Time) {
        if self.desk.is_written {
            self.send(Some((changes, now)));
        }
    }

    fn send(&mut self, job: Job) {
        let Some(path) = self.desk.path.clone() else { return };
        if self.thread.is_none() {
            let (jobs, queue) = channel();
            let mailbox = self.mailbox.clone();
            let run = move || work(&path, &queue, &mailbox);
            // Without a thread (process limit) the session keeps the changes to itself.
            self.thread = thread::Builder::new().name("desk".to_owned()).spawn(run).ok().map(|thread| (jobs, thread));
        }
        if let Some((jobs, _)) = &self.thread {
            // The receiver lives as long as the sender.
            let _ = jobs.send(job);
        }
    }

    /// Waits until everything is written; the reason if something could not be.
    pub(super) fn finish(&mut self) -> Option<Fault> {
        let (jobs, thread) = self.thread.take()?;
        drop(jobs);
        thread.join().ok()?
    }
}

/// Does the requests as they come. A change that could not be written is tried again with the next ones, and at the end.
fn work(path: &std::path::Path, queue: &Receiver<Job>, mailbox: &Mailbox) -> Option<Fault> {
    let (mut unsaved, mut seen): (Vec<(Vec<Change>, Time)>, usize) = (Vec::new(), 0);
    while let Ok(first) = queue.recv() {
        let jobs = std::iter::once(first).chain(queue.try_iter()).flatten();
        let before = unsaved.len();
        unsaved.extend(jobs);
        seen += unsaved.len() - before;
        let news = match written(path, &unsaved) {
            Ok((desk, fault)) => {
                unsaved.clear();
                DeskNews { desk: Some(Arc::new(desk)), seen, fault }
            }
            Err(fault) => DeskNews { desk: None, seen, fault: Some(fault) },
        };
        mailbox.send(Message::Desk(news));
    }
    if unsaved.is_empty() { None } else { written(path, &unsaved).err() }
}

/// Applies changes to the file and returns the desk as it is then; without any reads it.
fn written(path: &std::path::Path, changes: &[(Vec<Change>, Time)]) -> Result<(Desk, Option<Fault>), Fault> {
    if changes.is_empty() {
        return patiently(LOCK_WAIT, || store::desk::open(path));
    }
    let all = |desk: &mut Desk| {
        let one_by_one = changes.iter().flat_map(|(changes, now)| changes.iter().map(move |change| (change, *now)));
        one_by_one.for_each(|(change, now)| desk.apply(change, now));
    };
    let write = || store::desk::change(path, &clock::desk_name(), clock::now(), all);
    patiently(LOCK_WAIT, write).map(|((desk, ()), fault)| (desk, fault))
}
