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
mod part;

pub use document::{Briefing, Entry, Extent, Group, Part};

/// A format of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// Word since 2007.
    Docx,
    /// A web page in one file, which prints as a paper does.
    Html,
    /// A table for spreadsheets.
    Csv,
    /// JSON.
    Json,
}

impl Format {
    /// The formats with the usual endings of their files.
    pub const ALL: [(Self, &'static str); 5] =
        [(Self::Docx, "docx"), (Self::Html, "html"), (Self::Markdown, "md"), (Self::Csv, "csv"), (Self::Json, "json")];

    /// Returns the format whose files end so.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_ascii_lowercase();
        Self::ALL.iter().find(|(_, known)| *known == ending).map(|(format, _)| *format)
    }

    /// Returns `true` for a format of text, which may be printed.
    pub fn is_text(self) -> bool {
        self != Self::Docx
    }

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
