//! Faults as text that tests compare.

use std::path::Path;

use anli::{
    app::words::{Lang, faults},
    corpus::{check::check_file, load::batch_files},
    error::{Fault, FaultKind},
    parallel,
};

/// Returns every fault of the batches in a folder, in the order of the files.
pub(crate) fn check_folder(folder: &Path) -> Vec<Fault> {
    let files = batch_files(folder).unwrap();
    parallel::each(&files, 1, |file| check_file(file)).into_iter().flatten().collect()
}

/// Returns the kind of a fault and its problem in English, with the cure where that holds data.
pub(crate) fn describe(fault: &Fault) -> String {
    let (problem, cure) = faults::texts(fault, Lang::En);
    let has_data = matches!(fault.kind, FaultKind::WrongValue { .. } | FaultKind::TextOpensInput { .. });
    let cure = if has_data { format!(". {cure}") } else { String::new() };
    format!("{}: {problem}{cure}", fault.kind.name())
}

/// Returns the names of the kinds of faults.
pub(crate) fn kinds(faults: &[Fault]) -> Vec<&'static str> {
    faults.iter().map(|fault| fault.kind.name()).collect()
}
