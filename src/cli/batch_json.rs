//! Batches for programs: the output of `anli batches --json` and `anli remove --json`.

use schemars::JsonSchema;
use serde::Serialize;

/// A batch in a list, for programs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct BatchRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its issuer.
    pub issuer: String,
    /// Its date, as far as it is known; null without one.
    pub published: Option<String>,
    /// The number of its cases.
    pub cases: u32,
    /// The path of its `batch.json`; null for a batch that is part of the program.
    pub file: Option<String>,
    /// `true` if it stands in the user's own corpus, so that it can be removed.
    pub own: bool,
}

/// The removal of a batch, for programs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct Removal {
    /// Its id.
    pub id: String,
    /// The folder that it stood in.
    pub folder: String,
    /// The number of its cases.
    pub cases: u32,
    /// `true` if it is gone; `false` if that was not confirmed.
    pub removed: bool,
}
