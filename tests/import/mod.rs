//! From notices to batches.

mod damaged;
mod gold;
mod imprint;
mod induction;
mod layouts;
mod proof;
mod properties;
mod regions;
mod resets;
mod rules;
mod said;
mod seeds;
mod sentences;
mod shares;
#[cfg(debug_assertions)]
mod work;

use std::path::{Path, PathBuf};

use anli::import::{Imported, Request, import};

/// Returns the root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Imports text under a fixed id, with optional corrections.
pub(crate) fn import_text(id: &str, original_name: &str, bytes: &[u8], corrections: Option<&[u8]>) -> Imported {
    let request = Request {
        id: id.parse().unwrap(),
        original_name: original_name.to_owned(),
        file_name: "notice.txt".to_owned(),
        converted: None,
        path: Path::new("notice.txt"),
        corrections: corrections.map(|bytes| (bytes, Path::new("corrections.json"))),
    };
    match import(bytes, &request) {
        Ok(imported) => imported,
        Err(faults) => {
            assert!(faults.is_empty(), "{id}: {faults:#?}");
            unreachable!("a refusal without a fault")
        }
    }
}
