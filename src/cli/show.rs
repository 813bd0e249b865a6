//! `anli show`: cases as plain text, as JSON, or as the lines of their notices.

use std::{
    collections::BTreeSet,
    io::{self, IsTerminal},
};

use super::{
    args::{ShowArgs, Shown},
    open::case_link,
    out::{Answer, Result, wrong},
    show_json::{CitationJson, LineJson, ShownCase, SourceJson},
};
use crate::{
    app::{
        page::{DisplayOptions, LayoutOptions, Page},
        words::{CliMsg, Lang},
    },
    briefing::{Briefing, Extent},
    corpus::{CaseRef, Corpus, Lines, LoadedBatch},
    text::{Width, WidthMode, sanitize::sanitize},
};

/// Prints cases in the given order. An unknown id fails the whole command.
pub(super) fn run(args: &ShowArgs, corpus: &Corpus, lang: Lang) -> Result {
    let cases = args.case.iter().map(|id| find(corpus, id, lang)).collect::<Result<Vec<_>>>()?;
    let form = args.as_json;
    let width = args.width.or_else(terminal_width);
    let display = if args.printed { DisplayOptions::AS_STORED } else { DisplayOptions::default() };
    let cited = |case: &CaseRef<'_>| CitationJson {
        id: case.id().to_string(),
        citation: args.citation_style.unwrap_or_default().cite(case, lang),
    };
    if let Some(Shown(Some(format))) = args.format {
        let text = format.write(&Briefing::of(&cases, Extent::Whole, None, display, lang), false);
        return Ok(Answer::text(String::from_utf8_lossy(&text).into_owned()));
    }
    Ok(if args.citation || args.citation_style.is_some() {
        let cited: Vec<CitationJson> = cases.iter().map(cited).collect();
        let line = |cited: &CitationJson| cited.citation.clone() + "\n";
        if form.is_wanted() { form.rows(&cited) } else { Answer::text(cited.iter().map(line).collect()) }
    } else if args.source {
        let sources = cases.iter().map(|case| source(corpus, case)).collect::<Result<Vec<_>>>()?;
        if form.is_wanted() { form.rows(&sources) } else { Answer::text(joined(sources.iter().map(source_text))) }
    } else if form.is_wanted() {
        form.rows(&cases.iter().map(ShownCase::new).collect::<Vec<_>>())
    } else {
        Answer::text(joined(cases.iter().map(|case| text(case, width, display, lang))))
    })
}

/// Returns the columns of standard output, if it is a terminal.
pub(super) fn terminal_width() -> Option<u16> {
    let columns = io::stdout().is_terminal().then(|| crossterm::terminal::size().ok()).flatten();
    columns.map(|(columns, _)| columns).filter(|columns| *columns > 0)
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}

pub(super) fn find<'c>(corpus: &'c Corpus, id: &str, lang: Lang) -> Result<CaseRef<'c>> {
    let known = case_link(id, lang)?.id;
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
    let range = numbers.first().zip(numbers.last()).map(|(first, last)| Lines(*first, *last));
    let lines = range.into_iter().flat_map(|range| notice.lines(range)).filter(|(line, _)| numbers.contains(line));
    let lines = lines.map(|(line, text)| LineJson { line, text: text.to_owned() }).collect();
    Ok(SourceJson { id: case.id().to_string(), file: case.batch.source.file.clone(), lines })
}

fn source_text(source: &SourceJson) -> String {
    source.lines.iter().map(|line| format!("{:>6}\t{}\n", line.line, sanitize(&line.text))).collect()
}

/// Returns the text of a case as the browser shows it: wrapped to `width` columns, or one paragraph a line.
pub(super) fn text(found: &CaseRef<'_>, width: Option<u16>, display: DisplayOptions, lang: Lang) -> String {
    // The width of “ and — is unknown behind a pipe: two columns keep every row within the width.
    let columns = width.unwrap_or(u16::MAX);
    let page = Page::new(found, LayoutOptions { columns, width: Width(WidthMode::Wide), lang, display, source: false });
    let block = |ix: usize, bytes| page.blocks.get(ix).and_then(|block| block.text.get(bytes)).unwrap_or_default();
    let lines: Vec<(u16, &str)> = match width {
        None => page.blocks.iter().map(|block| (0, block.text.as_str())).collect(),
        Some(_) => page.rows.iter().map(|row| (row.indent, block(row.block, row.bytes.clone()))).collect(),
    };
    let line = |(indent, text): (u16, &str)| {
        let indent = if text.is_empty() { 0 } else { indent.into() };
        format!("{}{}\n", " ".repeat(indent), sanitize(text))
    };
    lines.into_iter().map(line).collect()
}
