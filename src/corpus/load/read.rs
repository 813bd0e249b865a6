//! Reading one batch file whole, with everything that is wrong with it.

use std::path::Path;

use crate::{
    corpus::{
        model::{Batch, SCHEMA},
        validate::{Finding, validate},
    },
    error::{Fault, FaultKind, Severity},
    file,
    json::{self, Document},
};

/// The largest batch file that is read, in bytes; positions in a batch file fit in 32 bits below it.
pub const BATCH_LIMIT: u64 = 2 << 30;

/// Reads one batch file.
///
/// # Errors
///
/// Everything that keeps it from being loaded.
pub fn read_batch(path: &Path) -> Result<Batch, Vec<Fault>> {
    let text = file::read_text(path, BATCH_LIMIT).map_err(|fault| vec![fault])?;
    // A good file costs one pass; the faults of another are then looked for.
    let read: Option<Batch> = serde_json::from_str(&text).ok();
    let batch = match read.filter(|batch| batch.schema <= SCHEMA) {
        Some(batch) => batch,
        None => {
            let (batch, mut faults) = read_strictly(path, &text);
            faults.retain(|fault| fault.severity == Severity::Error);
            batch.ok_or(faults)?
        }
    };
    let faults = placed(path, &text, validate(&batch));
    if faults.is_empty() { Ok(batch) } else { Err(faults) }
}

/// Reads the text of a batch file and returns all faults of its form, warnings included; the batch is there if none is
/// an error.
pub(in crate::corpus) fn read_strictly(path: &Path, text: &str) -> (Option<Batch>, Vec<Fault>) {
    let (batch, mut faults) = json::read(path, text, SCHEMA);
    for fault in &mut faults {
        if let FaultKind::WrongValue { at, found, .. } = &mut fault.kind
            && at.is_within("id")
        {
            fault.kind = FaultKind::BadBatchId { id: std::mem::take(found) };
        }
    }
    (batch, faults)
}

/// Turns findings into faults with the path and the lines of their file.
pub(in crate::corpus) fn placed(path: &Path, text: &str, findings: Vec<Finding<'_>>) -> Vec<Fault> {
    if findings.is_empty() {
        return Vec::new();
    }
    let document = Document::parse(path, text).ok();
    let fault = |finding: Finding<'_>| Fault {
        path: path.to_owned(),
        line: document.as_ref().map(|document| document.line(&finding.pointer)),
        column: None,
        kind: finding.kind,
        severity: finding.severity,
    };
    findings.into_iter().take(json::FAULT_LIMIT).map(fault).collect()
}
