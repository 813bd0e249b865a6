//! The batch files that a set of corpus sources leads to.

use std::{
    collections::HashSet,
    fs::{self, Metadata},
    io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    corpus::{
        batches::{Level, Origin},
        model::BATCH_FILE,
    },
    error::{Fault, FaultKind, Severity},
    file, parallel,
};

/// A source of batches.
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
    /// The times of the last write and of the last change of any kind: nanoseconds since 1970 in 64 bits.
    written: i64,
    changed: i64,
    inode: u64,
}

/// The batch files of some sources.
#[derive(Clone, Debug, Default)]
pub struct BatchFiles {
    /// The batch files, highest level first; a file that two paths lead to is listed once, at the higher.
    pub(super) files: Vec<BatchFile>,
    /// `true` if the batches inside the program are among them.
    pub(super) seeds: bool,
    /// The faults of the sources.
    pub(super) faults: Vec<Fault>,
}

impl BatchFiles {
    /// Finds the batch files of these sources.
    pub fn find<'s>(sources: &'s [CorpusSource]) -> Self {
        let mut files = Self { seeds: sources.contains(&CorpusSource::Embedded), ..Self::default() };
        // A link may lead to a file that another path leads to.
        let mut seen = HashSet::new();
        let place = |source: &'s CorpusSource| match source {
            CorpusSource::Embedded => None,
            CorpusSource::Path(level, path) => Some((*level, path)),
        };
        let mut paths: Vec<(Level, &PathBuf)> = sources.iter().filter_map(place).collect();
        paths.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
        for (level, path) in paths {
            match find(path) {
                Ok(found) => {
                    let id = |meta: &Metadata| (meta.dev(), meta.ino(), meta.len(), meta.mtime_nsec());
                    for (path, meta) in found {
                        match meta {
                            Ok(meta) if seen.insert(id(&meta)) => {
                                files.files.push(BatchFile::new(level, path, &meta));
                            }
                            Ok(_) => {}
                            Err(error) => files.faults.push(Fault::io(&path, &error)),
                        }
                    }
                }
                Err(fault) if level == Level::UserData && fault.is_absent() => {}
                // What was set once for all calls may be away for a while; what this call names may not.
                Err(fault) if level != Level::Option && fault.is_absent() => {
                    files.faults.push(Fault { severity: Severity::Warning, ..fault });
                }
                Err(fault) => files.faults.push(fault),
            }
        }
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

    /// Returns `true` if the files are the same, and none was written since.
    pub fn is_same(&self, other: &Self) -> bool {
        self.files.iter().map(BatchFile::key).eq(other.files.iter().map(BatchFile::key))
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
    fn new(level: Level, path: PathBuf, meta: &Metadata) -> Self {
        let time = |seconds: i64, nanoseconds| seconds.saturating_mul(1_000_000_000).saturating_add(nanoseconds);
        let written = time(meta.mtime(), meta.mtime_nsec());
        let changed = time(meta.ctime(), meta.ctime_nsec());
        Self { level, path: path.into(), len: meta.len(), written, changed, inode: meta.ino() }
    }

    pub(super) fn origin(&self) -> Origin {
        Origin::File(self.level, self.path.clone())
    }

    /// Returns the state of the file, by which a later start knows whether it has changed.
    pub(super) fn key(&self) -> FileKey<'_> {
        (self.path.as_os_str().as_encoded_bytes(), self.len, self.written, self.changed, self.inode)
    }
}

/// The path of a batch file, its length, the times of its last write and change, its inode. Another text may have the same
/// length and be given the same time of writing, but no program sets the time of the change.
pub(super) type FileKey<'f> = (&'f [u8], u64, i64, i64, u64);

/// Folders that one thread looks into as one task.
const STEP: usize = 256;

/// Returns the batch files at `path`: itself if it is a file, its `batch.json`, or those of its sub-folders by name. One
/// that cannot be read is among them: only what is not found is not there.
pub fn batch_files(path: &Path) -> Result<Vec<PathBuf>, Fault> {
    Ok(find(path)?.into_iter().map(|(file, _)| file).collect())
}

/// A batch file, or the error of looking for it.
type Found = (PathBuf, io::Result<Metadata>);

fn find(path: &Path) -> Result<Vec<Found>, Fault> {
    let unreadable = |error| Fault::io(path, &error);
    let meta = fs::metadata(path).map_err(unreadable)?;
    if !meta.is_dir() {
        return Ok(vec![(path.to_owned(), Ok(meta))]);
    }
    if let Some(own) = in_folder(path) {
        return Ok(vec![own]);
    }
    let mut folders = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        folders.push(entry.map_err(unreadable)?.file_name());
    }
    // A name with a dot is private: version control, a batch that is just being written.
    folders.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
    folders.sort_unstable();
    let found = parallel::each(&folders, STEP, |name| in_folder(&path.join(name)));
    let found: Vec<Found> = found.into_iter().flatten().collect();
    if found.is_empty() { Err(Fault::error(path, None, FaultKind::NoBatchHere)) } else { Ok(found) }
}

/// Returns the batch file of a folder; none if `folder` has none, or is a file.
fn in_folder(folder: &Path) -> Option<Found> {
    let file = folder.join(BATCH_FILE);
    let found = fs::metadata(&file);
    (!found.as_ref().is_err_and(file::means_absent)).then_some((file, found))
}
