//! Finding the places that a text names.

use super::table::{Division, Level, divisions};
use crate::{corpus::Region, import::fold::fold};

/// A place named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Where, in characters of the text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) region: Region,
    pub(crate) level: Level,
    /// Named by its official name, not by a short one.
    pub(crate) official: bool,
}

/// Where a notice comes from: what decides between places of one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Home {
    pub(crate) province: Option<String>,
    pub(crate) city: Option<String>,
}

/// The places named in the first `limit` characters of a text, in order, the longest name at each position. A name that
/// several places bear is the one in the place named just before it, else at home; a county's short name counts only
/// there.
pub(crate) fn find(chars: &[char], limit: usize, home: &Home) -> Vec<Place> {
    let table = divisions();
    let text: Vec<char> = chars.iter().take(limit).map(|&c| fold(c)).collect();
    let mut places: Vec<Place> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let before = places.last().filter(|place: &&Place| place.end == at);
        let found = table.at(text.get(at..).unwrap_or(&[])).find_map(|(name, bearers)| {
            let official = |d: &Division| d.name().chars().map(fold).eq(name.iter().copied());
            let ranked = bearers.iter().map(|&index| &table.all[index]);
            let ranked = ranked.map(|d| (rank(&d.region, d.level, before, home, official(d)), d));
            let (_, division) = ranked.filter(|&(rank, _)| rank < 9).min_by_key(|&(rank, d)| (rank, d.level))?;
            Some(Place {
                start: at,
                end: at + name.len(),
                region: division.region.clone(),
                level: division.level,
                official: official(division),
            })
        });
        at = found.as_ref().map_or(at + 1, |place| place.end);
        places.extend(found);
    }
    places
}

/// How well a division fits: 0 best, 9 not at all.
fn rank(region: &Region, level: Level, before: Option<&Place>, home: &Home, official: bool) -> u8 {
    let within = |outer: &Region| {
        outer.province == region.province && (outer.city.is_none() || outer.city == region.city) && *outer != *region
    };
    let at_home = home.province.as_ref() == Some(&region.province);
    let in_city = at_home && home.city.is_some() && home.city == region.city;
    match level {
        _ if before.is_some_and(|p| within(&p.region)) => 0,
        Level::Province | Level::City if at_home => 1,
        Level::County if in_city => 2,
        Level::County if at_home => 3,
        Level::Province | Level::City => 4,
        Level::County if official && home.province.is_none() => 5,
        Level::County => 9,
    }
}

/// The most exact of neighbouring places at the beginning of `places`: 莆田市荔城区 is one place.
pub(crate) fn deepest(places: &[Place]) -> Option<&Place> {
    let mut best = places.first()?;
    for place in places.iter().skip(1) {
        let inner = place.region.province == best.region.province
            && (best.region.city.is_none() || place.region.city == best.region.city)
            && place.level > best.level;
        if !inner || place.start > best.end + 2 {
            break;
        }
        best = place;
    }
    Some(best)
}
