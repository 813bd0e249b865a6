//! The query set: real queries with the cases that they must find.

use std::collections::BTreeMap;

use anli::search::{Query, search};

use crate::common::play::ctx;

/// Queries of each kind that find their case, of all of that kind: exactly, so that a change in either direction is seen.
const FOUND: [(&str, (usize, usize)); 15] = [
    ("body", (26, 26)),
    ("break", (20, 20)),
    ("damaged", (14, 14)),
    ("initials", (17, 20)),
    ("joined", (14, 15)),
    ("mixed", (18, 18)),
    ("natural", (26, 28)),
    ("pinyin", (24, 26)),
    ("place", (22, 22)),
    ("script", (17, 17)),
    ("skipped", (19, 19)),
    ("system", (26, 26)),
    ("title", (28, 28)),
    ("width", (15, 15)),
    ("wrong", (22, 23)),
];

/// The number of hits that count as found.
const LOOKED_AT: usize = 10;

#[test]
#[expect(clippy::print_stdout, reason = "the rates are shown where the test is run with --nocapture")]
fn queries_reach_their_rates() {
    let ctx = ctx();
    let (mut kinds, mut missed) = (BTreeMap::<&str, (usize, usize)>::new(), Vec::new());
    for line in include_str!("queries.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [kind, query, expected] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let results = search(&ctx.corpus, &ctx.index, &Query::parse(query));
        let most = if kind == "system" { usize::MAX } else { LOOKED_AT };
        let ids = results.hits.iter().map(|hit| ctx.corpus.get(hit.case).unwrap().id().to_string());
        let ids: Vec<String> = ids.take(most).collect();
        let lost: Vec<&str> = expected.split(' ').filter(|id| !ids.iter().any(|found| found == id)).collect();
        let rate = kinds.entry(kind).or_default();
        rate.1 += 1;
        if lost.is_empty() {
            rate.0 += 1;
        } else {
            let first: Vec<_> = ids.iter().take(3).collect();
            missed.push(format!("{kind}\t{query}\tlost {lost:?}, found {} {first:?}", results.hits.len()));
        }
    }
    for (kind, (found, all)) in &kinds {
        println!("{kind:10} {found:3} of {all:3}");
    }
    println!("{}", missed.join("\n"));
    assert_eq!(kinds, BTreeMap::from(FOUND), "found, of all");
}
