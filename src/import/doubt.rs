//! Doubts: places of an import that a person should look at. Data only: the sentences stand in the catalogue.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A reason to check a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DoubtKind {
    /// The notice announces another number of cases than were found.
    Count,
    /// The case has no printed title; one was made from its text.
    TitleDerived,
    /// A title that stands in the annex list was not found in the text.
    TitleMissing,
    /// Another reading of the notice, with another number of cases, is nearly as good.
    Reading,
    /// The end of the title is not certain.
    TitleEnd,
    /// A printed case number is missing or stands twice.
    Number,
    /// No region was found.
    Region,
    /// The case names no region; it was given the issuer's, or one that its text names somewhere.
    RegionGuessed,
    /// A section's kind was inferred, because no heading is printed.
    SectionInferred,
    /// A labelled paragraph whose heading has no end.
    Heading,
    /// A repair that is not certain.
    Repair,
    /// Words are lost, and nothing tells which.
    Lost,
    /// Bytes or characters that could not be read.
    Unreadable,
    /// More than a quarter of the text belongs to no case.
    Furniture,
    /// A correction whose place is gone; its text stands now on this line, or nowhere.
    Correction,
    /// A field of the batch that the notice does not state: title, issuer or date.
    BatchField,
}

/// A place to check.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// 1-based line of the notice.
    pub line: u32,
    /// The number of the case, where it is in one.
    pub case: Option<u32>,
    /// The reason.
    pub reason: DoubtKind,
    /// The title, field or text concerned; may be empty.
    pub about: String,
}
