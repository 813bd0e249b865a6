//! `anli check`: every fault of the files that people write, with its line and its cure.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{
    Result, open,
    out::{Answer, Failure, FaultJson, fault_lines},
};
use crate::{
    app::words::{Lang, Phrase},
    corpus::{Place, check, load},
    error::{Code, Fault, Severity},
    store::Paths,
};

/// Checks the paths, or without any what the program would load. A path that is not there is a failure; faults in a
/// file are the answer no; warnings alone are not.
pub(super) fn run(matches: &ArgMatches, lang: Lang) -> Result {
    let given: Vec<PathBuf> = matches.get_many("path").into_iter().flatten().cloned().collect();
    let old = matches.get_one::<PathBuf>("against");
    let mut files = Vec::new();
    for path in if given.is_empty() { loaded(matches) } else { given } {
        files.extend(load::batch_files(&path)?);
    }
    let mut faults: Vec<Fault> = files.iter().flat_map(|file| check::check_file(file)).collect();
    if let Some(old) = old {
        faults.extend(against(&files, old)?);
    }
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    let answer = if matches.get_flag("json") {
        Answer::json(&faults.iter().map(|fault| FaultJson::new(fault, lang)).collect::<Vec<_>>())
    } else {
        Answer::text(report(&files, &faults, errors, lang))
    };
    Ok(answer.or_no(errors > 0))
}

/// The paths that the program would load batches from.
fn loaded(matches: &ArgMatches) -> Vec<PathBuf> {
    let places = open::places(matches, Paths::from_env().as_ref()).into_iter();
    let paths = places.filter_map(|place| match place {
        Place::Embedded => None,
        Place::Path(_, path) => Some(path),
    });
    // An own corpus that is not there, or empty, is not wrong.
    paths.filter(|path| load::batch_files(path).is_ok() || !own(path)).collect()
}

fn own(path: &Path) -> bool {
    Paths::from_env().is_some_and(|paths| paths.corpus() == path)
}

fn report(files: &[PathBuf], faults: &[Fault], errors: usize, lang: Lang) -> String {
    let mut lines = fault_lines(faults, lang);
    lines.push(if faults.is_empty() {
        lang.say(Phrase::NoFaults, &[&files.len().to_string()])
    } else {
        let warnings = faults.len() - errors;
        lang.say(Phrase::FaultsFound, &[&errors.to_string(), &warnings.to_string()])
    });
    lines.join("\n") + "\n"
}

/// Compares the one batch that is checked with its older state.
fn against(files: &[PathBuf], old: &Path) -> std::result::Result<Vec<Fault>, Failure> {
    let mut before = Vec::new();
    for file in load::batch_files(old)? {
        before.push(load::read_batch(&file)?);
    }
    let mut faults = Vec::new();
    for old in before {
        let now = files.iter().filter_map(|file| Some((file, load::read_batch(file).ok()?)));
        match now.into_iter().find(|(_, batch)| batch.id == old.id) {
            Some((file, batch)) => faults.extend(check::against(file, &batch, &old)),
            None => {
                let first = files.first().map(PathBuf::as_path).unwrap_or(Path::new("."));
                let gone = |case: &crate::corpus::Case| format!("{}/{}", old.id, case.number);
                let gone = old.cases.iter().map(gone);
                faults.extend(gone.map(|id| Fault::error(first, None, Code::VanishedCase, [id])));
            }
        }
    }
    Ok(faults)
}
