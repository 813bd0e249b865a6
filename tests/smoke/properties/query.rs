//! Queries: an answer does not depend on whether candidates come from pairs of characters, nor on partial results.

use std::{path::Path, sync::LazyLock};

use anli::{
    corpus::{Corpus, Level, Origin},
    search::{
        Field, Hit, Index, MatchKind, Query, Reason, Results, SearchControl, blame, explain, facets, search,
        search_while, title_spans,
    },
};

use crate::common::play::ctx;

/// The most bytes of one query; longer ones are cut by the program as well.
const LONGEST: usize = 600;

/// Copies of the seeds: more cases than are searched without candidates from pairs.
const COPIES: usize = 40;

/// The seeds, which are searched one by one.
static SEEDS: LazyLock<(Corpus, Index)> = LazyLock::new(|| ((*ctx().corpus).clone(), Index::default()));

/// Copies of the seeds, which are searched where pairs of characters say.
static MANY: LazyLock<(Corpus, Index)> = LazyLock::new(|| {
    let seeds = &SEEDS.0;
    let batch = |nth: usize, copy: usize| {
        let loaded = &seeds.batches()[nth];
        let cases = seeds.iter().filter(|found| found.batch_ix == nth).map(|found| found.case());
        let mut batch = (*loaded.batch).clone();
        batch.cases = cases.collect();
        batch.id = format!("{}-copy-{copy}", batch.id).parse().unwrap();
        (batch, Origin::File(Level::Option, Path::new("copy").into()))
    };
    let copies = (0..COPIES).flat_map(|copy| (0..seeds.batches().len()).map(move |nth| batch(nth, copy)));
    (Corpus::of(copies), Index::default())
});

/// Searches for UTF-8 text.
pub(crate) fn query(data: &[u8]) {
    let text = String::from_utf8_lossy(data.get(..LONGEST).unwrap_or(data));
    let query = Query::parse(&text);
    let chars = text.chars().count();
    assert!(query.faults().iter().all(|fault| fault.at.start <= fault.at.end && fault.at.end <= chars));
    let (corpus, index) = &*SEEDS;
    let results = search(corpus, index, &query);
    assert_explained(&query, &results);
    assert!(in_parts(&query) == results, "partial results change the answer");
    // A batch, an id and similar cases are other ones among copies.
    let names_case =
        ["批次", "batch", "相似", "like", "编号", "id"].iter().any(|name| text.to_lowercase().contains(name));
    // Letters with a slip are looked for in the texts of a few cases only.
    let is_slip =
        |reason: &Reason| reason.kind == MatchKind::Typo && matches!(reason.field, Field::Heading | Field::Body);
    let has_slip = results.hits.iter().flat_map(|hit| &hit.reasons).any(is_slip);
    if !names_case && !has_slip {
        let expected = titles(corpus, &results);
        let (corpus, index) = &*MANY;
        let mut found = titles(corpus, &search(corpus, index, &query));
        assert!(found.len() == expected.len() * COPIES, "{} of {}", found.len(), expected.len() * COPIES);
        found.dedup();
        assert_eq!(found, dedup(expected));
    }
}

/// Searches with partial results, which may only grow.
fn in_parts(query: &Query) -> Results {
    let (corpus, index) = &*SEEDS;
    let mut parts = 0;
    let control = SearchControl::uninterrupted().report_when(&|| true);
    let results = search_while(corpus, index, query, control, &mut |_| parts += 1);
    assert!(parts <= corpus.len() + 2, "{parts} partial results of {} cases", corpus.len());
    results.unwrap()
}

/// Asserts that hits are explained by characters of their texts, or a clause is to blame that there are none.
fn assert_explained(query: &Query, results: &Results) {
    let (corpus, index) = &*SEEDS;
    for hit in results.hits.iter().take(3) {
        let title = corpus.get(hit.case).unwrap().title().chars().count() as u32;
        assert!(title_spans(corpus, index, query, hit).iter().all(|span| span.0 < span.1 && span.1 <= title));
        for found in explain(corpus, index, query, hit) {
            let chars = found.text.chars().count() as u32;
            assert!(found.spans.iter().all(|span| span.0 < span.1 && span.1 <= chars), "{found:?}");
        }
    }
    if results.hits.is_empty() {
        blame(corpus, index, query);
    }
    facets(corpus, index, "", results);
}

/// Returns the titles of the cases that hold the whole query, sorted; without those that hold its words one by one, which
/// are looked for in the most promising cases only.
fn titles(corpus: &Corpus, results: &Results) -> Vec<String> {
    let is_in_parts = |hit: &Hit| hit.reasons.iter().any(|reason| reason.kind == MatchKind::Part);
    let whole = results.hits.iter().filter(|hit| !hit.partial && !is_in_parts(hit));
    let mut titles: Vec<String> = whole.map(|hit| corpus.get(hit.case).unwrap().title().to_owned()).collect();
    titles.sort();
    titles
}

fn dedup(mut titles: Vec<String>) -> Vec<String> {
    titles.dedup();
    titles
}
