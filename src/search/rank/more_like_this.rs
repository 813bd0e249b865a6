//! Cases similar to a given one: rare bigrams shared, a common theme, other cities first.

use std::collections::HashMap;

use crate::{
    corpus::CaseIx,
    search::{
        index::{CaseEntry, key},
        searcher::Searcher,
    },
    text::fold,
};

/// Number of the most telling bigrams of the given case that are compared.
const BIGRAMS: usize = 160;
/// Score of a common theme; that of all bigrams is 1.
const THEME: f64 = 0.25;
/// Factor for a case of the same city: its readers know it already.
const SAME_CITY: f64 = 0.4;
/// Cases below this share of the best score are not similar.
const MIN_SHARE: f64 = 0.35;

type Bigram = (char, char);

/// Returns the cases similar to `ix` with their scores, in corpus order; none while postings are missing.
pub(super) fn more_like_this(searcher: Searcher<'_>, ix: CaseIx) -> Vec<(u32, i64)> {
    let Some((given, location)) = searcher.corpus.get(ix).zip(searcher.locate(ix.0)) else { return Vec::new() };
    let indexes = searcher.segment_indexes();
    if !indexes.iter().all(|index| index.has_postings()) {
        return Vec::new();
    }
    let all = searcher.len() as f64;
    let cases = |(a, b): Bigram| indexes.iter().map(|index| index.postings(key(a, b)).count()).sum::<usize>();
    let telling = bigrams(&location.entry).into_iter().filter_map(|(bigram, times)| {
        let cases = cases(bigram);
        (cases > 1).then(|| ((all / cases as f64).ln() * (1.0 + f64::from(times)).ln(), bigram))
    });
    let mut telling: Vec<(f64, Bigram)> = telling.collect();
    // A stable sort keeps equals in text order.
    telling.sort_by(|a, b| b.0.total_cmp(&a.0));
    telling.truncate(BIGRAMS);
    let most: f64 = telling.iter().map(|(weight, _)| weight).sum();
    let mut shared = vec![0.0; searcher.len()];
    for (weight, (a, b)) in &telling {
        for (segment, index) in indexes.iter().enumerate() {
            let others = index.postings(key(*a, *b)).filter_map(|local| searcher.corpus.ix_of(segment, local));
            others.for_each(|other| shared[other.0 as usize] += weight);
        }
    }
    let themes: Vec<_> = given.themes().collect();
    let scores = searcher.corpus.iter().zip(&shared).map(|(other, shared)| {
        if other.ix == ix {
            return 0.0;
        }
        let same_theme = other.themes().any(|theme| themes.contains(&theme));
        let same_city = (given.province(), given.city()) == (other.province(), other.city());
        let score = shared / most.max(f64::MIN_POSITIVE) + if same_theme { THEME } else { 0.0 };
        score * if same_city { SAME_CITY } else { 1.0 }
    });
    let scores: Vec<f64> = scores.collect();
    let best = scores.iter().copied().fold(0.0, f64::max);
    let similar = (0..).zip(scores).filter(|(_, score)| *score > best * MIN_SHARE);
    similar.map(|(ix, score)| (ix, (score * 1000.0) as i64)).collect()
}

/// Returns the bigrams of a case without letters and digits, in the order of the text, with their numbers of occurrences.
fn bigrams(entry: &CaseEntry<'_>) -> Vec<(Bigram, u32)> {
    let mut counts: HashMap<Bigram, (usize, u32)> = HashMap::new();
    let texts = entry.texts();
    let texts = texts.iter().filter(|text| !text.is_printed()).map(|text| text.as_str());
    for text in std::iter::once(entry.summary.title()).chain(texts) {
        let chars: Vec<char> = fold(text).map(|(_, c)| c).collect();
        for two in chars.windows(2).filter(|two| !two[0].is_ascii() && !two[1].is_ascii()) {
            let first = counts.len();
            counts.entry((two[0], two[1])).or_insert((first, 0)).1 += 1;
        }
    }
    let mut bigrams: Vec<_> = counts.into_iter().collect();
    bigrams.sort_unstable_by_key(|(_, (first, _))| *first);
    bigrams.into_iter().map(|(bigram, (_, times))| (bigram, times)).collect()
}
