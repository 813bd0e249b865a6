//! Atomic writing of files.

mod folder;

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{self, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::Path,
};

use tempfile::NamedTempFile;

pub use self::folder::{fill, old_name, remove_folder};
pub use super::temporary::Access;
use super::{
    private::{make_folder, restrict},
    steps::step,
    temporary,
};
use crate::error::Fault;

/// Exclusive lock of a folder, held until dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of `folder`, which is created if missing, as the user's own. The lock is a separate file, because a
    /// file that is replaced by renaming cannot be locked; what others cannot open, they cannot hold.
    ///
    /// # Errors
    ///
    /// The lock cannot be opened, or another process holds it: nothing is waited for ([`Fault::is_busy`]).
    pub fn take(folder: &Path) -> Result<Self, Fault> {
        let path = folder.join(".lock");
        let lock = || {
            make_folder(folder)?;
            if path.metadata().is_ok_and(|there| !there.is_file()) {
                return Err(io::ErrorKind::InvalidInput.into());
            }
            let file = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(&path)?;
            restrict(&file)?;
            match file.try_lock() {
                Ok(()) => Ok(file),
                Err(TryLockError::WouldBlock) => Err(io::ErrorKind::ResourceBusy.into()),
                Err(TryLockError::Error(error)) => Err(error),
            }
        };
        lock().map(|file| Self { _file: file }).map_err(|error| Fault::unwritable(&path, &error))
    }
}

/// Creates a folder as the user's own, if it is missing.
pub fn own_folder(folder: &Path) -> Result<(), Fault> {
    make_folder(folder).map_err(|error| Fault::unwritable(folder, &error))
}

/// Creates or replaces the file `path`, with its folder. On an error it is unchanged. A symbolic link is followed.
pub fn replace(path: &Path, bytes: &[u8], access: Access) -> Result<(), Fault> {
    let write = || {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let folder = folder_of(&path);
        access.make_folder(folder)?;
        let file = swept(folder, unnamed(folder, bytes, access)?)?;
        step()?;
        file.persist(&path)?;
        sync_folder(folder)
    };
    write().map_err(|error: io::Error| Fault::unwritable(path, &error))
}

/// Writes a file named by the user, replacing a file only with `over`. Returns `false` if there is one and nothing was
/// written. Creates no folder, and never replaces a device or a folder.
pub fn new(path: &Path, bytes: &[u8], over: bool) -> Result<bool, Fault> {
    let write = || {
        let there = path.metadata();
        if there.as_ref().is_ok_and(|there| !there.is_file()) {
            let kind = if path.is_dir() { io::ErrorKind::IsADirectory } else { io::ErrorKind::InvalidInput };
            return Err(io::Error::from(kind));
        }
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let folder = folder_of(&path);
        let file = swept(folder, unnamed(folder, bytes, Access::Shared)?)?;
        step()?;
        let kept = if over { file.persist(&path) } else { file.persist_noclobber(&path) };
        match kept {
            Ok(_) => sync_folder(folder).map(|()| true),
            Err(error) if !over && error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error.error),
        }
    };
    write().map_err(|error| Fault::unwritable(path, &error))
}

/// Bytes written in one step.
const STEP: usize = 1 << 16;

/// Writes a file that takes its name once it is whole.
fn unnamed(folder: &Path, bytes: &[u8], access: Access) -> io::Result<NamedTempFile> {
    let mut file = temporary::file(folder, access)?;
    for part in bytes.chunks(STEP) {
        step()?;
        file.write_all(part)?;
    }
    step()?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Removes what killed processes left beside a file that is being written.
fn swept(folder: &Path, file: NamedTempFile) -> io::Result<NamedTempFile> {
    temporary::sweep(folder, Some(file.as_file().metadata()?.mtime()));
    Ok(file)
}

/// Makes the names in a folder last.
fn sync_folder(folder: &Path) -> io::Result<()> {
    step()?;
    File::open(folder)?.sync_all()
}

/// Removes what killed processes left in a folder.
pub fn sweep(folder: &Path) {
    temporary::sweep(folder, None);
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
