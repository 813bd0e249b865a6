//! Imports a notice as a batch: the only reader of notices.
//!
//! ```text
//! bytes ─ decode ─ document (reflow, rows, furniture, annex_list)
//!                      │
//!                  segment (title_line, number_chain, lead_cue, recover) ── front_matter: the rows before the first case
//!                      │
//!                   drafts (title, body_blocks, mojibake, splices) ── edits
//!                      │
//!                   outline, attribution ── names, figures, themes ── apply: corrections ── batch, report
//! ```
//!
//! Every finding is a range of the notice's characters and every change an `edits::Edit` of them, so nothing can be lost
//! and every repair can be undone. Rules are general: none knows a notice by its name or by words that only it has. The
//! decisions of a person stand in [`corrections`].

mod actors;
mod afterword;
mod annex_list;
mod apply;
mod assemble;
mod attribution;
mod body_blocks;
mod cells;
mod clean;
pub mod corrections;
mod cut;
mod dates;
mod decode;
mod document;
mod doubled;
mod doubt;
mod drafts;
mod edits;
mod explain;
mod figures;
mod fold;
mod front_matter;
mod furniture;
mod headings;
mod imprint;
mod induce;
mod json;
mod label;
mod labelled;
mod lead_cue;
mod line_role;
mod mojibake;
mod names;
mod notice;
mod numbering;
mod outline;
mod parallel;
mod prepared;
mod proof;
mod recover;
mod reflow;
mod region;
pub mod report;
mod request;
mod rows;
mod segment;
mod shape;
mod splices;
mod start;
mod strategy;
mod system;
mod themes;
mod title;
mod title_line;
mod words;
#[cfg(debug_assertions)]
pub mod work;

pub use corrections::Corrections;
pub use doubt::{Doubt, DoubtKind};
pub use explain::explain;
pub use json::to_text;
pub use line_role::{AlikeFix, LineFix, LineRole};
pub use prepared::Prepared;
pub use region::{official_position, regions, short_place};
pub use report::Report;
pub use request::{Converted, Imported, Request};
pub use strategy::SegmentStrategy;
pub use themes::words as theme_words;

use std::{borrow::Cow, path::Path};

use self::prepared::{DescribedCases, PreparedNotice};
use crate::{
    corpus::model::Format,
    error::{Fault, FaultKind},
    formats::{self, Detected},
};

/// The largest file taken, in bytes: documents hold pictures, too.
pub const MAX_NOTICE_BYTES: usize = 256 * 1024 * 1024;
/// The largest text taken, in bytes: import holds about thirty times as much.
pub const MAX_TEXT_BYTES: usize = 32 * 1024 * 1024;

/// Returns `true` if the bytes of a notice are its text as it is stored; else they are kept beside it.
pub fn is_stored_form(bytes: &[u8]) -> bool {
    decode::is_stored_form(bytes)
}

/// Returns the bytes of a notice as text, whose lines corrections count; `None` if they are no text.
pub fn text_of(bytes: &[u8]) -> Option<String> {
    decode::decode(bytes).map(|decoded| decoded.text)
}

/// Reads a file of corrections; `path` is the name that faults give.
///
/// # Errors
///
/// It is no JSON, or does not fit the format.
pub fn read_corrections(bytes: &[u8], path: &Path) -> Result<Corrections, Vec<Fault>> {
    corrections::parse(&corrections::strict(bytes), path)
}

/// Returns the lines of a notice that have the shape of `line`, itself included, in order; only `line` for bytes that are
/// no text.
pub fn alike(bytes: &[u8], prepared: &Prepared, line: u32) -> Vec<u32> {
    prepared.notice(bytes).map_or(vec![line], |notice| apply::alike_lines(notice, line))
}

/// Makes a batch of a notice. Reads and writes no file.
///
/// # Errors
///
/// Fails if the bytes are no text, no case can be recognised, a correction cannot be applied, or the batch is not what
/// `anli check` accepts.
pub fn import(bytes: &[u8], request: &Request<'_>) -> Result<Imported, Vec<Fault>> {
    check_bytes(bytes, request)?;
    let prepared = PreparedNotice::new(bytes).ok_or_else(|| unknown_encoding(request))?;
    let text = prepared.printed.decoded.text.clone();
    assembled(Cow::Owned(prepared), None, text, request)
}

/// Makes a batch of a notice again, sooner where it was made before: `prepared` was used for these bytes alone.
///
/// # Errors
///
/// As [`import`].
pub fn import_again(bytes: &[u8], prepared: &Prepared, request: &Request<'_>) -> Result<Imported, Vec<Fault>> {
    check_bytes(bytes, request)?;
    let notice = prepared.notice(bytes).ok_or_else(|| unknown_encoding(request))?;
    assembled(Cow::Borrowed(notice), Some(prepared.described()), notice.printed.decoded.text.clone(), request)
}

fn assembled(
    prepared: Cow<'_, PreparedNotice>,
    described: Option<&DescribedCases>,
    notice: String,
    request: &Request<'_>,
) -> Result<Imported, Vec<Fault>> {
    let strict = request.corrections.map(|(bytes, path)| (corrections::strict(bytes), path));
    let corrections = strict.as_ref().map(|(bytes, path)| (&**bytes, *path));
    let request = &Request { corrections, ..request.clone() };
    let corrections = match request.corrections {
        Some((bytes, path)) => corrections::parse(bytes, path)?,
        None => Corrections::default(),
    };
    let (batch, report, warnings) = assemble::assemble(prepared, described, &corrections, request)?;
    Ok(Imported { batch, report, warnings, notice })
}

fn unknown_encoding(request: &Request<'_>) -> Vec<Fault> {
    vec![Fault::error(request.path, None, FaultKind::UnknownEncoding)]
}

/// Refuses what is no notice: too large, empty, or a document.
fn check_bytes(bytes: &[u8], request: &Request<'_>) -> Result<(), Vec<Fault>> {
    let fault = |kind| Err(vec![Fault::error(request.path, None, kind)]);
    if bytes.len() > MAX_TEXT_BYTES {
        return fault(FaultKind::TooLarge { size: bytes.len() as u64, limit: MAX_TEXT_BYTES as u64 });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return fault(FaultKind::EmptyFile);
    }
    unread(bytes).map_or(Ok(()), |format| fault(FaultKind::UnreadFormat { format }))
}

/// Returns the usual ending of a document that is no text.
fn unread(bytes: &[u8]) -> Option<String> {
    match formats::detect(bytes) {
        Detected::Known(Format::Txt) => None,
        Detected::Known(format) => Some(format!(".{}", format.name())),
        Detected::Unread(ending) => Some(ending.to_owned()),
    }
}
