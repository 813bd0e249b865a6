//! Practices like a given one: rare words shared, the same theme, places elsewhere first.

use std::collections::HashMap;

use super::index::Entry;
use crate::corpus::{CaseIx, Corpus};

/// How many of the rarest pairs of characters of the given case are compared.
const PAIRS: usize = 160;
/// What the same theme is worth, beside all pairs shared.
const THEME: f64 = 0.25;
/// What a case of the same city counts beside one from elsewhere: one reads about oneself last.
const AT_HOME: f64 = 0.4;
/// Cases less like it than this part of the most alike one are not.
const UNLIKE: f64 = 0.35;

/// For each case, how much it is like the case `ix`; `None` for that case itself and for what is not like it.
pub(super) fn to(corpus: &Corpus, entries: &[Entry], ix: CaseIx) -> Vec<Option<i64>> {
    let (Some(given), Some(entry)) = (corpus.get(ix), entries.get(ix.0 as usize)) else { return Vec::new() };
    let wanted = pairs(entry);
    let mut cases: HashMap<(char, char), u32> = HashMap::new();
    let held: Vec<HashMap<(char, char), u32>> = entries.iter().map(pairs).collect();
    for pairs in &held {
        for pair in pairs.keys().filter(|pair| wanted.contains_key(*pair)) {
            *cases.entry(*pair).or_default() += 1;
        }
    }
    let all = entries.len() as f64;
    let rarity = |pair: &(char, char)| (all / f64::from(cases.get(pair).copied().unwrap_or(1))).ln();
    let mut telling: Vec<_> = wanted
        .iter()
        .filter(|(pair, _)| cases.get(*pair).is_some_and(|cases| *cases > 1))
        .map(|(pair, times)| (rarity(pair) * (1.0 + f64::from(*times)).ln(), *pair))
        .collect();
    telling.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    telling.truncate(PAIRS);
    let most: f64 = telling.iter().map(|(worth, _)| worth).sum();
    let alike = corpus.iter().zip(&held).map(|(other, pairs)| {
        let shared: f64 = telling.iter().filter(|(_, pair)| pairs.contains_key(pair)).map(|(worth, _)| worth).sum();
        let themes = given.case.themes.iter().any(|theme| other.case.themes.contains(theme));
        let home = (&given.case.region.province, &given.case.region.city)
            == (&other.case.region.province, &other.case.region.city);
        let alike = shared / most.max(f64::MIN_POSITIVE) + if themes { THEME } else { 0.0 };
        if other.ix == ix { 0.0 } else { alike * if home { AT_HOME } else { 1.0 } }
    });
    let alike: Vec<f64> = alike.collect();
    let best = alike.iter().copied().fold(0.0, f64::max);
    alike.into_iter().map(|alike| (alike > best * UNLIKE).then_some((alike * 1000.0) as i64)).collect()
}

/// Every two neighbouring characters of a case that are not digits or letters, with how often they stand there.
fn pairs(entry: &Entry) -> HashMap<(char, char), u32> {
    let mut pairs = HashMap::new();
    let texts = entry.shorts.first().map(|short| short.folded.as_str()).into_iter().chain([entry.body.text()]);
    for text in texts {
        for (a, b) in text.chars().zip(text.chars().skip(1)).filter(|(a, b)| !a.is_ascii() && !b.is_ascii()) {
            *pairs.entry((a, b)).or_default() += 1;
        }
    }
    pairs
}
