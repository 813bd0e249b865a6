//! From a query to ranked, explained hits. Independent of screen and interface language.
//!
//! ```text
//! query/     text typed → Query (fields, operators, synonyms)
//! index/     per segment: field values, text offsets, bigram postings; per corpus: facet columns
//! matching/  one term, regular expression or filter against one case, and what a match is worth
//! rank/      all clauses against all cases → Results, best first
//! facet/     counts of the hits by batch, region, theme …
//! explain    the characters that a hit matched
//! landing    the stretch of text that shows them best; snippets
//! ```

mod control;
mod explain;
mod facet;
mod hit;
mod index;
mod landing;
mod matching;
mod query;
mod rank;
mod searcher;

pub use control::SearchControl;
pub use explain::{explain, title_spans};
pub use facet::{Choice, FacetValue, choose, count_facets, facets, facets_so_far, facets_while};
pub use hit::{Field, Hit, LetterRange, Match, MatchKind, Place, Reason, Reasons, Results, TextLocation};
pub use index::{INDEX_VERSION, Index, add_postings, build, build_values};
pub use landing::{Landing, Snippet, landing, snippet};
pub use matching::CaseMatcher;
pub use query::{Facet, Problem, Query, QueryFault, facet_of, fields_like, quoted, synonyms};
pub use rank::{blame, blame_while, search, search_while};
