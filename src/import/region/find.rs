//! Finding the matches that a text names.

use super::table::{Division, DivisionLevel, divisions};
use crate::{corpus::Region, import::fold::fold};

/// A place named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RegionMatch {
    /// Where, in characters of the text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) region: Region,
    pub(crate) level: DivisionLevel,
    /// Named by its official name, not by a short one.
    pub(crate) official: bool,
}

/// Where a notice comes from: what decides between matches of one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct IssuerRegion {
    pub(crate) province: Option<String>,
    pub(crate) city: Option<String>,
}

/// The matches named in the first `limit` characters of a text, in order, the longest name at each position. A name that
/// several matches bear is the one in the place named just before it, else at issuer_region; a county's short name counts only
/// there.
pub(crate) fn find_regions(chars: &[char], limit: usize, issuer_region: &IssuerRegion) -> Vec<RegionMatch> {
    let table = divisions();
    let text: Vec<char> = chars.iter().take(limit).map(|&c| fold(c)).collect();
    let mut matches: Vec<RegionMatch> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let before = matches.last().filter(|place: &&RegionMatch| place.end == at);
        let found = table.at(text.get(at..).unwrap_or(&[])).find_map(|(name, bearers)| {
            let official = |d: &Division| d.name().chars().map(fold).eq(name.iter().copied());
            let ranked = bearers.iter().map(|&index| &table.all[index]);
            let ranked = ranked.map(|d| (rank(&d.region, d.level, before, issuer_region, official(d)), d));
            let (_, division) = ranked.filter(|&(rank, _)| rank < 9).min_by_key(|&(rank, d)| (rank, d.level))?;
            Some(RegionMatch {
                start: at,
                end: at + name.len(),
                region: division.region.clone(),
                level: division.level,
                official: official(division),
            })
        });
        at = found.as_ref().map_or(at + 1, |place| place.end);
        matches.extend(found);
    }
    matches
}

/// How well a division fits: 0 best, 9 not at all.
fn rank(
    region: &Region,
    level: DivisionLevel,
    before: Option<&RegionMatch>,
    issuer_region: &IssuerRegion,
    official: bool,
) -> u8 {
    let within = |outer: &Region| {
        outer.province == region.province && (outer.city.is_none() || outer.city == region.city) && *outer != *region
    };
    let at_home = issuer_region.province.as_ref() == Some(&region.province);
    let in_city = at_home && issuer_region.city.is_some() && issuer_region.city == region.city;
    match level {
        _ if before.is_some_and(|p| within(&p.region)) => 0,
        DivisionLevel::Province | DivisionLevel::City if at_home => 1,
        DivisionLevel::County if in_city => 2,
        DivisionLevel::County if at_home => 3,
        DivisionLevel::Province | DivisionLevel::City => 4,
        DivisionLevel::County if official && issuer_region.province.is_none() => 5,
        DivisionLevel::County => 9,
    }
}

/// The most exact of neighbouring matches at the beginning of `matches`: 莆田市荔城区 is one place.
pub(crate) fn innermost(matches: &[RegionMatch]) -> Option<&RegionMatch> {
    let mut best = matches.first()?;
    for place in matches.iter().skip(1) {
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
