//! From a notice to a batch: the only reader of notices.
//!
//! ```text
//! bytes ─ decode ─ notice ─ reflow ─ rows ─┬─ list, head        what stands before the cases
//!                                          ├─ segment, caption  where cases begin, where titles end; what was missed
//!                                          │  chain, cue, recover
//!                                          └─ flow, repair ── edits ── block: text and repairs
//!                                                                        │
//!                     region, names, figures, themes ── outline ─────────┴── corrections ── batch, report
//! ```
//!
//! Everything found is a range of the notice's characters and everything read otherwise is an `edits::Edit` of them;
//! so nothing can be lost, and every repair can be undone. Rules are general: none knows a notice by its name or by
//! words that only it has. What a person decided stands in [`corrections`].

mod annex_list;
mod apply;
mod assemble;
mod attribution;
mod body_blocks;
pub mod corrections;
mod decode;
mod edits;
mod figures;
mod fold;
mod front_matter;
mod furniture;
mod headings;
mod json;
mod lead_cue;
mod mojibake;
mod names;
mod notice;
mod number_chain;
mod numbering;
mod outline;
mod recover;
mod reflow;
mod region;
pub mod report;
mod rows;
mod segment;
mod splices;
mod system;
mod themes;
mod title;
mod title_line;

use std::path::Path;

pub use corrections::Corrections;
pub use json::to_text;
pub use report::{Doubt, DoubtKind, Report};
pub use segment::SegmentStrategy;
pub use themes::words as theme_words;

use crate::{
    corpus::{Batch, BatchId},
    error::{Fault, FaultKind},
};

/// The largest notice taken, in bytes.
pub const MAX_NOTICE_BYTES: usize = 256 * 1024 * 1024;

/// What is to be imported.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The batch's id.
    pub id: BatchId,
    /// The name that the notice was received under.
    pub original_name: String,
    /// The notice's name beside `batch.json`.
    pub file_name: String,
    /// The notice as the user names it, for faults.
    pub path: &'a Path,
    /// The bytes of `corrections.json`, and its name for faults.
    pub corrections: Option<(&'a [u8], &'a Path)>,
}

/// A batch, what was done to make it, and its notice as text.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The batch.
    pub batch: Batch,
    /// What was done.
    pub report: Report,
    /// The notice in UTF-8, for `notice.txt` where the file came in another encoding.
    pub notice: String,
}

/// Makes a batch of a notice. Reads and writes no file.
///
/// # Errors
///
/// Where the bytes are no text, no case can be recognised, or a correction cannot be applied.
pub fn import(bytes: &[u8], request: &Request<'_>) -> Result<Imported, Vec<Fault>> {
    let fault = |kind| vec![Fault::error(request.path, None, kind)];
    if bytes.len() > MAX_NOTICE_BYTES {
        return Err(fault(FaultKind::TooLarge { size: bytes.len() as u64, limit: MAX_NOTICE_BYTES as u64 }));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(fault(FaultKind::EmptyFile));
    }
    let decoded = decode::decode(bytes).ok_or_else(|| fault(FaultKind::UnknownEncoding))?;
    let corrections = match request.corrections {
        Some((bytes, path)) => corrections::parse(bytes, path)?,
        None => Corrections::default(),
    };
    let (batch, report) = assemble::assemble(bytes, &decoded, &corrections, request)?;
    Ok(Imported { batch, report, notice: decoded.text })
}
