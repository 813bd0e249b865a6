//! What is wanted: clauses that must all hold, each with its alternatives, and what was wrong with the query.

use std::{
    ops::{Range, RangeInclusive},
    sync::OnceLock,
};

use regex::Regex;

use super::{Letters, parse, synonyms};
use crate::{
    corpus::{CaseId, SectionKind},
    text::{Folded, PinyinPattern, PinyinTypo},
};

/// A query: every clause must hold.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The clauses, in the order typed.
    pub(super) clauses: Vec<Clause>,
    /// What is wrong with it, each at its place.
    pub(super) faults: Vec<QueryFault>,
}

/// Something in a query that could not be taken as it was meant; it was taken literally or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryFault {
    /// The characters of the query.
    pub at: Range<usize>,
    /// What.
    pub problem: Problem,
}

/// What can be wrong with a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// A quotation that does not end.
    Unclosed,
    /// A regular expression that is none, or too large.
    BadRegex,
    /// A year that is none.
    BadYear,
    /// A case id that is none.
    BadId,
    /// A field without a value.
    NoValue,
    /// A sign with nothing behind it.
    Dangling,
}

/// One condition: any of the alternatives.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// The alternatives; never empty.
    pub(super) any: Vec<Atom>,
    /// The characters of the query that say it.
    pub(super) at: Range<usize>,
}

/// One alternative.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    /// What it asks for.
    pub(super) kind: Kind,
    /// Whether it must not hold.
    pub(super) not: bool,
    /// The characters of the query that say what of it: without the sign and the name of the field.
    pub(super) value: Range<usize>,
}

/// What can be asked for.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// Words in the text.
    Text(Box<Text>),
    /// A regular expression in the text.
    Regex(Regex, Scope),
    /// A property of the case.
    Filter(Box<Filter>),
    /// Cases like this one.
    Like(CaseId),
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scope {
    /// Everywhere.
    #[default]
    All,
    /// In the title.
    Title,
    /// In the text.
    Body,
    /// In the text of sections of this kind.
    Section(SectionKind),
}

/// A property of cases.
#[derive(Clone, Debug)]
pub(super) enum Filter {
    /// The place holds this.
    Region(Value),
    /// The id or title of the batch does.
    Batch(Value),
    /// The department does.
    Department(Value),
    /// A theme does.
    Theme(Value),
    /// The case names a system whose name does.
    System(Value),
    /// Published in these years.
    Year(RangeInclusive<u16>),
}

/// What a property is compared with.
#[derive(Clone, Debug)]
pub(super) struct Value {
    /// Folded.
    pub(super) folded: String,
    /// As pinyin, where it can be read so.
    pub(super) pinyin: Option<PinyinPattern>,
}

/// Words made ready for matching.
#[derive(Clone, Debug)]
pub(super) struct Text {
    /// As typed.
    pub(super) typed: String,
    /// With script, width, case and punctuation folded away; never empty.
    pub(super) folded: Folded,
    /// The same as characters.
    pub(super) chars: Vec<char>,
    /// As pinyin, where it can be read so.
    pub(super) pinyin: Option<PinyinPattern>,
    /// The pattern for pinyin with one typo, built on first use.
    pub(super) pinyin_typo: OnceLock<Option<PinyinTypo>>,
    /// Words that mean the same, folded.
    pub(super) synonyms: Vec<Folded>,
    /// Where it is looked for.
    pub(super) scope: Scope,
    /// Only as it stands: no pinyin, no gaps, no mistakes, no synonyms.
    pub(super) exact: bool,
    /// At the beginning of a field or paragraph.
    pub(super) start: bool,
    /// At the end of one.
    pub(super) end: bool,
    /// A wrong piece of the query taken literally: it hides nothing.
    pub(super) soft: bool,
}

impl Query {
    /// Reads what a person typed. There is no text that is no query; see [`Query::faults`].
    pub fn parse(text: &str) -> Self {
        parse::parse(text)
    }

    /// What is wrong with it, in the order of the text.
    pub fn faults(&self) -> &[QueryFault] {
        &self.faults
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The n-th term as typed, as [`Why::term`](super::Why::term) counts them.
    pub fn typed(&self, term: u16) -> Option<&str> {
        self.texts().nth(term.into()).map(|text| text.typed.as_str())
    }

    /// The letters of the n-th term that matched by themselves.
    pub fn letters(&self, term: u16, letters: Letters) -> Option<String> {
        let text = self.texts().nth(term.into())?;
        Some(text.chars.get(letters.0.into()..letters.1.into())?.iter().collect())
    }

    /// The words looked for in texts, in the order typed.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Text> {
        let atoms = self.clauses.iter().flat_map(|clause| &clause.any).filter(|atom| !atom.not);
        atoms.filter_map(|atom| match &atom.kind {
            Kind::Text(text) => Some(&**text),
            _ => None,
        })
    }
}

impl Value {
    /// `None` if nothing of the text counts.
    pub(super) fn new(text: &str) -> Option<Self> {
        let folded = Folded::new(text);
        (!folded.is_empty()).then(|| Self { folded: folded.as_str().to_owned(), pinyin: PinyinPattern::new(text) })
    }

    /// Whether a text holds it, by its characters or their sounds.
    pub(super) fn is_in(&self, text: &str) -> bool {
        Folded::new(text).as_str().contains(&self.folded) || self.sounds_in(text)
    }

    /// Whether a text holds its sounds.
    pub(super) fn sounds_in(&self, text: &str) -> bool {
        self.pinyin.as_ref().is_some_and(|pinyin| pinyin.find(text).is_some())
    }
}

impl Text {
    /// `None` if nothing of the words counts.
    pub(super) fn new(typed: &str, scope: Scope, exact: bool) -> Option<Self> {
        let folded = Folded::new(typed);
        if folded.is_empty() {
            return None;
        }
        let (pinyin, synonyms) = if exact {
            (None, Vec::new())
        } else {
            (PinyinPattern::new(typed), synonyms::of(folded.as_str()).map(Folded::new).collect())
        };
        Some(Self {
            typed: typed.to_owned(),
            chars: folded.as_str().chars().collect(),
            folded,
            pinyin,
            pinyin_typo: OnceLock::new(),
            synonyms,
            scope,
            exact,
            start: false,
            end: false,
            soft: false,
        })
    }

    /// Returns the pattern for pinyin with one typo.
    pub(super) fn pinyin_typo(&self) -> Option<&PinyinTypo> {
        self.pinyin_typo.get_or_init(|| self.pinyin.as_ref().and_then(PinyinTypo::new)).as_ref()
    }
}
