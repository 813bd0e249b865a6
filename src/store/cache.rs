//! The on-disk cache: one pack file for each set of corpus sources. It can be deleted at any time; a damaged one is
//! ignored and made again.

use std::{
    fs::{self, File, TryLockError},
    io::{self, BufWriter, Write},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use memmap2::Mmap;
use tempfile::{Builder, NamedTempFile};

use crate::{
    corpus::{
        CorpusSource,
        image::{Bytes, Damage, Pack, checksum},
    },
    error::{Fault, Severity},
    file,
};

/// The file extension of packs.
const ENDING: &str = "pack";
/// The prefix of files while they are written.
const UNFINISHED: &str = ".anli-";
/// Seconds after which an unfinished file is taken to be abandoned on a file system without locks.
const DAY: i64 = 24 * 60 * 60;
/// Packs of other sets of places that are kept.
const OTHERS: usize = 3;

/// Bytes that are written between two times that they are brought to the disk.
const STEP: usize = 16 << 20;
/// The number of attempts to begin a file that another process takes for an abandoned one.
const TRIES: usize = 8;

/// The pack of one set of places.
#[derive(Clone, Debug)]
pub struct Cache {
    path: PathBuf,
    work: Arc<Mutex<Work>>,
    /// Set when a part of the pack in use is damaged.
    damage: Damage,
}

/// The state of writing.
#[derive(Debug, Default)]
enum Work {
    #[default]
    Nothing,
    /// A file of this name, which is not finished.
    At(PathBuf),
    /// Nothing, and nothing will be: the program ends.
    Over,
}

impl Cache {
    /// The cache in `folder` of what is loaded from these places; `version` is that of what a search needs.
    pub fn of(folder: &Path, places: &[CorpusSource], version: u32) -> Self {
        let mut names = version.to_le_bytes().to_vec();
        for place in places {
            if let CorpusSource::Path(level, path) = place {
                names.push(*level as u8);
                let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
                names.extend_from_slice(whole.as_os_str().as_encoded_bytes());
                names.extend_from_slice(path.as_os_str().as_encoded_bytes());
                names.push(0);
            }
        }
        Self {
            path: folder.join(format!("{:016x}.{ENDING}", checksum(&names))),
            work: Arc::default(),
            damage: Damage::default(),
        }
    }

    /// Maps the pack; none where there is none that is whole and of this version. Its indexes and the bodies of its cases
    /// are checked when they are first used.
    pub fn open(&self) -> Option<Pack> {
        self.map().map(|(pack, _)| pack)
    }

    /// Maps the pack and checks all of it. A damaged one is removed, so that it is not used again even if no other can
    /// be written.
    pub fn open_intact(&self) -> Option<Pack> {
        let (pack, file) = self.map()?;
        if pack.is_intact(&file) {
            return Some(pack);
        }
        self.remove();
        None
    }

    fn map(&self) -> Option<(Pack, File)> {
        let file = file::open(&self.path).ok()?;
        #[expect(unsafe_code, reason = "the file is replaced by renaming and never written again")]
        let map = unsafe { Mmap::map(&file) }.ok()?;
        Some((Pack::open(&Bytes::from_owner(map), Some(&self.damage)).ok()?, file))
    }

    fn remove(&self) {
        // Another session may have removed it.
        let _ = fs::remove_file(&self.path);
    }

    /// Replaces it. Sessions that have mapped the old one keep that.
    ///
    /// # Errors
    ///
    /// It cannot be written: no space, no right, no folder. Then it is as it was.
    pub fn write(&self, pack: &Pack) -> Result<(), Fault> {
        let write = || {
            let folder = self.path.parent().unwrap_or(Path::new("."));
            fs::create_dir_all(folder).map_err(|error| match error.kind() {
                // Where the folder should be stands a file: said as if it stood above.
                io::ErrorKind::AlreadyExists => io::Error::from_raw_os_error(libc::ENOTDIR),
                _ => error,
            })?;
            let file = self.begin(folder)?;
            self.sweep(folder, file.as_file().metadata()?.mtime());
            let steps = Steps { file: file.as_file(), cache: self, written: 0 };
            let mut buffered = BufWriter::with_capacity(1 << 20, steps);
            pack.write(&mut buffered)?;
            buffered.into_inner().map_err(io::IntoInnerError::into_error)?;
            // A power cut leaves what was there before, and no file of zeros.
            file.as_file().sync_data()?;
            let _work = self.goes_on()?;
            file.persist(&self.path).map_err(|error| error.error)?;
            Ok(())
        };
        let written = write();
        let mut work = self.work();
        if matches!(*work, Work::At(_)) {
            *work = Work::Nothing;
        }
        written
            .map_err(|error: io::Error| Fault { severity: Severity::Warning, ..Fault::unwritable(&self.path, &error) })
    }

    /// Ends all work because the program ends: removes an unfinished file, and a pack that was found to be damaged. From
    /// now on nothing is written.
    pub fn abandon(&self) {
        if let Work::At(path) = std::mem::replace(&mut *self.work(), Work::Over) {
            let _ = fs::remove_file(path);
        }
        if self.damage.is_found() {
            self.remove();
        }
    }

    fn work(&self) -> MutexGuard<'_, Work> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Locks the state of writing; the program does not end before the lock is released. Fails once it ends.
    fn goes_on(&self) -> io::Result<MutexGuard<'_, Work>> {
        let work = self.work();
        if matches!(*work, Work::Over) { Err(io::Error::other("the program ends")) } else { Ok(work) }
    }

    /// A new file in `folder`, locked as long as it is written, so that others know.
    fn begin(&self, folder: &Path) -> io::Result<NamedTempFile> {
        let mut work = self.goes_on()?;
        for _ in 0..TRIES {
            let file = Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
            // Not every file system has locks.
            let is_locked = file.as_file().lock().is_ok();
            if !is_locked || file.as_file().metadata()?.nlink() > 0 {
                *work = Work::At(file.path().to_owned());
                return Ok(file);
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    /// Removes what sessions that were killed have left, and all but the newest packs of other places. `now` is when a
    /// file was last written that was written now.
    fn sweep(&self, folder: &Path, now: i64) {
        let mut others: Vec<(i64, PathBuf)> = Vec::new();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, Ok(meta)) = (entry.path(), entry.metadata()) else { continue };
            let unfinished = entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes()) && meta.is_file();
            if unfinished && let Ok(file) = file::open(&path) {
                let is_left = match file.try_lock() {
                    Ok(()) => true,
                    Err(TryLockError::WouldBlock) => false,
                    Err(TryLockError::Error(_)) => meta.mtime() < now - DAY,
                };
                if is_left {
                    // Another session may have removed it.
                    let _ = fs::remove_file(&path);
                }
            }
            if path.extension().is_some_and(|ending| ending == ENDING) && path != self.path {
                others.push((meta.mtime(), path));
            }
        }
        others.sort();
        others.reverse();
        for (_, path) in others.into_iter().skip(OTHERS) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Writes a file and brings it to the disk bit by bit, so that the end of the program waits for one step at most.
struct Steps<'c> {
    file: &'c File,
    cache: &'c Cache,
    /// Bytes since the last of them.
    written: usize,
}

impl Write for Steps<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.written >= STEP {
            drop(self.cache.goes_on()?);
            self.file.sync_data()?;
            self.written = 0;
        }
        let count = (&mut &*self.file).write(bytes)?;
        self.written += count;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
