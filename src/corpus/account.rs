//! The proof that nothing of a notice is lost.
//!
//! Titles, section headings, paragraphs and furniture, sorted by their first line, each with its repairs undone, white
//! space removed, joined, must equal the notice without white space, in order. Only the separator between a case's
//! label and its title is exempt.

use super::model::{Batch, Case, Lines, Repair};

/// Where a batch and its notice part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// 1-based line of the notice.
    pub line: u32,
    /// What the notice has there, at most [`SHOWN`] characters; empty at its end.
    pub notice: String,
    /// What the batch has instead, at most [`SHOWN`] characters; empty at its end.
    pub batch: String,
}

/// How many characters of either side a [`Difference`] shows.
pub const SHOWN: usize = 24;

/// Compares a batch with the text of its notice.
///
/// # Errors
///
/// The first place where they differ.
pub fn account(batch: &Batch, notice: &str) -> Result<(), Difference> {
    let mut line = 1;
    let mut rest = Vec::with_capacity(notice.len() / 3);
    for c in notice.chars() {
        if !blank(c) {
            rest.push((line, c));
        }
        line += u32::from(c == '\n');
    }
    rest.reverse();
    for part in parts(batch) {
        if let Some(label) = &part.label {
            take(&mut rest, label, part.lines)?;
            let title = part.text.chars().find(|&c| !blank(c));
            while rest.last().is_some_and(|&(_, c)| is_separator(c) && Some(c) != title) {
                rest.pop();
            }
        }
        take(&mut rest, &part.text, part.lines)?;
    }
    match rest.last() {
        None => Ok(()),
        Some(&(line, _)) => Err(difference(&rest, line, "")),
    }
}

/// Takes `piece` from the notice, whose rest stands in reverse.
fn take(rest: &mut Vec<(u32, char)>, piece: &str, lines: Lines) -> Result<(), Difference> {
    for (at, c) in piece.char_indices().filter(|&(_, c)| !blank(c)) {
        if rest.last().is_none_or(|&(_, found)| found != c) {
            return Err(difference(rest, lines.0, piece.get(at..).unwrap_or_default()));
        }
        rest.pop();
    }
    Ok(())
}

/// A separator between a label and a title.
pub fn is_separator(c: char) -> bool {
    matches!(c, ':' | '：' | '、' | '.' | '．' | '-' | '—' | '–' | '|' | '丨' | ']' | '】' | ')' | '）' | ',' | '，')
}

/// `text` with its repairs undone: what stands in the notice.
pub fn undone(text: &str, repairs: &[Repair]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for repair in repairs.iter().rev() {
        let end = (repair.at.1 as usize).min(chars.len());
        let start = (repair.at.0 as usize).min(end);
        chars.splice(start..end, repair.printed.chars());
    }
    chars.into_iter().collect()
}

struct Part {
    lines: Lines,
    label: Option<String>,
    text: String,
}

/// All parts of a batch in the order of their first lines; parts of one line stay in reading order.
fn parts(batch: &Batch) -> Vec<Part> {
    let plain = |lines, text| Part { lines, label: None, text };
    let mut all: Vec<Part> = Vec::new();
    for case in &batch.cases {
        all.extend(title(case));
        for section in &case.sections {
            if let Some(heading) = &section.heading {
                all.push(plain(section.lines, undone(heading, &section.heading_repairs)));
            }
            all.extend(section.paragraphs.iter().map(|p| plain(p.lines, undone(&p.text, &p.repairs))));
        }
    }
    all.extend(batch.furniture.iter().map(|f| plain(f.lines, f.text.clone())));
    all.sort_by_key(|part| part.lines.0);
    all
}

/// A printed title. A repair at its very beginning may hold the label together with a converter's marks around it;
/// then the label is not counted again.
fn title(case: &Case) -> Option<Part> {
    let lines = case.title_lines?;
    let text = undone(&case.title, &case.title_repairs);
    let held =
        |label: &String| case.title_repairs.first().is_some_and(|r| r.at.0 == 0 && r.printed.contains(label.as_str()));
    Some(Part { lines, label: case.label.clone().filter(|label| !held(label)), text })
}

fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

fn difference(rest: &[(u32, char)], line: u32, batch: &str) -> Difference {
    Difference {
        line: rest.last().map_or(line, |&(line, _)| line),
        notice: rest.iter().rev().take(SHOWN).map(|&(_, c)| c).collect(),
        batch: batch.chars().filter(|&c| !blank(c)).take(SHOWN).collect(),
    }
}
