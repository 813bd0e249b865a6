//! The threads that load: each takes the next file, adds its cases to a heap of its own and, when that has enough, makes
//! a segment and the first of what a search needs of it. When all files are read, they make the rest, segment by segment.
//! Only handing over a result is done under a lock. First segments are small, so that there is something to see soon.

use std::{
    cell::Cell,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    thread,
};

use super::{
    builder::{CorpusBuilder, EncodedBatch, SegmentBatch},
    large::{After, LARGE, Large, Piece},
    progress::{LoadEvent, Progress, SegmentIndexer},
    read::{BATCH_LIMIT, read_batch},
    source::BatchFile,
    stream,
};
use crate::{
    corpus::{batches::Origin, image::SEGMENT_TEXT, model::Batch},
    error::{Fault, FaultKind},
};

/// How much is read by one thread, in bytes: less is read before another thread has started.
const THREAD_WORTH: u64 = 4 << 20;
/// Bytes of the first segment of a worker; each next one may be twice as large.
const FIRST: usize = 1 << 20;
/// A larger corpus is told of when it has at least this part more cases than the last one: telling takes time for
/// every batch.
const GROWTH: usize = 8;

/// What the threads have together.
pub(super) struct Shared {
    pub(super) gathered: CorpusBuilder,
    /// What was wrong with files, each with its rank.
    pub(super) faults: Vec<(u32, Fault)>,
    /// Whether somebody wanted no more.
    pub(super) stopped: bool,
    /// Cases of the corpus that was told of last.
    told: usize,
    /// Files that are wholly part of what is gathered, or faulty.
    done: usize,
}

/// A file to be read and its rank.
type Todo<'f> = (u32, &'f BatchFile);

/// Adds what these files have to what is gathered. `tell_first`: that is told of before anything is read.
pub(super) fn work(
    todo: &[Todo<'_>],
    gathered: CorpusBuilder,
    indexer: SegmentIndexer<'_>,
    tell_first: bool,
    tell: &(dyn Fn(LoadEvent) -> bool + Sync),
) -> Shared {
    let is_large = |(_, file): &&Todo<'_>| file.len >= LARGE;
    let work = Work {
        indexer,
        tell,
        few: todo.iter().filter(|todo| !is_large(todo)).copied().collect(),
        large: todo.iter().filter(is_large).map(|(rank, file)| Large::new(*rank, file)).collect(),
        total: todo.iter().map(|(_, file)| file.len).sum(),
        next: AtomicUsize::new(0),
        read: AtomicU64::new(0),
        shared: Mutex::new(Shared { told: gathered.cases(), gathered, faults: Vec::new(), stopped: false, done: 0 }),
    };
    if tell_first && !todo.is_empty() {
        let shared = work.lock();
        tell(work.grown(&shared));
    }
    work.run();
    work.shared.into_inner().unwrap_or_else(PoisonError::into_inner)
}

struct Work<'w> {
    indexer: SegmentIndexer<'w>,
    tell: &'w (dyn Fn(LoadEvent) -> bool + Sync),
    /// Files that one thread reads.
    few: Vec<Todo<'w>>,
    /// Files that all of them read together.
    large: Vec<Large<'w>>,
    total: u64,
    next: AtomicUsize,
    read: AtomicU64,
    shared: Mutex<Shared>,
}

impl<'w> Work<'w> {
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

    /// All that there is to do; `None` once nobody wants more.
    fn worker(&self) -> Option<()> {
        self.few()?;
        for large in &self.large {
            while let Some(piece) = large.next_piece(&|bytes| self.count(bytes)) {
                self.piece(large, piece)?;
            }
        }
        self.index()
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self, bytes: u64) {
        self.read.fetch_add(bytes, Ordering::Relaxed);
    }

    fn is_read(&self, shared: &Shared) -> bool {
        shared.done == self.few.len() + self.large.len()
    }

    fn progress(&self, shared: &Shared) -> Progress {
        let indexed = self.is_read(shared).then(|| {
            let (indexed, all) = shared.gathered.indexed();
            u8::try_from((indexed * 100).checked_div(all).unwrap_or(100)).unwrap_or(100)
        });
        let read = if indexed.is_some() { self.total } else { self.read.load(Ordering::Relaxed).min(self.total) };
        Progress { cases: shared.gathered.cases(), read, total: self.total, indexed }
    }

    fn grown(&self, shared: &Shared) -> LoadEvent {
        LoadEvent::Grown(shared.gathered.corpus().0, shared.gathered.indexes(), self.progress(shared))
    }

    /// Tells; says whether to go on.
    fn tell(&self, shared: &mut Shared, step: LoadEvent) -> Option<()> {
        shared.stopped |= !(self.tell)(step);
        (!shared.stopped).then_some(())
    }

    /// Tells of what was just added.
    fn tell_growth(&self, shared: &mut Shared) -> Option<()> {
        let cases = shared.gathered.cases();
        let step = if cases > shared.told + shared.told / GROWTH || self.is_read(shared) {
            shared.told = cases;
            self.grown(shared)
        } else {
            LoadEvent::Read(self.progress(shared))
        };
        self.tell(shared, step)
    }

    /// Reads the files that one thread reads, as many as there are for this one.
    fn few(&self) -> Option<()> {
        let (mut heap, mut enough, mut faulty) = (SegmentBatch::default(), FIRST, 0);
        while let Some((rank, file)) = self.few.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            faulty += usize::from(!self.file(&mut heap, *rank, file)?);
            if heap.size() >= enough {
                enough = (enough * 2).min(SEGMENT_TEXT);
                self.hand_over(std::mem::take(&mut heap), std::mem::take(&mut faulty))?;
            }
        }
        if heap.len() + faulty > 0 { self.hand_over(heap, faulty) } else { Some(()) }
    }

    /// Adds a file to the heap, or what is wrong with it to the faults; says whether it was good.
    fn file(&self, heap: &mut SegmentBatch, rank: u32, file: &BatchFile) -> Option<bool> {
        let unsaid = Cell::new(0);
        let go_on = |bytes: u64| {
            self.count(bytes);
            unsaid.set(unsaid.get() + bytes);
            if unsaid.get() < THREAD_WORTH {
                return true;
            }
            unsaid.set(0);
            // A file so large that its reading is to be seen.
            let mut shared = self.lock();
            let step = LoadEvent::Read(self.progress(&shared));
            self.tell(&mut shared, step).is_some()
        };
        let found = match stream::read(&file.path, &go_on) {
            Some(found) => Ok(found),
            None if self.lock().stopped => return None,
            None => read_whole(file),
        };
        Some(self.add(heap, rank, file, found))
    }

    fn add(
        &self,
        heap: &mut SegmentBatch,
        rank: u32,
        file: &BatchFile,
        found: Result<(Batch, EncodedBatch), Vec<Fault>>,
    ) -> bool {
        let added = found.and_then(|(batch, encoded)| {
            let origin = Origin::File(file.level, file.path.clone());
            heap.add(rank, origin, &batch, encoded).ok_or_else(|| vec![too_large(file)])
        });
        let faults = added.err().unwrap_or_default();
        let is_good = faults.is_empty();
        self.lock().faults.extend(faults.into_iter().map(|fault| (rank, fault)));
        is_good
    }

    /// Makes segments of a heap and adds them; `faulty` files were not good.
    fn hand_over(&self, heap: SegmentBatch, faulty: usize) -> Option<()> {
        let files = heap.len() + faulty;
        let finished = heap.finish(self.indexer.first);
        let mut shared = self.lock();
        shared.gathered.add(finished);
        shared.done += files;
        self.tell_growth(&mut shared)
    }

    /// Reads a piece of a large file.
    fn piece(&self, large: &Large<'_>, piece: Option<Piece>) -> Option<()> {
        let read = piece.and_then(Piece::read).filter(|_| !large.has_failed());
        let read = read.map(|read| (read.encoded.finish(self.indexer.first), read.of));
        let mut shared = self.lock();
        let after = read.map_or(After::Failed, |(parts, of)| large.take(of, shared.gathered.add_parts(parts)));
        match after {
            After::Shown(loaded) if !large.has_failed() => {
                if let Some(loaded) = loaded {
                    shared.gathered.put(large.rank, loaded);
                }
            }
            After::Whole(loaded) => {
                shared.gathered.put(large.rank, loaded);
                shared.done += 1;
            }
            After::Failed => {
                let Some(runs) = large.fail() else { return Some(()) };
                shared.gathered.take_away(large.rank, &runs);
                drop(shared);
                let mut heap = SegmentBatch::default();
                let is_good = self.add(&mut heap, large.rank, large.file, read_whole(large.file));
                return self.hand_over(heap, usize::from(!is_good));
            }
            After::Shown(_) => return Some(()),
        }
        self.tell_growth(&mut shared)
    }

    /// Makes the rest of what a search needs.
    fn index(&self) -> Option<()> {
        let whole = self.indexer.whole?;
        loop {
            let mut shared = self.lock();
            let Some((nth, segment, first)) = shared.gathered.take_unfinished().filter(|_| !shared.stopped) else {
                break;
            };
            drop(shared);
            let index = whole(&segment, &first).into();
            let mut shared = self.lock();
            shared.gathered.set_index(nth, index);
            let step = LoadEvent::Indexed(shared.gathered.indexes(), self.progress(&shared));
            self.tell(&mut shared, step)?;
        }
        Some(())
    }
}

/// Reads a file whole, which says what is wrong with it.
fn read_whole(file: &BatchFile) -> Result<(Batch, EncodedBatch), Vec<Fault>> {
    let mut batch = read_batch(&file.path)?;
    let mut encoded = EncodedBatch::new();
    let cases = std::mem::take(&mut batch.cases);
    match cases.iter().try_for_each(|case| encoded.push(case)) {
        Ok(()) => Ok((batch, encoded)),
        Err(_) => Err(vec![too_large(file)]),
    }
}

fn too_large(file: &BatchFile) -> Fault {
    Fault::error(&file.path, None, FaultKind::TooLarge { size: file.len, limit: BATCH_LIMIT })
}
