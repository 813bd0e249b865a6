//! `anli show`: cases as plain text, as JSON, or as the lines of their notices.

use std::{
    collections::BTreeSet,
    io::{self, IsTerminal},
};

use serde::Serialize;

use super::{
    args::ShowArgs,
    open::{self, case_id},
    out::{Answer, Result, fault_lines, wrong},
    settings::Settings,
};
use crate::{
    app::{
        citation::citation,
        page::{DisplayOptions, LayoutOptions, Page},
        words::{CliMsg, Lang},
    },
    corpus::{BatchSummary, Case, CaseRef, Corpus, Lines, LoadedBatch, Script, Source, TitleSource},
    text::{Width, WidthMode, sanitize::sanitize},
};

/// Case for programs: the object of `batch.json` with its id and its batch.
#[derive(Serialize)]
struct CaseJson<'a> {
    id: String,
    #[serde(flatten)]
    case: &'a Case,
    batch: BatchJson<'a>,
}

/// Batch without its cases.
#[derive(Serialize)]
struct BatchJson<'a> {
    id: &'a str,
    title: &'a str,
    title_source: TitleSource,
    issuer: &'a str,
    document_number: Option<&'a str>,
    published: Option<&'a str>,
    province: &'a str,
    announced: Option<u32>,
    script: Script,
    note: Option<&'a str>,
    source: Source,
}

impl<'a> BatchJson<'a> {
    fn new(batch: &'a BatchSummary) -> Self {
        Self {
            id: batch.id.as_str(),
            title: batch.title.as_str(),
            title_source: batch.title_source,
            issuer: batch.issuer.as_str(),
            document_number: batch.document_number.as_deref(),
            published: Some(batch.published()).filter(|date| !date.is_empty()),
            province: batch.province.as_str(),
            announced: batch.announced,
            script: batch.script,
            note: batch.note.as_deref(),
            source: batch.source.clone(),
        }
    }
}

/// Citation for programs.
#[derive(Serialize)]
struct CitationJson {
    id: String,
    citation: String,
}

/// Lines of the notice that hold a case, for programs.
#[derive(Serialize)]
struct SourceJson {
    id: String,
    file: String,
    lines: Vec<LineJson>,
}

#[derive(Serialize)]
struct LineJson {
    line: u32,
    text: String,
}

/// Prints cases in the given order. One case gives one JSON object, several give an array. An unknown id fails the whole
/// command.
pub(super) fn run(args: &ShowArgs, settings: &Settings, lang: Lang) -> Result {
    let (corpus, warnings) = open::open(settings).for_command()?;
    let cases = args.case.iter().map(|id| find(corpus, id, lang)).collect::<Result<Vec<_>>>()?;
    let width = args.width.or_else(terminal_width);
    let cited = |case: &CaseRef<'_>| CitationJson { id: case.id().to_string(), citation: citation(case, lang) };
    let mut answer = if args.citation {
        let cited: Vec<CitationJson> = cases.iter().map(cited).collect();
        let line = |cited: &CitationJson| cited.citation.clone() + "\n";
        if args.json { one_or_all(&cited) } else { Answer::text(cited.iter().map(line).collect()) }
    } else if args.source {
        let sources = cases.iter().map(|case| source(corpus, case)).collect::<Result<Vec<_>>>()?;
        if args.json { one_or_all(&sources) } else { Answer::text(joined(sources.iter().map(source_text))) }
    } else if args.json {
        let whole = |case: &CaseRef<'_>| {
            serde_json::to_value(CaseJson {
                id: case.id().to_string(),
                case: &case.case(),
                batch: BatchJson::new(case.batch),
            })
        };
        one_or_all(&cases.iter().filter_map(|case| whole(case).ok()).collect::<Vec<_>>())
    } else {
        Answer::text(joined(cases.iter().map(|case| text(case, width, lang))))
    };
    answer.notes = fault_lines(&warnings, lang);
    Ok(answer)
}

/// Returns the columns of standard output, if it is a terminal.
fn terminal_width() -> Option<u16> {
    let columns = io::stdout().is_terminal().then(|| crossterm::terminal::size().ok()).flatten();
    columns.map(|(columns, _)| columns).filter(|columns| *columns > 0)
}

fn one_or_all<T: Serialize>(values: &[T]) -> Answer {
    match values {
        [one] => Answer::json(one),
        all => Answer::json(&all),
    }
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}

fn find<'c>(corpus: &'c Corpus, id: &str, lang: Lang) -> Result<CaseRef<'c>> {
    let known = case_id(id, lang)?;
    let found = corpus.find(&known).and_then(|ix| corpus.get(ix));
    found.ok_or_else(|| wrong(lang, (CliMsg::NoSuchCase, &[id]), (CliMsg::SeeList, &[])))
}

/// Returns the lines of the notice that hold the case, including those of paragraphs moved into it by corrections.
fn source(corpus: &Corpus, case: &CaseRef<'_>) -> Result<SourceJson> {
    let loaded: &LoadedBatch = corpus.batches().get(case.batch_ix).ok_or_else(Vec::new)?;
    let notice = loaded.notice()?;
    let whole = case.case();
    let whole = whole.paragraphs().map(|paragraph| paragraph.lines).chain([whole.lines]);
    let numbers: BTreeSet<u32> = whole.flat_map(|Lines(first, last)| first..=last.min(notice.line_count())).collect();
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
        return Ok(SourceJson { id: case.id().to_string(), file: case.batch.source.file.clone(), lines: Vec::new() });
    };
    let lines = notice.lines(Lines(*first, *last)).filter(|(line, _)| numbers.contains(line));
    let lines = lines.map(|(line, text)| LineJson { line, text: text.to_owned() }).collect();
    Ok(SourceJson { id: case.id().to_string(), file: case.batch.source.file.clone(), lines })
}

fn source_text(source: &SourceJson) -> String {
    source.lines.iter().map(|line| format!("{:>6}\t{}\n", line.line, sanitize(&line.text))).collect()
}

/// Returns the text of a case as the browser shows it: wrapped to `width` columns, or one paragraph a line.
pub(super) fn text(found: &CaseRef<'_>, width: Option<u16>, lang: Lang) -> String {
    // The width of “ and — is unknown behind a pipe: two columns keep every row within the width.
    let display = DisplayOptions { typeset: width.is_some(), ..DisplayOptions::default() };
    let columns = width.unwrap_or(u16::MAX);
    let page = Page::new(found, LayoutOptions { columns, width: Width(WidthMode::Wide), lang, display, source: false });
    let mut text = String::new();
    if width.is_none() {
        for block in &page.blocks {
            text.push_str(&sanitize(&block.text));
            text.push('\n');
        }
        return text;
    }
    for row in &page.rows {
        let shown = page.blocks.get(row.block).and_then(|block| block.text.get(row.bytes.clone())).unwrap_or_default();
        if !shown.is_empty() {
            text.extend(std::iter::repeat_n(' ', row.indent.into()));
        }
        text.push_str(&sanitize(shown));
        text.push('\n');
    }
    text
}
