//! The threads that load: each takes the next file, adds its cases to a batch of segments and, when that is large enough, makes
//! segments and their partial indexes. When all files are read, they complete the indexes, segment by segment. Only
//! handing over a result is done under a lock. First segments are small, so that the first batches are shown soon.

use std::{
    cell::Cell,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    thread,
};

use super::{
    builder::CorpusBuilder,
    encode::SegmentBatch,
    progress::{LoadEvent, Progress, SegmentIndexer},
    read::{BATCH_LIMIT, read_batch},
    source::BatchFile,
    stream,
};
use crate::{
    corpus::image::{SEGMENT_TEXT, Segment, SegmentFull},
    error::{Fault, FaultKind},
};

/// Bytes that are worth a thread: fewer are read before another thread has started.
const THREAD_WORTH: u64 = 4 << 20;
/// Bytes of the first segment of a worker; each next one may be twice as large.
const FIRST: usize = 1 << 20;
/// A corpus is reported when it has grown by this fraction (1/8), because a report takes time for every batch.
const GROWTH: usize = 8;

/// The state that the threads share.
pub(super) struct Shared {
    pub(super) builder: CorpusBuilder,
    /// The faults of files, each with the rank of its file.
    pub(super) faults: Vec<(u32, Fault)>,
    /// `true` once a report returned `false`.
    pub(super) is_stopped: bool,
    /// Cases of the corpus that was reported last.
    reported: usize,
    /// Files that are wholly in the builder, or faulty.
    done: usize,
}

/// A file to be read and its rank.
type Todo<'f> = (u32, &'f BatchFile);

/// Adds the content of these files to the builder. `report_first`: reports its content before anything is read.
pub(super) fn work(
    todo: &[Todo<'_>],
    builder: CorpusBuilder,
    indexer: SegmentIndexer<'_>,
    report_first: bool,
    report: &(dyn Fn(LoadEvent) -> bool + Sync),
) -> Shared {
    let reported = builder.cases();
    let work = Work {
        indexer,
        report,
        todo,
        total: todo.iter().map(|(_, file)| file.len).sum(),
        next: AtomicUsize::new(0),
        read: AtomicU64::new(0),
        shared: Mutex::new(Shared { builder, faults: Vec::new(), is_stopped: false, reported, done: 0 }),
    };
    if report_first && !todo.is_empty() {
        let shared = work.lock();
        report(work.grown(&shared));
    }
    work.run();
    work.shared.into_inner().unwrap_or_else(PoisonError::into_inner)
}

struct Work<'w> {
    indexer: SegmentIndexer<'w>,
    report: &'w (dyn Fn(LoadEvent) -> bool + Sync),
    todo: &'w [Todo<'w>],
    total: u64,
    next: AtomicUsize,
    read: AtomicU64,
    shared: Mutex<Shared>,
}

impl Work<'_> {
    /// Reads all files, on as many processors as are worth it.
    fn run(&self) {
        let worth = usize::try_from(self.total / THREAD_WORTH).unwrap_or(usize::MAX);
        let processors = || thread::available_parallelism().map_or(1, usize::from);
        let workers = if worth < 2 { 1 } else { processors().min(worth) };
        thread::scope(|scope| {
            for _ in 1..workers {
                // Without a thread (a process limit) this one does all the work.
                let _ = thread::Builder::new().name("loader".to_owned()).spawn_scoped(scope, || self.worker());
            }
            self.worker();
        });
    }

    /// Does all the work that is left; `None` once loading is stopped.
    fn worker(&self) -> Option<()> {
        self.read_files()?;
        self.complete_indexes()
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_read(&self, shared: &Shared) -> bool {
        shared.done == self.todo.len()
    }

    fn progress(&self, shared: &Shared) -> Progress {
        let indexed = self.is_read(shared).then(|| shared.builder.percent_indexed());
        let read = if indexed.is_some() { self.total } else { self.read.load(Ordering::Relaxed).min(self.total) };
        Progress { cases: shared.builder.cases(), read, total: self.total, indexed }
    }

    fn grown(&self, shared: &Shared) -> LoadEvent {
        LoadEvent::Grown(shared.builder.corpus().0, shared.builder.indexes(), Some(self.progress(shared)))
    }

    /// Reports an event; `None` if loading is to stop.
    fn report(&self, shared: &mut Shared, event: LoadEvent) -> Option<()> {
        shared.is_stopped |= !(self.report)(event);
        (!shared.is_stopped).then_some(())
    }

    /// Reports what was just added.
    fn report_growth(&self, shared: &mut Shared) -> Option<()> {
        let cases = shared.builder.cases();
        let event = if cases > shared.reported + shared.reported / GROWTH || self.is_read(shared) {
            shared.reported = cases;
            self.grown(shared)
        } else {
            LoadEvent::Read(self.progress(shared))
        };
        self.report(shared, event)
    }

    /// Reads files until none is left.
    fn read_files(&self) -> Option<()> {
        let (mut segments, mut enough, mut files) = (SegmentBatch::default(), FIRST, 0);
        while let Some((rank, file)) = self.todo.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            let faults = self.read_file(*rank, file, &mut segments)?.err().unwrap_or_default();
            self.lock().faults.extend(faults.into_iter().map(|fault| (*rank, fault)));
            files += 1;
            if segments.size() >= enough {
                enough = (enough * 2).min(SEGMENT_TEXT);
                self.hand_over(std::mem::take(&mut segments), std::mem::take(&mut files))?;
            }
        }
        if files > 0 { self.hand_over(segments, files) } else { Some(()) }
    }

    /// Reads a file case by case, or whole if that fails, which tells what is wrong with it. Returns `None` once loading is
    /// stopped.
    fn read_file(&self, rank: u32, file: &BatchFile, segments: &mut SegmentBatch) -> Option<Result<(), Vec<Fault>>> {
        let unreported = Cell::new(0);
        let should_go_on = |bytes: u64| {
            self.read.fetch_add(bytes, Ordering::Relaxed);
            unreported.set(unreported.get() + bytes);
            if unreported.get() < THREAD_WORTH {
                return true;
            }
            unreported.set(0);
            // The file is so large that progress within it is reported.
            let mut shared = self.lock();
            let event = LoadEvent::Read(self.progress(&shared));
            self.report(&mut shared, event).is_some()
        };
        let streamed = stream::read(&file.path, segments, &should_go_on);
        if let Some(batch) = streamed {
            segments.add(rank, file.origin(), batch);
            return Some(Ok(()));
        }
        segments.discard();
        if self.lock().is_stopped {
            return None;
        }
        Some(read_batch(&file.path).and_then(|batch| {
            let added = segments.add_whole(rank, file.origin(), batch);
            let kind = FaultKind::TooLarge { size: file.len, limit: BATCH_LIMIT };
            added.map_err(|SegmentFull| vec![Fault::error(&file.path, None, kind)])
        }))
    }

    /// Makes segments of these batches and adds them; so many `files` are done.
    fn hand_over(&self, segments: SegmentBatch, files: usize) -> Option<()> {
        let (segments, batches) = segments.finish();
        let indexed = |segment: Segment| {
            let index = (self.indexer.partial)(&segment).into();
            (segment, index)
        };
        let segments = segments.into_iter().filter(|_| !batches.is_empty()).map(indexed).collect();
        let mut shared = self.lock();
        shared.builder.add(segments, batches);
        shared.done += files;
        self.report_growth(&mut shared)
    }

    /// Completes indexes until none is left.
    fn complete_indexes(&self) -> Option<()> {
        let complete = self.indexer.complete?;
        loop {
            let mut shared = self.lock();
            let Some((nth, segment, partial)) = shared.builder.take_partial().filter(|_| !shared.is_stopped) else {
                return Some(());
            };
            drop(shared);
            let index = complete(&segment, &partial.checked()).into();
            let mut shared = self.lock();
            shared.builder.set_index(nth, index);
            let event = LoadEvent::Indexed(shared.builder.indexes(), self.progress(&shared));
            self.report(&mut shared, event)?;
        }
    }
}
