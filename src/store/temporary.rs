//! Files and folders that are being written, under names of their own until they are whole.
//!
//! Their process holds a lock on them. What a killed process left is held by none, and swept by the next that writes
//! beside it.

use std::{
    ffi::OsStr,
    fs::{self, File, Metadata, Permissions, TryLockError},
    io,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::Path,
};

use tempfile::{Builder, NamedTempFile, TempDir};

use super::{private, steps::step};

/// Beginning, length of the random middle, and end of the names.
const PREFIX: &str = ".anli-";
const RANDOM: usize = 12;
const SUFFIX: &str = ".tmp";

/// Seconds after which one is abandoned on a file system without locks.
const DAY: i64 = 24 * 60 * 60;

/// Number of attempts to create one that another process may take for abandoned before it is locked.
const TRIES: usize = 8;

/// Permissions of a new file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Those of the umask: what the user named.
    Shared,
    /// Only the user, whatever the umask: what the program keeps for itself.
    Private,
}

impl Access {
    /// Creates a folder and those above it, as far as they are missing.
    pub(super) fn make_folder(self, folder: &Path) -> io::Result<()> {
        match self {
            Self::Shared => fs::create_dir_all(folder),
            Self::Private => private::make_folder(folder),
        }
    }

    /// Returns the permissions of a folder (`x`), or of a file.
    fn permissions(self, is_folder: bool) -> Permissions {
        Permissions::from_mode(match (self, is_folder) {
            (Self::Shared, true) => 0o777,
            (Self::Shared, false) => 0o666,
            (Self::Private, true) => 0o700,
            (Self::Private, false) => 0o600,
        })
    }
}

/// Creates a file in `folder`.
pub(super) fn file(folder: &Path, access: Access) -> io::Result<NamedTempFile> {
    let create = |names: &Builder<'_, '_>| {
        let made = names.tempfile_in(folder)?;
        if access == Access::Private {
            private::restrict(made.as_file())?;
        }
        let is_held = is_held(made.as_file(), made.path())?;
        Ok(is_held.then_some(made))
    };
    try_names(access.permissions(false), create)
}

/// Creates a folder in `parent`, with the file that holds its lock.
pub(super) fn folder(parent: &Path, access: Access) -> io::Result<(TempDir, File)> {
    let permissions = access.permissions(true);
    let create = |names: &Builder<'_, '_>| {
        let made = names.tempdir_in(parent)?;
        if access == Access::Private {
            fs::set_permissions(made.path(), access.permissions(true))?;
        }
        let lock = File::open(made.path())?;
        let is_held = is_held(&lock, made.path())?;
        Ok(is_held.then_some((made, lock)))
    };
    try_names(permissions, create)
}

/// Tries to create something until no other process interferes.
fn try_names<T>(permissions: Permissions, create: impl Fn(&Builder<'_, '_>) -> io::Result<Option<T>>) -> io::Result<T> {
    for _ in 0..TRIES {
        step()?;
        let mut names = Builder::new();
        names.prefix(PREFIX).rand_bytes(RANDOM).suffix(SUFFIX).permissions(permissions.clone());
        if let Some(made) = create(&names)? {
            return Ok(made);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Takes the lock; `false` if a sweeping process had it, and so removes what is at the path.
fn is_held(lock: &File, path: &Path) -> io::Result<bool> {
    let id = |meta: Metadata| (meta.dev(), meta.ino());
    match lock.try_lock() {
        Ok(()) => Ok(path.symlink_metadata().ok().map(id) == Some(id(lock.metadata()?))),
        Err(TryLockError::WouldBlock) => Ok(false),
        // Not every file system has locks.
        Err(TryLockError::Error(_)) => Ok(true),
    }
}

/// Removes what killed processes left in `folder`. `now` is the time of its file system, in seconds since 1970, where it is
/// known: on one without locks, what is a day older is removed.
pub(super) fn sweep(folder: &Path, now: Option<i64>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_temporary(&entry.file_name()) {
            // Another process may have been quicker, or the folder must not be changed: it stays as it is.
            let _ = remove_left(&entry.path(), now);
        }
    }
}

/// Returns `true` for names that only this module gives.
fn is_temporary(name: &OsStr) -> bool {
    let middle = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
    middle.is_some_and(|middle| middle.len() == RANDOM && middle.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Removes a file or folder of this account unless a process holds it.
fn remove_left(path: &Path, now: Option<i64>) -> io::Result<()> {
    let meta = path.symlink_metadata()?;
    if !(meta.is_file() || meta.is_dir()) || !private::is_ours(&meta) {
        return Ok(());
    }
    let lock = File::open(path)?;
    let is_left = match lock.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => now.is_some_and(|now| meta.mtime() < now - DAY),
    };
    match is_left {
        true if meta.is_dir() => fs::remove_dir_all(path),
        true => fs::remove_file(path),
        false => Ok(()),
    }
}
