//! The on-disk cache: one pack file for each set of corpus sources. It can be deleted at any time; a damaged one is
//! ignored and made again.

use std::{
    fs::{self, File, Permissions},
    io::{self, BufWriter, Write},
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use memmap2::Mmap;
use tempfile::NamedTempFile;

use super::{
    private::{is_ours, is_written_by_owner, is_written_by_us, keep_others_out},
    steps::step,
    temporary::{self, Access},
};
use crate::{
    corpus::{
        CorpusSource,
        image::{Bytes, Damage, Pack, checksum},
    },
    error::{Fault, FaultKind, Severity},
    file,
};

/// File extension of packs.
const EXTENSION: &str = "pack";

/// Characters of their names before it.
const NAME: usize = 16;

/// Number of packs of other sources that are kept.
const OTHERS: usize = 3;

/// Permissions of a shared pack.
const READABLE: u32 = 0o644;

/// Bytes written between two synchronisations.
const STEP: usize = 16 << 20;

/// Pack file of one set of corpus sources.
#[derive(Clone, Debug)]
pub struct Cache {
    path: PathBuf,
    /// `true` if all accounts read it and only the owner of its folder writes it.
    is_shared: bool,
    writing: Arc<Mutex<Writing>>,
    /// Set when a part of the pack in use is damaged.
    damage: Damage,
}

/// That by which a replaced pack is told from the one before: device, inode, length, time in seconds and nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CacheStamp([u64; 3], [i64; 2]);

/// State of writing.
#[derive(Debug, Default)]
struct Writing {
    /// File begun last; it no longer exists once it is finished.
    unfinished: Option<PathBuf>,
    /// `true` when the program ends: no file may be begun.
    is_over: bool,
}

impl Cache {
    /// Returns the cache of these sources in `folder`; `version` is that of the search index.
    pub fn of(folder: &Path, sources: &[CorpusSource], version: u32) -> Self {
        let mut names = version.to_le_bytes().to_vec();
        for source in sources {
            if let CorpusSource::Path(level, path) = source {
                names.push(*level as u8);
                let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
                names.extend_from_slice(whole.as_os_str().as_encoded_bytes());
                names.extend_from_slice(path.as_os_str().as_encoded_bytes());
                names.push(0);
            }
        }
        let path = folder.join(format!("{:0NAME$x}.{EXTENSION}", checksum(&names)));
        Self { path, is_shared: false, writing: Arc::default(), damage: Damage::default() }
    }

    /// Returns the cache of these sources in a folder that the administrator names: its owner writes it for all accounts,
    /// which trust the owner.
    pub fn shared(folder: &Path, sources: &[CorpusSource], version: u32) -> Self {
        Self { is_shared: true, ..Self::of(folder, sources, version) }
    }

    /// Returns `true` if this account writes it: for a shared one, the owner of its folder.
    pub fn is_written_here(&self) -> bool {
        let folder = || fs::metadata(self.folder());
        !self.is_shared || folder().is_ok_and(|meta| is_ours(&meta))
    }

    /// Returns the fault of a shared cache that sessions do not use: its folder is missing, or others can write there.
    pub fn fault(&self) -> Option<Fault> {
        let folder = self.folder();
        let fault = match fs::metadata(folder) {
            Err(error) => Some(Fault::io(folder, &error)),
            Ok(meta) if !is_written_by_owner(&meta, &meta) => {
                Some(Fault::error(folder, None, FaultKind::WrittenByOthers))
            }
            Ok(_) => match file::open(&self.path) {
                Ok(file) if self.is_trusted(&file).unwrap_or(false) => None,
                Ok(_) => Some(Fault::error(&self.path, None, FaultKind::WrittenByOthers)),
                Err(error) => Some(Fault { severity: Severity::Warning, ..Fault::io(&self.path, &error) }),
            },
        };
        fault.filter(|_| self.is_shared)
    }

    /// Returns the state of the file; `None` if there is none.
    pub fn stamp(&self) -> Option<CacheStamp> {
        let meta = fs::metadata(&self.path).ok()?;
        Some(CacheStamp([meta.dev(), meta.ino(), meta.len()], [meta.mtime(), meta.mtime_nsec()]))
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// Returns `true` if only accounts that are trusted can have written the file. Checksums are no protection against
    /// malice.
    fn is_trusted(&self, file: &File) -> io::Result<bool> {
        let (folder, file) = (fs::metadata(self.folder())?, file.metadata()?);
        Ok([&folder, &file].into_iter().all(|meta| match self.is_shared {
            true => is_written_by_owner(meta, &folder),
            false => is_written_by_us(meta),
        }))
    }

    /// Maps the pack; `None` unless there is one of this version that no account can have written but this one, or the owner of a shared folder. Its indexes and the bodies of its cases are checked when
    /// they are first used.
    pub fn open(&self) -> Option<Pack> {
        self.map().map(|(pack, _)| pack)
    }

    /// Maps the pack and checks all of it. Removes a damaged one, so that it is not used again even if no other can be
    /// written.
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
        if !self.is_trusted(&file).ok()? {
            return None;
        }
        #[expect(unsafe_code, reason = "the file is replaced by renaming and never written again")]
        let map = unsafe { Mmap::map(&file) }.ok()?;
        Some((Pack::open(&Bytes::from_owner(map), Some(&self.damage)).ok()?, file))
    }

    fn remove(&self) {
        if !self.is_written_here() {
            return;
        }
        // Another session may have removed it.
        let _ = fs::remove_file(&self.path);
    }

    /// Replaces the file. Sessions that have mapped the old one keep it.
    ///
    /// # Errors
    ///
    /// The file cannot be written: no space, no permission, no folder. It is then unchanged.
    pub fn write(&self, pack: &Pack) -> Result<(), Fault> {
        let write = || {
            let folder = self.folder();
            if !self.is_shared {
                Access::Private.make_folder(folder)?;
            }
            keep_others_out(folder)?;
            let file = self.begin(folder)?;
            self.sweep(folder, file.as_file().metadata()?.mtime());
            let steps = Steps { file: file.as_file(), written: 0 };
            let mut buffered = BufWriter::with_capacity(1 << 20, steps);
            pack.write(&mut buffered)?;
            buffered.into_inner().map_err(io::IntoInnerError::into_error)?;
            // After a power cut the old file must be there, not one of zeros.
            step()?;
            file.as_file().sync_data()?;
            step()?;
            if self.is_shared {
                file.as_file().set_permissions(Permissions::from_mode(READABLE))?;
            }
            // Fails if the file was abandoned.
            file.persist(&self.path)?;
            Ok(())
        };
        write()
            .map_err(|error: io::Error| Fault { severity: Severity::Warning, ..Fault::unwritable(&self.path, &error) })
    }

    /// Ends writing because the program ends: removes an unfinished file, and a pack that was found to be damaged.
    pub fn abandon(&self) {
        let mut writing = self.writing();
        writing.is_over = true;
        // A finished file has taken another name.
        let _ = writing.unfinished.take().map(fs::remove_file);
        if self.damage.is_found() {
            self.remove();
        }
    }

    fn writing(&self) -> MutexGuard<'_, Writing> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Creates the file that takes the place of the pack.
    fn begin(&self, folder: &Path) -> io::Result<NamedTempFile> {
        let mut writing = self.writing();
        if writing.is_over {
            return Err(io::Error::other("the program ends"));
        }
        let file = temporary::file(folder, Access::Private)?;
        writing.unfinished = Some(file.path().to_owned());
        Ok(file)
    }

    /// Removes what killed sessions left, and all but the newest packs of other sources. `now` is the time of the folder's
    /// file system.
    fn sweep(&self, folder: &Path, now: i64) {
        temporary::sweep(folder, Some(now));
        let mut others: Vec<(i64, PathBuf)> = Vec::new();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, Ok(meta)) = (entry.path(), entry.metadata()) else { continue };
            if is_pack(&path) && path != self.path {
                others.push((meta.mtime(), path));
            }
        }
        others.sort();
        others.reverse();
        for (_, path) in others.into_iter().skip(OTHERS) {
            // Another session may have removed it.
            let _ = fs::remove_file(path);
        }
    }
}

/// Returns `true` for the names that packs have.
fn is_pack(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let is_number = stem.len() == NAME && stem.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number && path.extension().is_some_and(|extension| extension == EXTENSION)
}

/// Writer of a file that synchronises it in steps, so that the end of the program waits for one step at most.
struct Steps<'f> {
    file: &'f File,
    /// Bytes since the last synchronisation.
    written: usize,
}

impl Write for Steps<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.written >= STEP {
            self.file.sync_data()?;
            self.written = 0;
        }
        step()?;
        let count = (&mut &*self.file).write(bytes)?;
        self.written += count;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
