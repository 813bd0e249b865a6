//! The names of the formats that have a schema, as the command line takes them.

use clap::ValueEnum;

/// A file format with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "clap would print the descriptions of values, in English")]
pub enum Format {
    Batch,
    Batches,
    Check,
    Comparison,
    Config,
    Corrections,
    Desk,
    DeskChange,
    DeskFolders,
    DeskImport,
    DeskList,
    Import,
    Keymap,
    Keys,
    List,
    ListSystems,
    Options,
    Removal,
    Script,
    Search,
    Show,
    ShowCitation,
    ShowSource,
    Stats,
    System,
    Theme,
}
