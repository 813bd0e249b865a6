//! `anli search`: ranked, explained hits.

use std::ops::Range;

use super::{
    args::SearchArgs,
    deadline::Deadline,
    desk, list,
    options::Resume,
    out::{Answer, Failure, Result, kebab, prefixed},
    outlet::{ListedCase, Outlet},
    search_json::{HitJson, HitsJson, MatchJson, Why},
    session_store::SessionStore,
};
use crate::{
    app::words::{
        CliMsg, Lang, Msg,
        why::{self, query_fault, reason},
    },
    corpus::{CaseIx, CaseRef, Corpus, Lines},
    desk::Desk,
    search::{
        Field, Hit, Index, Landing, Match, Query, Reason, Results, SearchControl, TextLocation, blame_while, explain,
        landing, search_while,
    },
    store::Paths,
    text::sanitize::sanitize,
};

/// Characters shown on either side of a match.
const AROUND: usize = 20;

/// Returns the query, with kept searches for their names.
pub(super) fn text(args: &SearchArgs, paths: Option<&Paths>) -> String {
    let text = args.query.join(" ");
    let has_name = text.contains(['@', '＠']);
    let store = has_name.then(|| SessionStore::open(paths, Resume::default(), "").0);
    store.map_or_else(|| text.clone(), |store| store.queries().expanded(&text))
}

/// Searches for all words together. The answer is no without a hit.
pub(super) fn run(
    args: &SearchArgs,
    text: &str,
    corpus: &Corpus,
    index: &Index,
    (outlet, lang): (&Outlet, Lang),
) -> Result {
    let deadline = Deadline::of_query();
    let is_over = || deadline.is_over();
    let control = SearchControl::cancelled_when(&is_over);
    let (query, results) = answered(text, corpus, index, control, lang)?;
    let limit = args.limit.map_or(usize::MAX, |limit| limit as usize);
    let found: Vec<Shown<'_>> = results
        .hits
        .iter()
        .take(limit)
        .filter_map(|hit| {
            Some(Shown { case: corpus.get(hit.case)?, hit, matches: explain(corpus, index, &query, hit) })
        })
        .collect();
    let total = results.hits.len();
    let mut answer = if args.as_json.is_wanted() {
        let hits: Vec<HitJson<'_>> = found.into_iter().map(|shown| for_programs(shown, &query, lang)).collect();
        match args.as_json.jsonl {
            true => args.as_json.rows(&hits),
            false => Answer::json(&HitsJson {
                hits,
                total: u32::try_from(total).unwrap_or(u32::MAX),
                nowhere: results.nowhere.clone(),
            }),
        }
    } else {
        let listed = found.iter().map(|shown| for_people(shown, args.explain, &query, lang));
        Answer::text(outlet.cases(&listed.collect::<Vec<_>>()))
    };
    match (results.whole(), total - results.whole()) {
        (_, 0) => {}
        (0, _) => answer.notes.push(prefixed(lang.get(Msg::OnlyPartial))),
        (_, partial) => answer.notes.push(prefixed(&lang.fill(Msg::ThenPartial, &[&partial.to_string()]))),
    }
    if !results.nowhere.is_empty() {
        answer.notes.push(prefixed(&lang.fill(Msg::Nowhere, &[&results.nowhere.join(" ")])));
    }
    if total == 0 {
        let at = |at: Range<usize>| text.chars().skip(at.start).take(at.len()).collect::<String>();
        let blamed = blame_while(corpus, index, &query, control)
            .unwrap_or_default()
            .into_iter()
            .map(|range| lang.fill(Msg::BlameFilter, &[&at(range)]));
        answer.notes.extend(blamed.map(|blame| prefixed(&blame)));
        if answer.text.is_empty() {
            let text = if query.is_empty() { CliMsg::NothingTyped } else { CliMsg::NothingFound };
            answer.notes.push(prefixed(lang.get(text)));
        }
    }
    Ok(answer.or_no(total == 0))
}

/// Returns the parsed query and its answer.
fn answered(
    text: &str,
    corpus: &Corpus,
    index: &Index,
    control: SearchControl<'_>,
    lang: Lang,
) -> Result<(Query, Results)> {
    let query = Query::parse(text);
    // Without a condition that was typed the answer would be one to another question.
    if !query.faults().is_empty() {
        return Err(faults(&query, text, lang));
    }
    // An empty query finds nothing here; the browser shows everything instead.
    if query.is_empty() {
        return Ok((query, Results::default()));
    }
    let desk = if query.asks_desk() { desk::of_user()? } else { Desk::default() };
    match search_while(corpus, index, &query, control.with_desk(Some(&desk)), &mut |_| {}) {
        Some(results) => Ok((query, results)),
        None => Err(faults(&query.too_slow(), text, lang)),
    }
}

/// Returns the hits that hold the whole query, best first.
pub(super) fn whole_hits(text: &str, corpus: &Corpus, index: &Index, lang: Lang) -> Result<Vec<CaseIx>> {
    let deadline = Deadline::of_query();
    let is_over = || deadline.is_over();
    let (_, results) = answered(text, corpus, index, SearchControl::cancelled_when(&is_over), lang)?;
    Ok(results.hits.iter().take(results.whole()).map(|hit| hit.case).collect())
}

/// Returns the faults of a query as a failure.
fn faults(query: &Query, text: &str, lang: Lang) -> Failure {
    Failure::Query(query.faults().iter().map(|fault| query_fault(fault, text, lang)).collect())
}

/// Hit with its case and its matches.
struct Shown<'a> {
    case: CaseRef<'a>,
    hit: &'a Hit,
    matches: Vec<Match>,
}

fn for_programs<'a>(shown: Shown<'a>, query: &Query, lang: Lang) -> HitJson<'a> {
    let Shown { case, hit, matches } = shown;
    let mut reasons: Vec<Why> =
        hit.reasons.iter().map(|why| Why { code: code(why), text: reason(why, query, lang) }).collect();
    if reasons.is_empty() {
        reasons.push(Why { code: "condition".to_owned(), text: lang.get(Msg::WhyCondition).to_owned() });
    }
    let matches = matches.into_iter().map(|found| MatchJson {
        field: kebab(&format!("{:?}", found.field)),
        lines: lines(&case, &found),
        text: found.text,
        ranges: found.spans,
    });
    HitJson {
        id: case.id().to_string(),
        title: case.title(),
        score: hit.score,
        why: reasons,
        partial: hit.partial,
        matches: matches.collect(),
    }
}

/// Returns the code of a reason: its field and kind.
fn code(reason: &Reason) -> String {
    kebab(&format!("{:?}{:?}", reason.field, reason.kind))
}

/// Returns a hit for a list; with `explain` the reasons and the best match stand below it.
fn for_people<'a>(shown: &Shown<'a>, explain: bool, query: &Query, lang: Lang) -> ListedCase<'a> {
    let Shown { case, hit, matches } = shown;
    let mut listed = list::listed(case);
    for marked in [&mut listed.region, &mut listed.title] {
        let here = matches.iter().filter(|found| found.text == *marked.text);
        marked.marks = here.flat_map(|found| &found.spans).map(|span| span.0 as usize..span.1 as usize).collect();
        marked.marks.sort_by_key(|mark| mark.start);
    }
    if explain {
        let text = &mut listed.below;
        let mut reasons = why::reasons(hit, query, lang);
        if reasons.is_empty() {
            reasons.push(lang.get(Msg::WhyCondition).to_owned());
        }
        text.push_str(&format!("  {}\n", reasons.join("  ")));
        if let Some(Landing { found, around, .. }) = landing(matches, AROUND) {
            let line = lines(case, found).map_or(String::new(), |lines| lines.0.to_string());
            let shown: String = found.text.chars().skip(around.start).take(around.len()).collect();
            text.push_str(&format!("  {line}\t{}\n", sanitize(&shown)));
        }
    }
    listed
}

/// Returns the lines of the notice that print the text of a match.
fn lines(case: &CaseRef<'_>, found: &Match) -> Option<Lines> {
    let case = case.case();
    match (found.field, found.location) {
        (Field::Title, _) => case.title_lines,
        (_, Some(TextLocation::Paragraph(number))) => case.paragraphs().nth(number as usize).map(|p| p.lines),
        (_, Some(TextLocation::Section(number))) => case.sections.get(number as usize).map(|section| section.lines),
        _ => None,
    }
}
