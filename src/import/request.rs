//! The input and the output of an import.

use std::path::Path;

use super::report::Report;
use crate::{
    corpus::{
        Batch, BatchId,
        model::{Format, Original},
    },
    error::Fault,
};

/// A document of which the notice's text was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// Its format.
    pub format: Format,
    /// The file beside `batch.json`.
    pub original: Original,
}

/// A notice to be imported, beside its bytes.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The batch's id.
    pub id: BatchId,
    /// The name that the notice was received under.
    pub original_name: String,
    /// The notice's name beside `batch.json`.
    pub file_name: String,
    /// The document of which the notice's text was made; `None` for text.
    pub converted: Option<Converted>,
    /// The notice as the user names it, for faults.
    pub path: &'a Path,
    /// The bytes of `corrections.json`, and its name for faults.
    pub corrections: Option<(&'a [u8], &'a Path)>,
}

/// A proved batch, the report on how it was made, and its notice as text.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The batch.
    pub batch: Batch,
    /// The decisions of rules and corrections, and the doubtful places.
    pub report: Report,
    /// Notes that are no errors: corrections that change nothing any more.
    pub warnings: Vec<Fault>,
    /// The notice in UTF-8, for `notice.txt` where the file came in another encoding.
    pub notice: String,
}
