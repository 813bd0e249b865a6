//! Values of facets.

use crate::search::query::Facet;

/// Choice of a facet value in a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Not chosen.
    #[default]
    Free,
    /// Only cases with this value, or another included value of the facet.
    In,
    /// Only cases without this value.
    Out,
}

/// A value of a facet with its number of hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// Facet.
    pub facet: Facet,
    /// Value as it is written in a query.
    pub value: String,
    /// Value as it is shown; only the own name of a city or county.
    pub label: String,
    /// Level of a region: 0 province, 1 city, 2 county; 0 for other facets.
    pub depth: u8,
    /// Number of hits with this value, or that it would have if it were chosen, too.
    pub count: usize,
    /// Choice in the query.
    pub choice: Choice,
}

impl FacetValue {
    /// Returns a value that is not chosen and is shown as it is written.
    pub(super) fn new(facet: Facet, value: &str, count: usize) -> Self {
        let value = value.to_owned();
        Self { facet, label: value.clone(), value, depth: 0, count, choice: Choice::Free }
    }
}
