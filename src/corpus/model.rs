//! The types of `batch.json`, schema 1. Field names, order and meaning are the file's own; the JSON Schema is
//! generated from here.
//!
//! Lines are 1-based lines of the notice, both ends included. Offsets are 0-based, half-open counts of Unicode scalar
//! values (Rust `char`s) in the text they belong to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{id::BatchId, theme::Theme};

/// The newest `schema` of `batch.json` that this program reads and writes.
pub const SCHEMA: u32 = 1;

/// The name of a batch file in its folder.
pub const BATCH_FILE: &str = "batch.json";

/// First and last line of something in its notice: 1-based, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Lines(pub u32, pub u32);

impl Lines {
    /// Returns `true` if `line` is one of them.
    pub fn contains(self, line: u32) -> bool {
        (self.0..=self.1).contains(&line)
    }
}

/// A range of characters in a text: 0-based, half-open, counted in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Span(pub u32, pub u32);

/// A range of characters in a case: paragraph (counted from 0 through all sections of the case), start, end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct At(pub u32, pub u32, pub u32);

/// The source of a title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TitleSource {
    /// Printed in the notice.
    #[default]
    Printed,
    /// Made from the text, because the notice has none; shown with 〔拟题〕.
    Derived,
}

/// The script that a notice is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Script {
    /// Simplified Chinese.
    Hans,
    /// Traditional Chinese.
    Hant,
}

/// One notice's cases with what is known of the notice: the whole of a `batch.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Batch {
    /// Version of the format; see [`SCHEMA`].
    pub schema: u32,
    /// The batch id, first half of every case id.
    pub id: BatchId,
    /// Title of the notice.
    pub title: String,
    /// The source of that title.
    pub title_source: TitleSource,
    /// The publisher of the notice.
    pub issuer: String,
    /// 文号, as printed.
    pub document_number: Option<String>,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; none where the notice does not tell it.
    pub published: Option<String>,
    /// Official simplified name of the province.
    pub province: String,
    /// The number of cases that the notice announces.
    pub announced: Option<u32>,
    /// The script of the notice.
    pub script: Script,
    /// A note for readers of this batch: a repost's date, missing parts.
    pub note: Option<String>,
    /// The file that was imported.
    pub source: Source,
    /// Whole lines of the notice that belong to no case.
    #[serde(default)]
    pub furniture: Vec<Furniture>,
    /// The cases in reading order.
    pub cases: Vec<Case>,
}

impl Batch {
    /// Returns the date of the notice; an empty text where it has none.
    pub fn published(&self) -> &str {
        self.published.as_deref().unwrap_or_default()
    }
}

/// The file that a batch was imported from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Its name beside `batch.json`.
    pub file: String,
    /// Its name as received.
    pub original_name: String,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
    /// The encoding its bytes are in, by its WHATWG name.
    pub encoding: String,
    /// The format of the notice as received.
    #[serde(default)]
    pub format: Format,
    /// The file that `file` was made of, where that is not text.
    #[serde(default)]
    pub original: Option<Original>,
}

impl Source {
    /// Returns the SHA-256 of the notice as received.
    pub fn received_sha256(&self) -> &str {
        self.original.as_ref().map_or(&self.sha256, |original| &original.sha256)
    }
}

/// A notice as received that is not text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Original {
    /// Its name beside `batch.json`.
    pub file: String,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
}

/// A format of notices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text, Markdown included: taken as it stands.
    #[default]
    Txt,
    /// A web page.
    Html,
    /// Word since 2007.
    Docx,
    /// Word before 2007.
    Doc,
    /// PDF.
    Pdf,
}

impl Format {
    /// The formats of which text is made.
    pub const CONVERTED: [Self; 4] = [Self::Html, Self::Docx, Self::Doc, Self::Pdf];

    /// Returns the name, which is the usual ending of files as well.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Pdf => "pdf",
        }
    }
}

/// Whole lines of a notice that belong to no case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Furniture {
    /// The lines of the notice.
    pub lines: Lines,
    /// The sort of furniture.
    pub kind: FurnitureKind,
    /// The lines as printed, joined by LF.
    pub text: String,
}

/// The sorts of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FurnitureKind {
    /// The covering letter: heading, number, addressees, text, signature, date.
    Letter,
    /// The list of annexes.
    AnnexList,
    /// A page number.
    PageNumber,
    /// Menus, breadcrumbs, links of a web page.
    Navigation,
    /// Words that a scraper or a hijacked site put in.
    Spam,
    /// An advertisement.
    Advert,
    /// A disclaimer.
    Disclaimer,
    /// Editor, source, reader's credit.
    Credit,
}

/// One practice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Case {
    /// The number in the case id.
    pub number: u32,
    /// Ids that once named this case: `<batch>/<number>`.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The label before the title: 附件1, 案例1.
    pub label: Option<String>,
    /// The title as read, without its label.
    pub title: String,
    /// The source of the title.
    pub title_source: TitleSource,
    /// The lines on which the title is printed.
    pub title_lines: Option<Lines>,
    /// The differences of the title from what is printed.
    #[serde(default)]
    pub title_repairs: Vec<Repair>,
    /// From the label or title line to the last line of the case.
    pub lines: Lines,
    /// The region of the practice.
    pub region: Region,
    /// The responsible department, as printed.
    pub department: Option<String>,
    /// Themes, the main one first.
    #[serde(default)]
    pub themes: Vec<Theme>,
    /// The fields of this case that a person decided.
    #[serde(default)]
    pub by_hand: Vec<String>,
    /// The text.
    pub sections: Vec<Section>,
    /// Named platforms, apps, mini-programs, hotlines, databases.
    #[serde(default)]
    pub systems: Vec<Named>,
    /// Documents named in 《》.
    #[serde(default)]
    pub documents: Vec<Named>,
    /// Printed results.
    #[serde(default)]
    pub figures: Vec<Figure>,
}

impl Case {
    /// Returns its paragraphs through all sections, in reading order; the positions that [`At`] counts.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.sections.iter().flat_map(|section| &section.paragraphs)
    }
}

/// A place by official, simplified names.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Region {
    /// Province.
    pub province: String,
    /// City, or a zone that stands at city level.
    pub city: Option<String>,
    /// County, or a zone that stands at county level.
    pub county: Option<String>,
}

impl Region {
    /// Returns the whole name, from the province down.
    pub fn name(&self) -> String {
        [Some(&self.province), self.city.as_ref(), self.county.as_ref()].into_iter().flatten().cloned().collect()
    }
}

/// The kinds of section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    /// 背景
    Background,
    /// 做法
    Practice,
    /// 成效
    Result,
    /// Anything else.
    Other,
}

/// A part of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// The kind of section.
    pub kind: SectionKind,
    /// Its heading as read, with its numbering; none where the notice prints none.
    pub heading: Option<String>,
    /// The differences of the heading from what is printed.
    #[serde(default)]
    pub heading_repairs: Vec<Repair>,
    /// From its heading or first paragraph to its last line.
    pub lines: Lines,
    /// Its text.
    pub paragraphs: Vec<Paragraph>,
}

/// The smallest block of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph {
    /// The whole paragraph as read, label and heading included, in the notice's own script.
    pub text: String,
    /// Its numbering: （一）, 1., 一是.
    pub label: Option<String>,
    /// The heading that it begins with, without the label.
    pub heading: Option<String>,
    /// 0: text of the section; 1: a measure; 2 to 4: below it.
    pub level: u8,
    /// The lines on which it is printed.
    pub lines: Lines,
    /// Its points (一是 …), in order.
    #[serde(default)]
    pub points: Vec<Span>,
    /// The differences from what is printed.
    #[serde(default)]
    pub repairs: Vec<Repair>,
}

/// The sorts of repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RepairKind {
    /// A sentence joined across a page break.
    PageBreak,
    /// A sentence joined across a hard wrap.
    Wrap,
    /// A space between two Han characters.
    StraySpace,
    /// A bullet that a converter put in.
    Bullet,
    /// Furniture inside a paragraph.
    Furniture,
    /// Words that a scraper put into a sentence.
    Splice,
    /// Characters destroyed by a wrong encoding.
    Mojibake,
    /// Words that are lost, or restored as a guess.
    DroppedText,
    /// A misprint.
    Typo,
}

/// A recorded difference between what is printed and what is read. Undoing it puts [`printed`](Self::printed) where
/// [`at`](Self::at) is; several are undone from the right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Repair {
    /// The range of the text that differs.
    pub at: Span,
    /// Why they differ.
    pub kind: RepairKind,
    /// The printed text; it may hold line breaks or be empty.
    pub printed: String,
    /// `true` if the reading is certain.
    pub sure: bool,
    /// The reason, where it is not plain.
    pub why: Option<String>,
}

/// A system or document and every place that names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Named {
    /// Its name, without quotes or 《》.
    pub name: String,
    /// The positions at which the case names it.
    pub at: Vec<At>,
}

/// A printed result: number, unit and what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// Number and unit, as printed.
    pub text: String,
    /// Words of the same sentence that say what is counted.
    pub about: String,
    /// The positions at which it stands.
    pub at: Vec<At>,
    /// The number that it changed to, where the text tells of a change.
    #[serde(default)]
    pub to: Option<FigureTo>,
}

/// The number that a figure changed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FigureTo {
    /// Number and unit, as printed.
    pub text: String,
    /// The positions at which it stands, one for each position of its figure.
    pub at: Vec<At>,
}
