//! Finding the matches that a text names.

use super::table::{Division, DivisionLevel, divisions};
use crate::{
    corpus::Region,
    import::{
        fold::{fold, folded},
        words::WordList,
    },
};

static COMMON: WordList = WordList::new(include_str!("endings.txt"), "COMMON_COUNTY");

/// A region named in a text, by offsets in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RegionMatch {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) region: Region,
    pub(crate) level: DivisionLevel,
    /// `true` if it is named by its official name, not by a short one.
    pub(crate) is_official: bool,
}

/// The region that a notice comes from; it decides between regions of one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct IssuerRegion {
    pub(crate) province: Option<String>,
    pub(crate) city: Option<String>,
    /// `true` where any of several regions of one name will do.
    pub(crate) is_any: bool,
}

/// The regions named in the first `limit` characters of a text, in order, the longest name at each position. A name that
/// several regions bear is the one in the region named just before it, else in that of the issuer; a county of another
/// province counts where it alone bears the name.
pub(crate) fn find_regions(chars: &[char], limit: usize, issuer_region: &IssuerRegion) -> Vec<RegionMatch> {
    let text = folded(&chars[..chars.len().min(limit)]);
    let mut matches: Vec<RegionMatch> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let before = matches.last().filter(|found: &&RegionMatch| found.end == at);
        let found = region_at(&text, at, before, issuer_region);
        at = found.as_ref().map_or(at + 1, |found| found.end);
        matches.extend(found);
    }
    matches
}

/// The region whose name stands at `at` in a folded text, directly behind `before`.
fn region_at(
    text: &[char],
    at: usize,
    before: Option<&RegionMatch>,
    issuer_region: &IssuerRegion,
) -> Option<RegionMatch> {
    let table = divisions();
    table.names.prefixes(&text[at..]).find_map(|(name, bearers)| {
        // A division of the Corps is named for its city: 第八师石河子市.
        let is_corps = name.first() == Some(&'第');
        let official = |d: &Division| is_corps || d.name().chars().map(fold).eq(name.iter().copied());
        let ranked = bearers.iter().map(|&index| &table.all[index]);
        // One county alone bears the name; 矿区 is a word, too.
        let is_word = COMMON.words().iter().any(|word| {
            let short = word.trim_end_matches('区');
            word.chars().eq(name.iter().copied()) || short.chars().eq(name.iter().copied())
        });
        let is_only = bearers.len() == 1 && (name.len() >= 3 || name.last() == Some(&'县'));
        let is_enough = |d: &Division| official(d) && !is_word && (is_only || issuer_region.is_any);
        let ranked = ranked.map(|d| (rank(d, before, issuer_region, is_enough(d)), d));
        let most = if is_word { 1 } else { 9 };
        let (_, division) = ranked.filter(|&(rank, _)| rank < most).min_by_key(|&(rank, d)| (rank, d.level))?;
        Some(RegionMatch {
            start: at,
            end: at + name.len(),
            region: division.region.clone(),
            level: division.level,
            is_official: official(division),
        })
    })
}

/// The rank of a division that fits: 0 best, 9 not at all.
fn rank(division: &Division, before: Option<&RegionMatch>, issuer_region: &IssuerRegion, is_enough: bool) -> u8 {
    let region = &division.region;
    let within = |outer: &Region| {
        outer.province == region.province && (outer.city.is_none() || outer.city == region.city) && *outer != *region
    };
    let at_home = issuer_region.province.as_ref() == Some(&region.province);
    let in_city = at_home && issuer_region.city.is_some() && issuer_region.city == region.city;
    match division.level {
        _ if before.is_some_and(|p| within(&p.region)) => 0,
        DivisionLevel::Province | DivisionLevel::City if at_home => 1,
        DivisionLevel::County if in_city => 2,
        DivisionLevel::County if at_home => 3,
        DivisionLevel::Province | DivisionLevel::City => 4,
        DivisionLevel::County if is_enough => 5,
        DivisionLevel::County => 9,
    }
}

/// The longest name of a region, in characters: 双江拉祜族佤族布朗族傣族自治县.
const LONGEST: usize = 15;

/// Returns `true` if a text begins with the name of a region.
pub(crate) fn begins_with(chars: &[char]) -> bool {
    let any = IssuerRegion { is_any: true, ..IssuerRegion::default() };
    region_at(&folded(&chars[..chars.len().min(LONGEST)]), 0, None, &any).is_some()
}

/// The innermost of neighbouring regions at the beginning of `matches`: 莆田市荔城区 is one region.
pub(crate) fn innermost(matches: &[RegionMatch]) -> Option<&RegionMatch> {
    let mut best = matches.first()?;
    for found in matches.iter().skip(1) {
        let inner = found.region.province == best.region.province
            && (best.region.city.is_none() || found.region.city == best.region.city)
            && found.level > best.level;
        if !inner || found.start > best.end + 2 {
            break;
        }
        best = found;
    }
    Some(best)
}
