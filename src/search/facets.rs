//! What the hits are, counted: batches, places, departments, themes, years, systems. What is chosen of them is text of
//! the query, so that it can be edited, kept and used in a script.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Index, Results,
    engine::search_while,
    fields::{Name, title},
    filter::year,
    parse,
    query::{Filter, Kind, Query},
    tally::Tally,
    wanted::Wanted,
};
use crate::corpus::{CaseIx, CaseSummary, Corpus, LoadedBatch};

/// A property to choose by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The batch.
    Batch,
    /// Province, city, county.
    Region,
    /// The department.
    Department,
    /// The theme.
    Theme,
    /// The year of publication.
    Year,
    /// A named system.
    System,
}

/// Whether a value is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// It is not.
    #[default]
    Free,
    /// Only cases that have it (or another chosen value of the same facet).
    In,
    /// Only cases that have it not.
    Out,
}

/// A value of a facet with the number of hits that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The facet.
    pub facet: Facet,
    /// The value as it is written in a query.
    pub value: String,
    /// The value as it is shown: of a county only its own name.
    pub label: String,
    /// How deep it lies: 0 province, 1 city, 2 county; 0 for other facets.
    pub depth: u8,
    /// How many hits have it, or would if it were chosen, too.
    pub count: usize,
    /// Whether it is chosen.
    pub choice: Choice,
}

impl Facet {
    /// All facets in the order shown.
    pub const ALL: [Facet; 6] = [Self::Theme, Self::Region, Self::Batch, Self::Year, Self::Department, Self::System];

    fn name(self) -> Name {
        match self {
            Self::Batch => Name::Batch,
            Self::Region => Name::Region,
            Self::Department => Name::Department,
            Self::Theme => Name::Theme,
            Self::Year => Name::Year,
            Self::System => Name::System,
        }
    }

    fn of(filter: &Filter) -> Self {
        match filter {
            Filter::Batch(_) => Self::Batch,
            Filter::Region(_) => Self::Region,
            Filter::Department(_) => Self::Department,
            Filter::Theme(_) => Self::Theme,
            Filter::Year(_) => Self::Year,
            Filter::System(_) => Self::System,
        }
    }
}

/// The most values of a facet that are given of departments and of systems, the most common first: nobody looks
/// through more of them.
const MOST: usize = 1000;

/// Every value that a hit has or that is chosen, by facet; places in order, other values by their number of hits. Of
/// departments and systems those that most hits have.
pub fn facets(corpus: &Corpus, index: &Index, text: &str, results: &Results) -> Vec<FacetValue> {
    facets_while(corpus, index, text, results, Wanted::always()).unwrap_or_default()
}

/// The same while it is wanted; `None` once it is not.
pub fn facets_while(
    corpus: &Corpus,
    index: &Index,
    text: &str,
    results: &Results,
    wanted: Wanted<'_>,
) -> Option<Vec<FacetValue>> {
    counted(corpus, index, text, results, &|query| search_while(corpus, index, query, wanted.at_once(), &mut |_| {}))
}

/// The same where no other search is needed for it; `None` where one is.
pub fn facets_so_far(corpus: &Corpus, index: &Index, text: &str, results: &Results) -> Option<Vec<FacetValue>> {
    counted(corpus, index, text, results, &|_| None)
}

/// `search` finds what is to be counted instead of the results.
fn counted(
    corpus: &Corpus,
    index: &Index,
    text: &str,
    results: &Results,
    search: &dyn Fn(&Query) -> Option<Results>,
) -> Option<Vec<FacetValue>> {
    let query = Query::parse(text);
    let chosen = chosen(text, &query);
    let of = |results: &Results| Tally::new(corpus, index, results.hits.iter().map(|hit| hit.case));
    let counts = of(results);
    let mut values = Vec::new();
    for facet in Facet::ALL {
        let own = |(of, _, choice): &&(Facet, String, Choice)| *of == facet && *choice == Choice::In;
        let keep: Vec<&str> =
            chosen.iter().filter(|(of, ..)| *of == facet).map(|(_, value, _)| value.as_str()).collect();
        // Values that are chosen in leave the others of their facet free: they are counted without them.
        let mut found = if chosen.iter().any(|choice| own(&choice)) {
            let mut free = query.clone();
            free.clauses.retain(|clause| !clause.any.iter().all(|atom| !atom.not && is_of(&atom.kind, facet)));
            of(&search(&free)?).values(facet, MOST, &keep)
        } else {
            counts.values(facet, MOST, &keep)
        };
        for (_, value, choice) in chosen.iter().filter(|(of, ..)| *of == facet) {
            match found.iter_mut().find(|found| found.value == *value) {
                Some(found) => found.choice = *choice,
                None => found.push(FacetValue {
                    facet,
                    value: value.clone(),
                    label: value.clone(),
                    depth: 0,
                    count: 0,
                    choice: *choice,
                }),
            }
        }
        values.extend(found);
    }
    Some(values)
}

fn is_of(kind: &Kind, facet: Facet) -> bool {
    matches!(kind, Kind::Filter(filter) if Facet::of(filter) == facet)
}

/// Every value that these cases have of each facet, none of them chosen; departments and systems as in [`facets()`].
pub fn tally(corpus: &Corpus, index: &Index, cases: &[CaseIx], of: &[Facet]) -> Vec<(Facet, Vec<FacetValue>)> {
    let tally = Tally::new(corpus, index, cases.iter().copied());
    of.iter().map(|facet| (*facet, tally.values(*facet, MOST, &[]))).collect()
}

/// Values of which none is chosen.
pub(super) fn values(facet: Facet, counted: Vec<Counted>) -> Vec<FacetValue> {
    let value = |counted: Counted| FacetValue {
        facet,
        value: counted.value,
        label: counted.label,
        depth: counted.depth,
        count: counted.count,
        choice: Choice::Free,
    };
    counted.into_iter().map(value).collect()
}

/// A value and how many cases have it.
pub(super) struct Counted {
    value: String,
    label: String,
    depth: u8,
    count: usize,
}

impl Counted {
    /// A value that is shown as it is written.
    pub(super) fn named(name: &str, count: usize) -> Self {
        Self { value: name.to_owned(), label: name.to_owned(), depth: 0, count }
    }
}

/// The batches that have so many cases.
pub(super) fn batches_of(corpus: &Corpus, counts: &[usize]) -> Vec<Counted> {
    let counted = corpus.by_id().filter_map(|at| Some((corpus.batches().get(at)?, *counts.get(at)?)));
    let mut counted: Vec<_> = counted.filter(|(_, count)| *count > 0).collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named = |(loaded, count): (&Arc<LoadedBatch>, usize)| {
        let batch = &loaded.batch;
        Counted { value: batch.id().to_owned(), label: batch.title().to_owned(), depth: 0, count }
    };
    counted.into_iter().map(named).collect()
}

/// The years of batches that have so many cases, the last first.
pub(super) fn years_of(corpus: &Corpus, counts: &[usize]) -> Vec<Counted> {
    let counted = corpus.batches().iter().zip(counts).filter(|(_, count)| **count > 0);
    let counted = counted.filter_map(|(loaded, count)| Some((year(loaded.batch.published())?, *count)));
    let mut years: BTreeMap<u16, usize> = BTreeMap::new();
    counted.for_each(|(year, count)| *years.entry(year).or_default() += count);
    years.into_iter().rev().map(|(year, count)| Counted::named(&year.to_string(), count)).collect()
}

/// The values with most cases first, of equals in the order of their names.
pub(super) fn by_count(mut counted: Vec<Counted>) -> Vec<Counted> {
    counted.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    counted
}

/// The names of a place, those that it lies in first.
pub(super) fn place_of<'h>(head: &CaseSummary<'h>) -> [&'h str; 3] {
    let mut place = [""; 3];
    let names = [Some(head.province()), head.city(), head.county()];
    place.iter_mut().zip(names.into_iter().flatten()).for_each(|(slot, name)| *slot = name);
    place
}

/// A place and those that it lies in, each with its whole name, its own name and its depth; a place stands under the
/// one that it lies in, which its name begins with.
pub(super) fn places_of<'c>(counts: impl Iterator<Item = ([&'c str; 3], usize)>) -> Vec<Counted> {
    // A place counts for those that it lies in.
    let mut sums: BTreeMap<[&str; 3], usize> = BTreeMap::new();
    for ([province, second, third], count) in counts {
        let whole = [[province, "", ""], [province, second, ""], [province, second, third]];
        let named = if third.is_empty() { 2 - usize::from(second.is_empty()) } else { 3 };
        whole.into_iter().take(named).for_each(|place| *sums.entry(place).or_default() += count);
    }
    let counted = sums.into_iter().map(|(place, count)| {
        let depth = place.iter().filter(|name| !name.is_empty()).count().saturating_sub(1);
        let label = place.get(depth).copied().unwrap_or_default();
        Counted { value: place.concat(), label: label.to_owned(), depth: depth as u8, count }
    });
    counted.collect()
}

/// The values that the conditions of a query name, in or out.
fn chosen(text: &str, query: &Query) -> Vec<(Facet, String, Choice)> {
    let chars: Vec<char> = text.chars().collect();
    let mut chosen = Vec::new();
    for clause in &query.clauses {
        for atom in &clause.any {
            if let Kind::Filter(filter) = &atom.kind {
                let typed = chars.get(atom.value.clone()).unwrap_or_default();
                // Quotation marks around a value are the query's; those within are the value's own.
                let mark = |c: &char| parse::sign(*c) == '"';
                let value: String = match typed {
                    [first, inner @ .., last] if mark(first) && mark(last) && !inner.iter().any(mark) => {
                        inner.iter().collect()
                    }
                    _ => typed.iter().collect(),
                };
                chosen.push((Facet::of(filter), value, if atom.not { Choice::Out } else { Choice::In }));
            }
        }
    }
    chosen
}

/// The text of a query in which `value` is chosen so; other values of the facet stay, words stay where they are.
pub fn choose(text: &str, facet: Facet, value: &str, choice: Choice) -> String {
    let query = Query::parse(text);
    let mut chars: Vec<Option<char>> = text.chars().map(Some).collect();
    for clause in query.clauses.iter().filter(|clause| clause.any.iter().all(|atom| is_of(&atom.kind, facet))) {
        chars.get_mut(clause.at.clone()).unwrap_or_default().fill(None);
    }
    let words: String = chars.into_iter().flatten().collect();
    let mut parts: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    let mut values: Vec<_> = chosen(text, &query).into_iter().filter(|(of, ..)| *of == facet).collect();
    values.retain(|(_, old, _)| old != value);
    values.push((facet, value.to_owned(), choice));
    let wanted = |wanted: Choice| {
        values.iter().filter(move |(.., choice)| *choice == wanted).map(|(_, value, _)| parse::quoted(value))
    };
    let ins: Vec<_> = wanted(Choice::In).collect();
    if !ins.is_empty() {
        parts.push(format!("{}:{}", title(facet.name()), ins.join("|")));
    }
    parts.extend(wanted(Choice::Out).map(|value| format!("!{}:{value}", title(facet.name()))));
    parts.join(" ")
}
