//! Where a case is from.

use super::region::{self, Home, Level};
use crate::corpus::Region;

/// How much of the lead is searched, in characters.
const LEAD: usize = 300;

/// The region of a case from its title, else its lead, else the notice's home.
pub(crate) fn region(title: &[char], lead: &[char], home: &Home) -> Option<Region> {
    let titled = first(&region::find(title, usize::MAX, home));
    let led = first(&region::find(lead, LEAD, home));
    let found = match (titled, led) {
        (Some(t), Some(l)) if within(&l, &t) && t.city.is_some() && t.county.is_none() && l.county.is_none() => Some(l),
        (Some(t), _) => Some(t),
        (None, Some(l)) => Some(l),
        (None, None) => None,
    };
    found.or_else(|| {
        home.province.as_ref().map(|province| Region {
            province: province.clone(),
            city: home.city.clone(),
            county: None,
        })
    })
}

fn first(places: &[region::Place]) -> Option<Region> {
    let from = places.iter().position(|p| p.level != Level::Province).unwrap_or(0);
    let place = region::deepest(places.get(from..)?)?;
    Some(place.region.clone())
}

fn within(inner: &Region, outer: &Region) -> bool {
    inner.province == outer.province && (outer.city.is_none() || inner.city == outer.city)
}
