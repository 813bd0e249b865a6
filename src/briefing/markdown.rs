//! Markdown.

use super::document::{Briefing, Entry, Group, Part, in_one_line};
use crate::app::briefing_form::Extent;
use crate::app::words::{Lang, briefing::BriefingMsg};

/// Writes the document.
pub(super) fn write(briefing: &Briefing) -> String {
    let mut blocks: Vec<String> = Vec::new();
    blocks.extend(briefing.heading.iter().map(|heading| format!("# {}", escaped(heading))));
    if briefing.extent == Extent::Line {
        blocks.push(table(briefing));
    } else if briefing.extent == Extent::Comparison {
        blocks.push(compared(briefing));
        blocks.extend(briefing.cases.iter().flat_map(|entry| closing(entry, briefing.lang)));
    } else {
        // Below the heading of the document.
        let depth = usize::from(briefing.heading.is_some());
        blocks.extend(briefing.cases.iter().flat_map(|entry| case(entry, briefing.lang, depth)));
    }
    blocks.join("\n\n") + "\n"
}

/// Returns the blocks of a case.
fn case(entry: &Entry, lang: Lang, depth: usize) -> Vec<String> {
    let heading = |level: usize, text: &str| format!("{} {}", "#".repeat((level + depth).min(6)), escaped(text));
    let block = |part: &Part| match part.level {
        Some(level) if part.text.is_empty() => heading(usize::from(level) + 2, &part.heading),
        Some(_) => format!("**{}**{}", escaped(&part.heading), escaped(&part.text)),
        None => escaped(&part.text),
    };
    let title = heading(1, &entry.title);
    [title].into_iter().chain(entry.parts.iter().map(block)).chain(closing(entry, lang)).collect()
}

/// Returns the notes on a case, and the line that names its source.
fn closing(entry: &Entry, lang: Lang) -> Vec<String> {
    let source = lang.fill(BriefingMsg::Source, &[&entry.source]);
    entry.note_lines(lang).iter().chain([&source]).map(|line| format!("> {}", escaped(line))).collect()
}

/// Returns a table with a column for each case.
fn compared(briefing: &Briefing) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let head = row(briefing.cases.iter().map(|entry| cell(&entry.title)).collect());
    let rule = format!("|{}\n", "---|".repeat(briefing.cases.len()));
    let part = |part: &Part| match part.heading.as_str() {
        "" => cell(&part.text),
        heading => format!("**{}**{}", cell(heading), cell(&part.text)),
    };
    let rows = |group: &Group| {
        let heading = (0..briefing.cases.len())
            .map(|at| if at == 0 { format!("**{}**", cell(&group.heading)) } else { String::new() });
        let cells = |parts: &Vec<Part>| parts.iter().map(part).collect::<Vec<_>>().join("<br>");
        let rows = group.rows.iter().map(|cases| row(cases.iter().map(cells).collect()));
        [row(heading.collect())].into_iter().chain(rows).collect::<String>()
    };
    let groups: String = briefing.comparison.iter().map(rows).collect();
    (head + &rule + &groups).trim_end().to_owned()
}

/// Returns a row for each case.
fn table(briefing: &Briefing) -> String {
    let has_notes = briefing.has_notes();
    let columns = [BriefingMsg::Nth, BriefingMsg::Case, BriefingMsg::Region, BriefingMsg::Cited].into_iter();
    let columns = columns.chain(has_notes.then_some(BriefingMsg::Notes)).map(|name| briefing.lang.get(name));
    let columns: Vec<&str> = columns.collect();
    let head = format!("| {} |\n|{}", columns.join(" | "), "---|".repeat(columns.len()));
    let row = |(at, entry): (usize, &Entry)| {
        let cells = [(at + 1).to_string(), cell(&entry.title), cell(&entry.region), cell(&entry.source)].into_iter();
        let cells = cells.chain(has_notes.then(|| cell(&entry.note_cell(briefing.lang))));
        format!("\n| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    head + &briefing.cases.iter().enumerate().map(row).collect::<String>()
}

fn cell(text: &str) -> String {
    escaped(&in_one_line(text))
}

/// Escapes what Markdown would take for its own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
