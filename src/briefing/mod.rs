//! Cases as a document for the table of others: [`Briefing`] is the document, each writer a format of files.
//!
//! Equal input gives equal bytes: nothing here knows a clock, a machine or a user.

mod build;
mod compared;
mod csv;
mod document;
mod docx;
mod html;
mod markdown;
mod notes;
mod part;

pub use crate::app::briefing_form::{Extent, Format};
pub use document::{Briefing, Entry, EntryNote, Group, Part};

impl Format {
    /// Returns the bytes of a document. A file of a table begins with a byte order mark, because spreadsheets take it for
    /// another encoding without.
    pub fn write(self, briefing: &Briefing, is_file: bool) -> Vec<u8> {
        let mark = if is_file && self == Self::Csv { "\u{FEFF}" } else { "" };
        let text = match self {
            Self::Docx => return docx::write(briefing),
            Self::Markdown => markdown::write(briefing),
            Self::Html => html::write(briefing),
            Self::Csv => csv::write(briefing),
            Self::Json => serde_json::to_string_pretty(briefing).unwrap_or_default() + "\n",
        };
        (mark.to_owned() + &text).into_bytes()
    }
}
