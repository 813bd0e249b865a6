//! The provinces, cities and counties of generated cases.

use anli::corpus::Region;

use super::chance::Chance;

const TABLE: &str = include_str!("../../src/import/region/divisions.txt");

/// A province: its name, the prefix of its batch ids, and its cities and counties.
pub(crate) struct Province {
    pub(crate) name: &'static str,
    pub(crate) slug: &'static str,
    places: Vec<(Option<&'static str>, Option<&'static str>)>,
}

/// Codes of provinces and the prefixes of their batch ids.
const SLUGS: [(&str, &str); 31] = [
    ("11", "beijing"),
    ("12", "tianjin"),
    ("13", "hebei"),
    ("14", "shanxi"),
    ("15", "neimenggu"),
    ("21", "liaoning"),
    ("22", "jilin"),
    ("23", "heilongjiang"),
    ("31", "shanghai"),
    ("32", "jiangsu"),
    ("33", "zhejiang"),
    ("34", "anhui"),
    ("35", "fujian"),
    ("36", "jiangxi"),
    ("37", "shandong"),
    ("41", "henan"),
    ("42", "hubei"),
    ("43", "hunan"),
    ("44", "guangdong"),
    ("45", "guangxi"),
    ("46", "hainan"),
    ("50", "chongqing"),
    ("51", "sichuan"),
    ("52", "guizhou"),
    ("53", "yunnan"),
    ("54", "xizang"),
    ("61", "shaanxi"),
    ("62", "gansu"),
    ("63", "qinghai"),
    ("64", "ningxia"),
    ("65", "xinjiang"),
];

/// Returns all provinces.
pub(crate) fn provinces() -> Vec<Province> {
    let rows = || TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    let mut provinces = Vec::new();
    for (code, slug) in SLUGS {
        let of = || rows().filter(move |(own, _)| own.starts_with(code));
        let name = of().find(|(own, _)| *own == code).map_or("", |(_, name)| name);
        let cities: Vec<_> = of().filter(|(own, _)| own.len() == 4).collect();
        let mut places: Vec<_> = cities.iter().map(|(_, name)| (Some(*name), None)).collect();
        for (own, county) in of().filter(|(own, _)| own.len() == 6) {
            let city = cities.iter().find(|(city, _)| own.starts_with(city)).map(|(_, name)| *name);
            // A county without a city belongs to its province.
            places.push(if city.is_some() { (city, Some(county)) } else { (None, Some(county)) });
        }
        provinces.push(Province { name, slug, places });
    }
    provinces
}

impl Province {
    /// Returns a region of the province, sometimes the province itself.
    pub(crate) fn place(&self, chance: &mut Chance) -> Region {
        let owned = |name: Option<&str>| name.map(str::to_owned);
        let (city, county) = if chance.once_in(12) { (None, None) } else { *chance.pick(&self.places) };
        Region { province: self.name.to_owned(), city: owned(city), county: owned(county) }
    }
}

/// Returns the name of a region without its suffix if two characters remain.
pub(crate) fn short(name: &str) -> Option<&str> {
    let short = name.strip_suffix(['省', '市', '县', '区'])?;
    (short.chars().count() >= 2).then_some(short)
}
