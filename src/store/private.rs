//! Folders and files that only the user may read and write, whatever the umask.

use std::{
    fs::{self, DirBuilder, File, Metadata, Permissions},
    io,
    os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt},
    path::Path,
};

use rustix::process::geteuid;

use crate::file;

/// Permissions of a folder, and of a file.
const FOLDER: u32 = 0o700;
const FILE: u32 = 0o600;

/// Permission to write of accounts other than the owner.
const OTHERS_WRITE: u32 = 0o022;

/// Creates a folder and those above it, as far as they are missing. One that is there keeps its permissions.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let is_missing = |path: &&Path| !path.as_os_str().is_empty() && file::is_absent(path);
    let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
    for path in missing.into_iter().rev() {
        match DirBuilder::new().mode(FOLDER).create(path) {
            // The umask may have taken the user's own permissions.
            Ok(()) => fs::set_permissions(path, Permissions::from_mode(FOLDER))?,
            // Another process was quicker.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    let is_folder = folder.as_os_str().is_empty() || fs::metadata(folder)?.is_dir();
    if is_folder { Ok(()) } else { Err(io::ErrorKind::NotADirectory.into()) }
}

/// Makes a file of this account private.
pub(super) fn restrict(file: &File) -> io::Result<()> {
    let meta = file.metadata()?;
    if is_ours(&meta) && meta.mode() & 0o777 != FILE {
        file.set_permissions(Permissions::from_mode(FILE))?;
    }
    Ok(())
}

/// Takes the permission to write in a folder of this account from all others.
///
/// # Errors
///
/// It is a folder of another account.
pub(super) fn keep_others_out(folder: &Path) -> io::Result<()> {
    let meta = fs::metadata(folder)?;
    if !is_ours(&meta) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    if !is_written_by_us(&meta) {
        fs::set_permissions(folder, Permissions::from_mode(meta.mode() & 0o777 & !OTHERS_WRITE))?;
    }
    Ok(())
}

/// Returns `true` if no other account can have written there.
pub(super) fn is_written_by_us(meta: &Metadata) -> bool {
    is_ours(meta) && meta.mode() & OTHERS_WRITE == 0
}

/// Returns `true` if only root and the owner of `folder` can have written there.
pub(super) fn is_written_by_owner(meta: &Metadata, folder: &Metadata) -> bool {
    [0, folder.uid()].contains(&meta.uid()) && meta.mode() & OTHERS_WRITE == 0
}

/// Returns `true` if it belongs to this account.
pub(super) fn is_ours(meta: &Metadata) -> bool {
    meta.uid() == geteuid().as_raw()
}
