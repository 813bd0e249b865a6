//! Places: provinces, cities and counties by their official names (GB/T 2260), zones beside them, and how a text
//! names them.

mod find;
mod table;

pub(crate) use find::{IssuerRegion, RegionMatch, find_regions, innermost};
pub(crate) use table::DivisionLevel;
