//! `anli schema`: the JSON Schemas of the files that people write and of the JSON that programs read.

use clap::ValueEnum;
use schemars::{Schema, schema_for};

use super::{
    batch_json::{BatchRow, Removal},
    comparison_json::ComparisonJson,
    desk::json::{DeskChange, DeskImport, DeskRow, FolderRow},
    options,
    out::{Answer, pretty_json},
    stats::Stats,
};
use crate::{app::keymap, corpus::Batch, desk::Desk, import::Corrections, store::config, ui::theme};

/// A file format with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "clap would print the descriptions of values, in English")]
pub enum Format {
    Batch,
    Batches,
    Comparison,
    Config,
    Corrections,
    Desk,
    DeskChange,
    DeskFolders,
    DeskImport,
    DeskList,
    Keymap,
    Removal,
    Stats,
    Theme,
}

impl Format {
    /// Returns the schema, generated from the types that read and write the format where there are such types.
    pub fn schema(self) -> Schema {
        match self {
            Self::Batch => schema_for!(Batch),
            Self::Batches => schema_for!(Vec<BatchRow>),
            Self::Comparison => schema_for!(ComparisonJson),
            Self::Config => config::schema(&options::fields()),
            Self::Corrections => schema_for!(Corrections),
            Self::Desk => schema_for!(Desk),
            Self::DeskChange => schema_for!(DeskChange),
            Self::DeskFolders => schema_for!(Vec<FolderRow>),
            Self::DeskImport => schema_for!(DeskImport),
            Self::DeskList => schema_for!(Vec<DeskRow>),
            Self::Keymap => keymap::schema(),
            Self::Removal => schema_for!(Removal),
            Self::Stats => schema_for!(Stats),
            Self::Theme => theme::schema(),
        }
    }
}

/// Prints the schema of a format.
pub(super) fn run(format: Format) -> Answer {
    Answer::text(pretty_json(&format.schema()) + "\n")
}
