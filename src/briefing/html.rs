//! A web page in one file, set for paper as well.

use quick_xml::escape::escape;

use super::document::{Briefing, Entry, Group, Part};
use crate::app::briefing_form::Extent;
use crate::app::words::{Lang, briefing::BriefingMsg};

/// The page without its text.
const STYLE: &str = include_str!("page.css");

/// Writes the document.
pub(super) fn write(briefing: &Briefing) -> String {
    let first = briefing.cases.first().map_or("", |entry| &entry.title);
    let title = escape(briefing.heading.as_deref().unwrap_or(first));
    let heading = briefing.heading.as_deref().map(|heading| tagged("h1", heading)).unwrap_or_default();
    let body = match briefing.extent {
        Extent::Line => table(briefing),
        Extent::Comparison => compared(briefing),
        _ => briefing.cases.iter().map(|entry| case(entry, briefing.lang)).collect(),
    };
    let head = format!("<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n{STYLE}</style>");
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n{head}\n</head>\n<body>\n{heading}{body}</body>\n</html>\n",
        lang_tag(briefing.lang)
    )
}

/// Returns the language of the page.
fn lang_tag(lang: Lang) -> &'static str {
    if lang == Lang::Hant { "zh-Hant" } else { "zh-CN" }
}

/// Returns the article of a case.
fn case(entry: &Entry, lang: Lang) -> String {
    let part = |part: &Part| match part.level {
        Some(level) if part.text.is_empty() => tagged(&format!("h{}", (level + 3).min(6)), &part.heading),
        Some(_) => format!("<p><strong>{}</strong>{}</p>\n", escape(&*part.heading), escape(&*part.text)),
        None => tagged("p", &part.text),
    };
    let parts: String = entry.parts.iter().map(part).collect();
    let id = escape(&*entry.id);
    let notes = notes(entry, lang);
    format!("<article id=\"{id}\">\n{}{parts}{notes}{}</article>\n", tagged("h2", &entry.title), source(entry, lang))
}

/// Returns the notes on a case.
fn notes(entry: &Entry, lang: Lang) -> String {
    entry.note_lines(lang).iter().map(|line| format!("<p class=\"note\">{}</p>\n", escape(line))).collect()
}

/// Returns the line that names the source of a case.
fn source(entry: &Entry, lang: Lang) -> String {
    tagged("footer", &lang.fill(BriefingMsg::Source, &[&entry.source]))
}

/// Returns a table with a column for each case, and the sources below it.
fn compared(briefing: &Briefing) -> String {
    let part = |part: &Part| match part.heading.as_str() {
        "" => tagged("p", &part.text),
        heading => format!("<p><strong>{}</strong>{}</p>\n", escape(heading), escape(&*part.text)),
    };
    let cell = |parts: &Vec<Part>| format!("<td>{}</td>", parts.iter().map(part).collect::<String>());
    let row = |cases: &Vec<Vec<Part>>| format!("<tr>{}</tr>\n", cases.iter().map(cell).collect::<String>());
    let group = |group: &Group| {
        let heading = format!("<tr><th colspan=\"{}\">{}</th></tr>\n", briefing.cases.len(), escape(&*group.heading));
        heading + &group.rows.iter().map(row).collect::<String>()
    };
    let head: String = briefing.cases.iter().map(|entry| format!("<th>{}</th>", escape(&*entry.title))).collect();
    let rows: String = briefing.comparison.iter().map(group).collect();
    let sources: String =
        briefing.cases.iter().map(|entry| notes(entry, briefing.lang) + &source(entry, briefing.lang)).collect();
    format!("<table>\n<thead><tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n{sources}")
}

/// Returns a row for each case.
fn table(briefing: &Briefing) -> String {
    let cells = |tag: &str, cells: &[&str]| {
        let cells: String = cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", escape(*cell))).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let has_notes = briefing.has_notes();
    let columns = [BriefingMsg::Nth, BriefingMsg::Case, BriefingMsg::Region, BriefingMsg::Cited].into_iter();
    let columns = columns.chain(has_notes.then_some(BriefingMsg::Notes));
    let head = cells("th", &columns.map(|name| briefing.lang.get(name)).collect::<Vec<_>>());
    let row = |(at, entry): (usize, &Entry)| {
        let (nth, notes) = ((at + 1).to_string(), entry.note_cell(briefing.lang));
        let own = [&nth, &entry.title, &entry.region, &entry.source].into_iter().chain(has_notes.then_some(&notes));
        cells("td", &own.map(String::as_str).collect::<Vec<_>>())
    };
    let rows: String = briefing.cases.iter().enumerate().map(row).collect();
    format!("<table>\n<thead>{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

fn tagged(tag: &str, text: &str) -> String {
    format!("<{tag}>{}</{tag}>\n", escape(text))
}
