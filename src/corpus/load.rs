//! Reading batches into one corpus: the only reader of batch files.

use std::{
    collections::HashSet,
    ffi::OsString,
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    batches::Level,
    cases::Corpus,
    check, loading,
    model::{Batch, SCHEMA},
    sound,
};
use crate::{
    error::{Fault, FaultKind, Severity},
    file, json, parallel,
};

/// The name of a batch file in its folder.
pub const BATCH_FILE: &str = "batch.json";

/// The largest batch file that is read, in bytes; positions in a batch file fit in 32 bits below it.
pub const BATCH_LIMIT: u64 = 2 << 30;

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
        let sources = Sources::find(places);
        let loaded = loading::load(&sources, None, loading::Indexer::NONE, &|_| true);
        (loaded.corpus, loaded.faults)
    }
}

/// A batch file to be read.
#[derive(Clone, Debug)]
pub(super) struct BatchFile {
    pub(super) level: Level,
    pub(super) path: Arc<Path>,
    /// Bytes.
    pub(super) len: u64,
    /// When it was last written: nanoseconds since 1970, as far as 64 bits can tell.
    pub(super) written: i64,
}

/// Where batches are to be loaded from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The batch files, highest level first; a file reached by two ways is listed once.
    pub(super) files: Vec<BatchFile>,
    /// Whether the batches inside the program are among them.
    pub(super) seeds: bool,
    /// What is wrong with the places.
    pub(super) faults: Vec<Fault>,
}

impl Sources {
    /// Looks for the batch files of these places.
    pub fn find(places: &[Place]) -> Self {
        let mut sources = Self { seeds: places.contains(&Place::Embedded), ..Self::default() };
        let mut seen: HashSet<(Level, OsString)> = HashSet::new();
        for place in places {
            let Place::Path(level, path) = place else { continue };
            let same = |other: &&Place| matches!(other, Place::Path(own, _) if own == level);
            let is_alone = places.iter().filter(same).count() == 1;
            match find(path) {
                // No file is there twice.
                Ok(found) if is_alone && found.iter().all(|found| found.is_inside) => {
                    sources.files.extend(found.into_iter().map(|found| BatchFile::new(*level, found)));
                }
                Ok(found) => {
                    // Only what the user named, and links, may lead to one file by two ways.
                    let real = path.canonicalize().unwrap_or_else(|_| path.clone());
                    for found in found {
                        if seen.insert((*level, found.real(path, &real).into_os_string())) {
                            sources.files.push(BatchFile::new(*level, found));
                        }
                    }
                }
                Err(fault)
                    if *level == Level::UserData
                        && matches!(fault.kind, FaultKind::NotFound | FaultKind::NoBatchHere) => {}
                Err(fault) => sources.faults.push(fault),
            }
        }
        sources.files.sort_by_key(|file| std::cmp::Reverse(file.level));
        sources
    }

    /// Whether there is so little in these places that it is loaded at once: at most [`FEW`] files with together at
    /// most [`LITTLE`] bytes. Looks no further than that.
    pub fn are_small(places: &[Place]) -> bool {
        let (mut files, mut bytes) = (0_usize, 0_u64);
        let mut fits = |file: &Path| {
            files += 1;
            bytes += fs::metadata(file).map_or(0, |meta| meta.len());
            files <= FEW && bytes <= LITTLE
        };
        places.iter().all(|place| match place {
            Place::Embedded => true,
            Place::Path(_, path) if path.is_dir() && !path.join(BATCH_FILE).exists() => {
                let folders = fs::read_dir(path).into_iter().flatten().flatten();
                folders.map(|folder| folder.path().join(BATCH_FILE)).all(|file| fits(&file))
            }
            Place::Path(_, path) if path.is_dir() => fits(&path.join(BATCH_FILE)),
            Place::Path(_, path) => fits(path),
        })
    }

    /// Bytes of all files.
    pub fn size(&self) -> u64 {
        self.files.iter().map(|file| file.len).sum()
    }
}

/// The most files, and the most bytes of them, that are read before the first frame is shown.
pub const FEW: usize = 200;
/// See [`FEW`].
pub const LITTLE: u64 = 2 << 20;

impl BatchFile {
    fn new(level: Level, found: Found) -> Self {
        let Known { len, written } = found.known.unwrap_or_else(|| Known::of(fs::metadata(&found.path).ok()));
        Self { level, path: found.path, len, written }
    }
}

/// What a batch file was when it was found.
#[derive(Clone, Copy)]
struct Known {
    len: u64,
    written: i64,
}

impl Known {
    fn of(meta: Option<fs::Metadata>) -> Self {
        let nanoseconds =
            |meta: &fs::Metadata| meta.mtime().saturating_mul(1_000_000_000).saturating_add(meta.mtime_nsec());
        Self { len: meta.as_ref().map_or(0, fs::Metadata::len), written: meta.as_ref().map_or(0, nanoseconds) }
    }
}

/// A batch file that was found. One question for each to the system must do: there may be 100,000 of them.
struct Found {
    path: Arc<Path>,
    /// Whether it must be in the folder that was named, as no link leads there.
    is_inside: bool,
    /// What is known of it, where it is no link itself.
    known: Option<Known>,
}

impl Found {
    /// A file that was named, or that of a folder that was.
    fn named(path: &Path) -> Self {
        Self { path: path.into(), is_inside: false, known: None }
    }

    /// The batch file of one of the folders in `parent`, by its name; `None` where there is none.
    fn among(parent: &Path, folder: &Named) -> Option<Self> {
        let path: Arc<Path> = parent.join(&folder.name).join(BATCH_FILE).into();
        let meta = path.symlink_metadata().ok()?;
        let is_link = meta.is_symlink();
        let is_there = !is_link || path.exists();
        let known = (!is_link).then(|| Known::of(Some(meta)));
        is_there.then_some(Self { path, is_inside: !is_link && !folder.is_link, known })
    }

    /// Where it is in truth: `named` is the folder that was named, which is `real`.
    fn real(&self, named: &Path, real: &Path) -> PathBuf {
        match self.path.strip_prefix(named).ok().filter(|_| self.is_inside) {
            Some(inside) => real.join(inside),
            None => self.path.canonicalize().unwrap_or_else(|_| self.path.to_path_buf()),
        }
    }
}

/// A folder by its name in another.
struct Named {
    name: OsString,
    is_link: bool,
}

/// Folders that are looked into by one thread in one go.
const STEP: usize = 256;

/// The batch files at `path`: itself if it is a file, its `batch.json`, or those of its sub-folders by name.
pub fn batch_files(path: &Path) -> Result<Vec<PathBuf>, Fault> {
    Ok(find(path)?.into_iter().map(|found| found.path.to_path_buf()).collect())
}

fn find(path: &Path) -> Result<Vec<Found>, Fault> {
    let unreadable = |error| Fault::io(path, &error);
    if !fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Ok(vec![Found::named(path)]);
    }
    let own = path.join(BATCH_FILE);
    if own.exists() {
        return Ok(vec![Found::named(&own)]);
    }
    let mut folders = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let folder = entry.map_err(unreadable)?;
        let name = folder.file_name();
        // A name with a dot is somebody's own affair: version control, a batch that is just being written.
        if !name.as_encoded_bytes().starts_with(b".") {
            folders.push(Named { name, is_link: folder.file_type().is_ok_and(|kind| kind.is_symlink()) });
        }
    }
    folders.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    let found = parallel::each(&folders, STEP, |folder| Found::among(path, folder));
    let found: Vec<Found> = found.into_iter().flatten().collect();
    if found.is_empty() { Err(Fault::error(path, None, FaultKind::NoBatchHere)) } else { Ok(found) }
}

/// Reads one batch file.
pub fn read_batch(path: &Path) -> Result<Batch, Vec<Fault>> {
    let text = file::read_text(path, BATCH_LIMIT).map_err(|fault| vec![fault])?;
    parse(path, &text)
}

/// Reads the text of a batch file. Reading a good one costs one pass; what is wrong with another is then looked for.
fn parse(path: &Path, text: &str) -> Result<Batch, Vec<Fault>> {
    // Of a long one nothing is made before it is known to be good.
    let read: Option<Batch> = if row(text).is_some() { None } else { serde_json::from_str(text).ok() };
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

/// Bytes of a batch file from which on its cases are looked at one after the other: below, a tree of all of it is
/// quicker.
const LONG: usize = 1 << 20;

/// The row at which the text of a batch file is cut, if it is worth it.
pub(super) fn row(text: &str) -> Option<&'static str> {
    (text.len() >= LONG).then_some("cases")
}

/// Reads the text of a batch file and gives all faults of its form, warnings included; the batch is there if none is
/// an error.
pub(super) fn read_strictly(path: &Path, text: &str) -> (Option<Batch>, Vec<Fault>) {
    let (batch, mut faults) = match row(text) {
        Some(row) => json::read_by_row(path, text, SCHEMA, row),
        None => json::read(path, text, SCHEMA),
    };
    for fault in &mut faults {
        if let FaultKind::WrongValue { at, found, .. } = &mut fault.kind
            && at.is_within("id")
        {
            fault.kind = FaultKind::BadBatchId { id: std::mem::take(found) };
        }
    }
    (batch, faults)
}
