//! From a key to results in a large corpus, by kind of query: `ANLI_LARGE=DIR cargo bench --bench large`, where DIR is
//! a corpus of the example `generate`; its cache stays below the target folder for the next run. Prints the time to the
//! first partial response, with its facets, and to the whole one; then the worst of both while a query is typed key by
//! key: minimum, median and maximum of some runs. No time is asserted; compare runs. Queries after `--` replace the
//! list.
//!
//! `ANLI_PAIRS=N` also proves that full-text search finds N bigrams exactly where a plain scan does.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    reason = "a tool that speaks plainly and stops where it cannot go on"
)]

#[path = "../tests/common/plain.rs"]
mod plain;

use std::{
    cell::Cell,
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
    sync::Mutex,
    time::{Duration, Instant},
};

use anli::{
    corpus::{BatchFiles, CaseIx, Corpus, CorpusSource, Level, load},
    search::{
        Field, INDEX_VERSION, Index, MatchKind, Query, SearchControl, add_postings, build_values, explain, facets,
        facets_so_far, search, search_while, snippet, title_spans,
    },
    store::cache::Cache,
};
use plain::each_pair;

/// A query of each kind: common and rare, short and long, in characters and letters, with and without hits.
const QUERIES: [&str; 28] = [
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
    "/[0-9]{4}年.{2,6}月/",
    "晚上和周末也能办事 老百姓打12345投诉之后怎么处理 zhengwufuwu",
];
const RUNS: usize = 5;
/// The number of hits on a screen.
const SHOWN: usize = 30;

/// The time to the first partial response, as in a session.
const FIRST: Duration = Duration::from_millis(25);
/// The number of visible hits that the next search visits first.
const LIKELY: usize = 64;

fn main() {
    let Some(folder) = std::env::var_os("ANLI_LARGE") else {
        println!("set ANLI_LARGE to a folder that the example `generate` made");
        return;
    };
    let began = Instant::now();
    let (corpus, index) = load(Path::new(&folder));
    println!("{} cases in {:.1?}, index of {} bytes", corpus.len(), began.elapsed(), index.size(&corpus));
    if let Some(sample) = std::env::var("ANLI_PAIRS").ok().and_then(|number| number.parse().ok()) {
        pairs(&corpus, &index, sample);
    }
    let began = Instant::now();
    let results = search(&corpus, &index, &Query::parse(""));
    let values = facets(&corpus, &index, "", &results).len();
    println!("first facets, {values} of everything: {:.1?}", began.elapsed());
    println!("facets of everything: {}", summary(&mut times(|| facets(&corpus, &index, "", &results).len())));
    let given: Vec<String> = std::env::args().skip(1).filter(|given| given != "--bench").collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let queries = if given.is_empty() { &QUERIES[..] } else { &given };
    println!("{:>24} {:>24} {:>24} {:>8}  query", "first (ms)", "all (ms)", "shown (ms)", "hits");
    for typed in queries.iter().copied() {
        let (mut first, mut all) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let ((first_part, whole), _) = answer(&corpus, &index, typed, &[]);
            first.push(first_part);
            all.push(whole);
        }
        let query = Query::parse(typed);
        let results = search(&corpus, &index, &query);
        let mut shown = times(|| {
            let hits = results.hits.iter().take(SHOWN);
            hits.map(|hit| {
                title_spans(&corpus, &index, &query, hit).len()
                    + snippet(&corpus, &index, &query, hit).map_or(0, |found| found.spans.len())
            })
            .sum()
        });
        let found = results.hits.len();
        println!(
            "{:>24} {:>24} {:>24} {found:>8}  {typed}",
            summary(&mut first),
            summary(&mut all),
            summary(&mut shown)
        );
    }
    println!("\nthe worst key of each, typed one by one:");
    println!("{:>10} {:>10}  query", "first (ms)", "all (ms)");
    for typed in queries.iter().copied() {
        let keys = typed.char_indices().skip(1).map(|(at, _)| &typed[..at]).chain([typed]);
        let mut shown = Vec::new();
        let mut answers: Vec<(&str, (Duration, Duration))> = Vec::new();
        for keys in keys {
            let (times, hits) = answer(&corpus, &index, keys, &shown);
            answers.push((keys, times));
            shown = hits;
        }
        let first = answers.iter().max_by_key(|(_, (first, _))| *first).unwrap();
        let all = answers.iter().max_by_key(|(_, (_, all))| *all).unwrap();
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        println!("{:>10.1} {:>10.1}  {typed} ({}; {})", ms(first.1.0), ms(all.1.1), first.0, all.0);
    }
}

/// Returns the corpus and its index, mapped from the cache.
fn load(folder: &Path) -> (Corpus, Index) {
    let places = [CorpusSource::Path(Level::Option, PathBuf::from(folder))];
    let sources = BatchFiles::find(&places);
    let cache = Cache::of(Path::new(env!("CARGO_TARGET_TMPDIR")), &places, INDEX_VERSION);
    let indexer = load::SegmentIndexer { partial: &build_values, complete: Some(&add_postings) };
    let load = || load::load(&sources, cache.open(), indexer, &|_| true);
    let mut done = load();
    if done.fresh {
        cache.write(&done.pack()).expect("a file below the target folder");
        done = load();
    }
    (done.corpus, Index::new(done.indexes))
}

/// Returns the times to the first partial response, with its facets, and to the whole one, and the best hits. `shown`:
/// the visible hits of the previous query.
fn answer(corpus: &Corpus, index: &Index, typed: &str, shown: &[CaseIx]) -> ((Duration, Duration), Vec<CaseIx>) {
    let began = Instant::now();
    let query = Query::parse(typed);
    let due = Mutex::new(FIRST);
    let is_due = || began.elapsed() >= *due.lock().unwrap();
    let first = Cell::new(None);
    let results = search_while(
        corpus,
        index,
        &query,
        SearchControl::uninterrupted().report_when(&is_due).with_priority_cases(shown),
        &mut |part| {
            std::hint::black_box(facets_so_far(corpus, index, typed, &part, SearchControl::uninterrupted()));
            first.set(first.get().or(Some(began.elapsed())));
            *due.lock().unwrap() = began.elapsed() * 2;
        },
    )
    .unwrap();
    std::hint::black_box(facets_so_far(corpus, index, typed, &results, SearchControl::uninterrupted()));
    let times = (first.get().unwrap_or(began.elapsed()), began.elapsed());
    (times, results.hits.iter().take(LIKELY).map(|hit| hit.case).collect())
}

fn times(mut run: impl FnMut() -> usize) -> Vec<Duration> {
    let time = |_| {
        let began = Instant::now();
        std::hint::black_box(run());
        began.elapsed()
    };
    (0..RUNS).map(time).collect()
}

fn summary(times: &mut [Duration]) -> String {
    times.sort();
    let ms = |time: &Duration| time.as_secs_f64() * 1000.0;
    format!("{:.1} {:.1} {:.1}", ms(&times[0]), ms(&times[times.len() / 2]), ms(&times[times.len() - 1]))
}

/// Compares `sample` bigrams, spread over all that occur, with one plain pass over all text.
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
    let mut expected: HashMap<[char; 2], BTreeMap<u32, u32>> =
        chosen.iter().map(|pair| (*pair, BTreeMap::new())).collect();
    for found in corpus.iter() {
        each_pair(&found.case(), |pair| {
            if let Some(cases) = expected.get_mut(&pair) {
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
            let exact =
                hit.reasons.iter().filter(|reason| reason.field >= Field::Heading && reason.kind == MatchKind::Exact);
            let mut count: u32 = exact.map(|reason| reason.occurrences).sum();
            let expected = expected[pair].get(&hit.case.0).copied().unwrap_or(0);
            if count > expected {
                // Printed text before repairs is found, too, and highlighted beside the rest.
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
        assert_eq!(found, expected[pair], "{typed}");
        (places, cases) = (places + found.values().sum::<u32>(), cases + found.len());
    }
    println!("all {} pairs are found in the same {places} places of {cases} cases", chosen.len());
}
