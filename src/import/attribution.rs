//! The region and the department of a case.

use super::{
    fold::folded,
    notice::is_han,
    region::{self, DivisionLevel, IssuerRegion},
    words::WordList,
};
use crate::corpus::Region;

const FILE: &str = include_str!("words/bodies.txt");
static ZONES: WordList = WordList::new(FILE, "ZONE");
static DEPARTMENTS: WordList = WordList::new(FILE, "DEPARTMENT");

/// The searched part of the lead, in characters.
const LEAD: usize = 300;
/// The searched part of the text, in characters.
const TEXT: usize = 3000;

/// Returns `true` if the title or the lead of a case names its region.
pub(crate) fn names_region(title: &[char], lead: &[char], issuer_region: &IssuerRegion) -> bool {
    first(title, usize::MAX, issuer_region).is_some() || first(lead, LEAD, issuer_region).is_some()
}

/// The region of a case from its title, else its lead, else the issuer; without one, from all of its text.
pub(crate) fn region(title: &[char], lead: &[char], text: &[char], issuer_region: &IssuerRegion) -> Option<Region> {
    let titled = first(title, usize::MAX, issuer_region);
    let led = first(lead, LEAD, issuer_region);
    let found = match (titled, led) {
        (Some(title), Some(lead)) if adds_zone(&lead, &title) => Some(lead),
        (title, lead) => title.or(lead),
    };
    found.or_else(|| {
        let Some(province) = issuer_region.province.clone() else { return first(text, TEXT, issuer_region) };
        Some(Region { province, city: issuer_region.city.clone(), county: None })
    })
}

fn first(chars: &[char], limit: usize, issuer_region: &IssuerRegion) -> Option<Region> {
    let matches = region::find_regions(chars, limit, issuer_region);
    let from = matches.iter().position(|found| found.level != DivisionLevel::Province).unwrap_or(0);
    let found = region::innermost(&matches[from..])?;
    let mut region = found.region.clone();
    let is_municipality = found.level == DivisionLevel::Province && region.province.ends_with('市');
    if (found.level == DivisionLevel::City || is_municipality) && region.county.is_none() {
        region.county = zone(chars, found);
    }
    Some(region)
}

/// A development zone named behind its city: 西安市高新区, 宁德市东侨经济技术开发区, 漳州开发区.
fn zone(chars: &[char], city: &region::RegionMatch) -> Option<String> {
    let rest = folded(&chars[city.end..chars.len().min(city.end + 16)]);
    (0..=4).find_map(|skip| {
        let ending = ZONES.prefix_of(rest.get(skip..)?)?;
        let own: String = rest.get(..skip)?.iter().collect();
        if !own.chars().all(is_han) {
            return None;
        }
        // 漳州开发区 has no name without its city; 西安市高新区 has.
        let is_short = !city.is_official && skip == 0;
        let before = if is_short { folded(&chars[city.start..city.end]).into_iter().collect() } else { own };
        Some(before + ending)
    })
}

/// Returns `true` if the lead adds no more than a zone to the region of the title.
fn adds_zone(lead: &Region, title: &Region) -> bool {
    let is_zone = |name: &String| ZONES.words().iter().any(|ending| name.ends_with(ending));
    let is_one_city = lead.province == title.province && lead.city == title.city && title.city.is_some();
    is_one_city && title.county.is_none() && lead.county.as_ref().is_some_and(is_zone)
}

/// The body that carried out the practice, as printed: named at the head of the title, else of a clause of the lead.
pub(crate) fn department(title: &[char], lead: &[char], issuer_region: &IssuerRegion) -> Option<String> {
    body_at(title, 0, 8, issuer_region).or_else(|| {
        let clause = |&at: &usize| at == 0 || matches!(lead[at - 1], '。' | ',' | '，' | ';' | '；');
        (0..lead.len().min(LEAD)).filter(clause).find_map(|at| {
            let named = body_at(lead, at, 4, issuer_region)?;
            let next = lead.get(at + named.chars().count()).copied();
            (!matches!(next, Some('、' | '与' | '和' | '等' | '及' | '的' | '在'))).then_some(named)
        })
    })
}

/// A body whose name begins at `at`: its region or level, then at most `words` characters, then the kind of body.
fn body_at(chars: &[char], at: usize, words: usize, issuer_region: &IssuerRegion) -> Option<String> {
    let rest = folded(&chars[at..chars.len().min(at + 28)]);
    let matches = region::find_regions(&rest, rest.len(), issuer_region);
    let is_first = matches.first().is_some_and(|found| found.start == 0);
    let named = region::innermost(&matches).filter(|_| is_first).map(|found| found.end);
    let level = rest.first().filter(|c| matches!(c, '市' | '省' | '县' | '区')).map(|_| 1);
    let from = named.or(level)?;
    (0..=words).find_map(|skip| {
        let between = rest.get(from..from + skip)?;
        if !between.iter().all(|c| is_han(*c) || c.is_ascii_digit() || *c == ' ') {
            return None;
        }
        let body = DEPARTMENTS.prefix_len(rest.get(from + skip..)?);
        (body > 0).then(|| chars[at..at + from + skip + body].iter().collect())
    })
}
