//! Every system that the cases name, once, with the cases that name it.
//!
//! Notices name one thing in several ways: 秦務員 and 秦務員APP, “闽政通” and 闽政通平台, 12345 and 12345便民服务热线. Two names
//! are one where they are the same after folding (script, width, case, quotes, spaces) and without an ending that
//! only says what sort of thing they name. They are computed at the first use, not at the start.

use std::{cmp::Reverse, collections::HashMap};

use super::{id::CaseIx, image::CaseSummary};
use crate::text::{FilterText, fold};

/// Endings of a name that only tell the sort of thing, folded, the longer ones first.
const SORTS: [&str; 9] =
    ["微信小程序", "微信公众号", "服务平台", "手机app", "小程序", "公众号", "客户端", "平台", "app"];
/// The ending of a hotline's number, folded.
const HOTLINE: &str = "热线";
/// Digits of a hotline.
const HOTLINE_DIGITS: usize = 5;
/// A name keeps at least this many characters.
const SHORTEST: usize = 2;

/// Returns the key of a name: names of one system share it, names of two systems do not.
fn key(name: &str) -> String {
    let mut name: String = fold(name).map(|(_, c)| c).collect();
    let digits = name.chars().take_while(char::is_ascii_digit).count();
    if digits >= HOTLINE_DIGITS && name.ends_with(HOTLINE) {
        // Digits are one byte long.
        name.truncate(digits);
        return name;
    }
    let shorter = |rest: &str| {
        let found = SORTS.iter().find_map(|sort| rest.strip_suffix(sort))?;
        (found.chars().count() >= SHORTEST).then_some(found.len())
    };
    while let Some(len) = shorter(&name) {
        name.truncate(len);
    }
    name
}

/// A system and the cases that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct System {
    /// Its names as the cases have them: first the one that most cases use, of equals the shortest.
    pub names: Vec<String>,
    /// The cases that name it, in the order of the corpus.
    pub cases: Vec<CaseIx>,
    /// The key of all its names.
    key: String,
}

impl System {
    /// Returns the name that most cases use.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// Returns `true` if each typed word is in one of its names.
    pub fn fits(&self, typed: &FilterText) -> bool {
        typed.matches_any(self.names.iter().map(String::as_str))
    }
}

/// The systems of some cases, those that most cases name first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Systems(Vec<System>);

impl Systems {
    /// Returns the systems that these cases name; the cases come in the order of their corpus.
    pub fn of<'c>(cases: impl Iterator<Item = (CaseIx, CaseSummary<'c>)>) -> Self {
        let mut systems: Vec<System> = Vec::new();
        let mut by_key: HashMap<String, usize> = HashMap::new();
        // The position of the system of each name, and the number of uses of the name.
        let mut names: HashMap<&'c str, (usize, usize)> = HashMap::new();
        for (ix, case) in cases {
            for name in case.systems() {
                let (system, uses) = names.entry(name).or_insert_with(|| {
                    let system = *by_key.entry(key(name)).or_insert_with_key(|key| {
                        let (names, cases) = (Vec::with_capacity(1), Vec::with_capacity(1));
                        systems.push(System { names, cases, key: key.clone() });
                        systems.len() - 1
                    });
                    systems[system].names.push(name.to_owned());
                    (system, 0)
                });
                *uses += 1;
                let cases = &mut systems[*system].cases;
                if cases.last() != Some(&ix) {
                    cases.push(ix);
                }
            }
        }
        let uses = |name: &String| names.get(name.as_str()).map(|(_, uses)| *uses);
        for system in &mut systems {
            system.names.sort_by_key(|name| (Reverse(uses(name)), name.chars().count()));
        }
        // Stable: of equals the one that the corpus names first.
        systems.sort_by_key(|system| Reverse(system.cases.len()));
        Self(systems)
    }

    /// Returns all of them.
    pub fn all(&self) -> &[System] {
        &self.0
    }

    /// Returns the systems that `name` may mean: the one that has this name, else all whose names hold it or sound like it.
    pub fn named(&self, name: &str) -> Vec<&System> {
        let exact = key(name);
        if let Some(system) = self.0.iter().find(|system| !exact.is_empty() && system.key == exact) {
            return vec![system];
        }
        let typed = FilterText::new(name);
        self.0.iter().filter(|system| !typed.is_empty() && system.fits(&typed)).collect()
    }
}
