//! Markdown.

use super::document::{Briefing, Entry, Extent, Part, in_one_line};
use crate::app::words::{Lang, briefing::BriefingMsg};

/// Writes the document.
pub(super) fn write(briefing: &Briefing) -> String {
    let mut blocks: Vec<String> = Vec::new();
    blocks.extend(briefing.heading.iter().map(|heading| format!("# {}", escaped(heading))));
    if briefing.extent == Extent::Line {
        blocks.push(table(briefing));
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
    let source = format!("> {}", escaped(&lang.fill(BriefingMsg::Source, &[&entry.source])));
    let title = heading(1, &entry.title);
    [title].into_iter().chain(entry.parts.iter().map(block)).chain([source]).collect()
}

/// Returns a row for each case.
fn table(briefing: &Briefing) -> String {
    let columns = [BriefingMsg::Nth, BriefingMsg::Case, BriefingMsg::Region, BriefingMsg::Cited]
        .map(|name| briefing.lang.get(name));
    let head = format!("| {} |\n|{}", columns.join(" | "), "---|".repeat(columns.len()));
    let row = |(at, entry): (usize, &Entry)| {
        let cells = [(at + 1).to_string(), cell(&entry.title), cell(&entry.region), cell(&entry.source)];
        format!("\n| {} |", cells.join(" | "))
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
