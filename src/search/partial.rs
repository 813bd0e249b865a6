//! Where no case surely holds everything: the cases with the best pieces of it, marked partial.

use super::{
    Hit,
    engine::{Holds, Search, Test, of},
    pieces,
    query::Text,
};
use crate::corpus::CaseIx;

/// What pieces of the query in a case are worth at most: less than any whole term in a text.
const PIECES: f64 = 420.0;
/// Partial hits that hold less than this part of what the best one holds are accidents.
const ACCIDENT: f64 = 0.4;
/// What a partial hit is worth at least: two common characters of a sentence are an accident, too.
const LEAST: f64 = 0.12 * PIECES;
/// The most partial hits that are given.
const MOST_PARTIAL: usize = 30;

impl Search<'_> {
    /// Adds the cases with the best pieces of the words.
    pub(super) fn partial(&self, founds: &[Holds], hits: &mut Vec<Hit>) {
        let positive = || self.tests().filter(|(not, _)| !not).map(|(_, test)| test);
        let texts = positive().filter_map(|test| match test {
            Test::Text(number, text) => Some((self.terms.get(*number)?.needle.number(), *text)),
            _ => None,
        });
        let terms: Vec<(u16, &Text)> = texts.collect();
        if terms.is_empty() || positive().any(|test| matches!(test, Test::Wild(_))) {
            return;
        }
        let pieces = pieces::find(&terms, self.scene);
        let mut some: Vec<u32> = pieces.iter().map(|(ix, _)| *ix).chain(founds.iter().map(|(ix, _)| *ix)).collect();
        some.sort_unstable();
        some.dedup();
        let mut found: Vec<(f64, Hit)> = Vec::new();
        for ix in some {
            let (part, mut whys) = of(&pieces, ix).cloned().unwrap_or_default();
            let mut score = part.min(1.0) * PIECES;
            // A term that is found whole is worth more than its pieces, shared among all terms.
            for (_, held) in of(founds, ix).into_iter().flatten() {
                score += held.score as f64 / (2 * terms.len()) as f64;
                whys.insert_many(0, held.whys.iter().copied());
            }
            if score >= LEAST && self.scene.seat(ix).is_some_and(|seat| self.keeps(&seat)) {
                whys.dedup();
                found.push((score, Hit { case: CaseIx(ix), score: score as i64, partial: true, whys }));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.case.cmp(&b.1.case)));
        let least = found.first().map_or(0.0, |(best, _)| best * ACCIDENT);
        let best = found.into_iter().take_while(|(score, _)| *score >= least).take(MOST_PARTIAL);
        for (_, hit) in best {
            match hits.iter_mut().find(|old| old.case == hit.case) {
                Some(old) => old.score = old.score.max(hit.score) + old.score.min(hit.score) / 4,
                None => hits.push(hit),
            }
        }
    }
}
