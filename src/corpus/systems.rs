//! Every system that the cases name, once, with the cases that name it.
//!
//! Notices name one thing in several ways: 秦務員 and 秦務員APP, “闽政通” and 闽政通平台, 12345 and 12345便民服务热线. Two names
//! are one where they are the same after folding (script, width, case, quotes, spaces) and after leaving out what only
//! says what sort of thing they name. Nothing is built at start: whoever wants the systems makes them.

use std::{collections::HashMap, sync::LazyLock};

use super::cases::{CaseIx, CaseRef};
use crate::text::{Folded, Typed};

/// What may follow a name and only says what sort of thing it is, the longer ones first.
const SORTS: [&str; 9] =
    ["微信小程序", "微信公众号", "服务平台", "手机APP", "小程序", "公众号", "客户端", "平台", "APP"];
/// What a short number may be followed by.
const HOTLINE: &str = "热线";
/// Digits of a hotline.
const HOTLINE_DIGITS: usize = 5;
/// A name keeps at least this many characters.
const SHORTEST: usize = 2;

static FOLDED_SORTS: LazyLock<Vec<String>> = LazyLock::new(|| SORTS.map(folded).to_vec());
static FOLDED_HOTLINE: LazyLock<String> = LazyLock::new(|| folded(HOTLINE));

fn folded(text: &str) -> String {
    Folded::new(text).as_str().to_owned()
}

/// What two names of one system have in common, and names of two systems have not.
fn key(name: &str) -> String {
    let name = folded(name);
    let digits = name.chars().take_while(char::is_ascii_digit).count();
    if digits >= HOTLINE_DIGITS && name.ends_with(FOLDED_HOTLINE.as_str()) {
        return name.chars().take(digits).collect();
    }
    let mut rest = name.as_str();
    let shorter = |rest: &str| {
        let found = FOLDED_SORTS.iter().find_map(|sort| rest.strip_suffix(sort.as_str()))?;
        (found.chars().count() >= SHORTEST).then_some(found.len())
    };
    while let Some(short) = shorter(rest).and_then(|len| rest.get(..len)) {
        rest = short;
    }
    rest.to_owned()
}

/// A system and who names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct System {
    /// Its names as the cases have them: first the one that most cases use, of equals the shortest.
    pub names: Vec<String>,
    /// The cases that name it, in the order of the corpus.
    pub cases: Vec<CaseIx>,
    /// What its names have in common.
    key: String,
}

impl System {
    /// The name that most cases use.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// Whether each word of what is typed is in one of its names.
    pub fn fits(&self, typed: &Typed) -> bool {
        typed.is_among(self.names.iter().map(String::as_str))
    }
}

/// The systems of some cases, those that most cases name first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Systems(Vec<System>);

impl Systems {
    /// The systems that these cases name; the cases come in the order of their corpus.
    pub fn of<'c>(cases: impl Iterator<Item = CaseRef<'c>>) -> Self {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut found: Vec<(System, HashMap<String, usize>)> = Vec::new();
        for case in cases {
            for name in case.systems() {
                let key = key(name);
                let at = *places.entry(key.clone()).or_insert(found.len());
                if at == found.len() {
                    found.push((System { names: Vec::new(), cases: Vec::new(), key }, HashMap::new()));
                }
                let Some((system, uses)) = found.get_mut(at) else { continue };
                if system.cases.last() != Some(&case.ix) {
                    system.cases.push(case.ix);
                }
                let count = uses.entry(name.to_owned()).or_default();
                *count += 1;
                if *count == 1 {
                    system.names.push(name.to_owned());
                }
            }
        }
        let mut systems: Vec<System> = found.into_iter().map(|(system, uses)| named_best(system, &uses)).collect();
        // Stable: of equals the one that the corpus names first.
        systems.sort_by_key(|system| std::cmp::Reverse(system.cases.len()));
        Self(systems)
    }

    /// All of them.
    pub fn all(&self) -> &[System] {
        &self.0
    }

    /// The systems that `name` may mean: the one that has this name, else all whose names hold it or sound so.
    pub fn named(&self, name: &str) -> Vec<&System> {
        let exact = key(name);
        if let Some(system) = self.0.iter().find(|system| !exact.is_empty() && system.key == exact) {
            return vec![system];
        }
        let typed = Typed::new(name);
        self.0.iter().filter(|system| !typed.is_empty() && system.fits(&typed)).collect()
    }
}

/// Puts the names in order, the one that most cases use first.
fn named_best(mut system: System, uses: &HashMap<String, usize>) -> System {
    let rank = |name: &String| (std::cmp::Reverse(uses.get(name).copied()), name.chars().count());
    system.names.sort_by_key(rank);
    system
}
