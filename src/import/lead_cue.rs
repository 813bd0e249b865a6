//! Cases without printed titles: a lead paragraph that names a new place, after the results of the case before.

use super::{
    fold::fold,
    notice::{Notice, contains},
    numbering::NumberStyle,
    region::{self, DivisionLevel, IssuerRegion},
    rows::NoticeRow,
    segment::CaseStart,
};
use crate::corpus::Region;

/// How far into a paragraph the place of a case is looked for.
const REACH: usize = 260;

/// Words of a paragraph that tells results.
const RESULTS: [&str; 14] = [
    "截至目前",
    "截止目前",
    "截至",
    "截止",
    "目前已",
    "上线以来",
    "运行以来",
    "实施以来",
    "开展以来",
    "推行以来",
    "累计",
    "同比",
    "取得了",
    "获得感",
];

/// Whether a paragraph tells results.
pub(crate) fn tells_results(chars: &[char]) -> bool {
    let text: Vec<char> = chars.iter().map(|&c| fold(c)).collect();
    RESULTS.iter().any(|word| contains(&text, word))
}

/// Beginnings of cases by the places that their lead paragraphs name.
pub(crate) fn places(notice: &Notice, rows: &[NoticeRow]) -> Vec<CaseStart> {
    let texts: Vec<usize> = (0..rows.len()).filter(|&i| rows[i].len() > 40 && rows[i].furniture.is_none()).collect();
    let issuer_region = issuer_region(notice, rows);
    let numbered = |i: usize| rows[i].label.filter(|l| l.style != NumberStyle::Circled);
    let mut starts: Vec<CaseStart> = Vec::new();
    let mut current: Option<Region> = None;
    let (mut practice, mut series) = (0usize, false);
    for (nth, &index) in texts.iter().enumerate() {
        if let Some(label) = numbered(index) {
            series |= label.number >= 1;
            practice += 1;
            continue;
        }
        let chars = rows[index].chars(notice);
        let next = texts.get(nth + 1).copied();
        let leads = next.and_then(numbered).is_some_and(|l| l.number == 1);
        let results = tells_results(chars);
        let place = place_of(chars, &issuer_region);
        let new_place = place.as_ref().is_some_and(|p| current.as_ref().is_none_or(|c| !same(c, p)));
        let begins = if starts.is_empty() {
            leads || (new_place && next.is_some())
        } else {
            let complete = practice > 0 && (series || practice >= 3);
            complete && ((leads && series && (!results || new_place)) || (new_place && !results))
        };
        // The opening of a repost names the province and announces the cases; it is no case.
        let announces = starts.is_empty() && !leads && contains(chars, "典型经验");
        if begins && !announces {
            starts.push(CaseStart { row: index, ..CaseStart::default() });
            current = place;
            (practice, series) = (0, false);
        } else {
            practice += usize::from(!starts.is_empty());
        }
    }
    if starts.len() < 2 { Vec::new() } else { starts }
}

/// The place that a paragraph is about: the first city or county that it names.
pub(crate) fn place_of(chars: &[char], issuer_region: &IssuerRegion) -> Option<Region> {
    let places = region::find_regions(chars, REACH, issuer_region);
    let from = places.iter().position(|p| p.level != DivisionLevel::Province)?;
    region::innermost(places.get(from..)?).map(|p| p.region.clone())
}

/// One place, or one within the other.
fn same(a: &Region, b: &Region) -> bool {
    a.province == b.province && (a.city == b.city) && (a.county == b.county || b.county.is_none())
}

/// The province that a notice names most.
pub(crate) fn issuer_region(notice: &Notice, rows: &[NoticeRow]) -> IssuerRegion {
    let mut counts: Vec<(String, u32)> = Vec::new();
    for row in rows.iter().filter(|row| row.len() >= 4) {
        for place in region::find_regions(row.chars(notice), 80, &IssuerRegion::default()) {
            if place.level == DivisionLevel::County {
                continue;
            }
            match counts.iter_mut().find(|(province, _)| *province == place.region.province) {
                Some((_, count)) => *count += 1,
                None => counts.push((place.region.province, 1)),
            }
        }
    }
    let province = counts.into_iter().max_by_key(|&(_, count)| count).map(|(province, _)| province);
    IssuerRegion { province, city: None }
}
