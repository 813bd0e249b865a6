//! From a query to ranked, explained hits.
//!
//! The seam: [`Query`] says what is wanted, [`search`] answers with [`Results`], and every [`Hit`] says in which
//! fields it matched, at which characters and in which manner. Nothing here knows a screen or a language.

mod engine;
mod index;
mod query;

pub use engine::search;
pub use index::Index;
pub use query::Query;

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
    /// The text.
    Body,
}

/// In which manner a term matched, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Manner {
    /// Contiguous characters.
    Exact,
    /// The sounds of contiguous characters.
    Pinyin,
    /// Characters in order, others between them.
    Fuzzy,
}

/// One term found in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The field.
    pub field: Field,
    /// In which manner.
    pub manner: Manner,
    /// The paragraph, where the field has paragraphs: counted from 0 through all sections.
    pub paragraph: Option<u32>,
    /// The text that the spans count in: the title, the place, a system's name, the paragraph.
    pub text: String,
    /// The characters that matched, in order.
    pub spans: Vec<Span>,
}

/// A case that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which case.
    pub case: CaseIx,
    /// How well; only good for comparing hits of one search.
    pub score: i64,
    /// Why, the best reason first.
    pub matches: Vec<Match>,
}

/// What a search found, best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// The hits.
    pub hits: Vec<Hit>,
}
