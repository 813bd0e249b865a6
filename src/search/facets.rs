//! What the hits are, counted: batches, places, departments, themes, years, systems. What is chosen of them is text of
//! the query, so that it can be edited, kept and used in a script.

use std::collections::BTreeMap;

use super::{
    Index, Results,
    engine::search,
    fields::{Name, title},
    filter::{departments, region, year},
    parse,
    query::{Filter, Kind, Query},
};
use crate::{
    corpus::{CaseRef, Corpus, Region},
    text::Folded,
};

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

/// Every value that a hit has or that is chosen, by facet; places in order, other values by their number of hits.
pub fn facets(corpus: &Corpus, index: &Index, text: &str, results: &Results) -> Vec<FacetValue> {
    let query = Query::parse(text);
    let chosen = chosen(text, &query);
    let mut values = Vec::new();
    for facet in Facet::ALL {
        let own = |(of, _, choice): &&(Facet, String, Choice)| *of == facet && *choice == Choice::In;
        // Values that are chosen in leave the others of their facet free: they are counted without them.
        let free = chosen.iter().any(|choice| own(&choice)).then(|| {
            let mut free = query.clone();
            free.clauses.retain(|clause| !clause.any.iter().all(|atom| !atom.not && is_of(&atom.kind, facet)));
            search(corpus, index, &free)
        });
        let hits = &free.as_ref().unwrap_or(results).hits;
        let cases: Vec<CaseRef<'_>> = hits.iter().filter_map(|hit| corpus.get(hit.case)).collect();
        let mut found = count(facet, &cases, corpus, index);
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
    values
}

fn is_of(kind: &Kind, facet: Facet) -> bool {
    matches!(kind, Kind::Filter(filter) if Facet::of(filter) == facet)
}

/// Every value that these cases have of a facet, none of them chosen.
pub fn tally(facet: Facet, cases: &[CaseRef<'_>], corpus: &Corpus, index: &Index) -> Vec<FacetValue> {
    count(facet, cases, corpus, index)
}

fn count(facet: Facet, cases: &[CaseRef<'_>], corpus: &Corpus, index: &Index) -> Vec<FacetValue> {
    let value = |value: String, label: &str, depth: u8, count: usize| FacetValue {
        facet,
        value,
        label: label.to_owned(),
        depth,
        count,
        choice: Choice::Free,
    };
    if facet == Facet::System {
        let has = |systems: &[u32]| cases.iter().filter(|case| systems.binary_search(&case.ix.0).is_ok()).count();
        let counted =
            index.systems(corpus).iter().map(|system| value(system.name.clone(), &system.name, 0, has(&system.cases)));
        let mut counted: Vec<_> = counted.filter(|value| value.count > 0).collect();
        counted.sort_by_key(|value| std::cmp::Reverse(value.count));
        return counted;
    }
    // By what it is sorted and told from others; the value as first printed, its label, depth and count.
    let mut counts: BTreeMap<String, FacetValue> = BTreeMap::new();
    let mut add = |key: String, text: String, label: &str, depth: u8| {
        counts.entry(key).or_insert_with(|| value(text, label, depth, 0)).count += 1;
    };
    for case in cases {
        let same = |text: &str| (text.to_owned(), text.to_owned());
        match facet {
            Facet::Batch => {
                let (key, text) = same(case.batch.id.as_str());
                add(key, text, &case.batch.title, 0);
            }
            Facet::Region => {
                for (text, label, depth) in places(&case.region()) {
                    add(text.clone(), text, &label, depth);
                }
            }
            Facet::Department => {
                for name in departments(case.department().unwrap_or_default()) {
                    add(Folded::new(name).as_str().to_owned(), name.to_owned(), name, 0);
                }
            }
            Facet::Theme => case.themes().map(|theme| theme.name()).for_each(|name| {
                let (key, text) = same(name);
                add(key, text, name, 0);
            }),
            Facet::Year => {
                if let Some(year) = year(&case.batch.published) {
                    let (key, text) = same(&year.to_string());
                    add(key, text.clone(), &text, 0);
                }
            }
            Facet::System => {}
        }
    }
    let mut counted: Vec<_> = counts.into_values().collect();
    match facet {
        // A place stands under the one that it lies in, which its name begins with.
        Facet::Region => {}
        Facet::Year => counted.reverse(),
        _ => counted.sort_by_key(|value| std::cmp::Reverse(value.count)),
    }
    counted
}

/// A place and those that it lies in, each with its whole name, its own name and its depth.
fn places(place: &Region) -> Vec<(String, String, u8)> {
    let mut whole = Region { province: place.province.clone(), ..Region::default() };
    let mut places = vec![(region(&whole), place.province.clone(), 0)];
    for name in [&place.city, &place.county].into_iter().flatten() {
        if whole.city.is_none() && place.city.is_some() {
            whole.city = Some(name.clone());
        } else {
            whole.county = Some(name.clone());
        }
        places.push((region(&whole), name.clone(), places.len() as u8));
    }
    places
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
    let quoted = |value: &str| {
        let plain = !value.is_empty() && !value.chars().any(|c| c.is_whitespace() || parse::sign(c) == '|');
        if plain { value.to_owned() } else { format!("\"{value}\"") }
    };
    let wanted =
        |wanted: Choice| values.iter().filter(move |(.., choice)| *choice == wanted).map(|(_, value, _)| quoted(value));
    let ins: Vec<_> = wanted(Choice::In).collect();
    if !ins.is_empty() {
        parts.push(format!("{}:{}", title(facet.name()), ins.join("|")));
    }
    parts.extend(wanted(Choice::Out).map(|value| format!("!{}:{value}", title(facet.name()))));
    parts.join(" ")
}
