//! Files that the program keeps for its user. Each is read, changed and replaced under the lock of its folder, so that
//! concurrent sessions lose nothing of each other. A damaged or newer file is renamed, never overwritten; one that the
//! system does not let us read may be whole and is left alone.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use schemars::JsonSchema;
use serde::{Serialize, de::DeserializeOwned};

use super::{
    steps::step,
    write::{Access, Lock, replace},
};
use crate::{
    error::{Fault, FaultKind, Severity},
    file::{self, read_text},
    json,
};

/// Most damaged files that are kept: the oldest of them makes room.
const MOST_ASIDE: usize = 20;

/// The content of such a file.
pub(super) trait Kept:
    Default + Clone + PartialEq + Serialize + DeserializeOwned + JsonSchema + 'static
{
    /// Newest `schema` that is read, and the one that is written.
    const SCHEMA: u32;
    /// Size limit of the file, in bytes.
    const LIMIT: u64;

    /// Brings what was read into the form that changes rely on.
    fn put_in_order(&mut self) {}

    /// Prepares the content to be written: its version, and bounds.
    fn bound(&mut self);

    /// Sets the version of the format.
    fn stamp(&mut self);
}

/// Reads a file; empty if there is none. A damaged or newer file is set aside, which the warning reports.
pub(super) fn open<T: Kept>(path: &Path) -> Result<(T, Option<Fault>), Fault> {
    match read::<T>(path) {
        Ok(content) => Ok((content.unwrap_or_default(), None)),
        Err(fault) if is_refused(&fault) => Err(fault),
        Err(_) => change(path, |content: &mut T| content.clone()),
    }
}

/// Returns the faults of the text of a file.
pub(super) fn check<T: Kept>(path: &Path, text: &str) -> Vec<Fault> {
    json::read::<T>(path, text, T::SCHEMA).1
}

/// Changes a file under the lock of its folder. It is replaced only if `change` changed the content, and set aside first if
/// it is damaged, as in [`open`].
pub(super) fn change<T: Kept, R>(path: &Path, change: impl FnOnce(&mut T) -> R) -> Result<(R, Option<Fault>), Fault> {
    let _lock = Lock::take(path.parent().unwrap_or(Path::new(".")))?;
    let (before, fault) = match read::<T>(path) {
        Ok(content) => (content, None),
        Err(fault) if is_refused(&fault) => return Err(fault),
        Err(fault) => {
            set_aside(path)?;
            (None, Some(Fault { severity: Severity::Warning, ..fault }))
        }
    };
    let before = before.unwrap_or_default();
    let mut content = before.clone();
    let result = change(&mut content);
    content.bound();
    if content != before {
        write(content, path)?;
    }
    Ok((result, fault))
}

/// Writes an empty file where there is none.
pub(super) fn begin<T: Kept>(path: &Path) -> Result<(), Fault> {
    let _lock = Lock::take(path.parent().unwrap_or(Path::new(".")))?;
    if file::is_absent(path) { write(T::default(), path) } else { Ok(()) }
}

/// Replaces the file, under the lock.
fn write<T: Kept>(mut content: T, path: &Path) -> Result<(), Fault> {
    content.stamp();
    let text = serde_json::to_string(&content).unwrap_or_default() + "\n";
    // It could not be read again.
    let size = text.len() as u64;
    if size > T::LIMIT {
        return Err(Fault::error(path, None, FaultKind::TooLarge { size, limit: T::LIMIT }));
    }
    replace(path, text.as_bytes(), Access::Private)
}

/// Reads a file; `None` if there is none.
pub(super) fn read<T: Kept>(path: &Path) -> Result<Option<T>, Fault> {
    let text = match read_text(path, T::LIMIT) {
        Ok(text) => text,
        Err(fault) if fault.kind == FaultKind::NotFound => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let (content, faults) = json::read::<T>(path, &text, T::SCHEMA);
    let error = || faults.into_iter().find(|fault| fault.severity == Severity::Error);
    match content {
        Some(mut content) => {
            content.put_in_order();
            Ok(Some(content))
        }
        None => Err(error().unwrap_or_else(|| Fault::error(path, None, FaultKind::Truncated))),
    }
}

/// Returns `true` if the system did not let us read the file, which may be whole.
fn is_refused(fault: &Fault) -> bool {
    matches!(fault.kind, FaultKind::Unreadable { .. })
}

/// Renames a file to the first free name beside it, `state.json.1` and so on. When all are taken, each file moves down by
/// one name, so that the first makes room.
fn set_aside(path: &Path) -> Result<(), Fault> {
    let name = |number: usize| PathBuf::from(format!("{}.{number}", path.display()));
    let is_free = |number: &usize| name(*number).symlink_metadata().is_err_and(|error| file::means_absent(&error));
    let rename = || {
        let free = (1..=MOST_ASIDE).find(is_free);
        for number in (1..MOST_ASIDE).filter(|_| free.is_none()) {
            step()?;
            fs::rename(name(number + 1), name(number))?;
        }
        step()?;
        fs::rename(path, name(free.unwrap_or(MOST_ASIDE)))
    };
    rename().map_err(|error: io::Error| Fault::unwritable(path, &error))
}
