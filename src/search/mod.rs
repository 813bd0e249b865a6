//! From a query to ranked, explained hits.
//!
//! [`Query`] says what is wanted, [`search`] answers with [`Results`]: every [`Hit`] has its reasons, [`explain()`] gives
//! the characters matched in one case, [`facets`](facets()) counts what the hits are, [`blame`] says which condition
//! left nothing. Nothing here knows a screen or a language.

mod chosen;
mod columns;
mod engine;
mod explain;
mod facets;
mod fields;
mod filter;
mod holding;
mod index;
mod joined;
mod matching;

mod parse;
mod partial;
mod pieces;
mod query;
mod scene;
mod similar;
pub mod synonyms;
mod tally;
mod term;
mod typo;
mod wanted;
mod wild;
mod word;

pub use engine::{blame, blame_while, search, search_while};
pub use explain::{Glimpse, explain, glimpse, snippet, title_spans};
pub use facets::{Choice, Facet, FacetValue, choose, facets, facets_so_far, facets_while, tally};
pub use holding::Holding;
pub use index::{Index, VERSION, add_pairs, build, build_texts};
pub use parse::quoted;
pub use query::{Problem, Query, QueryFault};
pub use wanted::Wanted;

use smallvec::SmallVec;

use crate::corpus::{CaseIx, Span};

/// What the search looks into, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The title.
    Title,
    /// The place: province, city, county.
    Place,
    /// The department.
    Department,
    /// The names of systems.
    System,
    /// Headings and the lead sentences of measures.
    Heading,
    /// The text.
    Body,
}

/// In which manner a term matched, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Manner {
    /// Contiguous characters.
    Exact,
    /// A word that means the same.
    Synonym,
    /// The sounds of contiguous characters.
    Pinyin,
    /// The sounds of contiguous characters for some of the letters; the others stand for those of another field.
    Joined,
    /// Characters in order, others between them.
    Fuzzy,
    /// One character wrong, missing or too many.
    Typo,
    /// Only pieces of it.
    Part,
    /// Rare words that two cases share.
    Alike,
}

/// Why a case was found: a term in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Why {
    /// The field.
    pub field: Field,
    /// In which manner.
    pub manner: Manner,
    /// The term, counted from 0 in the order typed.
    pub term: u16,
    /// In how many places.
    pub places: u32,
    /// Which of its letters, where it is [`Manner::Joined`].
    pub letters: Option<Letters>,
}

/// Some of the letters of a term, what counts for nothing left out: the first and the one after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letters(pub u8, pub u8);

/// Some reasons. There are few of them and many hits, so they stand in the hit itself.
pub type Whys = SmallVec<[Why; 3]>;

/// A case that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which case.
    pub case: CaseIx,
    /// How well; only good for comparing hits of one search.
    pub score: i64,
    /// Whether it holds only some of what was asked for.
    pub partial: bool,
    /// Why, the best reason first.
    pub whys: Whys,
}

/// One text of a case in which a term matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The field.
    pub field: Field,
    /// In which manner.
    pub manner: Manner,
    /// The term, counted from 0 in the order typed.
    pub term: u16,
    /// Where the text stands in the case, where it is part of its text.
    pub place: Option<Place>,
    /// The text that the spans count in: the title, the place, a system's name, the paragraph.
    pub text: String,
    /// The characters that matched, in order.
    pub spans: Vec<Span>,
}

/// A part of the text of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The heading of this section, counted from 0.
    Section(u32),
    /// This paragraph, counted from 0 through all sections.
    Paragraph(u32),
}

/// What a search found, best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// The hits.
    pub hits: Vec<Hit>,
}

impl Results {
    /// How many of the hits hold everything that was asked for; the others come after them.
    pub fn whole(&self) -> usize {
        self.hits.partition_point(|hit| !hit.partial)
    }
}
