//! `anli list --stats`: counts of the corpus, as on the overview page of the browser.

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

/// Counts for programs: the output of `anli list --stats --json`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Stats {
    /// Number of cases counted.
    pub cases: u32,
    /// Cases of each batch, most first.
    pub batches: Vec<BatchCount>,
    /// Cases of each year of publication, newest first.
    pub years: Vec<YearCount>,
    /// Cases of each province and of each city in it.
    pub places: Vec<RegionCount>,
    /// Cases of each theme, most first; a case may have several.
    pub themes: Vec<ThemeCount>,
    /// Systems that most cases name, at most 20.
    pub systems: Vec<SystemCount>,
}

/// Count of a batch.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BatchCount {
    /// Id of the batch.
    pub id: String,
    /// Title of the batch.
    pub title: String,
    /// Number of cases.
    pub cases: u32,
}

/// Count of a year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct YearCount {
    /// Year of publication.
    pub year: u32,
    /// Number of cases.
    pub cases: u32,
}

/// Count of a province or a city.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RegionCount {
    /// Whole name, from the province down.
    pub place: String,
    /// Number of cases, including those of places in it.
    pub cases: u32,
}

/// Count of a theme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ThemeCount {
    /// Name of the theme.
    pub theme: String,
    /// Number of cases.
    pub cases: u32,
}

/// Count of a system.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SystemCount {
    /// Name of the system.
    pub system: String,
    /// Number of cases that name it.
    pub cases: u32,
}

/// Counts cases: as JSON, or as lines of `facet⇥value⇥cases`.
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
            Facet::Batch => stats.batches.push(BatchCount { id: name, title: label.clone(), cases }),
            Facet::Year => stats.years.extend(value.parse().ok().map(|year| YearCount { year, cases })),
            Facet::Region => stats.places.push(RegionCount { place: name, cases }),
            Facet::Theme => stats.themes.push(ThemeCount { theme: name, cases }),
            Facet::System => stats.systems.push(SystemCount { system: name, cases }),
            Facet::Department | Facet::Folder | Facet::Tag | Facet::Status => {}
        }
    }
    stats
}
