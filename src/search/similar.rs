//! Practices like a given one: rare words shared, the same theme, places elsewhere first.

use std::collections::HashMap;

use super::{
    index::{Entry, key},
    scene::Scene,
};
use crate::{corpus::CaseIx, text::fold};

/// How many of the rarest pairs of characters of the given case are compared.
const PAIRS: usize = 160;
/// What the same theme is worth, beside all pairs shared.
const THEME: f64 = 0.25;
/// What a case of the same city counts beside one from elsewhere: one reads about oneself last.
const AT_HOME: f64 = 0.4;
/// Cases less like it than this part of the most alike one are not.
const UNLIKE: f64 = 0.35;

/// Two neighbouring characters.
type Pair = (char, char);

/// The cases that are like the case `ix`, and how much, in their order.
pub(super) fn to(scene: Scene<'_>, ix: CaseIx) -> Vec<(u32, i64)> {
    let Some((given, entry)) = scene.case(ix.0) else { return Vec::new() };
    let all = scene.len() as f64;
    let pairs = pairs(&entry);
    let lists = scene.lists(pairs.iter().map(|((a, b), _)| key(*a, *b)));
    let cases = |(a, b): Pair| lists.iter().map(|lists| lists.list(key(a, b)).count()).sum::<usize>();
    let telling = pairs.into_iter().filter_map(|(pair, times)| {
        let cases = cases(pair);
        (cases > 1).then(|| ((all / cases as f64).ln() * (1.0 + f64::from(times)).ln(), pair))
    });
    let mut telling: Vec<(f64, Pair)> = telling.collect();
    // Stable: of equals the first in the text.
    telling.sort_by(|a, b| b.0.total_cmp(&a.0));
    telling.truncate(PAIRS);
    let most: f64 = telling.iter().map(|(worth, _)| worth).sum();
    let mut shared = vec![0.0; scene.len()];
    for (worth, (a, b)) in &telling {
        for (segment, lists) in lists.iter().enumerate() {
            for other in lists.list(key(*a, *b)).filter_map(|local| scene.corpus.ix_of(segment, local)) {
                if let Some(sum) = shared.get_mut(other.0 as usize) {
                    *sum += worth;
                }
            }
        }
    }
    let themes: Vec<_> = given.themes().collect();
    let alike = scene.corpus.iter().zip(&shared).map(|(other, shared)| {
        let same = other.themes().any(|theme| themes.contains(&theme));
        let home = (given.province(), given.city()) == (other.province(), other.city());
        let alike = shared / most.max(f64::MIN_POSITIVE) + if same { THEME } else { 0.0 };
        if other.ix == ix { 0.0 } else { alike * if home { AT_HOME } else { 1.0 } }
    });
    let alike: Vec<f64> = alike.collect();
    let best = alike.iter().copied().fold(0.0, f64::max);
    let alike = (0..).zip(alike).filter(|(_, alike)| *alike > best * UNLIKE);
    alike.map(|(ix, alike)| (ix, (alike * 1000.0) as i64)).collect()
}

/// Every two neighbouring characters of a case that are not digits or letters, in the order of the text, and how often
/// they stand in it.
fn pairs(entry: &Entry<'_>) -> Vec<(Pair, u32)> {
    let mut places: HashMap<Pair, usize> = HashMap::new();
    let mut pairs: Vec<(Pair, u32)> = Vec::new();
    let texts = entry.texts();
    let texts = texts.iter().filter(|text| !text.is_printed()).map(|text| text.as_str());
    for text in std::iter::once(entry.head.title()).chain(texts) {
        let chars: Vec<char> = fold(text).map(|(_, c)| c).collect();
        for pair in chars.windows(2) {
            let &[a, b] = pair else { continue };
            if a.is_ascii() || b.is_ascii() {
                continue;
            }
            let at = *places.entry((a, b)).or_insert(pairs.len());
            if at == pairs.len() {
                pairs.push(((a, b), 0));
            }
            if let Some((_, times)) = pairs.get_mut(at) {
                *times += 1;
            }
        }
    }
    pairs
}
