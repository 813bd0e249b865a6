//! Regions: provinces, cities and counties by their official names (GB/T 2260), zones beside them, and their names in
//! texts.

mod find;
mod order;
mod table;

pub(crate) use find::{IssuerRegion, RegionMatch, begins_with, find_regions, innermost};
pub use order::{official_position, regions};
pub(crate) use table::DivisionLevel;
pub use table::short_place;
