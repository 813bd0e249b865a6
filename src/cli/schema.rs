//! `anli schema`: the JSON Schemas of the files that people write, and of numbers that programs read, generated from the
//! types that read and write them.

use clap::ArgMatches;
use schemars::{Schema, schema_for};

use super::{
    Result, options,
    out::{Answer, pretty_json},
    stats::Stats,
};
use crate::{
    app::{keymap::KeymapFile, words::Lang},
    corpus::Batch,
    import::Corrections,
    store::config,
};

/// A name and what makes its schema.
type Format = (&'static str, fn() -> Schema);

/// Every format with its schema.
pub const SCHEMAS: [Format; 5] = [
    ("batch", || schema_for!(Batch)),
    ("config", || config::schema(&options::fields())),
    ("corrections", || schema_for!(Corrections)),
    ("keymap", || schema_for!(KeymapFile)),
    ("stats", || schema_for!(Stats)),
];

/// The names of the formats.
pub fn names() -> Vec<&'static str> {
    SCHEMAS.iter().map(|(name, _)| *name).collect()
}

/// Prints the schema of a format.
pub(super) fn run(matches: &ArgMatches, _lang: Lang) -> Result {
    let name = matches.get_one::<String>("name").map_or("", String::as_str);
    let schema = SCHEMAS.iter().find(|(known, _)| *known == name).map(|(_, schema)| schema());
    Ok(Answer::text(pretty_json(&schema) + "\n"))
}
