//! The likeness of measures: the pairs of characters that they have in common, rare ones first.

use std::collections::HashMap;

use super::{parts::Part, wording::Sign};
use crate::corpus::Case;

/// A pair of neighbouring characters.
type Bigram = (char, char);

/// The pairs of characters of a measure; those of its heading count twice.
pub(super) type Bigrams = HashMap<Bigram, f64>;

/// Below this likeness, in thousandths, measures are not alike: two cases about different things reach 40 by the words that
/// all offices use.
pub(super) const LEAST: u32 = 44;

/// Returns the pairs of a part, without stock wording.
pub(super) fn of_part(case: &Case, signs: &[Sign], part: &Part) -> Bigrams {
    let mut bigrams = Bigrams::new();
    for number in part.paragraphs() {
        let heading = heading_end(case, number);
        let start = signs.partition_point(|sign| sign.paragraph < number);
        let own = signs.iter().skip(start).take_while(|sign| sign.paragraph == number);
        let own: Vec<&Sign> = own.collect();
        for two in own.windows(2).filter(|two| two.iter().all(|sign| sign.is_telling())) {
            let weight = if two[1].at < heading { 2.0 } else { 1.0 };
            let known = bigrams.entry((two[0].c, two[1].c)).or_insert(0.0);
            *known = f64::max(*known, weight);
        }
    }
    bigrams
}

/// Returns the pairs of a short text.
pub(super) fn of_text(text: &str) -> Bigrams {
    let chars: Vec<char> = crate::text::fold(text).map(|(_, c)| c).collect();
    chars.windows(2).map(|two| ((two[0], two[1]), 1.0)).collect()
}

/// Returns the number of characters of the label and heading of a paragraph.
fn heading_end(case: &Case, number: u32) -> u32 {
    let paragraph = case.paragraphs().nth(number as usize);
    let chars = |text: &Option<String>| text.as_ref().map_or(0, |text| text.chars().count());
    let end = paragraph.map_or(0, |paragraph| chars(&paragraph.label) + chars(&paragraph.heading));
    u32::try_from(end).unwrap_or(u32::MAX)
}

/// The weights of pairs: one that most measures have says little.
pub(super) struct Weights {
    measures: f64,
    count: HashMap<Bigram, f64>,
}

impl Weights {
    /// Counts the measures that have each pair.
    pub(super) fn of<'b>(measures: impl Iterator<Item = &'b Bigrams>) -> Self {
        let mut weights = Self { measures: 0.0, count: HashMap::new() };
        for measure in measures {
            weights.measures += 1.0;
            measure.keys().for_each(|bigram| *weights.count.entry(*bigram).or_insert(0.0) += 1.0);
        }
        weights
    }

    fn of_bigram(&self, bigram: Bigram) -> f64 {
        (1.0 + self.measures / self.count.get(&bigram).copied().unwrap_or(1.0)).ln()
    }

    /// Returns the likeness of two measures in thousandths: the cosine of their weighted pairs.
    pub(super) fn likeness(&self, one: &Bigrams, other: &Bigrams) -> u32 {
        let length =
            |bigrams: &Bigrams| self.sum(bigrams.iter().map(|(bigram, times)| (*bigram, times * times))).sqrt();
        let common = one.iter().filter_map(|(bigram, times)| Some((*bigram, times * other.get(bigram)?)));
        let lengths = length(one) * length(other);
        if lengths > 0.0 { (1000.0 * self.sum(common) / lengths).round() as u32 } else { 0 }
    }

    /// Returns the weighted sum, added in one order, so that it is the same in every run.
    fn sum(&self, terms: impl Iterator<Item = (Bigram, f64)>) -> f64 {
        let mut terms: Vec<f64> = terms.map(|(bigram, times)| times * self.of_bigram(bigram).powi(2)).collect();
        terms.sort_unstable_by(f64::total_cmp);
        terms.iter().sum()
    }
}
