//! Queries: their structure, their fields, and how they are parsed.

mod ast;
mod cut;
mod expressions;
mod fields;
mod parse;
mod split;
pub mod synonyms;

pub(crate) use ast::{Atom, AtomKind, Clause, Filter, FilterValue, Scope, TextTerm};
pub use ast::{Facet, Problem, Query, QueryFault};
pub(crate) use cut::{Part, PartKind, cut};
pub use fields::{facet_of, fields_like};
pub use parse::quoted;
pub(crate) use parse::unquoted;
