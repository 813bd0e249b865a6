//! The document: a heading and an entry for each case, without any format.

use serde::Serialize;

use crate::{
    app::{briefing_form::Extent, words::Lang},
    corpus::SectionKind,
};

/// A document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Briefing {
    /// Version of the format as JSON.
    pub schema: u32,
    /// The language of the words that are not those of the cases.
    #[serde(skip)]
    pub lang: Lang,
    /// Its heading.
    pub heading: Option<String>,
    /// The parts of the cases that it has.
    pub extent: Extent,
    /// The cases, in order.
    pub cases: Vec<Entry>,
    /// The rows of their comparison.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub comparison: Vec<Group>,
}

/// Rows of a comparison under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The heading.
    pub heading: String,
    /// The rows: for each case the texts of its cell.
    pub rows: Vec<Vec<Vec<Part>>>,
}

/// A case in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its region.
    pub region: String,
    /// Its department.
    pub department: Option<String>,
    /// Its indicators.
    pub indicators: Vec<String>,
    /// Its date, as far as the notice tells it.
    pub published: Option<String>,
    /// Its text, or what the document has of that.
    pub parts: Vec<Part>,
    /// Its citation.
    pub source: String,
    /// The notes on it, where they are wanted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<EntryNote>,
}

/// A note on a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryNote {
    /// The words of the case that it is on; `None` for the case as a whole.
    pub on: Option<String>,
    /// Its words.
    pub text: String,
}

/// A heading or a paragraph of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The kind of its section.
    pub section: SectionKind,
    /// 0 for the heading of a section, 1 for a measure, 2 to 4 for what is below it; `None` for a paragraph without
    /// a heading of its own.
    pub level: Option<u8>,
    /// The heading that it is or begins with.
    pub heading: String,
    /// The rest of it.
    pub text: String,
}

impl Part {
    /// Returns all of its text.
    pub fn whole(&self) -> String {
        format!("{}{}", self.heading, self.text)
    }
}

/// Returns a text without line breaks, for a row of a table.
pub(super) fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
