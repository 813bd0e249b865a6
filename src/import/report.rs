//! What an import did, for a person to check. Data only: the sentences stand in the catalogue.

use std::collections::BTreeMap;

use super::segment::Way;
use crate::corpus::RepairKind;

/// Why a place should be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The notice announces another number of cases than were found.
    Count,
    /// The case has no printed title; one was made from its text.
    TitleDerived,
    /// A title that stands in the annex list was not found in the text.
    TitleMissing,
    /// A printed case number is missing or stands twice.
    Number,
    /// No place could be told.
    Region,
    /// A section's kind was inferred, because no heading is printed.
    SectionInferred,
    /// A labelled paragraph whose heading has no end.
    Heading,
    /// A repair that is not certain.
    Repair,
    /// Bytes or characters that could not be read.
    Unreadable,
    /// A field of the batch that the notice does not tell: title, issuer or date.
    BatchField,
}

/// One place to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// 1-based line of the notice.
    pub line: u32,
    /// The number of the case, where it is in one.
    pub case: Option<u32>,
    /// Why.
    pub reason: Reason,
    /// What it is about: a title, a field's name, a text; may be empty.
    pub about: String,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How the cases were told apart.
    pub way: Way,
    /// Cases found.
    pub found: u32,
    /// Cases announced by the notice.
    pub announced: Option<u32>,
    /// Titles made from the text.
    pub derived_titles: u32,
    /// Repairs by kind.
    pub repairs: BTreeMap<RepairKind, u32>,
    /// Places to look at, by line.
    pub doubts: Vec<Doubt>,
    /// How often each field was decided by a rule.
    pub by_rule: BTreeMap<String, u32>,
    /// How often each field was decided by a correction.
    pub by_hand: BTreeMap<String, u32>,
}
