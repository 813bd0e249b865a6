//! Structure of a query: clauses that must all hold, each with alternatives, and the faults found while parsing.

use std::{
    ops::{Range, RangeInclusive},
    sync::OnceLock,
};

use regex::Regex;

use super::{
    cut::{PartKind, cut},
    split::{Split, split},
    synonyms,
};
use crate::{
    corpus::{CaseId, CaseLink, LinkPlace, SectionKind},
    search::hit::{Field, LetterRange},
    text::{Folded, PinyinPattern, PinyinTypo, numbers, spelled_signs},
};

/// Least letters that may be confused.
const MIN_LOOSE: usize = 6;

/// A query: every clause must hold.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Clauses in the order typed.
    pub(crate) clauses: Vec<Clause>,
    /// Faults in the order of the text.
    pub(super) faults: Vec<QueryFault>,
}

/// A part of a query that could not be understood; it is searched literally or ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryFault {
    /// Characters of the query.
    pub at: Range<usize>,
    /// Kind of fault.
    pub problem: Problem,
}

/// Kind of a fault in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// Quotation without an end.
    Unclosed,
    /// Regular expression that is invalid.
    BadRegex,
    /// Regular expression that is too large, alone or with those before it.
    TooLarge,
    /// Conditions beyond the limit; they are ignored.
    TooMany,
    /// Characters beyond the limit; they are ignored.
    TooLong,
    /// Condition that takes too long; the search was given up.
    TooSlow,
    /// Invalid year.
    BadYear,
    /// Invalid day, or range of days.
    BadDay,
    /// Invalid case id.
    BadId,
    /// Field without a value.
    NoValue,
    /// Name of a search that is not kept.
    NoName,
    /// Operator without an operand.
    Dangling,
}

/// A condition: any of the alternatives.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// Alternatives; never empty.
    pub(crate) any: Vec<Atom>,
    /// Characters of the query.
    pub(crate) at: Range<usize>,
}

/// An alternative of a clause.
#[derive(Clone, Debug)]
pub(crate) struct Atom {
    pub(crate) kind: AtomKind,
    /// `true` if it must not hold.
    pub(crate) not: bool,
    /// Characters of the value in the query, without operator and field name.
    pub(crate) value: Range<usize>,
}

/// Kind of an alternative.
#[derive(Clone, Debug)]
pub(crate) enum AtomKind {
    /// Words in the text.
    Text(Box<TextTerm>),
    /// Regular expression in the text.
    Regex(Regex, Scope),
    /// Property of the case.
    Filter(Filter),
    /// Similar cases.
    Like(CaseId),
    /// The case itself, perhaps a place in it.
    Case(CaseLink),
}

/// Fields that a term is searched in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scope {
    #[default]
    All,
    Title,
    /// Text of all sections.
    Body,
    /// Text of sections of this kind.
    Section(SectionKind),
}

/// A property to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Batch.
    Batch,
    /// Region: province, city, county.
    Region,
    /// Department.
    Department,
    /// Theme.
    Theme,
    /// Year of publication.
    Year,
    /// System.
    System,
    /// Folder of the desk.
    Folder,
    /// Tag.
    Tag,
    /// State of adoption.
    Status,
}

/// A property of cases.
#[derive(Clone, Debug)]
pub(crate) enum Filter {
    /// Name of any facet but the year; for a batch its id or title.
    Name(Facet, Box<FilterValue>),
    /// Any value of a facet of the desk.
    Any(Facet),
    /// Words in notes, or any note.
    Notes(Option<Box<FilterValue>>),
    /// Days until which an adoption is due, first and last, or any.
    Due(Option<(String, String)>),
    /// Cases that were not read.
    Unread,
    /// Years of publication.
    Years(RangeInclusive<u16>),
}

/// Value of a filter.
#[derive(Clone, Debug)]
pub(crate) struct FilterValue {
    pub(crate) folded: String,
    /// Pinyin pattern, if the value can be read as one.
    pinyin: Option<PinyinPattern>,
}

/// Words prepared for matching.
#[derive(Clone, Debug)]
pub(crate) struct TextTerm {
    /// Text as typed.
    pub(crate) typed: String,
    /// Folded text; never empty.
    pub(crate) folded: Folded,
    /// Characters of the folded text.
    pub(crate) chars: Vec<char>,
    /// Pinyin pattern, if the text can be read as one.
    pub(crate) pinyin: Option<PinyinPattern>,
    /// Pinyin pattern with one typo, computed lazily.
    pinyin_typo: OnceLock<Option<PinyinTypo>>,
    /// Whole syllables that sound nearly the same, computed lazily.
    loose: OnceLock<Option<PinyinPattern>>,
    /// Folded synonyms.
    pub(crate) synonyms: Vec<Folded>,
    /// Pieces, computed lazily.
    pieces: OnceLock<Vec<Split>>,
    pub(crate) scope: Scope,
    /// `true` for a literal match only: no pinyin, gaps, typos or synonyms.
    pub(crate) exact: bool,
    /// `true` if it must stand at the start of a field or paragraph.
    pub(crate) start: bool,
    /// `true` if it must stand at the end of one.
    pub(crate) end: bool,
    /// `true` for a faulty part of the query taken literally, which excludes no case.
    pub(crate) soft: bool,
}

impl Query {
    /// Returns the faults in the order of the text.
    pub fn faults(&self) -> &[QueryFault] {
        &self.faults
    }

    /// Returns the query with the fault that searching for it took too long, at its first expression, else at all of it.
    #[must_use]
    pub fn too_slow(mut self) -> Self {
        let atoms = || self.clauses.iter().flat_map(|clause| &clause.any);
        let regex = atoms().find(|atom| matches!(atom.kind, AtomKind::Regex(..)));
        let start = self.clauses.first().map_or(0, |clause| clause.at.start);
        let end = self.clauses.last().map_or(0, |clause| clause.at.end);
        let at = regex.map_or(start..end, |atom| atom.value.clone());
        self.faults.insert(0, QueryFault { at, problem: Problem::TooSlow });
        self
    }

    /// Returns `true` if the query has no condition.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Returns `true` if a condition asks for something of the desk.
    pub fn asks_desk(&self) -> bool {
        let atoms = self.clauses.iter().flat_map(|clause| &clause.any);
        atoms.into_iter().any(|atom| matches!(&atom.kind, AtomKind::Filter(filter) if filter.is_of_desk()))
    }

    /// Returns the case for whose similar cases the query asks, and nothing else.
    pub fn like(&self) -> Option<&CaseId> {
        let [clause] = self.clauses.as_slice() else { return None };
        match clause.any.as_slice() {
            [Atom { kind: AtomKind::Like(id), not: false, .. }] => Some(id),
            _ => None,
        }
    }

    /// Returns the n-th term as typed, as [`Reason::term`](crate::search::Reason::term) counts them.
    pub fn typed(&self, term: u16) -> Option<&str> {
        self.term(term).map(|term| term.typed.as_str())
    }

    /// Returns some letters of the n-th term.
    pub fn letters(&self, term: u16, letters: LetterRange) -> Option<String> {
        Some(self.term(term)?.chars.get(letters.0.into()..letters.1.into())?.iter().collect())
    }

    fn positive(&self) -> impl Iterator<Item = &AtomKind> {
        self.clauses.iter().flat_map(|clause| &clause.any).filter(|atom| !atom.not).map(|atom| &atom.kind)
    }

    /// Returns the text terms that must hold, in the order typed.
    pub(crate) fn terms(&self) -> impl Iterator<Item = &TextTerm> {
        self.positive().filter_map(|kind| if let AtomKind::Text(text) = kind { Some(&**text) } else { None })
    }

    pub(crate) fn term(&self, number: u16) -> Option<&TextTerm> {
        self.terms().nth(number.into())
    }

    /// Returns the places in cases that are named.
    pub(crate) fn links(&self) -> impl Iterator<Item = (&CaseId, LinkPlace)> {
        self.positive().filter_map(|kind| match kind {
            AtomKind::Case(CaseLink { id, place: Some(place) }) => Some((id, *place)),
            _ => None,
        })
    }

    /// Returns the regular expressions that must hold.
    pub(crate) fn regexes(&self) -> impl Iterator<Item = (&Regex, Scope)> {
        self.positive()
            .filter_map(|kind| if let AtomKind::Regex(regex, scope) = kind { Some((regex, *scope)) } else { None })
    }
}

impl Facet {
    /// All facets in the order shown.
    pub const ALL: [Facet; 9] = [
        Self::Folder,
        Self::Tag,
        Self::Status,
        Self::Theme,
        Self::Region,
        Self::Batch,
        Self::Year,
        Self::Department,
        Self::System,
    ];

    /// Returns `true` for the facets of the desk.
    pub fn is_of_desk(self) -> bool {
        matches!(self, Self::Folder | Self::Tag | Self::Status)
    }
}

impl Filter {
    /// Returns the facet of which it names a value.
    pub(crate) fn facet(&self) -> Option<Facet> {
        match self {
            Self::Name(facet, _) => Some(*facet),
            Self::Years(_) => Some(Facet::Year),
            Self::Any(_) | Self::Notes(_) | Self::Due(_) | Self::Unread => None,
        }
    }

    /// Returns `true` if it asks for something of the desk.
    fn is_of_desk(&self) -> bool {
        !matches!(self, Self::Years(_)) && self.facet().is_none_or(Facet::is_of_desk)
    }
}

impl FilterValue {
    /// Returns `None` if the text folds to nothing.
    pub(super) fn new(text: &str) -> Option<Self> {
        let folded = Folded::new(text);
        (!folded.is_empty()).then(|| Self { folded: folded.as_str().to_owned(), pinyin: PinyinPattern::new(text) })
    }

    /// Returns `true` if a text contains the value, literally or as pinyin.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        Folded::new(text).as_str().contains(&self.folded) || self.sounds_in(text)
    }

    /// Returns `true` if a text contains the value as pinyin.
    pub(crate) fn sounds_in(&self, text: &str) -> bool {
        self.pinyin.as_ref().is_some_and(|pinyin| pinyin.find(text).is_some())
    }
}

impl Scope {
    /// Returns `true` if values of this field are searched.
    pub(crate) fn has_value(self, field: Field) -> bool {
        self == Self::All || (self == Self::Title && field == Field::Title)
    }

    /// Returns `true` if the text of these sections is searched.
    pub(crate) fn has_section(self, section: SectionKind) -> bool {
        match self {
            Self::Title => false,
            Self::Section(only) => only == section,
            Self::All | Self::Body => true,
        }
    }
}

impl From<TextTerm> for AtomKind {
    fn from(term: TextTerm) -> Self {
        Self::Text(Box::new(term))
    }
}

impl TextTerm {
    /// Returns `None` if the words fold to nothing.
    pub(super) fn new(typed: &str, scope: Scope, exact: bool) -> Option<Self> {
        let folded = Folded::new(typed);
        if folded.is_empty() {
            return None;
        }
        let (pinyin, synonyms) = if exact {
            (None, Vec::new())
        } else {
            let pinyin = PinyinPattern::new(typed);
            let of_sound = pinyin.iter().flat_map(synonyms::of_sound);
            let mut synonyms: Vec<&str> = synonyms::of(folded.as_str()).chain(of_sound).collect();
            synonyms.sort_unstable();
            synonyms.dedup();
            let chars = || folded.as_str().chars();
            let spelled = |at: &Range<usize>, other: &str| {
                let (before, after) = (chars().take(at.start), chars().skip(at.end));
                Folded::new(&before.chain(other.chars()).chain(after).collect::<String>())
            };
            let numbers = numbers(typed);
            let numbers = numbers.iter().flat_map(|(at, others)| others.iter().map(move |other| spelled(at, other)));
            let signs = spelled_signs(folded.as_str());
            let signs = signs.iter().map(|text| Folded::new(text));
            let synonyms = synonyms.into_iter().map(Folded::new).chain(numbers).chain(signs).collect();
            (pinyin, synonyms)
        };
        Some(Self {
            typed: typed.to_owned(),
            chars: folded.as_str().chars().collect(),
            folded,
            pinyin,
            pinyin_typo: OnceLock::new(),
            loose: OnceLock::new(),
            synonyms,
            pieces: OnceLock::new(),
            scope,
            exact,
            start: false,
            end: false,
            soft: false,
        })
    }

    /// Returns what is typed for some characters of the folded text.
    pub(crate) fn folded_source(&self, chars: Range<usize>) -> String {
        let typed = Folded::new(&self.typed).source_range(chars).unwrap_or_default();
        self.typed.chars().skip(typed.start).take(typed.len()).collect()
    }

    /// Returns `true` if a text that differs by one character keeps the known words inside the term, which are no slips.
    pub(crate) fn keeps_words(&self, text: &str) -> bool {
        let parts = cut(self.folded.as_str());
        let known = parts.iter().filter(|part| part.kind == PartKind::Word && part.chars.len() < self.chars.len());
        let folded = Folded::new(text);
        known.into_iter().all(|part| {
            let word: String = self.chars[part.chars.clone()].iter().collect();
            folded.as_str().contains(&word)
        })
    }

    /// Returns the pieces that stand for the term in a partial hit; an exact term is one piece.
    pub(crate) fn pieces(&self) -> &[Split] {
        let whole = || vec![Split::new([self.folded.as_str()], 0..self.chars.len())];
        self.pieces.get_or_init(|| if self.exact { whole() } else { split(&self.typed, self.folded.as_str()) })
    }

    /// Returns `true` if the term must stand at the start or end of a text.
    pub(crate) fn is_anchored(&self) -> bool {
        self.start || self.end
    }

    /// Returns `true` if the term has letters, digits and signs only.
    pub(crate) fn is_latin(&self) -> bool {
        self.chars.iter().all(char::is_ascii)
    }

    /// Returns what sounds nearly the same: letters as southern speakers confuse them, or the sound of Han characters.
    pub(crate) fn loose(&self) -> Option<&PinyinPattern> {
        let letters = || self.pinyin.as_ref().filter(|pattern| pattern.letters() >= MIN_LOOSE);
        let compute = || match self.is_latin() {
            _ if self.exact || self.is_anchored() || self.chars.len() < 3 => None,
            true => letters().map(PinyinPattern::southern),
            false => PinyinPattern::of_sound(&self.typed),
        };
        self.loose.get_or_init(compute).as_ref()
    }

    /// Returns the pinyin pattern with one typo.
    pub(crate) fn pinyin_typo(&self) -> Option<&PinyinTypo> {
        let compute = || match &self.pinyin {
            Some(pinyin) => PinyinTypo::new(pinyin),
            None if self.exact || !self.is_latin() => None,
            None => PinyinTypo::new(&PinyinPattern::with_slip(&self.typed)?),
        };
        self.pinyin_typo.get_or_init(compute).as_ref()
    }
}
