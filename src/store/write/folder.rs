//! Replacing the files of a folder, so that at every moment all are old or all are new.
//!
//! The folder is made anew beside the old one, with what else the old one holds, and takes its place in one step of the
//! system. Where the system has no such step, the file that makes the others take effect goes first and comes last: until
//! then the folder holds no batch, which another import mends.

use std::{
    fs, io,
    os::unix::fs::{MetadataExt, symlink},
    path::{Path, PathBuf},
};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use tempfile::TempDir;

use super::{Access, folder_of, sync_folder, unnamed};
use crate::{
    error::Fault,
    store::{steps::step, temporary},
};

/// Creates the folder `path` with these files, or replaces them in it; the last one makes the others take effect. The
/// first file of `aside` is renamed to the second, which is free. What else the folder holds stays.
/// A folder that is there keeps its permissions.
pub fn fill(path: &Path, files: &[(&str, &[u8])], aside: Option<(&str, &str)>, access: Access) -> Result<(), Fault> {
    let write = || {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        temporary::sweep(&path, None);
        match at_once(&path, files, aside, access) {
            Err(_) if path.exists() => in_turn(&path, files, aside, access),
            Err(error) => Err(error),
            Ok(()) => sync_folder(folder_of(&path)),
        }
    };
    write().map_err(|error| Fault::unwritable(path, &error))
}

/// Removes the folder `path` with all that it holds: it is gone in one step, whatever happens then.
pub fn remove_folder(path: &Path) -> Result<(), Fault> {
    let write = || {
        let parent = folder_of(path);
        let (bin, _lock) = temporary::folder(parent, Access::Private)?;
        step()?;
        fs::rename(path, bin.path().join("removed"))?;
        sync_folder(parent)?;
        // What stays behind is removed by the next import.
        let _ = bin.close();
        Ok(())
    };
    write().map_err(|error: io::Error| Fault::unwritable(path, &error))
}

/// Puts a new folder in the place of the old one; on an error the old one is unchanged.
fn at_once(path: &Path, files: &[(&str, &[u8])], aside: Option<(&str, &str)>, access: Access) -> io::Result<()> {
    let parent = folder_of(path);
    access.make_folder(parent)?;
    let (made, lock) = temporary::folder(parent, access)?;
    temporary::sweep(parent, Some(lock.metadata()?.mtime()));
    if path.exists() {
        let is_replaced = |name: &str| files.iter().any(|(own, _)| *own == name);
        keep(path, made.path(), &|name| match (name.to_str(), aside) {
            (Some(name), Some((from, to))) if name == from => Some(to.into()),
            (Some(name), _) if is_replaced(name) => None,
            _ => Some(name.into()),
        })?;
        fs::set_permissions(made.path(), path.metadata()?.permissions())?;
    }
    for (name, bytes) in files {
        let file = unnamed(made.path(), bytes, access)?;
        step()?;
        file.persist(made.path().join(name))?;
    }
    sync_folder(made.path())?;
    take_place(made, path)
}

/// Renames a new folder to `path`; an old one there is exchanged with it, then removed.
fn take_place(made: TempDir, path: &Path) -> io::Result<()> {
    step()?;
    if !path.exists() {
        fs::rename(made.path(), path)?;
        // Renamed: there is nothing left to remove.
        let _: PathBuf = made.keep();
        return Ok(());
    }
    if cfg!(debug_assertions) && std::env::var_os("ANLI_IN_TURN").is_some() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    renameat_with(CWD, made.path(), CWD, path, RenameFlags::EXCHANGE)?;
    // The old folder stays behind at worst, until the next import.
    let _ = step().and_then(|()| made.close());
    Ok(())
}

/// Puts what the folder `from` holds into `to`, under the name that `name` gives, or not at all.
fn keep(from: &Path, to: &Path, name: &dyn Fn(&Path) -> Option<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let Some(own) = name(Path::new(&entry.file_name())) else { continue };
        step()?;
        let (from, to, kind) = (entry.path(), to.join(own), entry.file_type()?);
        if kind.is_dir() {
            fs::create_dir(&to)?;
            keep(&from, &to, &|name| Some(name.to_owned()))?;
            fs::set_permissions(&to, from.metadata()?.permissions())?;
        } else if kind.is_symlink() {
            symlink(fs::read_link(&from)?, &to)?;
        } else if fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

/// Replaces the files one after the other. All are written before the first is replaced, so that a full disk changes
/// nothing.
fn in_turn(path: &Path, files: &[(&str, &[u8])], aside: Option<(&str, &str)>, access: Access) -> io::Result<()> {
    let written = |(name, bytes): &(&str, &[u8])| Ok((path.join(name), unnamed(path, bytes, access)?));
    let made = files.iter().map(written).collect::<io::Result<Vec<_>>>()?;
    if let Some((last, _)) = files.last() {
        remove(&path.join(last))?;
    }
    if let Some((from, to)) = aside {
        step()?;
        fs::rename(path.join(from), path.join(to))?;
    }
    for (path, file) in made {
        step()?;
        file.persist(path)?;
    }
    sync_folder(path)
}

fn remove(path: &Path) -> io::Result<()> {
    step()?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    sync_folder(folder_of(path))
}

/// Returns the first free name in `folder` under which a file has no effect: `corrections.json.old`, then
/// `corrections.json.old.2` and so on.
pub fn old_name(folder: &Path, name: &str) -> String {
    let mut free = format!("{name}.old");
    let mut number = 1;
    while folder.join(&free).symlink_metadata().is_ok() {
        number += 1;
        free = format!("{name}.old.{number}");
    }
    free
}
