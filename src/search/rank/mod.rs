//! Ranking: all clauses of a query against all cases.

mod blame;
mod case_scorer;
mod cover;
mod engine;
mod more_like_this;
mod partial;
mod piece_scores;
mod pieces;
mod prepared_query;

pub use blame::{blame, blame_while};
pub use engine::{search, search_while};
