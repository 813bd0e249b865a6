//! The wording that several cases share: the longest stretches that stand in another one as well.

use std::collections::HashSet;

use super::wording::{END, Sign};
use crate::corpus::Span;

/// The fewest characters of a stretch: four make a phrase (灵活用工).
const LEAST: usize = 4;
/// The fewest of them that are no stock wording.
const TELLING: usize = 2;

/// Returns for each case and each of its paragraphs the stretches that another case has as well, in order, apart from each
/// other.
pub(super) fn shared(cases: &[Vec<Sign>], work: &mut usize) -> Vec<Vec<Vec<Span>>> {
    let known: Vec<HashSet<[char; LEAST]>> =
        cases.iter().map(|signs| windows(signs).map(|(_, key)| key).collect()).collect();
    *work += cases.iter().map(Vec::len).sum::<usize>();
    let of_case = |(own, signs): (usize, &Vec<Sign>)| {
        let others = || known.iter().enumerate().filter(|(other, _)| *other != own);
        let found = windows(signs).filter(|(_, key)| others().any(|(_, known)| known.contains(key)));
        let mut stretches: Vec<&[Sign]> = Vec::new();
        let mut open = 0..0;
        for (at, _) in found {
            if at > open.end {
                stretches.extend(signs.get(open.clone()));
                open.start = at;
            }
            open.end = at + LEAST;
        }
        stretches.extend(signs.get(open));
        by_paragraph(signs, stretches.into_iter().filter(|stretch| is_telling(stretch)))
    };
    cases.iter().enumerate().map(of_case).collect()
}

/// Returns every run of [`LEAST`] characters within a sentence, with its position.
fn windows(signs: &[Sign]) -> impl Iterator<Item = (usize, [char; LEAST])> {
    let runs = signs.windows(LEAST).enumerate();
    let key =
        |run: &[Sign]| -> Option<[char; LEAST]> { run.iter().map(|sign| sign.c).collect::<Vec<_>>().try_into().ok() };
    runs.filter_map(move |(at, run)| Some((at, key(run).filter(|key| !key.contains(&END))?)))
}

fn is_telling(stretch: &[Sign]) -> bool {
    stretch.iter().filter(|sign| sign.is_telling()).count() >= TELLING
}

/// Returns the source characters of the stretches, for each paragraph.
fn by_paragraph<'s>(signs: &[Sign], stretches: impl Iterator<Item = &'s [Sign]>) -> Vec<Vec<Span>> {
    let count = signs.last().map_or(0, |last| last.paragraph as usize + 1);
    let mut spans = vec![Vec::new(); count];
    for stretch in stretches {
        if let (Some(first), Some(last)) = (stretch.first(), stretch.last())
            && let Some(spans) = spans.get_mut(first.paragraph as usize)
        {
            spans.push(Span(first.at, last.at + 1));
        }
    }
    spans
}
