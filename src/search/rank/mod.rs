//! Ranking: all clauses of a query against all cases.

mod bigram_score;
mod blame;
mod case_scorer;
mod engine;
mod more_like_this;
mod partial;
mod prepared_query;

pub(crate) use bigram_score::words;
pub use blame::{blame, blame_while};
pub use engine::{search, search_while};
