//! Printed results: a number, its unit, the thing that it counts, and the number that it changed to.

mod about;
mod change;
mod clause;
mod number;
mod outcome;

use std::collections::HashMap;

use super::{edits::index, fold::folded};
use crate::corpus::{At, Case, Figure, FigureTo, Paragraph, SectionKind};
use about::Counts;
use number::Number;
use outcome::CueScope;

/// The range of a figure, the one that it changed to, and the thing that it counts.
struct Found {
    at: (usize, usize),
    to: Option<(usize, usize)>,
    about: String,
}

/// Finds the figures of a case, in order, each text with each meaning once.
pub(crate) fn figures(case: &Case) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    let mut known: HashMap<(String, Option<String>, String), usize> = HashMap::new();
    let has_results = case.sections.iter().any(|section| section.kind == SectionKind::Result);
    let kinds = case.sections.iter().flat_map(|section| section.paragraphs.iter().map(|_| section.kind));
    for (nth, (paragraph, kind)) in (0..).zip(case.paragraphs().zip(kinds)) {
        let printed: Vec<char> = paragraph.text.chars().collect();
        let place = |(start, end): (usize, usize)| At(nth, index(start), index(end));
        let text = |(start, end): (usize, usize)| printed[start..end].iter().collect::<String>();
        let all = if kind == SectionKind::Result { Counted::All } else { Counted::cued(has_results) };
        for Found { at, to, about } in in_paragraph(paragraph, &printed, all) {
            let key = (text(at), to.map(text), about);
            let own = *known.entry(key.clone()).or_insert(out.len());
            if own == out.len() {
                let to = key.1.map(|text| FigureTo { text, at: Vec::new() });
                out.push(Figure { text: key.0, about: key.2, at: Vec::new(), to });
            }
            out[own].at.push(place(at));
            if let (Some(own), Some(to)) = (&mut out[own].to, to) {
                own.at.push(place(to));
            }
        }
    }
    out
}

/// The numbers of a paragraph that are results.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    /// All: the paragraph states results.
    All,
    /// Those that 累计, 已, 达 or 共 announces.
    Cued,
    /// These, and those beside words of outcome: the case has no section of results.
    Outcomes,
}

impl Counted {
    fn cued(has_results: bool) -> Self {
        if has_results { Self::Cued } else { Self::Outcomes }
    }
}

fn in_paragraph(paragraph: &Paragraph, printed: &[char], counted: Counted) -> Vec<Found> {
    let chars = folded(printed);
    let label = paragraph.label.as_ref().map_or(0, |label| label.chars().count());
    let (mut numbers, cued) = numbers(&chars, label);
    let changes = change::changes(&chars, &mut numbers);
    let mut reached = vec![false; numbers.len()];
    changes.iter().flatten().for_each(|&at| reached[at] = true);
    let counts_of = Counts { printed, chars: &chars, numbers: &numbers, changes: &changes };
    let mut out: Vec<Found> = Vec::new();
    let mut last: Option<usize> = None;
    for (at, number) in numbers.iter().enumerate() {
        let counts = |at: usize| is_counted(&chars, &numbers[at], &cued, counted, last.map(|last| &numbers[last]));
        let turned = |to: usize| counted == Counted::Outcomes && outcome::changes(&chars, number, &numbers[to]);
        if reached[at] || !(counts(at) || changes[at].is_some_and(|to| counts(to) || turned(to))) {
            continue;
        }
        last = Some(at);
        let to = changes[at].map(|to| (numbers[to].start, numbers[to].end));
        out.push(Found { at: (number.start, number.end), to, about: counts_of.about(at) });
    }
    out
}

/// The numbers of a paragraph, and the beginnings of those that a cue announces.
fn numbers(chars: &[char], label: usize) -> (Vec<Number>, Vec<usize>) {
    let (mut numbers, mut cued) = (Vec::new(), Vec::new());
    let mut scope = CueScope::default();
    let mut at = label;
    while at < chars.len() {
        scope.read(chars, at);
        at = match number::number(chars, at) {
            Ok(number) => {
                if scope.cued && !outcome::states_rule(chars, &number) && !outcome::is_planned(chars, &number) {
                    cued.push(number.start);
                }
                scope.counted = true;
                numbers.push(number);
                number.end
            }
            Err(next) => next,
        };
    }
    (numbers, cued)
}

fn is_counted(chars: &[char], number: &Number, cued: &[usize], counted: Counted, last: Option<&Number>) -> bool {
    let outcome = || {
        counted == Counted::Outcomes
            && !outcome::states_rule(chars, number)
            && outcome::states_outcome(chars, number, last)
    };
    counted == Counted::All || cued.binary_search(&number.start).is_ok() || outcome()
}
