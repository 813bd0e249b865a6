//! The file of the desk, and bundles. Entries of cases that no corpus has are kept like all others.

use std::path::Path;

use super::kept::{self, Kept};
use crate::{
    desk::{Desk, Time, model},
    error::{Fault, FaultKind, Severity},
    file::read_text,
    json,
};

/// Name of the file.
pub const DESK_FILE: &str = "desk.json";

impl Kept for Desk {
    const SCHEMA: u32 = model::SCHEMA;
    const LIMIT: u64 = 64 << 20;

    fn put_in_order(&mut self) {
        Desk::put_in_order(self);
    }

    fn bound(&mut self) {}

    fn stamp(&mut self) {}
}

/// Reads the desk; empty if there is none. A damaged or newer file is set aside, which the warning reports.
///
/// # Errors
///
/// The system does not let us read it, or set it aside.
pub fn open(path: &Path) -> Result<(Desk, Option<Fault>), Fault> {
    kept::open(path)
}

/// Reads the desk; `None` if there is none. Nothing is set aside.
///
/// # Errors
///
/// It is damaged or newer, or the system does not let us read it.
pub fn read(path: &Path) -> Result<Option<Desk>, Fault> {
    kept::read(path)
}

/// Returns the faults of the text of a desk file.
pub fn check(path: &Path, text: &str) -> Vec<Fault> {
    kept::check::<Desk>(path, text)
}

/// Changes the file under the lock of its folder and returns the desk as it is then with the result. What was removed more
/// than a year before `now` is dropped; a new desk is named `name`. A damaged or newer file is set aside first, which the
/// warning reports.
///
/// # Errors
///
/// The system does not let us read the file, or write it or its folder; it would be too large.
pub fn change<T>(
    path: &Path,
    name: &str,
    now: Time,
    change: impl FnOnce(&mut Desk) -> T,
) -> Result<((Desk, T), Option<Fault>), Fault> {
    kept::change(path, |desk: &mut Desk| {
        let before = desk.clone();
        let result = change(desk);
        if *desk != before {
            desk.prune(now);
            if desk.desk.is_empty() {
                name.clone_into(&mut desk.desk);
            }
        }
        (desk.clone(), result)
    })
}

/// Reads a bundle.
///
/// # Errors
///
/// It is not there, not readable, or no desk of this or an older version.
pub fn read_bundle(path: &Path) -> Result<Desk, Fault> {
    let text = read_text(path, Desk::LIMIT)?;
    let (desk, faults) = json::read::<Desk>(path, &text, model::SCHEMA);
    let error = || faults.into_iter().find(|fault| fault.severity == Severity::Error);
    let mut desk = desk.ok_or_else(|| error().unwrap_or_else(|| Fault::error(path, None, FaultKind::Truncated)))?;
    desk.put_in_order();
    Ok(desk)
}
