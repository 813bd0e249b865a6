//! The report of an import, for people and for programs.

use std::{collections::BTreeMap, path::Path};

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    app::words::{
        CliMsg, Lang, Msg,
        report::{Remedy, Repairs},
    },
    cli::out::kebab,
    corpus::{Case, Region, Theme, TitleSource},
    import::{Doubt, DoubtKind, Imported, Report, theme_words},
    text::sanitize::sanitize,
};

/// Number of deciding words listed for a theme.
const DECIDING: usize = 3;

/// Returns the report for people: counts, every case with its region and title, every doubt with its line, and the
/// entries of `corrections.json` that settle each kind of doubt.
pub(super) fn report(path: &Path, made: &Imported, lang: Lang) -> Vec<String> {
    let report = &made.report;
    let found = report.found.to_string();
    let list = |items: Vec<(String, u32)>| match items.is_empty() {
        true => lang.get(CliMsg::None).to_owned(),
        false => {
            let items = items.iter().map(|(what, count)| lang.fill(CliMsg::Counted, &[what, &count.to_string()]));
            items.collect::<Vec<_>>().join(lang.get(CliMsg::Comma))
        }
    };
    let repairs = report.repairs.iter().map(|(kind, count)| (lang.get(Repairs(*kind)).to_owned(), *count)).collect();
    let fields = |fields: &BTreeMap<String, u32>| {
        list(fields.iter().map(|(field, count)| (lang.field(field).to_owned(), *count)).collect())
    };
    let mut lines = vec![match report.announced {
        Some(announced) => lang.fill(CliMsg::FoundOf, &[&found, &announced.to_string()]),
        None => lang.fill(CliMsg::Found, &[&found]),
    }];
    let cases = made.batch.cases.iter().flat_map(|case| [case_line(case, lang), theme_line(case, lang)]);
    lines.extend(cases.map(|line| sanitize(&line).into_owned()));
    lines.extend([
        lang.fill(CliMsg::ToldApart, &[lang.get(report.strategy)]),
        lang.fill(CliMsg::Repaired, &[&list(repairs)]),
        lang.fill(CliMsg::ByRule, &[&fields(&report.by_rule)]),
        lang.fill(CliMsg::ByHand, &[&fields(&report.by_hand)]),
        lang.fill(CliMsg::Doubts, &[&report.doubts.len().to_string()]),
    ]);
    lines.extend(report.doubts.chunk_by(|a, b| a.line == b.line).map(|doubts| {
        let line = doubts.first().map_or(1, |doubt| doubt.line);
        let sentences: Vec<String> = doubts.iter().map(|doubt| sentence(doubt, lang)).collect();
        let text = sentences.join(lang.get(CliMsg::Semicolon));
        sanitize(&format!("  {}:{line}: {text}", path.display())).into_owned()
    }));
    lines.extend(remedies(report, lang));
    lines
}

/// Formats number, first line, region and title of a case.
fn case_line(case: &Case, lang: Lang) -> String {
    let region = match case.region == Region::default() {
        true => lang.get(CliMsg::PlaceUnknown).to_owned(),
        false => case.region.name(),
    };
    let mark = if case.title_source == TitleSource::Derived { lang.get(Msg::DerivedTitle) } else { "" };
    let title = format!("{mark}{}", case.title);
    lang.fill(CliMsg::FoundCase, &[&case.number.to_string(), &case.lines.0.to_string(), &region, &title])
}

/// Formats the themes of a case with their deciding words.
fn theme_line(case: &Case, lang: Lang) -> String {
    let shown = |(theme, words): (Theme, Vec<String>)| match words.is_empty() {
        true => theme.name().to_owned(),
        false => lang.fill(CliMsg::ThemeBy, &[theme.name(), &words.join(lang.get(CliMsg::Comma))]),
    };
    let themes: Vec<String> = theme_words(case, DECIDING).into_iter().map(shown).collect();
    lang.fill(CliMsg::ThemesBy, &[&themes.join(lang.get(CliMsg::Semicolon))])
}

fn sentence(doubt: &Doubt, lang: Lang) -> String {
    let about = if doubt.reason == DoubtKind::BatchField { lang.field(&doubt.about) } else { &doubt.about };
    lang.fill(doubt.reason, &[about])
}

/// Returns the entries of `corrections.json` that settle the kinds of doubts present.
fn remedies(report: &Report, lang: Lang) -> Vec<String> {
    let mut reasons: Vec<DoubtKind> = report.doubts.iter().map(|doubt| doubt.reason).collect();
    reasons.sort();
    reasons.dedup();
    let heading = (!reasons.is_empty()).then(|| lang.get(CliMsg::Remedies).to_owned());
    let remedies = reasons.into_iter().map(|reason| format!("  {}", lang.get(Remedy(reason))));
    heading.into_iter().chain(remedies).collect()
}

/// Report for programs.
#[derive(Serialize, JsonSchema)]
pub(in crate::cli) struct ReportJson {
    /// The folder that the batch was written to.
    folder: String,
    /// The draft of corrections, if one was written.
    draft: Option<String>,
    /// The way that cases were told apart.
    way: String,
    /// Cases found.
    found: u32,
    /// Cases announced by the notice.
    announced: Option<u32>,
    /// Titles made from the text.
    derived_titles: u32,
    /// The cases.
    cases: Vec<CaseJson>,
    /// Repairs by kind.
    repairs: BTreeMap<String, u32>,
    /// For each field the number of cases in which a rule decided it.
    by_rule: BTreeMap<String, u32>,
    /// For each field the number of cases in which a correction decided it.
    by_hand: BTreeMap<String, u32>,
    /// Places to check, by line.
    doubts: Vec<DoubtJson>,
}

#[derive(Serialize, JsonSchema)]
struct CaseJson {
    /// Number in the batch.
    number: u32,
    /// First line in the notice.
    line: u32,
    /// Title.
    title: String,
    /// The source of the title.
    title_source: TitleSource,
    /// Region.
    region: Region,
    /// Indicators, the first one first.
    themes: Vec<ThemeJson>,
}

#[derive(Serialize, JsonSchema)]
struct ThemeJson {
    /// The indicator.
    theme: Theme,
    /// The words that decided it.
    words: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
struct DoubtJson {
    /// Line in the notice.
    line: u32,
    /// Number of the case that it is in.
    case: Option<u32>,
    /// Kind of doubt.
    code: String,
    /// The doubt in the language of the interface.
    text: String,
}

impl ReportJson {
    /// Makes the report on a batch in `folder`, with the draft of corrections if one was written.
    pub(super) fn new(made: &Imported, folder: &Path, draft: Option<&Path>, lang: Lang) -> Self {
        let report = &made.report;
        let doubts = report.doubts.iter().map(|doubt| DoubtJson {
            line: doubt.line,
            case: doubt.case,
            code: kebab(&format!("{:?}", doubt.reason)),
            text: sentence(doubt, lang),
        });
        let cases = made.batch.cases.iter().map(|case| CaseJson {
            number: case.number,
            line: case.lines.0,
            title: case.title.clone(),
            title_source: case.title_source,
            region: case.region.clone(),
            themes: theme_words(case, DECIDING).into_iter().map(|(theme, words)| ThemeJson { theme, words }).collect(),
        });
        Self {
            folder: folder.display().to_string(),
            draft: draft.map(|path| path.display().to_string()),
            way: kebab(&format!("{:?}", report.strategy)),
            found: report.found,
            announced: report.announced,
            derived_titles: report.derived_titles,
            cases: cases.collect(),
            repairs: report.repairs.iter().map(|(kind, count)| (kebab(&format!("{kind:?}")), *count)).collect(),
            by_rule: report.by_rule.clone(),
            by_hand: report.by_hand.clone(),
            doubts: doubts.collect(),
        }
    }
}
