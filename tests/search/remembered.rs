//! Queries as people remember them: everyday questions, other words, other order, slips, numbers, sounds.

use std::collections::BTreeMap;

use anli::search::{Query, Results, search, snippet};

use crate::common::play::ctx;

/// Number of the first hits that count.
const LOOKED_AT: usize = 3;

/// Number of queries of each kind that are answered: exactly, so that a change in either direction is seen. First run: 16 letters, 17 measures, 5 of 5
/// nothings, 19 numbers, 19 orders, 27 questions, 7 sounds, 26 synonyms, 14 with two wrong characters; of 31 questions added later 28.
const RATES: [(&str, usize); 9] = [
    ("letters", 23),
    ("measure", 19),
    ("none", 32),
    ("number", 20),
    ("order", 20),
    ("question", 96),
    ("sound", 13),
    ("synonym", 33),
    ("wrong2", 15),
];

/// A row of the table: kind, query, cases, and a piece of the text that is shown.
struct Row {
    kind: &'static str,
    query: &'static str,
    cases: Vec<&'static str>,
    shown: Option<&'static str>,
}

fn rows() -> impl Iterator<Item = Row> {
    let lines = include_str!("remembered.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let mut columns = line.split('\t');
        let mut next = || columns.next();
        let (kind, query) = (next().unwrap(), next().unwrap());
        Row { kind, query, cases: next().map_or_else(Vec::new, |cases| cases.split(' ').collect()), shown: next() }
    })
}

/// Returns `true` if a right case is among the first hits, and if its snippet shows what it must.
fn is_answered(row: &Row, results: &Results, ids: &[String]) -> bool {
    if row.cases.is_empty() {
        return ids.is_empty();
    }
    let Some(at) = ids.iter().take(LOOKED_AT).position(|id| row.cases.contains(&id.as_str())) else { return false };
    let (ctx, query) = (ctx(), Query::parse(row.query));
    row.shown.is_none_or(|shown| {
        snippet(&ctx.corpus, &ctx.index, &query, &results.hits[at]).is_some_and(|snippet| snippet.text.contains(shown))
    })
}

#[test]
#[expect(clippy::print_stdout, reason = "the rates are shown where the test is run with --nocapture")]
fn what_is_remembered_is_found() {
    let ctx = ctx();
    let (mut kinds, mut missed) = (BTreeMap::<&str, (usize, usize)>::new(), Vec::new());
    for row in rows() {
        let results = search(&ctx.corpus, &ctx.index, &Query::parse(row.query));
        let ids: Vec<_> = results.hits.iter().map(|hit| ctx.corpus.get(hit.case).unwrap().id().to_string()).collect();
        let rate = kinds.entry(row.kind).or_default();
        rate.1 += 1;
        if is_answered(&row, &results, &ids) {
            rate.0 += 1;
        } else {
            let rank = ids.iter().position(|id| row.cases.contains(&id.as_str()));
            let (sure, first) = (results.whole(), ids.iter().take(LOOKED_AT).collect::<Vec<_>>());
            missed.push(format!(
                "{}\t{}\t{rank:?} of {}, {sure} sure, first {first:?}",
                row.kind,
                row.query,
                ids.len()
            ));
        }
    }
    for (kind, (found, all)) in &kinds {
        println!("{kind:10} {found:3} of {all:3}");
    }
    println!("{}", missed.join("\n"));
    let found: Vec<_> = kinds.iter().map(|(kind, (found, _))| (*kind, *found)).collect();
    assert_eq!(found, RATES);
}
