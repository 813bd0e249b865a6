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

/// Two neighbouring characters.
type Pair = (char, char);

/// For each case, how much it is like the case `ix`; `None` for that case itself and for what is not like it.
pub(super) fn to(corpus: &Corpus, entries: &[Entry], ix: CaseIx) -> Vec<Option<i64>> {
    let (Some(given), Some(entry)) = (corpus.get(ix), entries.get(ix.0 as usize)) else { return Vec::new() };
    let wanted = Wanted::new(entry);
    let held: Vec<Vec<bool>> = entries.iter().map(|entry| wanted.held(entry)).collect();
    let all = entries.len() as f64;
    let telling = wanted.times.iter().enumerate().filter_map(|(pair, times)| {
        let cases = held.iter().filter(|held| held.get(pair) == Some(&true)).count();
        (cases > 1).then(|| ((all / cases as f64).ln() * (1.0 + f64::from(*times)).ln(), pair))
    });
    let mut telling: Vec<(f64, usize)> = telling.collect();
    telling.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    telling.truncate(PAIRS);
    let most: f64 = telling.iter().map(|(worth, _)| worth).sum();
    let alike = corpus.iter().zip(&held).map(|(other, held)| {
        let shared = telling.iter().filter(|(_, pair)| held.get(*pair) == Some(&true));
        let shared: f64 = shared.map(|(worth, _)| worth).sum();
        let themes = given.themes().any(|theme| other.themes().any(|other| other == theme));
        let home = (given.province(), given.city()) == (other.province(), other.city());
        let alike = shared / most.max(f64::MIN_POSITIVE) + if themes { THEME } else { 0.0 };
        if other.ix == ix { 0.0 } else { alike * if home { AT_HOME } else { 1.0 } }
    });
    let alike: Vec<f64> = alike.collect();
    let best = alike.iter().copied().fold(0.0, f64::max);
    alike.into_iter().map(|alike| (alike > best * UNLIKE).then_some((alike * 1000.0) as i64)).collect()
}

/// The pairs of one case, numbered in the order of its text.
struct Wanted {
    numbers: HashMap<Pair, usize>,
    /// How often each stands in it.
    times: Vec<u32>,
    /// One bit for each pair by a hash of it, so that most other pairs are told at once.
    bits: Vec<u64>,
}

impl Wanted {
    fn new(entry: &Entry) -> Self {
        let mut wanted = Self { numbers: HashMap::new(), times: Vec::new(), bits: vec![0; 1 << 10] };
        for pair in pairs(entry) {
            let next = wanted.times.len();
            let number = *wanted.numbers.entry(pair).or_insert(next);
            if number == next {
                wanted.times.push(0);
            }
            if let Some(times) = wanted.times.get_mut(number) {
                *times += 1;
            }
            let (word, bit) = place(pair);
            if let Some(word) = wanted.bits.get_mut(word) {
                *word |= bit;
            }
        }
        wanted
    }

    /// Which of the pairs stand in a case.
    fn held(&self, entry: &Entry) -> Vec<bool> {
        let mut held = vec![false; self.times.len()];
        for pair in pairs(entry) {
            let (word, bit) = place(pair);
            if self.bits.get(word).is_some_and(|word| word & bit != 0)
                && let Some(held) = self.numbers.get(&pair).and_then(|number| held.get_mut(*number))
            {
                *held = true;
            }
        }
        held
    }
}

/// The word of the table and the bit in it that stand for a pair.
fn place((a, b): Pair) -> (usize, u64) {
    let hash = u32::from(a).wrapping_mul(0x9E37_79B9) ^ u32::from(b).wrapping_mul(0x85EB_CA6B);
    ((hash >> 22) as usize, 1 << (hash >> 16 & 63))
}

/// Every two neighbouring characters of a case that are not digits or letters.
fn pairs(entry: &Entry) -> impl Iterator<Item = Pair> {
    let texts = entry.shorts.first().map(|short| short.folded.as_str()).into_iter().chain([entry.body.text()]);
    let pairs = texts.flat_map(|text| text.chars().zip(text.chars().skip(1)));
    pairs.filter(|(a, b)| !a.is_ascii() && !b.is_ascii())
}
