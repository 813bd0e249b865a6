//! Reading one batch file whole, with everything that is wrong with it.

use std::path::Path;

use crate::{
    corpus::{
        model::{Batch, SCHEMA},
        validate::{self, Finding},
    },
    error::{Fault, FaultKind, Severity},
    file,
    json::{self, Document},
};

/// The largest batch file that is read, in bytes; positions in a batch file fit in 32 bits below it.
pub const BATCH_LIMIT: u64 = 2 << 30;

/// Reads one batch file.
pub fn read_batch(path: &Path) -> Result<Batch, Vec<Fault>> {
    let text = file::read_text(path, BATCH_LIMIT).map_err(|fault| vec![fault])?;
    parse(path, &text)
}

/// Reads the text of a batch file. Reading a good one costs one pass; what is wrong with another is then looked for.
fn parse(path: &Path, text: &str) -> Result<Batch, Vec<Fault>> {
    // Of a long one nothing is made before it is known to be good.
    let read: Option<Batch> = if row(text).is_some() { None } else { serde_json::from_str(text).ok() };
    let batch = match read.filter(|batch| batch.schema <= SCHEMA) {
        Some(batch) => batch,
        None => {
            let (batch, mut faults) = read_strictly(path, text);
            faults.retain(|fault| fault.severity == Severity::Error);
            batch.ok_or(faults)?
        }
    };
    let faults = placed(path, text, validate::validate(&batch));
    if faults.is_empty() { Ok(batch) } else { Err(faults) }
}

/// Bytes of a batch file from which on its cases are looked at one after the other: below, a tree of all of it is
/// quicker.
const LONG: usize = 1 << 20;

/// The row at which the text of a batch file is cut, if it is worth it.
pub(in crate::corpus) fn row(text: &str) -> Option<&'static str> {
    (text.len() >= LONG).then_some("cases")
}

/// Reads the text of a batch file and gives all faults of its form, warnings included; the batch is there if none is
/// an error.
pub(in crate::corpus) fn read_strictly(path: &Path, text: &str) -> (Option<Batch>, Vec<Fault>) {
    let (batch, mut faults) = match row(text) {
        Some(row) => json::read_by_row(path, text, SCHEMA, row),
        None => json::read(path, text, SCHEMA),
    };
    for fault in &mut faults {
        if let FaultKind::WrongValue { at, found, .. } = &mut fault.kind
            && at.is_within("id")
        {
            fault.kind = FaultKind::BadBatchId { id: std::mem::take(found) };
        }
    }
    (batch, faults)
}

/// Gives findings the path and the lines of the file that they are in.
pub(in crate::corpus) fn placed(path: &Path, text: &str, findings: Vec<Finding<'_>>) -> Vec<Fault> {
    if findings.is_empty() {
        return Vec::new();
    }
    let cut = row(text).and_then(|row| json::cut(text, row));
    let document = match &cut {
        Some(cut) => Document::of_cut(cut),
        None => Document::parse(path, text).ok(),
    };
    let fault = |found: Finding<'_>| Fault {
        path: path.to_owned(),
        line: document.as_ref().map(|document| document.line(&found.place)),
        kind: found.kind,
        severity: found.severity,
    };
    findings.into_iter().take(json::FAULT_LIMIT).map(fault).collect()
}
