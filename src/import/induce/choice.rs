//! The choice among weighed sequences.

use std::collections::BTreeSet;

use super::{
    dress,
    evidence::{ENOUGH, Evidence},
    sequence::Sequence,
};
use crate::import::{label::is_label_word, rows::NoticeRow, start::CaseStart, strategy::SegmentStrategy};

/// The score from which two places that text names begin cases.
const LEAST: f64 = 20.0;

/// The score by which a sequence may stay behind the best one that it holds as a whole.
const NEAR: f64 = 6.0;

/// The index of the best sequence with enough proof; one that holds all its titles and a few more is better.
pub(crate) fn best(all: &[Sequence], weighed: &[Evidence]) -> Option<usize> {
    let are_two_places = |at: usize| all[at].strategy == SegmentStrategy::Places && all[at].starts.len() < 3;
    let is_likely = |at: usize| !are_two_places(at) || weighed[at].score >= LEAST;
    let is_enough = |at: &usize| weighed[*at].proof >= ENOUGH && is_likely(*at);
    let enough: Vec<usize> = (0..all.len()).filter(is_enough).collect();
    let best = enough.iter().copied().min_by(|&a, &b| weighed[b].score.total_cmp(&weighed[a].score))?;
    let best = finer(all, weighed, &enough, best).unwrap_or(best);
    let own = titles(&all[best]);
    let holds = |&at: &usize| {
        let count = all[at].starts.len();
        let is_near = weighed[at].score + NEAR >= weighed[best].score;
        is_near && count > own.len() && count * 8 <= own.len() * 9 + 8 && own.is_subset(&titles(&all[at]))
    };
    let wider = enough.into_iter().filter(|at| own.len() > 2 && holds(at));
    wider.max_by(|&a, &b| weighed[a].score.total_cmp(&weighed[b].score)).or(Some(best))
}

/// The score by which the cases of groups may stay behind the groups.
const GROUPED: f64 = 45.0;

/// The best sequence whose cases begin directly behind the beginnings of `best`, which are headings of groups then.
fn finer(all: &[Sequence], weighed: &[Evidence], enough: &[usize], best: usize) -> Option<usize> {
    let own = &all[best].starts;
    if is_label_word(&all[best].word) || all[best].strategy == SegmentStrategy::Fields {
        return None;
    }
    let is_behind = |start: &CaseStart, other: &Sequence| {
        let nth = other.starts.partition_point(|own| own.row <= start.row);
        other.starts.get(nth).is_some_and(|next| next.row <= start.row + BEHIND)
    };
    let is_finer = |&at: &usize| {
        let other = &all[at];
        let behind = own.iter().filter(|start| is_behind(start, other)).count();
        at != best
            && weighed[at].acted >= 0.6
            && weighed[at].score + GROUPED >= weighed[best].score
            && other.starts.len() * 2 >= own.len() * 3
            && behind * 5 >= own.len() * 4
    };
    enough.iter().copied().filter(is_finer).max_by(|&a, &b| weighed[a].score.total_cmp(&weighed[b].score))
}

/// The rows between the heading of a group and its first case.
const BEHIND: usize = 2;

/// The score within which another sequence is nearly as good as the best one.
const CLOSE: f64 = 4.0;

/// Another sequence with enough proof that is nearly as good as the `best`: the first row on which they differ, and the
/// number of its cases. Where one is as long as `expected`, the other is none.
pub(crate) fn rival(all: &[Sequence], weighed: &[Evidence], best: usize, expected: usize) -> Option<(usize, usize)> {
    let own = titles(&all[best]);
    let is_close = |&at: &usize| {
        let is_counted = own.len() == expected && all[at].starts.len() != expected;
        at != best && weighed[at].proof >= ENOUGH && weighed[at].score + CLOSE >= weighed[best].score && !is_counted
    };
    let difference = |at: usize| {
        let other = titles(&all[at]);
        let first = own.symmetric_difference(&other).min().copied()?;
        Some((weighed[at].score, first, other.len()))
    };
    let close = (0..all.len()).filter(is_close).filter_map(difference);
    close.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, row, count)| (row, count))
}

/// The rows that came nearest to be the beginnings of cases: those of the sequence with the most proof, else short lines.
pub(crate) fn nearest(rows: &[NoticeRow], all: &[Sequence], weighed: &[Evidence]) -> Vec<usize> {
    let rank = |&at: &usize| (weighed[at].proof, weighed[at].score.clamp(-1e6, 1e6) as i64);
    let best = (0..all.len()).filter(|&at| weighed[at].proof > 0).max_by_key(rank);
    let of_best = best.into_iter().flat_map(|at| all[at].starts.iter().map(|start| start.row));
    let short =
        (0..rows.len()).filter(|&at| rows[at].is_title_like() && rows[at].len() >= 4 && rows[at].furniture.is_none());
    let mut found: Vec<usize> = of_best.chain(short).take(SHOWN).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The number of lines that a refusal shows.
const SHOWN: usize = 3;

/// The first rows of a sequence's titles.
fn titles(sequence: &Sequence) -> BTreeSet<usize> {
    let row =
        |start: &CaseStart| start.title.as_ref().and_then(|title| title.rows.first()).copied().unwrap_or(start.row);
    sequence.starts.iter().map(row).collect()
}

/// Begins cases at the labels that stand alone above their titles, where most have one.
pub(crate) fn at_labels(rows: &[NoticeRow], starts: &mut [CaseStart]) {
    let above = |start: &CaseStart| {
        let dress = dress::dress(rows.get(start.row.checked_sub(1)?)?)?;
        (dress.key.is_alone && start.label.is_none()).then_some(dress)
    };
    let labels: Vec<Option<dress::Dress>> = starts.iter().map(above).collect();
    let Some(first) = labels.iter().flatten().next().map(|dress| dress.key.word.clone()) else { return };
    let is_one = |dress: &dress::Dress| dress.key.word == first;
    let count = labels.iter().flatten().filter(|dress| is_one(dress)).count();
    if count < 2 || count * 5 < starts.len() * 3 {
        return;
    }
    for (start, dress) in starts.iter_mut().zip(labels) {
        if let Some(dress) = dress.filter(is_one) {
            start.row -= 1;
            start.label = Some(dress.len);
            start.number = Some(dress.number);
        }
    }
}
