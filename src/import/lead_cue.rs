//! Cases without printed titles: a lead paragraph that names a new region, behind the results of the case before.

use super::{
    fold::folded,
    notice::contains,
    numbering::NumberStyle,
    parallel,
    region::{self, DivisionLevel, IssuerRegion},
    rows::NoticeRow,
    start::CaseStart,
    words::WordList,
};
use crate::corpus::Region;

/// The part of a paragraph in which the region of a case is searched, in characters.
const REACH: usize = 260;

static RESULTS: WordList = WordList::new(include_str!("words/results.txt"), "RESULT");

/// Returns `true` if a paragraph states results.
pub(crate) fn states_results(chars: &[char]) -> bool {
    RESULTS.occurs_in(&folded(chars))
}

/// Beginnings of cases by the regions that their lead paragraphs name.
pub(crate) fn leads(rows: &[NoticeRow]) -> Vec<CaseStart> {
    let texts: Vec<usize> = (0..rows.len()).filter(|&i| rows[i].len() > 40 && rows[i].furniture.is_none()).collect();
    let issuer_region = issuer_region(rows);
    let numbered = |i: usize| rows[i].numbering.filter(|numbering| numbering.style != NumberStyle::Circled);
    let mut starts: Vec<CaseStart> = Vec::new();
    let mut current: Option<Region> = None;
    // Paragraphs since the last start; `is_series` if one of them is numbered.
    let (mut measures, mut is_series) = (0usize, false);
    for (nth, &index) in texts.iter().enumerate() {
        if let Some(numbering) = numbered(index) {
            is_series |= numbering.number >= 1;
            measures += 1;
            continue;
        }
        let chars = rows[index].chars();
        let next = texts.get(nth + 1).copied();
        let opens_series = next.and_then(numbered).is_some_and(|numbering| numbering.number == 1);
        let has_results = states_results(chars);
        let found = region_of(chars, &issuer_region);
        let is_new =
            found.as_ref().is_some_and(|found| current.as_ref().is_none_or(|own| !contains_region(own, found)));
        let begins = if starts.is_empty() {
            // The opening of a repost names the province and announces the cases; it is no case.
            opens_series || (is_new && next.is_some() && !contains(chars, "典型经验"))
        } else {
            let is_complete = measures > 0 && (is_series || measures >= 3);
            is_complete
                && if has_results { opens_series && is_series && is_new } else { opens_series && is_series || is_new }
        };
        if begins {
            starts.push(CaseStart { row: index, ..CaseStart::default() });
            current = found;
            (measures, is_series) = (0, false);
        } else {
            measures += usize::from(!starts.is_empty());
        }
    }
    if starts.len() < 2 { Vec::new() } else { starts }
}

/// The region that a paragraph is about: the first city or county that it names.
fn region_of(chars: &[char], issuer_region: &IssuerRegion) -> Option<Region> {
    let matches = region::find_regions(chars, REACH, issuer_region);
    let from = matches.iter().position(|found| found.level != DivisionLevel::Province)?;
    region::innermost(matches.get(from..)?).map(|found| found.region.clone())
}

/// Returns `true` if both are one region or `inner` names the city of `outer` alone.
fn contains_region(outer: &Region, inner: &Region) -> bool {
    let is_one_city = (&outer.province, &outer.city) == (&inner.province, &inner.city);
    is_one_city && (outer.county == inner.county || inner.county.is_none())
}

/// The province that a notice names most.
pub(crate) fn issuer_region(rows: &[NoticeRow]) -> IssuerRegion {
    let named = |row: &NoticeRow| match row.len() {
        0..4 => Vec::new(),
        _ => region::find_regions(row.chars(), 80, &IssuerRegion::default()),
    };
    let found = parallel::each(rows, parallel::ROWS, named).into_iter().flatten();
    let mut counts: Vec<(String, u32)> = Vec::new();
    for found in found.filter(|found| found.level != DivisionLevel::County) {
        match counts.iter_mut().find(|(province, _)| *province == found.region.province) {
            Some((_, count)) => *count += 1,
            None => counts.push((found.region.province, 1)),
        }
    }
    let total: u32 = counts.iter().map(|(_, count)| count).sum();
    // A notice about many provinces comes from none of them.
    let most = counts.into_iter().max_by_key(|&(_, count)| count).filter(|&(_, count)| count * 5 >= total * 2);
    IssuerRegion { province: most.map(|(province, _)| province), ..IssuerRegion::default() }
}
