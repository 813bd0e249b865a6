//! Atomic writing of files.

mod folder;

use std::{
    fs::{self, File, OpenOptions, Permissions, TryLockError},
    io::{self, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use tempfile::{Builder, NamedTempFile};

pub use self::folder::{fill, old_name};
use super::private::{make_folder, restrict};
use crate::error::Fault;

/// The beginning of the names of files and folders that are being written.
pub const TEMPORARY: &str = ".anli-";

/// Permissions of a new file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Those of the umask: files that the user named.
    Shared = 0o666,
    /// Only the user, whatever the umask: files of the program.
    Private = 0o600,
}

impl Access {
    /// Returns the permissions of a folder of such files.
    fn of_folder(self) -> u32 {
        match self {
            Self::Shared => 0o777,
            Self::Private => 0o700,
        }
    }

    /// Creates a folder and those above it, as far as they are missing.
    fn make_folder(self, folder: &Path) -> io::Result<()> {
        match self {
            Self::Shared => fs::create_dir_all(folder),
            Self::Private => make_folder(folder),
        }
    }
}

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
        let private = Access::Private as u32;
        let lock = || {
            make_folder(folder)?;
            if path.metadata().is_ok_and(|there| !there.is_file()) {
                return Err(io::ErrorKind::InvalidInput.into());
            }
            let file = OpenOptions::new().create(true).truncate(false).write(true).mode(private).open(&path)?;
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

/// Creates or replaces the file `path`, with its folder. On an error it is unchanged. A symbolic link is followed.
pub fn replace(path: &Path, bytes: &[u8], access: Access) -> Result<(), Fault> {
    let write = || {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let folder = folder_of(&path);
        access.make_folder(folder)?;
        unnamed(folder, bytes, access)?.persist(&path)?;
        File::open(folder)?.sync_all()
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
        let file = unnamed(folder, bytes, Access::Shared)?;
        let kept = if over { file.persist(&path) } else { file.persist_noclobber(&path) };
        match kept {
            Ok(_) => File::open(folder)?.sync_all().map(|()| true),
            Err(error) if !over && error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error.error),
        }
    };
    write().map_err(|error| Fault::unwritable(path, &error))
}

/// Writes a file that takes its name once it is whole.
fn unnamed(folder: &Path, bytes: &[u8], access: Access) -> io::Result<NamedTempFile> {
    let permissions = Permissions::from_mode(access as u32);
    let mut file = Builder::new().prefix(TEMPORARY).permissions(permissions).tempfile_in(folder)?;
    if access == Access::Private {
        restrict(file.as_file())?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    kill_point();
    Ok(file)
}

/// Ends the process, as a kill would, at the step of writing that `ANLI_FAIL` counts (`write:3`), in development builds
/// only: tests see what is left then.
fn kill_point() {
    static STEPS: AtomicUsize = AtomicUsize::new(1);
    let step = STEPS.fetch_add(1, Ordering::Relaxed);
    if cfg!(debug_assertions) && std::env::var("ANLI_FAIL").is_ok_and(|name| name == format!("write:{step}")) {
        std::process::exit(137);
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
