//! Corrections of systems, documents and figures.

use super::corrector::{Corrector, mark_by_hand};
use crate::{
    corpus::{At, Case, Figure, Named},
    import::{
        corrections::{Correction, FigureFix, ListAction, NameFix, NameKind},
        edits::index,
        notice::find,
    },
};

/// Adds and drops systems, documents and figures.
pub(crate) fn correct_names(cases: &mut [Case], corrector: &mut Corrector<'_>) {
    for (nth, fix) in corrector.fixes.names.iter().enumerate() {
        let what = Correction::new("names", nth, fix.line, &fix.name);
        let Some(case) = corrector.case_at(cases, fix.line, &what) else { continue };
        match correct_name(case, fix) {
            Ok(()) => mark_by_hand(case, if fix.kind == NameKind::System { "systems" } else { "documents" }),
            Err(Without::Effect) => corrector.idle(&what),
            Err(Without::Place) => corrector.gone(&what, fix.line, None),
        }
    }
    for (nth, fix) in corrector.fixes.figures.iter().enumerate() {
        let what = Correction::new("figures", nth, fix.line, &fix.text);
        let Some(case) = corrector.case_at(cases, fix.line, &what) else { continue };
        match correct_figure(case, fix) {
            Ok(()) => mark_by_hand(case, "figures"),
            Err(Without::Effect) => corrector.idle(&what),
            Err(Without::Place) => corrector.gone(&what, fix.line, None),
        }
    }
}

/// The lack of a correction that does nothing.
enum Without {
    Effect,
    Place,
}

fn correct_name(case: &mut Case, fix: &NameFix) -> Result<(), Without> {
    let at = occurrences(case, &fix.name, None);
    let list = if fix.kind == NameKind::System { &mut case.systems } else { &mut case.documents };
    let known = list.iter().position(|named| named.name == fix.name);
    match (fix.action, known) {
        (ListAction::Drop, Some(known)) => {
            list.remove(known);
        }
        (ListAction::Drop, None) => return Err(Without::Effect),
        (ListAction::Add, Some(_)) => return Err(Without::Effect),
        (ListAction::Add, None) if at.is_empty() => return Err(Without::Place),
        (ListAction::Add, None) => {
            list.push(Named { name: fix.name.clone(), at });
            list.sort_by_key(|named| named.at.first().copied());
        }
    }
    Ok(())
}

fn correct_figure(case: &mut Case, fix: &FigureFix) -> Result<(), Without> {
    let at = occurrences(case, &fix.text, Some(fix.line));
    let here = |figure: &Figure| figure.text == fix.text && figure.at.iter().any(|own| at.contains(own));
    let known = case.figures.iter().position(here);
    match (fix.action, known) {
        (ListAction::Drop, Some(known)) => {
            case.figures.remove(known);
        }
        (ListAction::Drop, None) => return Err(Without::Effect),
        (ListAction::Add, _) if at.is_empty() => return Err(Without::Place),
        (ListAction::Add, Some(known)) => {
            let about = fix.about.clone().unwrap_or_default();
            let figure = case.figures.get_mut(known).filter(|figure| figure.about != about).ok_or(Without::Effect)?;
            figure.about = about;
        }
        (ListAction::Add, None) => {
            let about = fix.about.clone().unwrap_or_default();
            case.figures.push(Figure { text: fix.text.clone(), about, at, to: None });
            case.figures.sort_by_key(|figure| figure.at.first().copied());
        }
    }
    Ok(())
}

/// Every occurrence of `text` in the case's paragraphs, those of one line only where one is given.
fn occurrences(case: &Case, text: &str, line: Option<u32>) -> Vec<At> {
    let length = text.chars().count();
    let mut out = Vec::new();
    for (nth, paragraph) in (0..).zip(case.paragraphs()) {
        if line.is_some_and(|line| !paragraph.lines.contains(line)) {
            continue;
        }
        let chars: Vec<char> = paragraph.text.chars().collect();
        let mut from = 0;
        while let Some(found) = find(chars.get(from..).unwrap_or(&[]), text) {
            let start = from + found;
            // 1次 is not named by 11次, nor e福州 by a longer Latin word.
            let runs_on = start > 0 && (chars[start - 1].is_ascii_alphanumeric() || chars[start - 1] == '.');
            if !(runs_on && text.starts_with(|c: char| c.is_ascii_alphanumeric())) {
                out.push(At(nth, index(start), index(start + length)));
            }
            from = start + length.max(1);
        }
    }
    out
}
