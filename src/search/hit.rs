//! Results of a search: hits with their reasons, and the matches that explain them.

use std::ops::Range;

use smallvec::SmallVec;

use crate::corpus::{CaseIx, Span};

/// A searched field, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Title.
    Title,
    /// Region: province, city, county.
    Place,
    /// Department.
    Department,
    /// Names of systems.
    System,
    /// Headings and the lead sentences of measures.
    Heading,
    /// Text.
    Body,
}

/// Kind of match, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchKind {
    /// Contiguous characters.
    Exact,
    /// A synonym.
    Synonym,
    /// Pinyin of contiguous characters.
    Pinyin,
    /// Pinyin of contiguous characters for some of the letters; the others match in another field.
    Joined,
    /// Characters in order with gaps.
    Fuzzy,
    /// One character wrong, missing or too many.
    Typo,
    /// Only some bigrams of the term.
    Part,
    /// Rare bigrams shared by two cases.
    Alike,
}

/// A reason for a hit: a term that matched in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reason {
    /// Field.
    pub field: Field,
    /// Kind of match.
    pub kind: MatchKind,
    /// Number of the term, from 0 in the order typed.
    pub term: u16,
    /// Number of occurrences.
    pub occurrences: u32,
    /// Letters of the term that matched, for [`MatchKind::Joined`].
    pub letters: Option<LetterRange>,
}

/// A half-open range of the folded letters of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LetterRange(pub u8, pub u8);

/// Reasons of a hit. Hits are many and have few reasons each, so these are stored inline.
pub type Reasons = SmallVec<[Reason; 3]>;

/// A case that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Case.
    pub case: CaseIx,
    /// Score; comparable only within one search.
    pub score: i64,
    /// `true` if the case holds only some of the query.
    pub partial: bool,
    /// Reasons, best first.
    pub reasons: Reasons,
}

impl Hit {
    /// Returns a hit without reasons.
    pub(super) fn unscored(case: CaseIx) -> Self {
        Self { case, score: 0, partial: false, reasons: Reasons::new() }
    }
}

/// One text of a case in which a term matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Field.
    pub field: Field,
    /// Kind of match.
    pub kind: MatchKind,
    /// Number of the term, from 0 in the order typed.
    pub term: u16,
    /// Location of the text in the case; `None` for title, region, department and systems.
    pub location: Option<TextLocation>,
    /// Text that the spans refer to: a title, a region, a system's name, a heading, a paragraph.
    pub text: String,
    /// Matched characters, in order.
    pub spans: Vec<Span>,
    /// Matched characters with what they stand for, in a text.
    pub places: Vec<Place>,
}

/// Matched characters of a text with the part of the query that they stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Characters of the text.
    pub at: Span,
    /// Characters of the folded words of the query, one after the other.
    pub covers: Range<usize>,
    /// Rarity of the matched characters, in thousandths; less for what is like the query.
    pub weight: u32,
}

/// Location of a text in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextLocation {
    /// Heading of this section, counted from 0.
    Section(u32),
    /// Paragraph, counted from 0 through all sections.
    Paragraph(u32),
}

/// Hits of a search, best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Hits.
    pub hits: Vec<Hit>,
    /// Words of the query that occur in no case, if no case holds all of it.
    pub nowhere: Vec<String>,
}

impl From<Vec<Hit>> for Results {
    fn from(hits: Vec<Hit>) -> Self {
        Self { hits, nowhere: Vec::new() }
    }
}

impl Results {
    /// Returns the number of hits that hold the whole query; partial hits follow them.
    pub fn whole(&self) -> usize {
        self.hits.partition_point(|hit| !hit.partial)
    }

    /// Returns the hits that counts are about: those that hold the whole query, or all if none does.
    pub(super) fn counted(&self) -> &[Hit] {
        let whole = self.whole();
        if whole > 0 { &self.hits[..whole] } else { &self.hits }
    }
}
