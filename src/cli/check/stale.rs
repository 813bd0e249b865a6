//! Detects batches that differ from what their notice and corrections give.

use std::path::Path;

use serde_json::Value;

use crate::{
    cli::import::CORRECTIONS_FILE,
    corpus::{load, notice::NOTICE_FILE},
    error::{Fault, FaultKind},
    file,
    import::{self, Request},
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
        path: &source,
        corrections: Some((&fixes, &corrections)),
    };
    let made = import::import(&bytes, &request).ok()?.batch;
    let (old, new) = (serde_json::to_value(&batch).ok()?, serde_json::to_value(&made).ok()?);
    let place = difference(&old, &new)?;
    Some(Fault::warning(path, None, FaultKind::Stale { at: place }))
}

/// Returns the location of the first difference.
fn difference(old: &Value, new: &Value) -> Option<String> {
    let mut steps = Vec::new();
    walk(old, new, &mut steps).then(|| Pointer(steps).to_string())
}

/// Returns `true` if the values differ; `steps` then lead to the difference.
fn walk<'v>(old: &'v Value, new: &'v Value, steps: &mut Vec<Step<'v>>) -> bool {
    let inner: Vec<(Step<'v>, &Value, &Value)> = match (old, new) {
        (Value::Object(old), Value::Object(new)) if old.len() == new.len() => {
            let pairs = old.iter().map(|(key, value)| Some((Step::Key(key.into()), value, new.get(key)?)));
            match pairs.collect() {
                Some(pairs) => pairs,
                None => return true,
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            old.iter().zip(new).enumerate().map(|(at, (old, new))| (Step::Index(at), old, new)).collect()
        }
        _ => return old != new,
    };
    for (step, old, new) in inner {
        steps.push(step);
        if walk(old, new, steps) {
            return true;
        }
        steps.pop();
    }
    false
}
