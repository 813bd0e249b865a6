//! The form that makes a document of cases: its extent, cases, order, format and file.

use serde::Serialize;

use crate::{
    compare,
    corpus::{CaseIx, Corpus},
    store::state::BriefingAnswers,
};

/// The parts of the cases that a document has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// The whole text.
    #[default]
    Whole,
    /// The measures by their headings, and the results.
    Measures,
    /// A row of a table for each case.
    Line,
    /// A table with a column for each of two or three cases.
    Comparison,
}

impl Extent {
    /// All of them with their names.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Whole, "whole"), (Self::Measures, "measures"), (Self::Line, "line"), (Self::Comparison, "comparison")];

    /// Returns `true` if a document of so many cases can have it.
    pub fn suits(self, cases: usize) -> bool {
        self != Self::Comparison || (2..=compare::MOST).contains(&cases)
    }
}

/// A format of documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Word since 2007.
    #[default]
    Docx,
    /// A web page in one file, which prints as a paper does.
    Html,
    /// Markdown.
    Markdown,
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

    /// Returns the ending of its files.
    pub fn ending(self) -> &'static str {
        name_of(self, &Self::ALL)
    }
}

/// The order of the cases in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// That of the list.
    #[default]
    Listed,
    /// By province, city and county.
    Place,
    /// By the dates of their notices.
    Newest,
}

impl Order {
    /// All of them with their names in the state file.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Listed, "listed"), (Self::Place, "place"), (Self::Newest, "newest")];
}

/// Returns the name of a value.
fn name_of<T: Copy + PartialEq>(value: T, all: &[(T, &'static str)]) -> &'static str {
    all.iter().find(|(known, _)| *known == value).map_or("", |(_, name)| name)
}

/// Returns the value after another one, or before it, round and round.
fn turned<T: Copy + PartialEq>(value: T, all: &[(T, &'static str)], forward: bool) -> T {
    let at = all.iter().position(|(known, _)| *known == value).unwrap_or(0);
    all.get((at + if forward { 1 } else { all.len() - 1 }) % all.len()).map_or(value, |(value, _)| *value)
}

/// A row of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Writing the file.
    Write,
    /// The parts of the cases.
    What,
    /// The cases.
    Cases,
    /// The heading of the document.
    Heading,
    /// The order of the cases.
    Order,
    /// The format.
    Format,
    /// The name of the file.
    Name,
    /// The notes of one's own.
    Notes,
}

impl Field {
    /// The rows in order: writing comes first, because the answers are mostly right.
    pub const ALL: [Self; 8] =
        [Self::Write, Self::Name, Self::What, Self::Cases, Self::Order, Self::Heading, Self::Notes, Self::Format];
}

/// Cases that a document can be made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Their description.
    pub text: String,
    /// The cases, in the order of the list.
    pub cases: Vec<CaseIx>,
    /// The proposed heading; empty for none.
    pub heading: String,
    /// The proposed file name without its ending.
    pub stem: String,
}

/// The form while it is filled in.
#[derive(Clone, Debug, Default)]
pub struct BriefingForm {
    /// The cases to choose from; the first ones are meant at first.
    pub sources: Vec<Source>,
    /// The chosen ones.
    pub source: usize,
    /// The parts of the cases.
    pub what: Extent,
    /// The order of the cases.
    pub order: Order,
    /// The format.
    pub format: Format,
    /// `true` if the notes on the cases stand in the document.
    pub notes: bool,
    /// The heading as typed; `None` for the proposed one.
    pub heading: Option<String>,
    /// The file name as typed; `None` for the proposed one.
    pub name: Option<String>,
    /// The field that is typed into.
    pub editing: Option<Field>,
    /// The file that is there already: writing once more replaces it.
    pub existing: Option<String>,
}

impl BriefingForm {
    /// Creates the form with the last answers, as far as they are known names.
    pub fn new(sources: Vec<Source>, answers: &BriefingAnswers) -> Self {
        fn named<T: Copy + Default>(all: &[(T, &str)], name: &str) -> T {
            all.iter().find(|(_, known)| *known == name).map(|(value, _)| *value).unwrap_or_default()
        }
        let form = Self { sources, order: named(&Order::ALL, &answers.order), notes: answers.notes, ..Self::default() };
        let what: Extent = named(&Extent::ALL, &answers.what);
        let what = if what.suits(form.cases().len()) { what } else { Extent::default() };
        Self { what, format: named(&Format::ALL, &answers.format), ..form }
    }

    /// Returns the answers that the next form begins with.
    pub fn answers(&self) -> BriefingAnswers {
        BriefingAnswers {
            what: name_of(self.what, &Extent::ALL).to_owned(),
            order: name_of(self.order, &Order::ALL).to_owned(),
            format: name_of(self.format, &Format::ALL).to_owned(),
            notes: self.notes,
        }
    }

    /// Returns the chosen cases, in the order of the list.
    pub fn cases(&self) -> &[CaseIx] {
        self.sources.get(self.source).map_or(&[], |source| &source.cases)
    }

    /// Returns the heading; empty for none.
    pub fn heading(&self) -> &str {
        let proposed = || self.sources.get(self.source).map_or("", |source| &source.heading);
        self.heading.as_deref().unwrap_or_else(proposed)
    }

    /// Returns the name of the file.
    pub fn file_name(&self) -> String {
        let proposed = || {
            let stem = self.sources.get(self.source).map_or("", |source| &source.stem);
            format!("{stem}.{}", self.format.ending())
        };
        self.name.clone().unwrap_or_else(proposed)
    }

    /// Chooses the next value of a field, or the one before. Returns `false` for a field that is typed.
    pub fn turn(&mut self, field: Field, forward: bool) -> bool {
        match field {
            Field::What => self.what = turned(self.what, &Extent::ALL, forward),
            Field::Order => self.order = turned(self.order, &Order::ALL, forward),
            Field::Format => {
                self.format = turned(self.format, &Format::ALL, forward);
                self.name = self.name.take().map(|name| with_ending(&name, self.format));
            }
            Field::Cases => {
                let count = self.sources.len().max(1);
                self.source = (self.source + if forward { 1 } else { count - 1 }) % count;
            }
            Field::Notes => self.notes = !self.notes,
            Field::Write | Field::Heading | Field::Name => return false,
        }
        self.existing = None;
        true
    }

    /// Takes a typed file name, whose ending decides the format; one without gets that of the format.
    ///
    /// # Errors
    ///
    /// The ending, if no format has it.
    pub fn take_name(&mut self, typed: &str) -> Result<(), String> {
        self.existing = None;
        if typed.is_empty() {
            self.name = None;
            return Ok(());
        }
        match ending(typed) {
            None => self.name = Some(format!("{typed}.{}", self.format.ending())),
            Some(ending) => {
                self.format = Format::of_ending(ending).ok_or_else(|| ending.to_owned())?;
                self.name = Some(typed.to_owned());
            }
        }
        Ok(())
    }

    /// Returns the chosen cases in the chosen order.
    pub fn ordered(&self, corpus: &Corpus) -> Vec<CaseIx> {
        let mut cases = self.cases().to_vec();
        let place = |ix: &CaseIx| {
            let found = corpus.get(*ix)?;
            let part = |text: Option<&str>| text.map(str::to_owned);
            Some((found.province().to_owned(), part(found.city()), part(found.county())))
        };
        let date = |ix: &CaseIx| corpus.get(*ix).map(|found| found.batch.published().to_owned());
        match self.order {
            Order::Listed => {}
            Order::Place => cases.sort_by_cached_key(place),
            Order::Newest => cases.sort_by_cached_key(|ix| std::cmp::Reverse(date(ix))),
        }
        cases
    }
}

/// Returns the ending of a file name, without its point.
fn ending(name: &str) -> Option<&str> {
    let file = name.rsplit('/').next()?;
    let (stem, ending) = file.rsplit_once('.')?;
    Some(ending).filter(|_| !stem.is_empty())
}

/// Returns a file name with the ending of a format.
fn with_ending(name: &str, format: Format) -> String {
    let stem = ending(name).and_then(|ending| name.strip_suffix(ending)?.strip_suffix('.')).unwrap_or(name);
    format!("{stem}.{}", format.ending())
}

/// The characters of a query that a file name has at most.
const LONGEST_STEM: usize = 24;

/// Returns a text as a file name that every system takes, `cases` for one without any such character.
pub fn stem(text: &str) -> String {
    let kept: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(LONGEST_STEM).collect();
    let parts: Vec<&str> = kept.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "cases".to_owned() } else { parts.join("-") }
}
