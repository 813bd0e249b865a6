//! Completions of the query that is typed: names of fields, their values, names of kept searches.

use std::{cmp::Reverse, ops::Range, sync::Arc};

use super::{facets, queries::Queries, words::Lang};
use crate::{
    corpus::{CaseIx, Corpus},
    search::{Facet, FacetValue, Index, count_facets, facet_of, fields_like, quoted},
    text::FilterText,
};

/// A text that may take the place of the word at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The text.
    pub text: String,
    /// The characters of the input whose place it takes.
    pub chars: Range<usize>,
}

/// The completions that are offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// Those for the word at the cursor, the best first.
    pub offered: Vec<Completion>,
    /// The values of all fields in the corpus, counted when a field is first typed.
    values: Option<Arc<Values>>,
}

/// The values of each facet, the most frequent ones first.
type Values = Vec<(Facet, Vec<FacetValue>)>;

/// The most completions of a word.
const MOST: usize = 12;
/// The fewest letters that complete to the name of a field; of Han one is enough.
const FEWEST_LETTERS: usize = 2;

impl Completions {
    /// Looks for completions of the word that ends at the cursor.
    pub fn refresh(&mut self, (text, cursor): (&str, usize), of: (&Corpus, &Index), queries: &Queries, lang: Lang) {
        self.offered.clear();
        let Some((chars, word)) = word_at(text, cursor) else { return };
        let texts = match word.split_once([':', '：']) {
            Some((name, typed)) => match facet_of(name) {
                Some(facet) => {
                    self.values_like(facet, typed, of, lang).map(|value| format!("{name}:{value}")).collect()
                }
                None => Vec::new(),
            },
            None => names_like(&word, queries),
        };
        let is_more = |text: &String| *text != word;
        self.offered = texts
            .into_iter()
            .filter(is_more)
            .take(MOST)
            .map(|text| Completion { text, chars: chars.clone() })
            .collect();
    }

    /// Forgets the values, because the corpus has others.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Returns the values of a facet that match what is typed of one, as they are written in a query.
    fn values_like(
        &mut self,
        facet: Facet,
        typed: &str,
        (corpus, index): (&Corpus, &Index),
        lang: Lang,
    ) -> impl Iterator<Item = String> {
        let count = || {
            let cases: Vec<CaseIx> = corpus.iter().map(|found| found.ix).collect();
            Arc::new(count_facets(corpus, index, &cases, &Facet::ALL))
        };
        let values = self.values.get_or_insert_with(count).clone();
        let filter = FilterText::new(typed);
        let fits = |value: &&FacetValue| filter.matches(&value.label) || filter.matches(&facets::label(value, lang));
        let of_facet = values.iter().filter(|(of, _)| *of == facet).flat_map(|(_, values)| values);
        let mut found: Vec<&FacetValue> = of_facet.filter(fits).collect();
        if facet == Facet::Region {
            // The others come in this order.
            found.sort_by_key(|value| Reverse(value.count));
        }
        let found: Vec<String> = found.into_iter().take(MOST).map(|value| quoted(&value.value)).collect();
        found.into_iter()
    }
}

/// Returns the word that ends at the cursor, without a sign that negates it, and its characters in the text.
fn word_at(text: &str, cursor: usize) -> Option<(Range<usize>, String)> {
    let chars: Vec<char> = text.chars().collect();
    let (before, after) = chars.split_at_checked(cursor)?;
    let parts = |c: &char| c.is_whitespace() || matches!(c, '|' | '｜');
    if after.first().is_some_and(|c| !parts(c)) {
        return None;
    }
    let start = before.iter().rposition(parts).map_or(0, |at| at + 1);
    let start = start + before[start..].iter().take_while(|c| matches!(c, '!' | '！')).count();
    let word: String = before[start..].iter().collect();
    // What is to be found as typed is no condition.
    let is_exact = word.starts_with(['"', '“', '\'', '/', '^']);
    (!word.is_empty() && !is_exact).then_some((start..cursor, word))
}

/// Returns the names that continue a word: of kept searches behind @, else of fields.
fn names_like(word: &str, queries: &Queries) -> Vec<String> {
    if word.starts_with(['@', '＠']) {
        let typed: String = word.chars().skip(1).collect();
        let filter = FilterText::new(&typed);
        return queries.names().filter(|name| filter.matches(name)).map(|name| format!("@{name}")).collect();
    }
    if word.is_ascii() && word.len() < FEWEST_LETTERS {
        return Vec::new();
    }
    fields_like(word).into_iter().map(|name| format!("{name}:")).collect()
}
