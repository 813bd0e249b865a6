//! Replacing the files of a folder, so that at every moment all are old or all are new.
//!
//! The folder is made anew beside the old one, with what else the old one holds, and takes its place in one step of the
//! system. Where the system has no such step, the file that makes the others take effect goes first and comes last: until
//! then the folder holds no batch, which another import mends.

use std::{
    fs::{self, File, Permissions},
    io,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use tempfile::{Builder, TempDir};

use super::{Access, TEMPORARY, folder_of, kill_point, unnamed};
use crate::error::Fault;

/// Creates the folder `path` with these files, or replaces them in it; the last one makes the others take effect. The
/// file `aside` of the folder is kept under its name with `.old`, where it has no effect. What else the folder holds stays.
/// A folder that is there keeps its permissions.
pub fn fill(path: &Path, files: &[(&str, &[u8])], aside: Option<&str>, access: Access) -> Result<(), Fault> {
    let write = || {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        match at_once(&path, files, aside, access) {
            Err(_) if path.exists() => in_turn(&path, files, aside, access),
            result => result,
        }
    };
    write().map_err(|error| Fault::unwritable(path, &error))
}

/// Puts a new folder in the place of the old one.
fn at_once(path: &Path, files: &[(&str, &[u8])], aside: Option<&str>, access: Access) -> io::Result<()> {
    let parent = folder_of(path);
    access.make_folder(parent)?;
    let permissions = Permissions::from_mode(access.of_folder());
    let made = Builder::new().prefix(TEMPORARY).permissions(permissions.clone()).tempdir_in(parent)?;
    if access == Access::Private {
        fs::set_permissions(made.path(), permissions)?;
    }
    kill_point();
    if path.exists() {
        let replaced = |name: &str| files.iter().any(|(own, _)| *own == name) && aside != Some(name);
        keep(path, made.path(), &|name| match name.to_str() {
            Some(name) if replaced(name) => None,
            Some(name) if aside == Some(name) => Some(old_name(name).into()),
            Some(name) if aside.is_some_and(|aside| old_name(aside) == name) => None,
            _ => Some(name.into()),
        })?;
        fs::set_permissions(made.path(), path.metadata()?.permissions())?;
    }
    for (name, bytes) in files {
        unnamed(made.path(), bytes, access)?.persist(made.path().join(name))?;
        kill_point();
    }
    File::open(made.path())?.sync_all()?;
    take_place(made, path)?;
    kill_point();
    File::open(parent)?.sync_all()
}

/// Renames a new folder to `path`; an old one there is exchanged with it, then removed.
fn take_place(made: TempDir, path: &Path) -> io::Result<()> {
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
    kill_point();
    // The old folder stays behind at worst.
    let _ = made.close();
    Ok(())
}

/// Puts what the folder `from` holds into `to`, under the name that `name` gives, or not at all.
fn keep(from: &Path, to: &Path, name: &dyn Fn(&Path) -> Option<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let Some(own) = name(Path::new(&entry.file_name())) else { continue };
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
        kill_point();
    }
    Ok(())
}

/// Replaces the files one after the other. All are written before the first is replaced, so that a full disk changes
/// nothing.
fn in_turn(path: &Path, files: &[(&str, &[u8])], aside: Option<&str>, access: Access) -> io::Result<()> {
    let written = |(name, bytes): &(&str, &[u8])| Ok((path.join(name), unnamed(path, bytes, access)?));
    let made = files.iter().map(written).collect::<io::Result<Vec<_>>>()?;
    if let Some((last, _)) = files.last() {
        remove(&path.join(last))?;
    }
    if let Some(aside) = aside {
        fs::rename(path.join(aside), path.join(old_name(aside)))?;
        kill_point();
    }
    for (path, file) in made {
        file.persist(path)?;
        kill_point();
    }
    File::open(path)?.sync_all()
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    File::open(folder_of(path))?.sync_all()?;
    kill_point();
    Ok(())
}

/// The name under which a file has no effect: `corrections.json.old`.
pub fn old_name(name: &str) -> String {
    format!("{name}.old")
}
