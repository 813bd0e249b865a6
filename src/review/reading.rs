//! The reading of a notice under review: the result of its import.

use std::path::Path;

use super::{
    kinds::{LineKind, line_kinds},
    source::ReviewSource,
};
use crate::{
    corpus::roundtrip::is_blank,
    error::Fault,
    import::{self, Corrections, Imported, Request, corrections::CORRECTIONS_FILE},
};

/// The result of one import.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The batch with its report; the faults where there is none.
    pub made: Result<Imported, Vec<Fault>>,
    /// The kind of each line.
    pub kinds: Vec<LineKind>,
}

/// Imports a notice with these corrections.
pub fn read(source: &ReviewSource, corrections: &Corrections) -> Reading {
    let fixes = import::to_text(corrections).unwrap_or_default();
    let request = Request {
        id: source.id.clone(),
        original_name: source.original_name.clone(),
        file_name: source.file_name.clone(),
        converted: source.converted.clone(),
        path: &source.path,
        corrections: Some((fixes.as_bytes(), Path::new(CORRECTIONS_FILE))),
    };
    let made = import::import_again(&source.bytes, &source.prepared, &request);
    let lines = source.text.lines().count();
    let kinds = match &made {
        Ok(made) => {
            let blank = source.text.lines().map(|line| line.chars().all(is_blank));
            line_kinds(&made.batch, lines)
                .into_iter()
                .zip(blank)
                .map(|(kind, blank)| if blank { LineKind::Unread } else { kind })
                .collect()
        }
        Err(_) => vec![LineKind::Unread; lines],
    };
    Reading { made, kinds }
}
