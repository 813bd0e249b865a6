//! `anli list --stats`: the corpus in numbers, as the page of numbers of the browser has them.

use schemars::JsonSchema;
use serde::Serialize;

use super::out::Answer;
use crate::{
    app::{
        facets::name,
        overview::Overview,
        words::{CliMsg, Lang},
    },
    corpus::{CaseRef, Corpus},
    search::{Facet, FacetValue, Index},
    text::sanitize::sanitize,
};

/// The numbers, for programs: what `anli list --stats --json` prints.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Stats {
    /// How many cases were counted.
    pub cases: u32,
    /// Cases of each batch, most first.
    pub batches: Vec<Batch>,
    /// Cases of each year of publication, newest first.
    pub years: Vec<Year>,
    /// Cases of each province and of each city in it.
    pub places: Vec<Place>,
    /// Cases of each theme, most first; a case may have several.
    pub themes: Vec<Theme>,
    /// The systems that most cases name, at most 20.
    pub systems: Vec<System>,
}

/// A batch.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Batch {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its cases.
    pub cases: u32,
}

/// A year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Year {
    /// The year.
    pub year: u32,
    /// Its cases.
    pub cases: u32,
}

/// A province or a city.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Place {
    /// Its whole name, from the province down.
    pub place: String,
    /// Its cases, those of places in it included.
    pub cases: u32,
}

/// A theme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Theme {
    /// Its name.
    pub theme: String,
    /// Its cases.
    pub cases: u32,
}

/// A system.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct System {
    /// Its name.
    pub system: String,
    /// The cases that name it.
    pub cases: u32,
}

/// Counts these cases: as JSON, or `what⇥value⇥cases` a line.
pub(super) fn answer(corpus: &Corpus, index: &Index, cases: &[CaseRef<'_>], as_json: bool, lang: Lang) -> Answer {
    let overview = Overview::new(corpus, index, cases.iter().map(|case| case.ix));
    if as_json {
        return Answer::json(&stats(&overview)).or_no(overview.cases == 0);
    }
    if overview.cases == 0 {
        return Answer::default();
    }
    let line =
        |value: &FacetValue| format!("{}\t{}\t{}\n", name(value.facet, lang), sanitize(&value.value), value.count);
    let all = format!("{}\t\t{}\n", lang.get(CliMsg::Whole), overview.cases);
    Answer::text(all + &overview.values().map(line).collect::<String>())
}

fn stats(overview: &Overview) -> Stats {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut stats = Stats { cases: number(overview.cases), ..Stats::default() };
    for FacetValue { facet, value, label, count, .. } in overview.values() {
        let (name, cases) = (value.clone(), number(*count));
        match facet {
            Facet::Batch => stats.batches.push(Batch { id: name, title: label.clone(), cases }),
            Facet::Year => stats.years.extend(value.parse().ok().map(|year| Year { year, cases })),
            Facet::Region => stats.places.push(Place { place: name, cases }),
            Facet::Theme => stats.themes.push(Theme { theme: name, cases }),
            Facet::System => stats.systems.push(System { system: name, cases }),
            Facet::Department => {}
        }
    }
    stats
}
