//! `corrections.json`: the decisions of a person after reading. Every correction is anchored by a line of the notice and
//! by printed text; one that matches twice is an error, one whose place is gone a doubt, one that changes nothing a warning. A guess
//! of the rules may be confirmed by a correction that repeats it and gives a reason; with an empty reason, as in a draft,
//! it stays a guess.

use std::{borrow::Cow, path::Path};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    doubt::DoubtKind,
    line_role::{AlikeFix, LineFix},
};
use crate::{
    corpus::{Region, RepairKind, SectionKind, Theme, TitleSource},
    error::{Fault, FaultKind},
    json::{self, Pointer},
};

/// The name of the corrections in the folder of a batch.
pub const CORRECTIONS_FILE: &str = "corrections.json";

/// All corrections of one notice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Corrections {
    /// Version of the format: 1.
    pub schema: u32,
    /// Fields of the batch that the notice does not tell.
    #[serde(skip_serializing_if = "BatchFix::is_empty")]
    pub batch: BatchFix,
    /// Fields of cases; a line at which no rule begins a case begins one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseFix>,
    /// Lines at which a rule begins a case wrongly.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_cases: Vec<u32>,
    /// Kinds of sections; a line inside a section begins a new one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<SectionFix>,
    /// Labels and headings of paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<HeadingFix>,
    /// Paragraphs that belong to another case than the one they stand in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<ParagraphFix>,
    /// Places that are read otherwise than printed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<EditFix>,
    /// Systems and documents to add or to drop.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<NameFix>,
    /// Figures to add, change or drop.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigureFix>,
    /// Roles of lines, whatever the rules take them for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineFix>,
    /// Roles of all lines of one shape.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alike: Vec<AlikeFix>,
    /// Doubts that were looked at and are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<ConfirmedDoubt>,
}

/// Fields of the batch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BatchFix {
    /// Title of the notice; it is then derived unless `title_source` says otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Source of that title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_source: Option<TitleSource>,
    /// The issuer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// 文号.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
    /// Date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Province.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// The number of cases that it announces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announced: Option<u32>,
    /// A note for readers of the batch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl BatchFix {
    /// Returns `true` if it says nothing.
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A doubt that was looked at and is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmedDoubt {
    /// The line that it was told at.
    pub line: u32,
    /// Its reason.
    pub doubt: DoubtKind,
    /// The reason why it is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Fields of one case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CaseFix {
    /// First line of the case.
    pub line: u32,
    /// Its number in the case id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Ids that once named it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aliases: Option<Vec<String>>,
    /// A title in the house style; the title is then derived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The region of the practice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// The department that carried it out, as printed; an empty text for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Themes, the main one first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub themes: Option<Vec<Theme>>,
    /// The reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// The kind of a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionFix {
    /// First line of the section.
    pub line: u32,
    /// Its kind.
    pub kind: SectionKind,
    /// The reason.
    #[serde(default)]
    pub why: Option<String>,
}

/// Label and heading of a paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadingFix {
    /// First line of the paragraph.
    pub line: u32,
    /// Its numbering; none where it has none.
    #[serde(default)]
    pub label: Option<String>,
    /// Its heading; none where it has none.
    #[serde(default)]
    pub heading: Option<String>,
    /// Its level, where label and heading do not tell it.
    #[serde(default)]
    pub level: Option<u8>,
    /// The reason.
    #[serde(default)]
    pub why: Option<String>,
}

/// A paragraph that belongs to another case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParagraphFix {
    /// Its line.
    pub line: u32,
    /// The number of the case that it belongs to; it becomes background there.
    pub case: u32,
    /// The reason.
    #[serde(default)]
    pub why: Option<String>,
}

/// A place that is read otherwise than printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditFix {
    /// Its line.
    pub line: u32,
    /// The printed text; must stand on that line exactly once.
    pub printed: String,
    /// The reading; none for text that cannot be read: the place is then marked as lost.
    pub read: Option<String>,
    /// The kind of repair.
    pub kind: RepairKind,
    /// `true` if the reading is certain.
    #[serde(default)]
    pub sure: bool,
    /// The reason.
    #[serde(default)]
    pub why: Option<String>,
}

/// The effect of a correction on a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Do")]
pub enum ListAction {
    /// Puts an entry in.
    Add,
    /// Takes an entry out.
    Drop,
}

/// The kind of thing that a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// A platform, app, hotline, database.
    System,
    /// A document.
    Document,
}

/// A system or document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameFix {
    /// A line of the case, or of the place.
    pub line: u32,
    /// The kind of thing that it names.
    pub kind: NameKind,
    /// The name, as read.
    pub name: String,
    /// Add or drop.
    #[serde(rename = "do")]
    pub action: ListAction,
    /// The reason.
    #[serde(default)]
    pub why: Option<String>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FigureFix {
    /// Its line.
    pub line: u32,
    /// Number and unit, as read.
    pub text: String,
    /// The thing that it counts.
    #[serde(default)]
    pub about: Option<String>,
    /// Add (or change `about`), or drop.
    #[serde(rename = "do")]
    pub action: ListAction,
    /// The reason.
    #[serde(default)]
    pub why: Option<String>,
}

/// Returns a file of corrections as strict JSON of the same lines: people write comments and trailing commas in it, and
/// some editors a byte order mark.
pub(crate) fn strict(bytes: &[u8]) -> Cow<'_, [u8]> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes).map(json::strict) {
        Ok(Cow::Owned(strict)) => Cow::Owned(strict.into_bytes()),
        // What is no text is refused when it is read.
        _ => Cow::Borrowed(bytes),
    }
}

/// Reads corrections that are strict JSON; `path` is the name that faults give.
pub(crate) fn parse(bytes: &[u8], path: &Path) -> Result<Corrections, Vec<Fault>> {
    let text = std::str::from_utf8(bytes)
        .map_err(|e| vec![Fault::error(path, None, FaultKind::NotUtf8 { offset: e.valid_up_to() })])?;
    let (corrections, faults) = json::read(path, text, 1);
    corrections.ok_or(faults)
}

/// One correction, for a fault about it.
pub(crate) struct Correction {
    /// Its list, its line and what it names.
    pub(crate) words: String,
    /// Its location in the file.
    pub(crate) at: Pointer<'static>,
}

impl Correction {
    /// The `nth` correction of a list, which is anchored at `line` of the notice.
    pub(crate) fn new(list: &'static str, nth: usize, line: u32, what: &str) -> Self {
        let words = format!("{list} {line} {what}").trim_end().to_owned();
        Self { words, at: Pointer::default().key(list).index(nth) }
    }

    /// The correction of a field of the batch.
    pub(crate) fn of_batch(field: &'static str) -> Self {
        Self { words: format!("batch {field}"), at: Pointer::default().key("batch").key(field) }
    }
}
