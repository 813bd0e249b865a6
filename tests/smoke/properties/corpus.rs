//! Notices and batch files: import makes what `check` accepts or nothing, and a batch file is loaded whole or refused.

use std::{fs, path::Path};

use anli::{
    app::Ctx,
    corpus::{
        Batch, Corpus, CorpusSource, Level, check::check_file, load::read_batch, model::BATCH_FILE, notice::NOTICE_FILE,
    },
    error::Severity,
    import::{self, Imported, Request, to_text},
    search::{Index, Query, search},
};
use tempfile::TempDir;

use super::{assert_told, session};

/// The byte between a notice and its corrections; no UTF-8 text has it.
const CORRECTIONS: u8 = 0xFF;

/// Imports a notice, with corrections if there are any.
pub(crate) fn import(data: &[u8]) {
    let mut parts = data.splitn(2, |byte| *byte == CORRECTIONS);
    let notice = parts.next().unwrap_or_default();
    let corrections = parts.next();
    let request = Request {
        id: "fuzz".parse().unwrap(),
        original_name: "fuzz.txt".to_owned(),
        file_name: if import::is_stored_form(notice) { NOTICE_FILE } else { "source.txt" }.to_owned(),
        converted: None,
        path: Path::new("fuzz.txt"),
        corrections: corrections.map(|bytes| (bytes, Path::new("corrections.json"))),
    };
    match import::import(notice, &request) {
        Ok(made) => assert_accepted(notice, &request, &made),
        Err(faults) => assert!(faults.iter().any(|fault| fault.severity == Severity::Error), "refused without a fault"),
    }
}

/// Asserts that `check` accepts what was made.
fn assert_accepted(notice: &[u8], request: &Request<'_>, made: &Imported) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("fuzz");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join(NOTICE_FILE), &made.notice).unwrap();
    fs::write(folder.join(&request.file_name), notice).unwrap();
    let path = folder.join(BATCH_FILE);
    fs::write(&path, to_text(&made.batch).unwrap()).unwrap();
    let mut faults = check_file(&path);
    faults.retain(|fault| fault.severity == Severity::Error);
    assert_eq!(faults, []);
    assert!(read_batch(&path).is_ok_and(|read| read == made.batch), "the batch is read otherwise than it was made");
}

/// Reads the text of a batch file.
pub(crate) fn batch(data: &[u8]) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("a");
    fs::create_dir(&folder).unwrap();
    let path = folder.join(BATCH_FILE);
    fs::write(&path, data).unwrap();
    fs::write(folder.join(NOTICE_FILE), "通知\n做法1\n第1项的正文。\n做法2\n第2项的正文。\n").unwrap();
    let text = String::from_utf8_lossy(data);
    let read = read_batch(&path);
    let (corpus, faults) = Corpus::load(&[CorpusSource::Path(Level::Option, home.path().to_owned())]);
    assert_told(&faults, &text);
    let refused = faults.iter().any(|fault| fault.severity == Severity::Error);
    assert_eq!(read.is_err(), refused, "read and loaded differ: {faults:?}");
    let checked = check_file(&path);
    match read {
        Ok(batch) => assert_loaded(&batch, corpus),
        Err(faults) => {
            assert_told(&faults, &text);
            assert!(!faults.is_empty() && corpus.is_empty());
            assert!(checked.iter().any(|fault| fault.severity == Severity::Error), "check accepts {faults:?}");
        }
    }
}

/// Asserts that a corpus holds this batch and can be searched and shown.
fn assert_loaded(batch: &Batch, corpus: Corpus) {
    let cases: Vec<_> = corpus.iter().map(|found| found.case()).collect();
    assert_eq!(cases, batch.cases);
    let index = Index::default();
    assert_eq!(search(&corpus, &index, &Query::parse("")).hits.len(), batch.cases.len());
    search(&corpus, &index, &Query::parse("正文"));
    session::look(Ctx::of(corpus.into()));
}
