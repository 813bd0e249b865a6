//! Word documents, web pages and PDF files as text, from which alone a notice is imported.
//!
//! Headings become lines that begin with `#`, the numbers that Word generates are printed, a row of a table is a line
//! of cells between tabs, a blank line stands between paragraphs. `detect` tells the format by the bytes. The readers
//! are behind the feature `formats`; they are meant to run in a process of their own with bounded time and memory,
//! because such files come from anywhere.

mod detect;
#[cfg(feature = "formats")]
mod doc;
#[cfg(feature = "formats")]
mod docx;
#[cfg(feature = "formats")]
mod html;
#[cfg(feature = "formats")]
mod pdf;
#[cfg(feature = "formats")]
mod writer;

pub use detect::{Detected, detect};

use crate::{corpus::model::Format, error::Unreadable};

/// Returns the text of a file of a converted format.
///
/// # Errors
///
/// Fails with the reason why there is no text.
#[cfg(feature = "formats")]
pub fn to_text(bytes: &[u8], format: Format) -> Result<String, Unreadable> {
    let text = match format {
        Format::Txt => String::from_utf8(bytes.to_vec()).map_err(|_| Unreadable::Damaged)?,
        Format::Html => html::to_text(bytes)?,
        Format::Docx => docx::to_text(bytes)?,
        Format::Doc => doc::to_text(bytes)?,
        Format::Pdf => pdf::to_text(bytes)?,
    };
    if text.trim().is_empty() { Err(Unreadable::Empty) } else { Ok(text) }
}

/// Fails: this program was built without the readers.
///
/// # Errors
///
/// Always fails.
#[cfg(not(feature = "formats"))]
pub fn to_text(_: &[u8], _: Format) -> Result<String, Unreadable> {
    Err(Unreadable::NotBuilt)
}
