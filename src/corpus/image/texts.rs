//! The texts of a stored case, read in place: what a search needs of it, without a copy of any text.

use serde::Deserialize;

use super::super::{
    model::{Lines, Repair, SectionKind, Span, TitleSource},
    theme::Theme,
};

/// The beginning of a [`Case`](crate::corpus::Case) as it is stored: its fields up to the sections, in their order. What
/// nobody asks for has a name with an underscore; it stands here to be stepped over.
#[derive(Debug, Deserialize)]
pub(super) struct Stored<'a> {
    _number: u32,
    #[serde(borrow)]
    _aliases: Vec<&'a str>,
    _label: Option<&'a str>,
    _title: &'a str,
    _title_source: TitleSource,
    _title_lines: Option<Lines>,
    _title_repairs: Vec<Repair>,
    _lines: Lines,
    _region: (&'a str, Option<&'a str>, Option<&'a str>),
    _department: Option<&'a str>,
    _themes: Vec<Theme>,
    _by_hand: Vec<&'a str>,
    pub(super) sections: Vec<SectionTexts<'a>>,
}

/// The texts of a section.
#[derive(Debug, Deserialize)]
pub struct SectionTexts<'a> {
    /// What it is about.
    pub kind: SectionKind,
    /// Its heading as read.
    #[serde(borrow)]
    pub heading: Option<&'a str>,
    _heading_repairs: Vec<Repair>,
    _lines: Lines,
    /// Its paragraphs.
    pub paragraphs: Vec<ParagraphTexts<'a>>,
}

/// The text of a paragraph with what is needed to read it.
#[derive(Debug, Deserialize)]
pub struct ParagraphTexts<'a> {
    /// The whole paragraph as read.
    pub text: &'a str,
    _label: Option<&'a str>,
    /// The heading that it begins with, without the label.
    pub heading: Option<&'a str>,
    /// As that of a [`Paragraph`](crate::corpus::Paragraph).
    pub level: u8,
    _lines: Lines,
    _points: Vec<Span>,
    /// What is read otherwise than printed.
    pub repairs: Vec<Repair>,
}
