//! Search: query set, query language, equality with a plain scan.

mod bad_queries;
mod browser;
mod completions;
mod equality;
mod facets;
mod language;
mod missing_postings;
mod queries;
mod ranking;
mod remembered;
mod synonyms;

use anli::search::{Query, Results, search};

use crate::common::play::ctx;

/// Searches the seeds.
fn find(query: &str) -> Results {
    let ctx = ctx();
    search(&ctx.corpus, &ctx.index, &Query::parse(query))
}

/// Returns the ids of the hits, best first.
fn ids(query: &str) -> Vec<String> {
    let ctx = ctx();
    let hits = find(query).hits;
    hits.iter().map(|hit| ctx.corpus.get(hit.case).unwrap().id().to_string()).collect()
}
