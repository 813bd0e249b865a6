//! From a key to results at 1×, by kind of query: `cargo bench --bench search`. No time is asserted; compare runs.

use std::sync::LazyLock;

use anli::{
    corpus::{Corpus, CorpusSource},
    search::{Index, Query, explain, facets, search},
};

/// The seeds and their index, built before the measurements.
static SEEDS: LazyLock<(Corpus, Index)> = LazyLock::new(|| {
    let seeds = (Corpus::load(&[CorpusSource::Embedded]).0, Index::default());
    search(&seeds.0, &seeds.1, &Query::parse("pinyin 拼音"));
    seeds
});

/// A query of each kind; the last is the slowest realistic one.
const QUERIES: [&str; 18] = [
    "企",
    "注销",
    "营商环境",
    "西安不打烊",
    "零公市场",
    "rq",
    "ywtb",
    "budayang",
    "zhengwufuwu",
    "pt lg",
    "莆田 零工",
    "拖欠农民工工资怎么办",
    "企业搬到别的城市怎么办登记",
    "地区:莆田 年:2023..2025 零工",
    "系统:闽政通",
    "/税务.{0,3}远程/",
    "相似:putian-2024-2/9",
    "晚上和周末也能办事 老百姓打12345投诉之后怎么处理 zhengwufuwu",
];

fn main() {
    LazyLock::force(&SEEDS);
    divan::main();
}

/// Parses the query, finds and ranks all hits, and highlights the first one.
#[divan::bench(args = QUERIES)]
fn keystroke(typed: &str) -> usize {
    let (corpus, index) = &*SEEDS;
    let query = Query::parse(typed);
    let results = search(corpus, index, &query);
    let matches = results.hits.first().map_or(0, |hit| explain(corpus, index, &query, hit).len());
    results.hits.len() + matches
}

/// Answers a query with the facet pane open.
#[divan::bench(args = ["零工", "地区:福建省 营商环境"])]
fn facet_pane(typed: &str) -> usize {
    let (corpus, index) = &*SEEDS;
    let results = search(corpus, index, &Query::parse(typed));
    facets(corpus, index, typed, &results).len()
}

/// Answers the first query of a session, which builds the index.
#[divan::bench]
fn first_search() -> usize {
    let (corpus, _) = &*SEEDS;
    search(corpus, &Index::default(), &Query::parse("零工")).hits.len()
}
