//! The table of divisions: `divisions.txt` (GB/T 2260), `zones.txt` and `corps.txt`, parsed once.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    corpus::Region,
    import::{
        fold::fold,
        words::{PrefixIndex, WordList},
    },
};

const FILE: &str = include_str!("endings.txt");
static ENDINGS: WordList = WordList::new(FILE, "ENDING");
static PEOPLES: WordList = WordList::new(FILE, "PEOPLE");

/// The levels of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum DivisionLevel {
    Province,
    City,
    County,
}

/// One division or zone.
#[derive(Clone, Debug)]
pub(crate) struct Division {
    pub(crate) level: DivisionLevel,
    pub(crate) region: Region,
}

/// All divisions, and their names.
pub(crate) struct Divisions {
    pub(crate) all: Vec<Division>,
    /// Official and short names in folded characters, with the divisions that bear them.
    pub(crate) names: PrefixIndex<Vec<usize>>,
}

pub(crate) fn divisions() -> &'static Divisions {
    static TABLE: LazyLock<Divisions> = LazyLock::new(read);
    &TABLE
}

fn read() -> Divisions {
    let mut all: Vec<Division> = Vec::new();
    let mut by_code: HashMap<&str, Region> = HashMap::new();
    for (code, name) in entries(include_str!("divisions.txt")) {
        let parent = |len: usize| code.get(..len).and_then(|code| by_code.get(code)).cloned();
        let mut region = parent(4).or_else(|| parent(2)).unwrap_or_default();
        let level = match code.len() {
            2 => DivisionLevel::Province,
            4 => DivisionLevel::City,
            _ => DivisionLevel::County,
        };
        match level {
            DivisionLevel::Province => region.province = name.to_owned(),
            DivisionLevel::City => region.city = Some(name.to_owned()),
            DivisionLevel::County => region.county = Some(name.to_owned()),
        }
        by_code.insert(code, region.clone());
        all.push(Division { level, region });
    }
    for (code, zone) in entries(include_str!("zones.txt")) {
        let Some((level, name)) = zone.split_once(' ') else { continue };
        let mut region = by_code.get(code).cloned().unwrap_or_default();
        let (city, county) = match name.split_once('/') {
            Some((city, county)) => (Some(city), Some(county)),
            None if level == "C" => (Some(name), None),
            None => (None, Some(name)),
        };
        region.city = city.map(str::to_owned).or(region.city);
        region.county = county.map(str::to_owned);
        let level = if county.is_some() { DivisionLevel::County } else { DivisionLevel::City };
        all.push(Division { level, region });
    }
    let mut names: HashMap<Vec<char>, Vec<usize>> = HashMap::new();
    for (index, division) in all.iter().enumerate() {
        let name = division.name();
        let plain = short(name, division.level);
        // 大理州
        let prefecture = plain.filter(|_| name.ends_with("自治州")).map(|plain| format!("{plain}州"));
        for name in [Some(name), plain, prefecture.as_deref()].into_iter().flatten() {
            let bearers = names.entry(name.chars().map(fold).collect()).or_default();
            if !bearers.contains(&index) {
                bearers.push(index);
            }
        }
    }
    for (code, name) in entries(include_str!("corps.txt")) {
        let city = by_code.get(code).and_then(|region| all.iter().position(|division| division.region == *region));
        names.entry(name.chars().map(fold).collect()).or_default().extend(city);
    }
    Divisions { all, names: PrefixIndex::new(names) }
}

fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '))
}

impl Division {
    /// The official name of its own level.
    pub(crate) fn name(&self) -> &str {
        match self.level {
            DivisionLevel::Province => &self.region.province,
            DivisionLevel::City => self.region.city.as_deref().unwrap_or_default(),
            DivisionLevel::County => self.region.county.as_deref().unwrap_or_default(),
        }
    }
}

/// Returns the name of a province or city without its ending: 福建, 内蒙古, 恩施.
pub fn short_place(name: &str) -> &str {
    // 内蒙古 is no place of the Mongols called 内.
    let plain = || ENDINGS.words().iter().find_map(|ending| name.strip_suffix(ending));
    short(name, DivisionLevel::City).or_else(plain).unwrap_or(name)
}

/// The name without its ending, where at least two characters stay: 莆田, 恩施, 平潭. Of the zones of counties, none.
fn short(name: &str, level: DivisionLevel) -> Option<&str> {
    // 兰州新 begins other words, too.
    let name = Some(name).filter(|name| !name.ends_with("新区"))?;
    let mut rest = ENDINGS.words().iter().find_map(|ending| name.strip_suffix(ending))?;
    while let Some(shorter) = PEOPLES.words().iter().find_map(|people| rest.strip_suffix(people)) {
        rest = shorter;
    }
    let count = rest.chars().count();
    let zone = level == DivisionLevel::County && count > 4;
    (count >= 2 && !zone).then_some(rest)
}
