//! `anli schema`: the JSON Schemas of the files that people write and of the JSON that programs read.

use clap::ValueEnum;
use schemars::{Schema, schema_for, transform::transform_subschemas};
use serde_json::Value;

pub use super::schema_format::Format;
use super::{
    batch_json::{BatchRow, Removal},
    comparison_json::ComparisonJson,
    config_json::OptionValue,
    desk::json::{DeskChange, DeskImport, DeskRow, FolderRow},
    import::ReportJson,
    keys::KeyRow,
    list_json::{CaseRow, SystemRow},
    options,
    out::{Answer, FaultJson, pretty_json},
    search_json::HitsJson,
    show_json::{CitationJson, ShownCase, SourceJson},
    stats::Stats,
    system,
};
use crate::{
    app::{keymap, play_script},
    corpus::Batch,
    desk::Desk,
    import::Corrections,
    store::config,
    ui::theme,
};

/// Newest `schema` of every format that has one.
const NEWEST: u32 = 1;

impl Format {
    /// Returns the schema, generated from the types that read and write the format where there are such types.
    ///
    /// It has an address of its own, and refuses fields and versions that it does not know.
    pub fn schema(self) -> Schema {
        let mut schema = self.of_types();
        strict(&mut schema);
        let name = self.to_possible_value();
        let name = name.as_ref().map_or("", |value| value.get_name());
        schema.insert("$id".to_owned(), format!("urn:anli:schema:{name}").into());
        schema
    }

    fn of_types(self) -> Schema {
        match self {
            Self::Batch => schema_for!(Batch),
            Self::Batches => schema_for!(Vec<BatchRow>),
            Self::Check => schema_for!(Vec<FaultJson>),
            Self::Comparison => schema_for!(ComparisonJson),
            Self::Config => config::schema(&options::fields()),
            Self::Corrections => schema_for!(Corrections),
            Self::Desk => schema_for!(Desk),
            Self::DeskChange => schema_for!(DeskChange),
            Self::DeskFolders => schema_for!(Vec<FolderRow>),
            Self::DeskImport => schema_for!(DeskImport),
            Self::DeskList => schema_for!(Vec<DeskRow>),
            Self::Import => schema_for!(ReportJson),
            Self::Keymap => keymap::schema(),
            Self::Keys => schema_for!(Vec<KeyRow>),
            Self::List => schema_for!(Vec<CaseRow<'_>>),
            Self::ListSystems => schema_for!(Vec<SystemRow<'_>>),
            Self::Options => schema_for!(Vec<OptionValue>),
            Self::Removal => schema_for!(Removal),
            Self::Script => play_script::schema(),
            Self::Search => schema_for!(HitsJson<'_>),
            Self::Show => schema_for!(Vec<ShownCase<'_>>),
            Self::ShowCitation => schema_for!(Vec<CitationJson>),
            Self::ShowSource => schema_for!(Vec<SourceJson>),
            Self::Stats => schema_for!(Stats),
            Self::System => system::schema(),
            Self::Theme => theme::schema(),
        }
    }
}

/// Refuses fields and versions that a schema does not know, here and below.
fn strict(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if let Some(fields) = object.get_mut("properties").and_then(Value::as_object_mut) {
        if let Some(version) = fields.get_mut("schema").and_then(Value::as_object_mut)
            && version.get("type").is_some_and(|kind| kind == "integer")
        {
            version.insert("maximum".to_owned(), NEWEST.into());
        }
        object.entry("additionalProperties").or_insert(false.into());
    }
    transform_subschemas(&mut strict, schema);
}

/// Prints the schema of a format.
pub(super) fn run(format: Format) -> Answer {
    Answer::text(pretty_json(&format.schema()) + "\n")
}
