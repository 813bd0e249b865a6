//! Detects batches that differ from what their notice and corrections give.

use std::path::Path;

use serde_json::Value;

use crate::{
    corpus::{load, notice::NOTICE_FILE},
    error::{Fault, FaultKind},
    file,
    import::{self, Converted, Request, corrections::CORRECTIONS_FILE},
    json::{Pointer, Step},
};

/// Returns a warning if importing the notice beside the batch file `path` again gives another batch: it was edited by
/// hand, or made before the notice, the corrections or the program changed.
pub(super) fn stale(path: &Path) -> Option<Fault> {
    let corrections = path.with_file_name(CORRECTIONS_FILE);
    let read = |path: &Path| file::read(path, import::MAX_NOTICE_BYTES as u64).ok();
    let fixes = read(&corrections)?;
    let batch = load::read_batch(path).ok()?;
    let source = path.with_file_name(Path::new(&batch.source.file).file_name()?);
    let bytes = read(&source).or_else(|| read(&path.with_file_name(NOTICE_FILE)))?;
    let request = Request {
        id: batch.id.clone(),
        original_name: batch.source.original_name.clone(),
        file_name: batch.source.file.clone(),
        converted: batch.source.original.clone().map(|original| Converted { format: batch.source.format, original }),
        path: &source,
        corrections: Some((&fixes, &corrections)),
    };
    let made = import::import(&bytes, &request).ok()?.batch;
    let (old, new) = (serde_json::to_value(&batch).ok()?, serde_json::to_value(&made).ok()?);
    let steps = difference(&old, &new)?.into_iter().rev().collect();
    Some(Fault::warning(path, None, FaultKind::Stale { at: Pointer(steps).to_string() }))
}

/// Returns the steps to the first difference, last step first; `None` if the values are equal.
fn difference<'v>(old: &'v Value, new: &'v Value) -> Option<Vec<Step<'v>>> {
    let inside = |step, old, new| {
        let mut steps = difference(old, new)?;
        steps.push(step);
        Some(steps)
    };
    match (old, new) {
        (Value::Object(old), Value::Object(new)) if old.keys().eq(new.keys()) => {
            old.iter().zip(new.values()).find_map(|((key, old), new)| inside(Step::Key(key.into()), old, new))
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            old.iter().zip(new).enumerate().find_map(|(at, (old, new))| inside(Step::Index(at), old, new))
        }
        _ => (old != new).then(Vec::new),
    }
}
