//! The proof that nothing of a notice is lost.
//!
//! Titles, section headings, paragraphs and furniture, sorted by their first line, each with its repairs undone, white
//! space removed, joined, must equal the notice without white space, in order. Only the separator between a case's
//! label and its title is exempt.

use std::{iter::Peekable, str::Chars};

use super::{
    model::{Batch, Case, Lines, Repair, Span},
    printed::{PrintedText, TextPart, printed_texts},
};

/// The first difference between a batch and its notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// 1-based line of the notice.
    pub line: u32,
    /// The notice's text there, at most [`SHOWN`] characters; empty at its end.
    pub notice: String,
    /// The batch's text instead, at most [`SHOWN`] characters; empty at its end.
    pub batch: String,
}

/// The number of characters of either side in a [`Difference`].
pub const SHOWN: usize = 24;

/// Compares a batch with the text of its notice.
///
/// # Errors
///
/// The first difference.
pub fn verify_roundtrip(batch: &Batch, notice: &str) -> Result<(), Difference> {
    let mut rest = Printed { chars: notice.chars(), line: 1 }.peekable();
    for part in parts(batch) {
        let text = undo_repairs(part.read, part.repairs);
        if let Some(label) = part.label {
            take(&mut rest, label, part.lines)?;
            let title = text.chars().find(|&c| !is_blank(c));
            while rest.next_if(|&(_, c)| is_separator(c) && Some(c) != title).is_some() {}
        }
        take(&mut rest, &text, part.lines)?;
    }
    match rest.peek() {
        None => Ok(()),
        Some(&(line, _)) => Err(difference(&rest, line, "")),
    }
}

/// The characters of a notice that are not blank, each with its line.
#[derive(Clone)]
struct Printed<'n> {
    chars: Chars<'n>,
    line: u32,
}

type Rest<'n> = Peekable<Printed<'n>>;

impl Iterator for Printed<'_> {
    type Item = (u32, char);

    fn next(&mut self) -> Option<(u32, char)> {
        loop {
            match self.chars.next()? {
                '\n' => self.line += 1,
                c if is_blank(c) => {}
                c => return Some((self.line, c)),
            }
        }
    }
}

/// Takes `piece` from the notice.
fn take(rest: &mut Rest<'_>, piece: &str, lines: Lines) -> Result<(), Difference> {
    for (at, c) in piece.char_indices().filter(|&(_, c)| !is_blank(c)) {
        if rest.next_if(|&(_, found)| found == c).is_none() {
            return Err(difference(rest, lines.0, piece.get(at..).unwrap_or_default()));
        }
    }
    Ok(())
}

/// Returns `true` for a separator between a label and a title.
pub fn is_separator(c: char) -> bool {
    matches!(c, ':' | '：' | '、' | '.' | '．' | '-' | '—' | '–' | '|' | '丨' | ']' | '】' | ')' | '）' | ',' | '，')
}

/// Undoes the repairs of a text, which are in order; returns the text of the notice.
pub fn undo_repairs(text: &str, repairs: &[Repair]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    let mut at = 0;
    for repair in repairs {
        out.extend(rest.by_ref().take(repair.at.0.saturating_sub(at) as usize));
        out.push_str(&repair.printed);
        let from = repair.at.0.max(at);
        (from..repair.at.1).try_for_each(|_| rest.next().map(drop));
        at = repair.at.1.max(from);
    }
    out.extend(rest);
    out
}

/// Returns the repair with which the printed title of a case stands beside a label that a converter's marks surround.
pub fn label_repair(case: &Case) -> Option<&Repair> {
    let label = case.label.as_deref()?;
    case.title_repairs.first().filter(|repair| repair.at == Span(0, 0) && repair.printed.contains(label))
}

/// A text of a batch with its repairs.
struct Part<'b> {
    lines: Lines,
    label: Option<&'b str>,
    read: &'b str,
    repairs: &'b [Repair],
}

/// Returns all parts of a batch in the order of their first lines; parts of one line stay in reading order.
fn parts(batch: &Batch) -> Vec<Part<'_>> {
    let mut all: Vec<Part<'_>> = Vec::new();
    for case in &batch.cases {
        // A title that holds its label in a repair does not count it again.
        let label = case.label.as_deref().filter(|_| label_repair(case).is_none());
        all.extend(printed_texts(case).into_iter().map(|PrintedText { part, lines, text, repairs }| Part {
            lines,
            label: label.filter(|_| part == TextPart::Title),
            read: text,
            repairs,
        }));
    }
    let furniture = batch.furniture.iter();
    all.extend(furniture.map(|part| Part { lines: part.lines, label: None, read: &part.text, repairs: &[] }));
    all.sort_by_key(|part| part.lines.0);
    all
}

/// Returns `true` for white space and for what prints nothing.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Returns `true` for a character that prints nothing: a zero-width one, a soft hyphen, a mark of direction.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\0')
}

fn difference(rest: &Rest<'_>, line: u32, batch: &str) -> Difference {
    Difference {
        line: rest.clone().peek().map_or(line, |&(line, _)| line),
        notice: rest.clone().take(SHOWN).map(|(_, c)| c).collect(),
        batch: batch.chars().filter(|&c| !is_blank(c)).take(SHOWN).collect(),
    }
}
