//! Loading on several threads, a segment at a time, with what is loaded so far told as it grows.
//!
//! Every worker takes the next file, adds its cases to a heap of its own and, when that has enough, makes a segment and
//! what a search needs of it. Only handing over the result is done under a lock. First segments are small, so that there
//! is something to see soon.

use std::{
    cell::Cell,
    collections::HashMap,
    ffi::OsStr,
    os::unix::ffi::OsStrExt,
    path::Path,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    thread,
};

use serde::{Deserialize, Serialize};

use super::{
    batches::Origin,
    cases::Corpus,
    gather::{Encoded, Gathered, Heap},
    image::{Bytes, Pack, SEGMENT_TEXT, Segment},
    load::{BATCH_LIMIT, BatchFile, Sources, read_batch},
    model::Batch,
    stream,
};
use crate::error::{Code, Fault};

/// How much is read by one thread, in bytes: less is read before another thread has started.
const THREAD_WORTH: u64 = 4 << 20;
/// Bytes of the first segment of a worker; each next one may be twice as large.
const FIRST: usize = 1 << 20;
/// A larger corpus is told of when it has at least this part more cases than the last one: telling takes time for
/// every batch.
const GROWTH: usize = 8;

/// What a search needs of a segment, as bytes that only `search` knows.
pub type Indexer<'i> = dyn Fn(&Segment) -> Vec<u8> + Sync + 'i;

/// How far loading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Cases loaded.
    pub cases: usize,
    /// Bytes of batch files read.
    pub read: u64,
    /// Bytes of all batch files to be read.
    pub total: u64,
}

/// What loading tells.
#[derive(Debug)]
pub enum Step {
    /// So much was read.
    Read(Progress),
    /// So much can be used: a corpus, what a search needs of each of its segments, and how far loading is.
    Grown(Corpus, Vec<Bytes>, Progress),
}

/// What was loaded.
#[derive(Debug)]
pub struct Done {
    /// All good batches.
    pub corpus: Corpus,
    /// What a search needs of each segment, in their order.
    pub indexes: Vec<Bytes>,
    /// What was wrong with the others.
    pub faults: Vec<Fault>,
    /// Whether files were read that the pack had not: it is to be written again.
    pub fresh: bool,
    gathered: Gathered,
    key: Vec<u8>,
}

impl Done {
    /// Everything from files, to be stored and given to [`load`] the next time.
    pub fn pack(&self) -> Pack {
        self.gathered.pack(self.key.clone().into())
    }
}

/// What a file was when it was read, by which a pack knows whether it still is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct FileKey {
    path: Vec<u8>,
    len: u64,
    written: i128,
}

impl FileKey {
    fn new(file: &BatchFile) -> Self {
        let path = file.path.as_os_str().as_encoded_bytes().to_vec();
        Self { path, len: file.len, written: file.written }
    }
}

/// Loads everything: what `pack` has of files that have not changed since, the rest from the files. `tell` is told from
/// any thread, one call at a time, and says whether to go on; after a no, what is loaded is given.
pub fn load(sources: &Sources, pack: Option<Pack>, index: &Indexer<'_>, tell: &(dyn Fn(Step) -> bool + Sync)) -> Done {
    let mut gathered = Gathered::default();
    if sources.seeds {
        gathered.add_seeds();
    }
    let known = pack.map_or_else(Vec::new, |pack| take_known(sources, pack, &mut gathered));
    let is_known = |rank: usize| known.get(rank) == Some(&true);
    let todo: Vec<(u32, &BatchFile)> =
        (0..).zip(&sources.files).filter(|(rank, _)| !is_known(*rank as usize)).collect();
    let total = todo.iter().map(|(_, file)| file.len).sum();
    let work = Work {
        index,
        tell,
        todo: &todo,
        total,
        next: AtomicUsize::new(0),
        read: AtomicU64::new(0),
        gathered: Mutex::new(Shared { told: gathered.cases(), gathered, faults: Vec::new(), stopped: false }),
    };
    if !todo.is_empty() && !known.is_empty() {
        let shared = work.lock();
        tell(work.grown(&shared));
    }
    work.run();
    let shared = work.gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
    let keys: Vec<FileKey> = sources.files.iter().map(FileKey::new).collect();
    let (corpus, mut said) = shared.gathered.corpus();
    said.extend(shared.faults);
    said.sort_by_key(|(rank, _)| *rank);
    Done {
        corpus,
        indexes: shared.gathered.indexes(),
        faults: sources.faults.iter().cloned().chain(said.into_iter().map(|(_, fault)| fault)).collect(),
        fresh: !todo.is_empty() && !shared.stopped,
        gathered: shared.gathered,
        key: postcard::to_extend(&keys, Vec::new()).unwrap_or_default(),
    }
}

/// Takes from a pack what holds; says of each file whether it was there. A pack of which little holds is left alone: it
/// would keep the rest in memory.
fn take_known(sources: &Sources, pack: Pack, gathered: &mut Gathered) -> Vec<bool> {
    let keys: Vec<FileKey> = postcard::from_bytes(&pack.key).unwrap_or_default();
    let now: HashMap<&Path, (usize, &BatchFile)> =
        sources.files.iter().enumerate().map(|(rank, file)| (file.path.as_path(), (rank, file))).collect();
    let current = |file: u32| {
        let key = keys.get(file as usize)?;
        let (rank, file) = now.get(Path::new(OsStr::from_bytes(&key.path)))?;
        (*key == FileKey::new(file)).then_some((*rank, *file))
    };
    let mut known = vec![false; sources.files.len()];
    let (mut kept, mut all) = (0, 0);
    for batch in &pack.batches {
        let cases: u64 = batch.runs.iter().map(|run| u64::from(run.len)).sum();
        all += cases;
        if let Some(place) = current(batch.file).and_then(|(rank, _)| known.get_mut(rank)) {
            *place = true;
            kept += cases;
        }
    }
    if kept * 2 < all {
        return Vec::new();
    }
    gathered.add_pack(pack, |file| {
        let (rank, file) = current(file)?;
        Some((u32::try_from(rank).ok()?, Origin::File(file.level, file.path.clone())))
    });
    known
}

struct Shared {
    gathered: Gathered,
    faults: Vec<(u32, Fault)>,
    /// Cases of the corpus that was told of last.
    told: usize,
    stopped: bool,
}

struct Work<'w> {
    index: &'w Indexer<'w>,
    tell: &'w (dyn Fn(Step) -> bool + Sync),
    todo: &'w [(u32, &'w BatchFile)],
    total: u64,
    next: AtomicUsize,
    read: AtomicU64,
    gathered: Mutex<Shared>,
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

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.gathered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn progress(&self, shared: &Shared) -> Progress {
        Progress {
            cases: shared.gathered.cases(),
            read: self.read.load(Ordering::Relaxed).min(self.total),
            total: self.total,
        }
    }

    fn grown(&self, shared: &Shared) -> Step {
        Step::Grown(shared.gathered.corpus().0, shared.gathered.indexes(), self.progress(shared))
    }

    fn worker(&self) {
        let (mut heap, mut enough) = (Heap::default(), FIRST);
        while let Some((rank, file)) = self.todo.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            match self.file(file) {
                Ok(Some((batch, encoded))) => {
                    let origin = Origin::File(file.level, file.path.clone());
                    if heap.add(*rank, origin, batch, encoded).is_none() {
                        self.lock().faults.push((*rank, too_large(file)));
                    }
                }
                Ok(None) => break,
                Err(faults) => self.lock().faults.extend(faults.into_iter().map(|fault| (*rank, fault))),
            }
            if heap.size() >= enough {
                enough = (enough * 2).min(SEGMENT_TEXT);
                if !self.hand_over(std::mem::take(&mut heap)) {
                    return;
                }
            }
        }
        self.hand_over(heap);
    }

    /// Makes segments of a heap and adds them; says whether to go on.
    fn hand_over(&self, heap: Heap) -> bool {
        let finished = heap.finish(self.index);
        let mut shared = self.lock();
        shared.gathered.add(finished);
        let cases = shared.gathered.cases();
        let step = if cases > shared.told + shared.told / GROWTH {
            shared.told = cases;
            self.grown(&shared)
        } else {
            Step::Read(self.progress(&shared))
        };
        shared.stopped |= !(self.tell)(step);
        !shared.stopped
    }

    /// A batch as bytes; none if nothing more is wanted.
    fn file(&self, file: &BatchFile) -> Result<Option<(Batch, Encoded)>, Vec<Fault>> {
        let unsaid = Cell::new(0);
        let go_on = |bytes: u64| {
            self.read.fetch_add(bytes, Ordering::Relaxed);
            unsaid.set(unsaid.get() + bytes);
            if unsaid.get() < THREAD_WORTH {
                return true;
            }
            unsaid.set(0);
            // A file so large that its reading is to be seen.
            let mut shared = self.lock();
            shared.stopped |= !(self.tell)(Step::Read(self.progress(&shared)));
            !shared.stopped
        };
        if let Some(found) = stream::read(&file.path, &go_on) {
            return Ok(Some(found));
        }
        if self.lock().stopped {
            return Ok(None);
        }
        let mut batch = read_batch(&file.path)?;
        let mut encoded = Encoded::new();
        let cases = std::mem::take(&mut batch.cases);
        match cases.iter().try_for_each(|case| encoded.push(case)) {
            Ok(()) => Ok(Some((batch, encoded))),
            Err(_) => Err(vec![too_large(file)]),
        }
    }
}

fn too_large(file: &BatchFile) -> Fault {
    Fault::error(&file.path, None, Code::TooLarge, [file.len.to_string(), BATCH_LIMIT.to_string()])
}
