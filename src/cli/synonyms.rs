//! The user's own synonyms.

use std::path::Path;

use crate::{
    error::Fault,
    file,
    search::synonyms::{self, Group},
    store::Paths,
};

/// Size limit of the file, in bytes.
const LIMIT: u64 = 1 << 20;

/// Adds the user's synonyms to those of the program and returns the faults of their file; good lines of a faulty file
/// apply, and a missing file is empty.
pub(super) fn load() -> Vec<Fault> {
    let Some(paths) = Paths::from_env() else { return Vec::new() };
    match read(&paths.synonyms_file()) {
        Ok((groups, faults)) => {
            synonyms::add_own(groups);
            faults
        }
        Err(fault) if fault.is_absent() => Vec::new(),
        Err(fault) => vec![fault],
    }
}

/// Reads a file of synonyms with its faults. The error is that of a file that cannot be read.
pub(super) fn read(path: &Path) -> Result<(Vec<Group>, Vec<Fault>), Fault> {
    Ok(synonyms::read(path, &file::read_text(path, LIMIT)?))
}
