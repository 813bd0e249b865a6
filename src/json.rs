//! The one reader of JSON that people write: batch files, corrections, keymaps, configuration.
//!
//! serde_json stops at the first fault, knows no positions once a value is read, and keeps the last of two equal keys.
//! A person who mends a file needs all faults at once, each with its line. So a file is first parsed into a
//! [`Document`], a tree whose values know their lines, and [validated](validate) against the JSON Schema that is
//! generated from the Rust type. A document is strict JSON; what people write may have comments and trailing commas,
//! which become spaces first.

mod document;
mod schema;
mod written;

use std::{
    any::TypeId,
    collections::HashMap,
    path::Path,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use self::document::syntax_fault;
pub use self::{
    document::{Document, Node},
    schema::FAULT_LIMIT,
    written::{sound, strict},
};
use crate::error::{Fault, FaultKind, Severity};
pub use crate::error::{Pointer, Step};

/// Checks a whole document against a JSON Schema: types, required and unknown fields, allowed values, limits, patterns;
/// and that no object has a key twice. Unknown fields are warnings. Returns at most [`FAULT_LIMIT`] faults.
pub fn validate(document: &Document<'_>, path: &Path, schema: &serde_json::Value) -> Vec<Fault> {
    let fault = |found: schema::Violation| Fault {
        path: path.to_owned(),
        line: Some(found.line),
        column: None,
        severity: match found.kind {
            FaultKind::UnknownField { .. } => Severity::Warning,
            _ => Severity::Error,
        },
        kind: found.kind,
    };
    schema::violations(document.root(), schema).into_iter().map(fault).collect()
}

/// Reads `text`, the content of the file `path`, as a `T` of a format whose newest version is `newest`. A file of a
/// newer version has that one fault. The value is there if no fault is an error.
pub fn read<T: JsonSchema + DeserializeOwned + 'static>(
    path: &Path,
    text: &str,
    newest: u32,
) -> (Option<T>, Vec<Fault>) {
    let document = match Document::parse(path, text) {
        Ok(document) => document,
        Err(fault) => return (None, vec![fault]),
    };
    if let Some(fault) = newer(path, &document, newest) {
        return (None, vec![fault]);
    }
    let mut faults = validate(&document, path, &schema_of::<T>());
    if faults.iter().any(|fault| fault.severity == Severity::Error) {
        return (None, faults);
    }
    drop(document);
    match serde_json::from_str(text) {
        Ok(value) => (Some(value), faults),
        // The schema says less than the type; no such type is known here, so this is only made sure of.
        Err(error) => {
            faults.push(syntax_fault(path, text, &error));
            (None, faults)
        }
    }
}

/// Returns the schema of a type. It is made once: with 100,000 files to be read that would be a third of the work.
fn schema_of<T: JsonSchema + 'static>() -> Arc<serde_json::Value> {
    static SCHEMAS: LazyLock<Mutex<HashMap<TypeId, Arc<serde_json::Value>>>> = LazyLock::new(Mutex::default);
    let mut schemas = SCHEMAS.lock().unwrap_or_else(PoisonError::into_inner);
    schemas.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(schemars::schema_for!(T).to_value())).clone()
}

/// Returns the fault of a document whose `schema` is newer than `newest`.
pub fn newer(path: &Path, document: &Document<'_>, newest: u32) -> Option<Fault> {
    let schema = document.root().get("schema")?;
    let number = schema.number()?;
    let is_newer = schema.kind() == "integer"
        && !number.starts_with('-')
        && number.parse::<u32>().map_or(true, |number| number > newest);
    let kind = FaultKind::NewerSchema { found: number.to_owned(), known: newest };
    is_newer.then(|| Fault::error(path, Some(schema.line()), kind))
}
