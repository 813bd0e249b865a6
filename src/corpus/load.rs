//! Reading batches into one corpus: the only reader of batch files.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::{
    batches::{Level, Origin},
    cases::Corpus,
    check,
    gather::{Encoded, Gathered},
    model::{Batch, SCHEMA},
    sound,
};
use crate::{
    error::{Code, Fault, Severity},
    file, json,
};

/// The name of a batch file in its folder.
pub const BATCH_FILE: &str = "batch.json";

/// The largest batch file that is read, in bytes; positions in a batch file fit in 32 bits below it.
pub const BATCH_LIMIT: u64 = 2 << 30;

/// How much is read by one thread, in bytes: less is read before another thread has started.
const THREAD_WORTH: u64 = 4 << 20;

/// Somewhere to look for batches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The batches that are part of the program.
    Embedded,
    /// A path at a level: a folder of batches, a folder that is a batch, or a batch file.
    Path(Level, PathBuf),
}

impl Corpus {
    /// Reads all batches of these places. What cannot be read is left out and reported; the rest is loaded. The same
    /// batch id at two levels: the higher level's is loaded, with a warning about it. Twice at one level: the first
    /// is loaded, with an error about the other. A user's data folder that does not exist is an empty one.
    pub fn load(places: &[Place]) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let files = find_files(places, &mut faults);
        let size = files.iter().filter_map(|file| fs::metadata(&file.path).ok()).map(|meta| meta.len()).sum();
        let read = |file: &BatchFile| read_batch(&file.path).and_then(|batch| encoded(&file.path, batch));
        let mut gathered = Gathered::default();
        let mut unread = Vec::new();
        for ((rank, file), result) in (0..).zip(&files).zip(in_parallel(&files, size, read)) {
            match result {
                Ok(batch) => gathered.add(rank, Origin::File(file.level, file.path.clone()), batch),
                Err(found) => unread.extend(found.into_iter().map(|fault| (rank, fault))),
            }
        }
        gathered.close();
        if places.contains(&Place::Embedded) {
            gathered.add_seeds();
        }
        let (corpus, mut said) = gathered.corpus();
        said.extend(unread);
        said.sort_by_key(|(rank, _)| *rank);
        faults.extend(said.into_iter().map(|(_, fault)| fault));
        (corpus, faults)
    }
}

/// A batch as bytes.
fn encoded(path: &Path, batch: Batch) -> Result<Encoded, Vec<Fault>> {
    let too_large = || vec![Fault::error(path, None, Code::TooLarge, [u32::MAX.to_string(), BATCH_LIMIT.to_string()])];
    Encoded::new(batch).ok_or_else(too_large)
}

/// A batch file to be read.
struct BatchFile {
    level: Level,
    path: PathBuf,
}

/// The batch files of these places, highest level first; a file reached by two ways is listed once.
fn find_files(places: &[Place], faults: &mut Vec<Fault>) -> Vec<BatchFile> {
    let mut files = Vec::new();
    let mut seen = HashSet::new();
    for place in places {
        let Place::Path(level, path) = place else { continue };
        match batch_files(path) {
            Ok(found) => {
                for path in found {
                    let real = (*level, path.canonicalize().unwrap_or_else(|_| path.clone()));
                    if seen.insert(real) {
                        files.push(BatchFile { level: *level, path });
                    }
                }
            }
            Err(fault) if *level == Level::UserData && matches!(fault.code, Code::NotFound | Code::NoBatchHere) => {}
            Err(fault) => faults.push(fault),
        }
    }
    files.sort_by_key(|file| std::cmp::Reverse(file.level));
    files
}

/// The batch files at `path`: itself if it is a file, its `batch.json`, or those of its sub-folders by name.
pub fn batch_files(path: &Path) -> Result<Vec<PathBuf>, Fault> {
    let unreadable = |error| Fault::io(path, &error);
    if !fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let own = path.join(BATCH_FILE);
    if own.exists() {
        return Ok(vec![own]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let folder = entry.map_err(unreadable)?;
        // A name with a dot is somebody's own affair: version control, a batch that is just being written.
        let hidden = folder.file_name().as_encoded_bytes().starts_with(b".");
        let file = folder.path().join(BATCH_FILE);
        if !hidden && file.exists() {
            found.push(file);
        }
    }
    found.sort();
    if found.is_empty() { Err(Fault::error(path, None, Code::NoBatchHere, [])) } else { Ok(found) }
}

/// Reads one batch file.
pub fn read_batch(path: &Path) -> Result<Batch, Vec<Fault>> {
    let text = file::read_text(path, BATCH_LIMIT).map_err(|fault| vec![fault])?;
    parse(path, &text)
}

/// Reads the text of a batch file. Reading a good one costs one pass; what is wrong with another is then looked for.
fn parse(path: &Path, text: &str) -> Result<Batch, Vec<Fault>> {
    let read: Option<Batch> = serde_json::from_str(text).ok();
    let batch = match read.filter(|batch| batch.schema <= SCHEMA) {
        Some(batch) => batch,
        None => {
            let (batch, mut faults) = read_strictly(path, text);
            faults.retain(|fault| fault.severity == Severity::Error);
            batch.ok_or(faults)?
        }
    };
    let faults = check::placed(path, text, sound::unsound(&batch));
    if faults.is_empty() { Ok(batch) } else { Err(faults) }
}

/// Reads the text of a batch file and gives all faults of its form, warnings included; the batch is there if none is
/// an error.
pub(super) fn read_strictly(path: &Path, text: &str) -> (Option<Batch>, Vec<Fault>) {
    let (batch, mut faults) = json::read(path, text, SCHEMA);
    for fault in &mut faults {
        if fault.code == Code::WrongValue && fault.args.first().is_some_and(|place| place == "id") {
            fault.code = Code::BadBatchId;
            fault.args.remove(0);
        }
    }
    (batch, faults)
}

/// Applies `work` to all items, which are `size` bytes together, on as many processors as are worth it; gives the
/// results in the order of the items.
fn in_parallel<T: Sync, R: Send>(items: &[T], size: u64, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let worth = usize::try_from(size / THREAD_WORTH).unwrap_or(usize::MAX);
    let processors = || thread::available_parallelism().map_or(1, usize::from);
    let workers = if worth < 2 { 1 } else { processors().min(items.len()).min(worth) };
    if workers < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(items.len()));
    let run = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return };
            let result = work(item);
            results.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((at, result));
        }
    };
    thread::scope(|scope| {
        for _ in 1..workers {
            // Without a thread (a process limit) this one does all the work.
            let _ = thread::Builder::new().spawn_scoped(scope, run);
        }
        run();
    });
    let mut results = results.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}
