//! Decisions written into corrections: one line, several, or all of one shape; fields; doubts confirmed.

use std::ops::RangeInclusive;

use crate::{
    corpus::{Region, Theme},
    import::{
        AlikeFix, Corrections, Doubt, LineFix, LineRole,
        corrections::{CaseFix, ConfirmedDoubt},
    },
};

/// A field that is edited in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The title of the case.
    Title,
    /// Its department.
    Department,
    /// Its number.
    Number,
    /// Its indicators, by name.
    Themes,
    /// The title of the notice.
    BatchTitle,
    /// Its issuer.
    Issuer,
    /// Its number, 文号.
    DocumentNumber,
    /// Its date.
    Published,
}

/// The error of a text that is no value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no value of the field")]
pub struct NoValue;

/// Says what the lines `range` are; `text` is the first of them.
pub fn say(corrections: &mut Corrections, range: RangeInclusive<u32>, role: LineRole, text: &str) {
    let parts: Vec<LineFix> = corrections.lines.iter().filter(|fix| fix.at.is_some()).cloned().collect();
    forget(corrections, range.clone());
    // What was said of a part of a line stands beside what is said of the line.
    corrections.lines.extend(parts.into_iter().filter(|fix| range.contains(&fix.line)));
    let (line, last) = (*range.start(), *range.end());
    corrections.lines.push(LineFix {
        line,
        to: (last > line).then_some(last),
        is: role,
        printed: Some(text.trim().to_owned()),
        at: None,
        why: None,
    });
    corrections.lines.sort_by_key(|fix| fix.line);
}

/// Parts a line at a printed text, and says what the part is that begins there.
pub fn part(corrections: &mut Corrections, line: u32, at: &str, role: LineRole, text: &str) {
    let printed = Some(text.trim().to_owned());
    let at = Some(at.to_owned());
    corrections.lines.retain(|fix| fix.line != line || fix.at != at);
    corrections.lines.push(LineFix { line, to: None, is: role, printed, at, why: None });
    corrections.lines.sort_by_key(|fix| fix.line);
}

/// Takes back what was said of the lines `range`.
pub fn forget(corrections: &mut Corrections, range: RangeInclusive<u32>) {
    let (first, last) = (*range.start(), *range.end());
    let parts = |fix: LineFix| {
        let (from, to) = (fix.line, fix.to.unwrap_or(fix.line));
        if to < first || from > last {
            return vec![fix];
        }
        let piece = |line: u32, end: u32, printed: Option<String>| {
            let to = (end > line).then_some(end);
            (line <= end).then(|| LineFix { line, to, printed, ..fix.clone() })
        };
        let head = piece(from, first.saturating_sub(1), fix.printed.clone()).filter(|_| from < first);
        let tail = piece(last + 1, to, None).filter(|_| to > last);
        head.into_iter().chain(tail).collect()
    };
    corrections.lines = std::mem::take(&mut corrections.lines).into_iter().flat_map(parts).collect();
    for alike in &mut corrections.alike {
        // A line that is an exception by its own word becomes one of its like again.
        alike.except.retain(|line| !range.contains(line));
    }
    corrections.not_cases.retain(|line| !range.contains(line));
}

/// Says what all lines of the shape of `line` are, but for exceptions. Answers given to single ones of them before are
/// covered by it.
pub fn say_alike(corrections: &mut Corrections, line: u32, set: &[u32], except: &[u32], role: LineRole, text: &str) {
    corrections.alike.retain(|fix| !set.contains(&fix.line) || fix.line != line && fix.is != role);
    let is_covered = |fix: &LineFix| {
        fix.at.is_none() && fix.to.is_none() && fix.is == role && set.contains(&fix.line) && !except.contains(&fix.line)
    };
    corrections.lines.retain(|fix| !is_covered(fix));
    let printed = Some(text.trim().to_owned());
    corrections.alike.push(AlikeFix { line, is: role, printed, except: except.to_vec(), why: None });
}

/// Confirms doubts: they are not told again.
pub fn confirm(corrections: &mut Corrections, doubts: &[Doubt]) {
    for doubt in doubts {
        let confirmed = ConfirmedDoubt { line: doubt.line, doubt: doubt.reason, why: None };
        if !corrections.confirmed.contains(&confirmed) {
            corrections.confirmed.push(confirmed);
        }
    }
}

/// Sets the region of the case that begins on `line`.
pub fn set_region(corrections: &mut Corrections, line: u32, region: &Region) {
    case_at(corrections, line).region = Some(region.clone());
}

/// Sets a field of the case that begins on `line`, or of the batch; an empty text gives the rules their say again.
///
/// # Errors
///
/// The text is no value of the field.
pub fn set_field(corrections: &mut Corrections, line: u32, field: Field, text: &str) -> Result<(), NoValue> {
    let value = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    match field {
        Field::BatchTitle => corrections.batch.title = value,
        Field::Issuer => corrections.batch.issuer = value,
        Field::DocumentNumber => corrections.batch.document_number = value,
        Field::Published => corrections.batch.published = value,
        Field::Title => case_at(corrections, line).title = value,
        Field::Department => case_at(corrections, line).department = Some(value.unwrap_or_default()),
        Field::Number => {
            let number = value.map(|text| text.parse::<u32>()).transpose().map_err(|_| NoValue)?;
            case_at(corrections, line).number = number;
        }
        Field::Themes => {
            let names = value.as_deref().unwrap_or_default().split(|c: char| c.is_whitespace() || "，,、".contains(c));
            let named = names.filter(|name| !name.is_empty()).map(|name| {
                Theme::ALL.into_iter().map(|(theme, _)| theme).find(|theme| theme.name() == name).ok_or(NoValue)
            });
            let themes = named.collect::<Result<Vec<_>, NoValue>>()?;
            case_at(corrections, line).themes = Some(themes).filter(|themes| !themes.is_empty());
        }
    }
    let is_empty = |fix: &CaseFix| *fix == CaseFix { line: fix.line, ..CaseFix::default() };
    corrections.cases.retain(|fix| fix.line != line || !is_empty(fix));
    Ok(())
}

/// The fields of the case that begins on `line`.
fn case_at(corrections: &mut Corrections, line: u32) -> &mut CaseFix {
    let known = corrections.cases.iter().position(|fix| fix.line == line);
    let at = known.unwrap_or_else(|| {
        corrections.cases.push(CaseFix { line, ..CaseFix::default() });
        corrections.cases.len() - 1
    });
    &mut corrections.cases[at]
}
