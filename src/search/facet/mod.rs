//! Facets: counts of the hits by batch, region, department, theme, year and system, and their choice in a query.

mod counts;
mod desk_counts;
mod query_facets;
mod values;

pub use counts::count_facets;
pub use query_facets::{choose, facets, facets_so_far, facets_while};
pub use values::{Choice, FacetValue};
