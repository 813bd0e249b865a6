//! The checks of `anli check`: everything that keeps a batch from being loaded, and everything that makes it untrue.
//!
//! Reading a batch ([`read_batch`](super::load::read_batch)) only makes sure of what the program relies on. Here every claim that a
//! batch makes about its notice is tried: lines, order, checksum, and that nothing of the notice is lost.

use std::{
    io::{self, Read},
    path::Path,
};

use sha2::{Digest, Sha256};

use super::{
    load::{
        BATCH_LIMIT,
        read::{placed, read_strictly},
    },
    model::{BATCH_FILE, Batch, Lines},
    notice::{self, Notice},
    roundtrip::verify_roundtrip,
    validate::{Finding, validate},
};
use crate::{
    error::{Fault, FaultKind, Severity},
    file,
    json::{self, Pointer},
};

/// Returns every fault of one batch file.
pub fn check_file(path: &Path) -> Vec<Fault> {
    let text = match file::read_text(path, BATCH_LIMIT) {
        Ok(text) => text,
        Err(fault) => return vec![fault],
    };
    let (batch, mut faults) = read_strictly(path, &text);
    let Some(batch) = batch else { return faults };
    let batch = &batch;
    let notice = Notice::beside(path, &batch.source);
    let mut findings = claims(batch, notice.as_ref().ok().map(Notice::line_count));
    findings.extend(about_folder(batch, path));
    match notice {
        Ok(notice) => {
            faults.extend(about_source(batch, path, &text));
            faults.extend(loss(batch, &path.with_file_name(notice::NOTICE_FILE), notice.text()));
        }
        Err(fault) => faults.push(fault),
    }
    faults.extend(placed(path, &text, findings));
    faults.sort_by_key(|fault| fault.line);
    faults
}

/// Returns the claims of a batch that are untrue beside the text of its notice, each with its location in the batch.
pub fn untrue_claims(batch: &Batch, text: &str) -> Vec<(Pointer<'static>, FaultKind)> {
    let last = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
    let errors = claims(batch, Some(last)).into_iter().filter(|finding| finding.severity == Severity::Error);
    errors.take(json::FAULT_LIMIT).map(|finding| (finding.pointer, finding.kind)).collect()
}

/// Tries what a batch claims of itself and of a notice whose last line is `last`.
fn claims(batch: &Batch, last: Option<u32>) -> Vec<Finding<'static>> {
    let mut findings = validate(batch);
    findings.extend(about_dates(batch));
    findings.extend(about_lines(batch, last));
    findings
}

/// Warns of a batch that is not in the folder of its name, where it is found by eye.
fn about_folder(batch: &Batch, path: &Path) -> Option<Finding<'static>> {
    let real = path.canonicalize().ok()?;
    let is_batch_file = real.file_name()? == BATCH_FILE;
    let folder = real.parent()?.file_name()?.to_str()?;
    let pointer = Pointer::default().key("id");
    let found = Finding::wrong_value(pointer, batch.id.to_string(), folder.to_owned()).warning();
    (is_batch_file && folder != batch.id.as_str()).then_some(found)
}

/// Reports a date that does not exist, and warns of a missing one: a notice may have none, but it is worth finding out.
fn about_dates(batch: &Batch) -> Option<Finding<'static>> {
    let date = batch.published();
    let found = |kind| Finding::error(Pointer::default().key("published"), kind);
    match date {
        "" => Some(found(FaultKind::NoDate).warning()),
        _ => (!is_date(date)).then(|| found(FaultKind::BadDate { date: date.to_owned() })),
    }
}

/// Returns `true` if `text` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and such a day exists.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |(part, digits): (&&str, usize)| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
    if parts.len() > 3 || !parts.iter().zip([4, 2, 2]).all(is_number) {
        return false;
    }
    let number = |nth: usize| parts.get(nth).map_or(Ok(1), |part| part.parse::<u32>()).unwrap_or_default();
    let year = number(0);
    let days = match number(1) {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&number(2))
}

/// Reports lines outside the notice or their parent, or out of reading order. A paragraph outside its case is intended if
/// a person put it there.
fn about_lines(batch: &Batch, last: Option<u32>) -> Vec<Finding<'static>> {
    let whole = Lines(1, last.unwrap_or(u32::MAX));
    let mut found = Vec::new();
    let mut expect = |lines: Lines, around: Lines, from: u32, pointer: &dyn Fn() -> Pointer<'static>| {
        // Lines that run backward are already reported.
        if lines.0 <= lines.1 && (lines.0 < around.0.max(from) || lines.1 > around.1) {
            found.push(Finding::bad_lines(pointer(), lines));
        }
    };
    for (at, furniture) in batch.furniture.iter().enumerate() {
        expect(furniture.lines, whole, 1, &|| Pointer::default().key("furniture").index(at).key("lines"));
    }
    let mut previous = 1;
    for (at, case) in batch.cases.iter().enumerate() {
        let pointer = || Pointer::default().key("cases").index(at);
        expect(case.lines, whole, previous, &|| pointer().key("lines"));
        previous = case.lines.1;
        if let Some(lines) = case.title_lines {
            expect(lines, case.lines, 1, &|| pointer().key("title_lines"));
        }
        let moved = case.by_hand.iter().any(|field| field == "sections");
        let inside = if moved { whole } else { case.lines };
        let mut from = inside.0;
        for (at, section) in case.sections.iter().enumerate() {
            let pointer = || pointer().key("sections").index(at);
            expect(section.lines, inside, from, &|| pointer().key("lines"));
            for (at, paragraph) in section.paragraphs.iter().enumerate() {
                let inside = if moved { whole } else { section.lines };
                let pointer = || pointer().key("paragraphs").index(at).key("lines");
                expect(paragraph.lines, inside, from, &pointer);
                from = from.max(paragraph.lines.0);
            }
        }
    }
    found
}

/// Reports a source beside the batch that is not the one that was imported.
fn about_source(batch: &Batch, path: &Path, text: &str) -> Vec<Fault> {
    let source = Pointer::default().key("source");
    let original = batch.source.original.iter();
    let original = original.map(|kept| (source.clone().key("original"), &kept.file, &kept.sha256));
    let files = [(source.clone(), &batch.source.file, &batch.source.sha256)].into_iter().chain(original);
    files.flat_map(|(at, file, recorded)| about_file(path, text, at, file, recorded)).collect()
}

/// Reports a file beside the batch whose checksum is not the one that is recorded.
fn about_file(path: &Path, text: &str, at: Pointer<'static>, name: &str, recorded: &str) -> Vec<Fault> {
    let file = match notice::beside(path, name) {
        Ok(file) => file,
        Err(fault) => return vec![fault],
    };
    match sha256(&file) {
        Err(error) => vec![Fault::io(&file, &error)],
        Ok(found) if found == recorded => Vec::new(),
        Ok(found) => {
            let kind = FaultKind::BadChecksum { recorded: recorded.to_owned(), found };
            placed(path, text, vec![Finding::error(at.key("sha256"), kind)])
        }
    }
}

/// Returns the fault of the first loss: the batch, its repairs undone, must be the text of the notice `path`.
pub fn loss(batch: &Batch, path: &Path, text: &str) -> Option<Fault> {
    let found = verify_roundtrip(batch, text).err()?;
    let kind = FaultKind::NotAccounted { id: batch.id.to_string(), expected: found.notice, found: found.batch };
    Some(Fault::error(path, Some(found.line), kind))
}

/// Returns the SHA-256 of a file, in lower-case hexadecimal.
pub fn sha256(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut file = file::open(path)?;
    let mut block = vec![0; 1 << 16];
    loop {
        match file.read(&mut block)? {
            0 => break,
            count => hash.update(&block[..count]),
        }
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
