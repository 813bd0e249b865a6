//! From a key to results in a large corpus, by kind of query: `ANLI_LARGE=DIR cargo bench --bench large`, where DIR is
//! what the example `generate` made. Says how long it takes until what is known of all cases is searched, and until
//! everything is; the least, the median and the most of some runs. No time is asserted; compare runs.
//!
//! With `ANLI_PAIRS=N` also that full text finds N pairs of characters exactly where a plain scan does.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool that speaks plainly and stops where it cannot go on"
)]

use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
    time::{Duration, Instant},
};

use anli::{
    corpus::{Case, Corpus, Level, Place},
    search::{Depth, Field, Index, Manner, Query, Wanted, explain, facets, glimpse, search, search_while, title_spans},
    text::fold_char,
};

/// A query of each kind: common and rare, short and long, of characters and letters, found and not.
const QUERIES: [&str; 27] = [
    "企",
    "企业",
    "注销",
    "营商环境",
    "容缺受理",
    "西安不打烊",
    "零公市场",
    "企业注消登记",
    "rq",
    "ywtb",
    "budayang",
    "zhengwufuwu",
    "ptlg",
    "putianlinggong",
    "waguanggao",
    "pt lg",
    "莆田 零工",
    "优化 营商 环境 企业",
    "拖欠农民工工资怎么办",
    "企业搬到别的城市怎么办登记",
    "地区:莆田 年:2023..2025 零工",
    "部门:市发改委",
    "系统:闽政通",
    "标题:零工",
    "!企业",
    "/税务.{0,3}远程/",
    "晚上和周末也能办事 老百姓打12345投诉之后怎么处理 zhengwufuwu",
];
const RUNS: usize = 5;
/// Hits that a screen shows.
const SHOWN: usize = 30;

fn main() {
    let Some(folder) = std::env::var_os("ANLI_LARGE") else {
        println!("set ANLI_LARGE to a folder that the example `generate` made");
        return;
    };
    let began = Instant::now();
    let (corpus, faults) = Corpus::load(&[Place::Path(Level::Option, PathBuf::from(folder))]);
    let index = Index::default();
    println!("{} cases loaded in {:.1?}, {} faults", corpus.len(), began.elapsed(), faults.len());
    let began = Instant::now();
    index.ready(&corpus);
    println!("index made in {:.1?}, {} bytes", began.elapsed(), index.size(&corpus));
    if let Some(sample) = std::env::var("ANLI_PAIRS").ok().and_then(|number| number.parse().ok()) {
        pairs(&corpus, &index, sample);
    }
    println!("{:>28} {:>24} {:>24} {:>8}  query", "heads (ms)", "all (ms)", "shown (ms)", "hits");
    for typed in QUERIES {
        let query = Query::parse(typed);
        let run = |depth| search_while(&corpus, &index, &query, depth, Wanted::always()).unwrap();
        let heads = times(|| run(Depth::Heads).hits.len());
        let all = times(|| run(Depth::All).hits.len());
        let results = run(Depth::All);
        let shown = times(|| {
            let hits = results.hits.iter().take(SHOWN);
            hits.map(|hit| {
                title_spans(&corpus, &index, &query, hit).len()
                    + glimpse(&corpus, &index, &query, hit).map_or(0, |found| found.spans.len())
            })
            .sum()
        });
        println!("{:>28} {:>24} {:>24} {:>8}  {typed}", said(heads), said(all), said(shown), results.hits.len());
    }
    let results = search(&corpus, &index, &Query::parse(""));
    println!("facets of everything: {}", said(times(|| facets(&corpus, &index, "", &results).len())));
}

fn times(mut run: impl FnMut() -> usize) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let began = Instant::now();
            std::hint::black_box(run());
            began.elapsed()
        })
        .collect();
    times.sort();
    times
}

fn said(times: Vec<Duration>) -> String {
    let ms = |time: &Duration| time.as_secs_f64() * 1000.0;
    format!("{:.1} {:.1} {:.1}", ms(&times[0]), ms(&times[times.len() / 2]), ms(&times[times.len() - 1]))
}

/// Compares `sample` pairs of characters, spread over all that occur, with one plain pass over all text.
fn pairs(corpus: &Corpus, index: &Index, sample: usize) {
    let began = Instant::now();
    let mut seen: BTreeMap<[char; 2], ()> = BTreeMap::new();
    for found in corpus.iter().step_by(97) {
        each_pair(&found.case(), |pair| {
            seen.insert(pair, ());
        });
    }
    let step = (seen.len() / sample).max(1);
    let chosen: Vec<[char; 2]> = seen.into_keys().step_by(step).take(sample).collect();
    let mut wanted: HashMap<[char; 2], BTreeMap<u32, u32>> =
        chosen.iter().map(|pair| (*pair, BTreeMap::new())).collect();
    for found in corpus.iter() {
        each_pair(&found.case(), |pair| {
            if let Some(cases) = wanted.get_mut(&pair) {
                *cases.entry(found.ix.0).or_default() += 1;
            }
        });
    }
    println!("a plain scan for {} pairs took {:.1?}", chosen.len(), began.elapsed());
    let (mut places, mut cases) = (0, 0);
    for pair in &chosen {
        let typed: String = pair.iter().collect();
        let query = Query::parse(&format!("正文:\"{typed}\""));
        let mut found: BTreeMap<u32, u32> = BTreeMap::new();
        for hit in search(corpus, index, &query).hits.iter().filter(|hit| !hit.partial) {
            let exact = hit.whys.iter().filter(|why| why.field >= Field::Heading && why.manner == Manner::Exact);
            let mut count: u32 = exact.map(|why| why.places).sum();
            let expected = wanted[pair].get(&hit.case.0).copied().unwrap_or(0);
            if count > expected {
                // What is only printed is found, too: those places are marked beside the others.
                let marked = explain(corpus, index, &query, hit);
                let case = corpus.get(hit.case).expect("a hit is a case").case();
                let printed = case.paragraphs().any(|paragraph| !paragraph.repairs.is_empty());
                assert!(printed && !marked.is_empty(), "{typed} in {:?}: {count} and not {expected}", hit.case);
                count = expected;
            }
            if count > 0 {
                found.insert(hit.case.0, count);
            }
        }
        assert_eq!(found, wanted[pair], "{typed}");
        (places, cases) = (places + found.values().sum::<u32>(), cases + found.len());
    }
    println!("all {} pairs are found in the same {places} places of {cases} cases", chosen.len());
}

/// Every two neighbouring folded characters of a case's headings and paragraphs, places that overlap taken from the left.
fn each_pair(case: &Case, mut each: impl FnMut([char; 2])) {
    let parts = case.sections.iter().flat_map(|section| {
        section.heading.as_deref().into_iter().chain(section.paragraphs.iter().map(|paragraph| paragraph.text.as_str()))
    });
    for part in parts {
        let mut last: Option<char> = None;
        let mut doubled = false;
        for c in part.chars().filter_map(fold_char) {
            let overlaps = last == Some(c) && doubled;
            doubled = last == Some(c) && !overlaps;
            if let Some(before) = last.replace(c).filter(|_| !overlaps) {
                each([before, c]);
            }
        }
    }
}
