//! The texts of a stored case, read in place without a copy. They are UTF-8, which is checked where they are used as such.

use serde::Deserialize;

use super::super::{
    model::{Lines, Repair, SectionKind, Span, TitleSource},
    theme::Theme,
};

/// The beginning of a [`Case`](crate::corpus::Case) as it is stored: its fields up to the sections, in their order. Fields
/// with an underscore are only stepped over.
#[derive(Debug, Deserialize)]
pub(super) struct StoredCase<'a> {
    _number: u32,
    #[serde(borrow)]
    _aliases: Vec<&'a [u8]>,
    _label: Option<&'a [u8]>,
    _title: &'a [u8],
    _title_source: TitleSource,
    _title_lines: Option<Lines>,
    _title_repairs: Vec<Repair>,
    _lines: Lines,
    _region: (&'a [u8], Option<&'a [u8]>, Option<&'a [u8]>),
    _department: Option<&'a [u8]>,
    _themes: Vec<Theme>,
    _by_hand: Vec<&'a [u8]>,
    pub(super) sections: Vec<SectionTexts<'a>>,
}

/// The texts of a section.
#[derive(Debug, Deserialize)]
pub struct SectionTexts<'a> {
    /// The kind of section.
    pub kind: SectionKind,
    /// Its heading as read.
    #[serde(borrow)]
    pub heading: Option<&'a [u8]>,
    _heading_repairs: Vec<Repair>,
    _lines: Lines,
    /// Its paragraphs.
    pub paragraphs: Vec<ParagraphTexts<'a>>,
}

/// The text of a paragraph with what is needed to read it.
#[derive(Debug, Deserialize)]
pub struct ParagraphTexts<'a> {
    /// The whole paragraph as read.
    pub text: &'a [u8],
    _label: Option<&'a [u8]>,
    /// The heading that it begins with, without the label.
    pub heading: Option<&'a [u8]>,
    /// The level, as of a [`Paragraph`](crate::corpus::Paragraph).
    pub level: u8,
    _lines: Lines,
    _points: Vec<Span>,
    /// The differences from what is printed.
    pub repairs: Vec<Repair>,
}
