//! The batch files that a set of corpus sources leads to.

use std::{
    collections::HashSet,
    ffi::OsString,
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    corpus::{batches::Level, model::BATCH_FILE},
    error::{Fault, FaultKind},
    parallel,
};

/// Somewhere to look for batches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorpusSource {
    /// The batches that are part of the program.
    Embedded,
    /// A path at a level: a folder of batches, a folder that is a batch, or a batch file.
    Path(Level, PathBuf),
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

/// The batch files of some sources.
#[derive(Clone, Debug, Default)]
pub struct BatchFiles {
    /// The batch files, highest level first; a file reached by two ways is listed once.
    pub(super) files: Vec<BatchFile>,
    /// `true` if the batches inside the program are among them.
    pub(super) seeds: bool,
    /// The faults of the sources.
    pub(super) faults: Vec<Fault>,
}

impl BatchFiles {
    /// Finds the batch files of these sources.
    pub fn find(sources: &[CorpusSource]) -> Self {
        let mut files = Self { seeds: sources.contains(&CorpusSource::Embedded), ..Self::default() };
        let mut seen: HashSet<(Level, OsString)> = HashSet::new();
        for source in sources {
            let CorpusSource::Path(level, path) = source else { continue };
            let same = |other: &&CorpusSource| matches!(other, CorpusSource::Path(own, _) if own == level);
            let is_alone = sources.iter().filter(same).count() == 1;
            match find(path) {
                // No file is there twice.
                Ok(found) if is_alone && found.iter().all(|found| found.is_inside) => {
                    files.files.extend(found.into_iter().map(|found| BatchFile::new(*level, found)));
                }
                Ok(found) => {
                    // Only what the user named, and links, may lead to one file by two ways.
                    let real = path.canonicalize().unwrap_or_else(|_| path.clone());
                    for found in found {
                        if seen.insert((*level, found.real(path, &real).into_os_string())) {
                            files.files.push(BatchFile::new(*level, found));
                        }
                    }
                }
                Err(fault)
                    if *level == Level::UserData
                        && matches!(fault.kind, FaultKind::NotFound | FaultKind::NoBatchHere) => {}
                Err(fault) => files.faults.push(fault),
            }
        }
        files.files.sort_by_key(|file| std::cmp::Reverse(file.level));
        files
    }

    /// Returns `true` if the sources are so small that they are loaded at once: at most [`SMALL_FILES`] files with
    /// together at most [`SMALL_BYTES`] bytes. Looks no further than that.
    pub fn are_small(sources: &[CorpusSource]) -> bool {
        let (mut files, mut bytes) = (0_usize, 0_u64);
        let mut fits = |file: &Path| {
            files += 1;
            bytes += fs::metadata(file).map_or(0, |meta| meta.len());
            files <= SMALL_FILES && bytes <= SMALL_BYTES
        };
        sources.iter().all(|source| match source {
            CorpusSource::Embedded => true,
            CorpusSource::Path(_, path) if path.is_dir() && !path.join(BATCH_FILE).exists() => {
                let folders = fs::read_dir(path).into_iter().flatten().flatten();
                folders.map(|folder| folder.path().join(BATCH_FILE)).all(|file| fits(&file))
            }
            CorpusSource::Path(_, path) if path.is_dir() => fits(&path.join(BATCH_FILE)),
            CorpusSource::Path(_, path) => fits(path),
        })
    }

    /// Returns the bytes of all files.
    pub fn size(&self) -> u64 {
        self.files.iter().map(|file| file.len).sum()
    }
}

/// The most files, and the most bytes of them, that are read before the first frame is shown.
pub const SMALL_FILES: usize = 200;
/// See [`SMALL_FILES`].
pub const SMALL_BYTES: u64 = 2 << 20;

impl BatchFile {
    fn new(level: Level, found: FoundFile) -> Self {
        let FileStat { len, written } = found.known.unwrap_or_else(|| FileStat::of(fs::metadata(&found.path).ok()));
        Self { level, path: found.path, len, written }
    }
}

/// The state of a batch file when it was found.
#[derive(Clone, Copy)]
struct FileStat {
    len: u64,
    written: i64,
}

impl FileStat {
    fn of(meta: Option<fs::Metadata>) -> Self {
        let nanoseconds =
            |meta: &fs::Metadata| meta.mtime().saturating_mul(1_000_000_000).saturating_add(meta.mtime_nsec());
        Self { len: meta.as_ref().map_or(0, fs::Metadata::len), written: meta.as_ref().map_or(0, nanoseconds) }
    }
}

/// A batch file that was found. One question for each to the system must do: there may be 100,000 of them.
struct FoundFile {
    path: Arc<Path>,
    /// `true` if it must be in the named folder, as no link leads there.
    is_inside: bool,
    /// Its state, where it is no link itself.
    known: Option<FileStat>,
}

impl FoundFile {
    /// A file that was named, or that of a folder that was.
    fn named(path: &Path) -> Self {
        Self { path: path.into(), is_inside: false, known: None }
    }

    /// The batch file of one of the folders in `parent`, by its name; `None` where there is none.
    fn among(parent: &Path, folder: &FolderEntry) -> Option<Self> {
        let path: Arc<Path> = parent.join(&folder.name).join(BATCH_FILE).into();
        let meta = path.symlink_metadata().ok()?;
        let is_link = meta.is_symlink();
        let is_there = !is_link || path.exists();
        let known = (!is_link).then(|| FileStat::of(Some(meta)));
        is_there.then_some(Self { path, is_inside: !is_link && !folder.is_link, known })
    }

    /// Returns its real path; `named` is the folder as it was named, `real` its real path.
    fn real(&self, named: &Path, real: &Path) -> PathBuf {
        match self.path.strip_prefix(named).ok().filter(|_| self.is_inside) {
            Some(inside) => real.join(inside),
            None => self.path.canonicalize().unwrap_or_else(|_| self.path.to_path_buf()),
        }
    }
}

/// A folder by its name in another.
struct FolderEntry {
    name: OsString,
    is_link: bool,
}

/// Folders that are looked into by one thread in one go.
const STEP: usize = 256;

/// Returns the batch files at `path`: itself if it is a file, its `batch.json`, or those of its sub-folders by name.
pub fn batch_files(path: &Path) -> Result<Vec<PathBuf>, Fault> {
    Ok(find(path)?.into_iter().map(|found| found.path.to_path_buf()).collect())
}

fn find(path: &Path) -> Result<Vec<FoundFile>, Fault> {
    let unreadable = |error| Fault::io(path, &error);
    if !fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Ok(vec![FoundFile::named(path)]);
    }
    let own = path.join(BATCH_FILE);
    if own.exists() {
        return Ok(vec![FoundFile::named(&own)]);
    }
    let mut folders = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let folder = entry.map_err(unreadable)?;
        let name = folder.file_name();
        // A name with a dot is private: version control, a batch that is just being written.
        if !name.as_encoded_bytes().starts_with(b".") {
            folders.push(FolderEntry { name, is_link: folder.file_type().is_ok_and(|kind| kind.is_symlink()) });
        }
    }
    folders.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    let found = parallel::each(&folders, STEP, |folder| FoundFile::among(path, folder));
    let found: Vec<FoundFile> = found.into_iter().flatten().collect();
    if found.is_empty() { Err(Fault::error(path, None, FaultKind::NoBatchHere)) } else { Ok(found) }
}
